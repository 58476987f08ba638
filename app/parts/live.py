"""The score while the form is filled: gauge, recommendation, what is missing, what to correct."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import streamlit as st

from app.parts import charts, slips, verdict
from app.parts.charts import Point
from conditionality.desk.simulation import Simulation
from conditionality.referential.model import Referential
from conditionality.report.places import answer_path
from conditionality.scoring.explain import outcome_label
from conditionality.scoring.labels import shown_number, words
from conditionality.scoring.scorecard import Scorecard
from conditionality.scoring.tops import tops
from conditionality.wording.numbers import number
from conditionality.wording.speech import Lang, say

MOST_NAMED = 6


def total_point(card: Scorecard, referential: Referential, lang: Lang) -> Point:
    """Give the total as something to draw."""
    most = tops(referential)["total"]
    score = card.total.score
    if score is None:
        return Point(say(lang, "Total"), 0.0, "–")
    return Point(say(lang, "Total"), float(score.exact), shown_number(lang, score), float(score.exact / (most or 1)))


def total_words(card: Scorecard, referential: Referential, lang: Lang) -> str:
    """Say the total out of what it can reach."""
    if card.total.score is None:
        return say(lang, "No score yet")
    most = number(lang, tops(referential)["total"])
    return say(lang, "{score} out of {most}", score=shown_number(lang, card.total.score), most=most)


def gauge(card: Scorecard, referential: Referential, lang: Lang, key: str) -> None:
    """Draw the gauge of the total."""
    most: Fraction = tops(referential)["total"]
    point, words_of = total_point(card, referential, lang), total_words(card, referential, lang)
    alternative = say(lang, "Gauge of the total: {total}.", total=words_of)
    under = say(lang, "out of {most}", most=number(lang, most))
    charts.draw(charts.gauge(point, under, "0", number(lang, most)), alternative, key)


def aside(now: Simulation, referential: Referential, lang: Lang, key: str) -> None:
    """Draw the side of the form: gauge, recommendation, what is missing, what to correct."""
    card = now.card
    gauge(card, referential, lang, key)
    verdict.badge(card.outcome_kind, outcome_label(card, referential, lang))
    reason = next((words(one.reason, lang) for one in referential.outcomes if one.id == card.outcome), "")
    st.markdown(reason or say(lang, "Answer the first questions: the score appears here."))
    labels = field_labels(referential, lang)
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
    if not missing:
        st.markdown(say(lang, "Every needed answer is there."))
        return
    named = "; ".join(labels[answer_path(one)] for one in missing[:MOST_NAMED])
    more = say(lang, "and {count} more", count=len(missing) - MOST_NAMED) if len(missing) > MOST_NAMED else ""
    text = say(lang, "Still to answer: {listed}", listed=f"{named}… {more}" if more else named)
    st.caption(text)
