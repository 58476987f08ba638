"""What was filed, in words: the answers with labels and units, what changed between versions, the files joined."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from itertools import pairwise

import streamlit as st

from app.parts.downloads import size_words
from app.parts.sheet import draw_grid
from conditionality.desk.evidence import Piece
from conditionality.desk.simulation import typed_text
from conditionality.desk.views_instruction import Version
from conditionality.report.form import Form, Question, Section
from conditionality.report.model import Report
from conditionality.report.write import NONE_TICKED
from conditionality.scoring.labels import answer_label, words
from conditionality.wording.numbers import day
from conditionality.wording.sheet import Grid
from conditionality.wording.speech import Lang, say


def draw_versions(versions: Sequence[Version], form: Form | None, lang: Lang) -> None:
    """Draw what each version changed, then the answers of the last one.

    Args:
        versions: Oldest first.
        form: What the rules frozen at filing ask; none before.
        lang: `fr` or `en`.
    """
    reports = [(one, one.report) for one in versions if one.report is not None]
    if form is None or not reports:
        st.markdown(say(lang, "Nothing is filed yet: what the organisation types is its own until it files."))
        return
    last, report = reports[-1]
    told = say(lang, "Version {number}, filed on {day}, for the period from {start} to {end}.", number=last.number,
               day=day(lang, last.at.date()), start=day(lang, report.period.from_),
               end=day(lang, report.period.to))  # fmt: skip
    st.markdown(told)
    for (_, before), (one, after) in pairwise(reports):
        _draw_changes(one.number, before, after, form, lang)
    for section in form.sections:
        _draw_section(section, answers(report, form, lang), lang)


def answers(report: Report, form: Form, lang: Lang) -> dict[str, str]:
    """Give the answers of a report as people read them, by field."""
    found: dict[str, str] = {}
    for one in report.answers:
        question, text = form.by_id.get(one.field), typed_text(one, "en")
        if question is not None:
            none = say(lang, "none of them") if text == NONE_TICKED else ""
            found[one.field] = none or answer_label(question.field, text, lang)
    return found


def _draw_section(section: Section, given: dict[str, str], lang: Lang) -> None:
    title = words(section.label, lang) if section.label else say(lang, "General figures")
    rows = tuple((_label(one, lang), given.get(one.id, "–")) for one in section.questions)
    draw_grid(Grid(title, (say(lang, "Question"), say(lang, "Answer")), rows))


def _draw_changes(number: int, before: Report, after: Report, form: Form, lang: Lang) -> None:
    old, new = answers(before, form, lang), answers(after, form, lang)
    changed = (one for one in form.questions if old.get(one.id) != new.get(one.id))
    rows = tuple((_label(one, lang), old.get(one.id, "–"), new.get(one.id, "–")) for one in changed)
    title = say(lang, "What version {number} changed", number=number)
    if rows:
        draw_grid(Grid(title, (say(lang, "Question"), say(lang, "Before"), say(lang, "After")), rows))
    else:
        st.markdown(say(lang, "Version {number} changed no answer.", number=number))


def _label(question: Question, lang: Lang) -> str:
    return words(question.field.label, lang)


def draw_pieces(pieces: Sequence[Piece], read: Callable[[str], bytes], lang: Lang) -> None:
    """Draw the files of a dossier, each with its button, its size, its last day and its fingerprint.

    Args:
        pieces: Filed, or joined since.
        read: Gives the bytes of a file by its key, when it is asked for.
        lang: `fr` or `en`.
    """
    if not pieces:
        st.markdown(say(lang, "No file is joined."))
    for one in pieces:
        if not one.size:
            st.markdown(say(lang, "A file stood here; it was erased, as the law asks."))
            continue
        st.download_button(
            one.name, partial(read, one.key), one.name, one.media_type, key=f"piece:{one.key}",
            on_click="ignore",
        )  # fmt: skip
        st.html(f'<p class="help">{_about(one, lang)}</p>')


def _about(one: Piece, lang: Lang) -> str:
    filed = say(lang, "filed on {day}", day=day(lang, one.filed_at.date())) if one.filed_at else ""
    waits = "" if one.filed_at else say(lang, "joined, not filed yet")
    until = say(lang, "proves until {day}", day=day(lang, one.expires_on)) if one.expires_on else ""
    told = " · ".join(part for part in (size_words(one.size, lang), filed, waits, until) if part)
    label = say(lang, "fingerprint (sha256)")
    return f'{escape(told)} · {escape(label)} <code class="print">{one.sha256}</code>'
