"""Declare: the form of a request or of a report, saved as it is typed, with its score, its files and its filing."""

from __future__ import annotations

import streamlit as st

from app import drafting, session
from app.drafting import Writing
from app.parts import declaring, filling, frame, live, verdict
from app.parts.answers import show_answer
from app.screens.enterprise import choosing, closing, enclosing, together
from conditionality.desk.outcome import Done, NotDone
from conditionality.desk.views_filling import to_fill
from conditionality.wording.speech import Lang, say

LOOK_EVERY = "10s"  # how often a window looks whether others saved


def show() -> None:
    """Draw the screen."""
    lang = session.language()
    frame.heading(say(lang, "Declare"))
    outcome = session.take_answer()
    if isinstance(outcome, Done):
        show_answer(outcome, lang, done="" if outcome.heights else say(lang, "Done: it is in your draft."))
    subject = choosing.subject_of(to_fill(session.desk(), session.hand()), lang)
    if not subject:
        choosing.nothing_to_fill(lang)
        return
    mine = drafting.writing(subject)
    if isinstance(mine, NotDone):
        choosing.not_to_fill(subject, mine, lang)
        return
    mine.refused = outcome if isinstance(outcome, NotDone) else mine.refused
    declaring.head(mine.filling, lang)
    choosing.beginnings(mine, lang)
    watch(subject)
    form(subject, lang)


@st.fragment(run_every=LOOK_EVERY)
def watch(subject: str) -> None:
    """Draw everything again when somebody else saved; look at nothing else."""
    if drafting.is_behind(subject):
        st.rerun()


@st.fragment
def form(subject: str, lang: Lang) -> None:
    """Draw the form and the score beside it; only this is drawn again while typing."""
    mine = drafting.held()[subject]
    drafting.absorb(mine)
    now, referential = drafting.simulation(mine), mine.scorer.referential
    verdict.summary(
        live.total_words(now, referential, lang),
        live.outcome(now, referential, lang),
        (filling.progress_words(now, lang), now.state.answered_required, now.state.required),
        at_stake=mine.failed is not None,
    )
    together.told(mine, lang)
    left, right = st.columns([3, 2], gap="large")
    with left, st.container(key="autosave"):
        part(mine, lang)
    with right, st.container(border=True, key="live"):
        st.header(say(lang, "My score, live"), anchor=False)
        live.aside(now, referential, lang, "live_gauge")
    enclosing.enclosed(subject, lang)
    closing.filing(mine, lang)


def part(mine: Writing, lang: Lang) -> None:
    """Draw the part of the form that is picked."""
    now, whole = drafting.simulation(mine), mine.scorer.form
    declaring.pick_period(mine.filling.periods, mine.period, drafting.box(mine, "@period"), lang)
    section = filling.pick_section(whole, now, mine.section, drafting.parts_box(mine), lang)
    filling.questions(section, now, mine.texts, lambda name: drafting.box(mine, name), lang)
    filling.neighbours(whole, section, lambda name: drafting.go_to(mine.subject, name), f"{mine.subject}:part:", lang)


show()
