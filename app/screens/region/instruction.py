"""Instruction: one dossier on one page, then one act at a time; what is not possible is greyed with its reason."""

from __future__ import annotations

import streamlit as st

from app import address, instructing, reading, session
from app.parts import case_head, deeds, finder, frame
from app.parts.act_fields import labels_of
from app.parts.act_form import act_form
from app.parts.answers import show_answer
from app.parts.plain import plain
from conditionality.desk import views_acts, views_instruction, views_region
from conditionality.desk.outcome import NotDone
from conditionality.desk.views_instruction import CasePage
from conditionality.wording.speech import Lang, say


def show() -> None:
    """Draw the screen."""
    lang, office, hand = session.language(), session.desk(), session.hand()
    lead = say(lang, "Choose a dossier, read it, then do one act. Each act is written in the register under your name.")
    frame.heading(say(lang, "Instruction"), lead)
    rows = views_region.dossiers(office, hand)
    if isinstance(rows, NotDone):
        show_answer(rows, lang)
        return
    if not rows:
        st.markdown(say(lang, "There is no dossier yet. It comes here once an organisation opens it."))
        return
    named = address.named("dossier")
    dossier = finder.find_dossier(rows, named, "find", lang)
    if not dossier:
        show_answer(session.take_answer(), lang)
        st.markdown(plain(finder.none_chosen(rows, named, lang)))
        return
    address.name("dossier", dossier)
    page = views_instruction.case_page(office, hand, dossier)
    if isinstance(page, NotDone):
        show_answer(page, lang)
        return
    case_head.draw_head(page, hand.today, lang)
    acts(page, lang)
    reading.read_parts(page, reading.STAFF_PARTS, lang)


def acts(page: CasePage, lang: Lang) -> None:
    """Draw the acts and the form of the chosen one; send it."""
    st.header(say(lang, "One act"), anchor=False)
    told = {one.event: one for one in instructing.DEEDS}
    names = {event: say(lang, one.title) for event, one in told.items()}
    office, hand = session.desk(), session.hand()
    found = views_acts.standings(office, hand, page.dossier, told)
    place = st.container()
    chosen = deeds.pick_deed(found, names, f"deed:{page.dossier}", lang)
    deed = told[chosen.act] if chosen else None
    with place:
        show_answer(session.take_answer(), lang, labels=labels_of(deed.model, lang) if deed else {})
    if chosen is not None and deed is not None:
        deeds.draw_needs(chosen, lang)
        key = session.form_key(deed.event, page.dossier)
        seen = session.seen(key, {page.dossier: page.case.height})
        choices = instructing.offered(deed, page.form, lang)
        confirm = say(lang, deed.confirm) if deed.confirm else ""
        asked = act_form(
            key, deed.model, lang, offered=choices, fixed=deed.fixed, submit=names[deed.event], confirm=confirm
        )
        if asked is not None and not isinstance(asked, tuple):
            wrong = instructing.slips(asked)
            ask = instructing.Ask(office, hand, page, asked, seen)
            outcome = NotDone(deed.event, findings=wrong) if wrong else deed.send(ask)
            session.answer(deed.event, page.dossier, outcome)
    deeds.draw_refused(found, names, f"shut:{page.dossier}", lang)


show()
