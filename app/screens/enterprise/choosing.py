"""Which form is filled, and the ways to fill it at once: last year's answers, a form filled offline, a file."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app import drafting, session
from app.drafting import Writing
from app.parts import declaring, live, opening
from app.parts.plain import plain
from app.screens.enterprise import papers
from conditionality.desk.outcome import NotDone
from conditionality.desk.views_filling import ToFill, last_year
from conditionality.wording.speech import Lang, mark, say

SPACE = "screens/enterprise/space.py"
CLOSED = mark("What was declared in {subject} is filed: its form is closed. Here is the last paper of the region.")


def subject_of(waiting: Sequence[ToFill], lang: Lang) -> str:
    """Let what is filled be picked among what waits; the address may name it. Empty when nothing waits."""
    names = {one.subject: declaring.name_of(one, lang) for one in waiting}
    return drafting.pick_subject(names, say(lang, "What you fill"))


def nothing_to_fill(lang: Lang) -> None:
    """Say what to do when nothing waits."""
    st.markdown(say(lang, "Nothing waits to be filled. Open a request in your space: its form appears here."))
    st.page_link(SPACE, label=say(lang, "My space"))


def not_to_fill(subject: str, why: NotDone, lang: Lang) -> None:
    """Say why a form is not open, with the papers of what was filed."""
    if why.denied == "not_from_here":
        told = say(lang, CLOSED, subject=subject)
        st.markdown(plain(told))
        papers.latest(subject, lang)
    else:
        text = say(lang, "The form of {subject} is not open to you now.", subject=subject)
        st.warning(plain(" ".join((text, *why.sentences(lang)))))
    drafting.forget(subject)
    st.button(say(lang, "See what I have to fill"), key="elsewhere", on_click=drafting.look_at, args=("",))
    st.page_link(SPACE, label=say(lang, "My space"))


def beginnings(mine: Writing, lang: Lang) -> None:
    """Draw the ways to fill the form at once."""
    with st.expander(say(lang, "Do not type twice: last year's answers, a form to fill offline, a file"), key="ways"):
        before(mine, lang)
        declaring.take_away(drafting.forms_to_take(mine), f"{mine.subject}-{lang}", lang)
        sent(mine, lang)


def before(mine: Writing, lang: Lang) -> None:
    """Offer the answers of last year: only those that are still empty are filled."""
    found = last_year(session.desk(), session.hand(), mine.subject, lang)
    if found is None or found.last is None:
        return
    free = {name: text for name, text in found.texts.items() if not mine.texts.get(name)}
    period = declaring.period_words(found.last.period, lang)
    st.markdown(plain(say(lang, "Answers of the report {period} that may be taken over: {count}. They stay yours to "
                                "check; what you typed is not replaced.", period=period, count=len(free))))  # fmt: skip
    label = say(lang, "Take over last year's answers")
    st.button(label, key="last_year", on_click=drafting.fill, args=(mine.subject, free), disabled=not free)


def sent(mine: Writing, lang: Lang) -> None:
    """Take a file, say what was read line by line, and put its answers in the form when asked to."""
    key, subject = f"file:{mine.subject}", mine.subject
    there = opening.take_file(key, lambda: drafting.receive(subject, key, opening.MOST_BYTES), lang)
    if not there or mine.file is None:
        return
    opening.show_received(mine.file, live.field_labels(mine.scorer.referential, lang), lang)
    if mine.file.reports:
        report = opening.pick_report(mine.file.reports, lang)
        count = sum(bool(mine.texts.get(one.field)) for one in report.answers)
        st.markdown(say(lang, "Answers of yours that will be replaced: {count}.", count=count))
        st.button(say(lang, "Take these answers"), key="take", on_click=drafting.fill_from, args=(subject, report))
