"""My space: what is due and when, where each request stands, what comes next, letters, a new request."""

from __future__ import annotations

import streamlit as st

from app import drafting, session
from app.parts import frame, standing
from app.parts.answers import show_answer
from app.parts.deadlines import draw_deadlines
from app.parts.plain import plain
from app.parts.timeline import draw_timeline, moments_of
from app.screens.enterprise import answering, opening_acts, papers
from conditionality.desk.views_enterprise import Home, Stand, home, story
from conditionality.wording.speech import Lang, say

DECLARE = "screens/enterprise/declare.py"
SCORE = "screens/enterprise/my_score.py"
PLAN = "screens/enterprise/my_plan.py"
CERTIFICATES = "screens/enterprise/certificates.py"


def show() -> None:
    """Draw the screen."""
    lang = session.language()
    frame.heading(say(lang, "My space"))
    show_answer(session.take_answer(), lang)
    found = home(session.desk(), session.hand())
    if not found.mine:
        st.markdown(say(lang, "You act for no organisation today. Ask the region for a mandate, or your colleague."))
        return
    names = ", ".join(one.name or one.siret for one in found.mine)
    st.markdown(plain(say(lang, "You act for {organisations}.", organisations=names)))
    due(found, lang)
    st.header(say(lang, "My requests and reports"), anchor=False)
    if not found.stands:
        st.markdown(say(lang, "No request yet. Open one below: its form is saved as you type."))
    for one in found.stands:
        with st.container(border=True):
            case(one, lang)
    opening_acts.open_new(found, lang)
    st.header(say(lang, "Messages"), anchor=False)
    standing.draw_messages(found.messages, lang)


def due(found: Home, lang: Lang) -> None:
    """Draw what is due."""
    st.header(say(lang, "What is due"), anchor=False)
    draw_deadlines(standing.deadlines_of(found.due, lang), session.hand().today, lang)
    for one in (one for one in found.due if one.on is None):
        st.markdown(f"- **{plain(standing.due_words(one, lang))}**")


def case(one: Stand, lang: Lang) -> None:
    """Draw a case with the ways to its screens and what may be done with it."""
    standing.draw_stand(one, lang)
    ways = [(DECLARE, say(lang, "Declare"))] if one.state in standing.TO_DECLARE else []
    if one.machine == "dossier" and one.state not in {"DRAFT", "INCOMPLETE", "SUBMITTED", "COMPLETE"}:
        ways += [(SCORE, say(lang, "My score")), (PLAN, say(lang, "My plan"))]
        ways += [(CERTIFICATES, say(lang, "Certificates"))]
    with st.container(horizontal=True):
        for page, label in ways:
            if st.button(label, key=f"{page}:{one.subject}", type="primary" if page == DECLARE else "secondary"):
                drafting.look_at(one.subject)
                st.switch_page(page)
    with st.expander(plain(say(lang, "Papers and history of {subject}", subject=one.subject))):
        papers.every(one.subject, lang)
        log, names = story(session.desk(), session.hand(), one.subject)
        draw_timeline(moments_of(log, lambda code: names.get(code, ""), lang), lang)
    answering.answer(one, lang)
    opening_acts.take_back(one, lang)


show()
