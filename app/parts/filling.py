"""The form as it is filled: sections to pick, progress, questions with what is wrong beside them."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from app.parts import slips
from app.parts.plain import plain
from app.parts.questions import ask
from conditionality.desk.simulation import Simulation
from conditionality.report.form import GENERAL, Form, Section
from conditionality.scoring.labels import words
from conditionality.wording.speech import Lang, say


def section_name(section: Section, lang: Lang) -> str:
    """Give the name of a section."""
    return words(section.label, lang) if section.label else say(lang, "General figures")


def pick_section(form: Form, now: Simulation, chosen: str, key: str, lang: Lang) -> Section:
    """Draw the sections with what is done in each; give the one to fill.

    Args:
        form: What is asked.
        now: Where one stands.
        chosen: Id of the section picked before; empty: the first.
        key: Of the buttons.
        lang: `fr` or `en`.
    """
    names = {one.id: f"{section_name(one, lang)} · {_done(one, now)}" for one in form.sections}
    ids = list(names)
    at = chosen if chosen in ids else ids[0]
    given = st.pills(
        say(lang, "Part of the form"), ids, default=at, required=True, format_func=names.__getitem__, key=key, wrap=True
    )
    return next(one for one in form.sections if one.id == (given or at))


def _done(section: Section, now: Simulation) -> str:
    states = [now.state.of(one.id) for one in section.questions]
    needed = [one for one in states if one is not None and one.required]
    return f"{sum(one.answered for one in needed)}/{len(needed)}"


def progress_words(now: Simulation, lang: Lang) -> str:
    """Say how many of the needed answers are there."""
    return say(lang, "Needed answers: {given} of {all}", given=now.state.answered_required, all=now.state.required)


def questions(section: Section, now: Simulation, texts: dict[str, str], key: Callable[[str], str], lang: Lang) -> None:
    """Draw the questions of a section that are asked, each with what is wrong with its answer.

    Args:
        section: To draw.
        now: Where one stands.
        texts: What has been typed, by field.
        key: Gives the key of the box of a field.
        lang: `fr` or `en`.
    """
    with st.container(key="part"):
        st.header(plain(section_name(section, lang)), anchor=False)
    if section.id == GENERAL:
        st.markdown(say(lang, "Figures that several parts of the form read: they are asked once."))
    for question in section.questions:
        state = now.state.of(question.id)
        if state is not None and state.asked:
            with st.container(border=True, gap="xsmall"):
                ask(question, texts.get(question.id, ""), key(question.id), lang)
                slips.beside(now.about(question.id), lang)


def neighbours(form: Form, section: Section, go: Callable[[str], None], key: str, lang: Lang) -> None:
    """Draw the buttons to the part before and the part after."""
    ids = [one.id for one in form.sections]
    at = ids.index(section.id)
    with st.container(horizontal=True, horizontal_alignment="distribute", key="neighbours"):
        if at > 0:
            st.button(say(lang, "← Part before"), key=f"{key}-1", on_click=go, args=(ids[at - 1],))
        if at + 1 < len(ids):
            after = say(lang, "Next part →")
            st.button(after, key=f"{key}1", on_click=go, args=(ids[at + 1],), type="primary")
