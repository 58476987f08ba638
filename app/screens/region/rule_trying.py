"""Try a draft of a rule book on one report: one that was filed, an invented one, or a file."""

from __future__ import annotations

import streamlit as st

from app import session, trying, workshop
from app.parts import opening, rule_tried
from app.parts.answers import show_answer
from app.workshop import Window
from conditionality.desk.outcome import NotDone
from conditionality.desk.rule_reports import filed_reports
from conditionality.desk.rule_trials import try_report
from conditionality.desk.simulation import receive_file
from conditionality.report.model import Report
from conditionality.wording.numbers import day
from conditionality.wording.speech import Lang, mark, say

SOURCES = {"filed": mark("A report filed"), "example": mark("An invented report"), "file": mark("A file of mine")}


def draw(mine: Window, lang: Lang) -> None:
    """Draw one report under both."""
    old, new = trying.old_side(mine), trying.new_side(mine)
    if old is None or new is None:
        st.markdown(say(lang, "The draft can be tried once nothing is left to correct."))
        return
    report = picked(mine, lang)
    if report is not None:
        rule_tried.draw_tried(try_report(old, new, report), old.referential, new.referential, lang)


def picked(mine: Window, lang: Lang) -> Report | None:
    """Let a report be picked: one that was filed, an invented one, or a file."""
    filed = filed_reports(session.desk(), session.hand(), mine.standing.draft.parent.partition("@")[0])
    if isinstance(filed, NotDone):
        show_answer(filed, lang)
        return None
    there = {"filed": bool(filed), "example": bool(trying.examples(mine)), "file": True}
    sources = [one for one in SOURCES if there[one]]
    source = st.radio(say(lang, "Try on"), sources, format_func=lambda one: say(lang, SOURCES[one]),
                      key="rule_source", horizontal=True)  # fmt: skip
    if source == "file":
        return given(mine, lang)
    reports = [one.report for one in filed] if source == "filed" else list(trying.examples(mine))
    names = [name_of(one, lang) for one in reports]
    at = st.selectbox(say(lang, "Report"), range(len(reports)), format_func=names.__getitem__, key=f"rule_on:{source}")
    return reports[at or 0]


def name_of(one: Report, lang: Lang) -> str:
    """Name a report: who, and for which period."""
    span = f"{day(lang, one.period.from_)} – {day(lang, one.period.to)}"
    return f"{one.organisation.name or one.report_id}, {span}"


def given(mine: Window, lang: Lang) -> Report | None:
    """Take a report from a file, read with the rules that the draft comes from; nothing of it is kept."""
    box = st.file_uploader(say(lang, "A report: JSON, CSV, Excel (.xlsx) or OpenDocument (.ods)"), opening.KINDS,
                           key="rule_report")  # fmt: skip
    rules = workshop.bench(mine).parent
    if box is None or rules is None or box.size > opening.MOST_BYTES:
        return None
    received = receive_file(box.getvalue(), rules)
    opening.show_received(received, {}, lang)
    return received.reports[0] if received.reports else None
