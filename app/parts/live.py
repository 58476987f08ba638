"""The score while the form is filled: gauge, recommendation, what is missing, what to correct."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from html import escape

import streamlit as st

from app.parts import charts, slips, verdict
from app.parts.charts import Point
from app.parts.plain import plain
from conditionality.desk.simulation import Simulation
from conditionality.referential.model import Referential
from conditionality.report.places import answer_path
from conditionality.scoring.explain import outcome_label
from conditionality.scoring.labels import shown_number, words
from conditionality.scoring.scorecard import Scorecard
from conditionality.scoring.tops import tops
from conditionality.wording.numbers import number
from conditionality.wording.speech import Lang, listed, say

MOST_NAMED = 6


def total_point(card: Scorecard, referential: Referential, lang: Lang) -> Point:
    """Give the total as something to draw."""
    most, score = tops(referential)["total"], card.total.score
    if score is None:
        return Point(say(lang, "Total"), 0.0, "–")
    return Point(say(lang, "Total"), float(score.exact), shown_number(lang, score), float(score.exact / (most or 1)))


def total_words(now: Simulation, referential: Referential, lang: Lang) -> str:
    """Say the total out of what it can reach; provisional while needed answers are missing."""
    score = now.card.total.score
    if score is None or not now.report.answers:
        return say(lang, "No score yet")
    most = number(lang, tops(referential)["total"])
    total = say(lang, "{score} out of {most}", score=shown_number(lang, score), most=most)
    return say(lang, "Provisional: {total}", total=total) if now.card.unanswered else total


def outcome(now: Simulation, referential: Referential, lang: Lang) -> tuple[str, str]:
    """Give the kind of the recommendation and its words; none is announced while answers are missing."""
    if now.card.unanswered or now.card.status == "incomplete":
        return "incomplete", say(lang, "Form to be completed")
    return now.card.outcome_kind, outcome_label(now.card, referential, lang)


def gauge(now: Simulation, referential: Referential, lang: Lang, key: str) -> None:
    """Draw the gauge of the total; empty while nothing is answered."""
    most: Fraction = tops(referential)["total"]
    point = total_point(now.card, referential, lang) if now.report.answers else Point(say(lang, "Total"), 0.0, "–")
    alternative = say(lang, "Gauge of the total: {total}.", total=total_words(now, referential, lang))
    under = say(lang, "out of {most}", most=number(lang, most))
    charts.draw(charts.gauge(point, under, "0", number(lang, most)), alternative, key)


def aside(now: Simulation, referential: Referential, lang: Lang, key: str) -> None:
    """Draw the side of the form: gauge, recommendation, what is missing, what to correct."""
    gauge(now, referential, lang, key)
    verdict.badge(*outcome(now, referential, lang))
    labels = field_labels(referential, lang)
    if not now.report.answers:
        st.markdown(say(lang, "Answer the first questions: the score appears here."))
    elif now.card.unanswered:
        st.markdown(say(lang, "The recommendation comes when every needed answer is there."))
    else:
        reason = next((words(one.reason, lang) for one in referential.outcomes if one.id == now.card.outcome), "")
        st.markdown(plain(reason) or say(lang, "Every needed answer is there."))
    _missing(now, labels, lang)
    if now.findings:
        st.markdown(f"**{say(lang, 'To look at again: {count}', count=len(now.findings))}**")
        slips.listed(now.findings, labels, lang)


def field_labels(referential: Referential, lang: Lang) -> Mapping[str, str]:
    """Give the label of each field by the path of its answer, and of who reports."""
    found = {answer_path(one.id): words(one.label, lang) for one in referential.fields}
    names = {"organisation.siret": say(lang, "SIRET"), "organisation.name": say(lang, "Name of the organisation")}
    return found | names | {"period": say(lang, "Period")}


def _missing(now: Simulation, labels: Mapping[str, str], lang: Lang) -> None:
    missing = now.state.missing
    if missing and now.report.answers:
        named = listed(lang, (labels[answer_path(one)] for one in missing[:MOST_NAMED]))
        left = len(missing) - MOST_NAMED
        told = f"{named}… {say(lang, 'and {count} more', count=left)}" if left > 0 else named
        text = say(lang, "Still to answer: {listed}", listed=told)
        st.html(f'<p class="help">{escape(text)}</p>')
