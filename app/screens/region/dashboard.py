"""Dashboard of the staff: what is due and when, late reports, dossiers by state, money granted, sessions to come."""

from __future__ import annotations

import streamlit as st

from app import address, session
from app.parts import board, frame
from app.parts.answers import show_answer
from app.parts.plain import plain
from conditionality.desk import views_region
from conditionality.desk.outcome import NotDone
from conditionality.wording.speech import Lang, say


def show() -> None:
    """Draw the screen."""
    lang = session.language()
    lead = say(lang, "What waits for the region, the most urgent first. Each line opens its dossier.")
    frame.heading(say(lang, "Dashboard"), lead)
    found = views_region.board(session.desk(), session.hand())
    if isinstance(found, NotDone):
        show_answer(found, lang)
        return
    if not found.states:
        nothing_yet(lang)
        return
    board.draw_figures(found, lang)
    st.header(say(lang, "Deadlines and silence"), anchor=False)
    board.draw_due(found.due, found.today, link(lang), say(lang, "Nothing is due."), lang)
    st.header(say(lang, "Late reports"), anchor=False)
    board.draw_due(found.late, found.today, link(lang), say(lang, "No report is late."), lang)
    left, right = st.columns(2, gap="large")
    with left:
        st.header(say(lang, "Dossiers by state"), anchor=False)
        board.draw_states(found.states, lang)
    with right:
        st.header(say(lang, "Money granted"), anchor=False)
        board.draw_money(found.money, lang)
        st.header(say(lang, "Sessions to come"), anchor=False)
        board.draw_sessions(found.sessions, found.today, lang)


def link(lang: Lang) -> board.OpenDossier:
    """Give what draws the link to a dossier."""

    def draw(dossier: str, words: str) -> None:
        where = address.link_to(dossier, lang)
        st.page_link("screens/region/instruction.py", label=plain(words), query_params=where)

    return draw


def nothing_yet(lang: Lang) -> None:
    """Say what to do when there is no dossier."""
    st.markdown(say(lang, "There is no dossier yet. Open a scheme, register organisations and give their mandates: "
                          "their requests then come here."))  # fmt: skip
    st.page_link("screens/region/register.py", label=say(lang, "Schemes and people"))


show()
