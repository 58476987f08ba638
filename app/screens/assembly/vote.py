"""Vote on an item: its motions, the ballots, the result as a calculation, and what follows."""

from __future__ import annotations

import streamlit as st

from app import session
from app.parts import frame, voted
from app.parts.act_fields import labels_of
from app.parts.answers import show_answer
from app.parts.badges import state_badge
from app.screens.assembly import acting, casting, choosing, moving, results, watching
from conditionality.desk import sittings, views_sitting
from conditionality.desk.hearing_requests import Cast, NewMotion
from conditionality.desk.outcome import NotDone
from conditionality.desk.sitting_views import AgendaView, MotionChoice
from conditionality.wording.speech import Lang, say


def show() -> None:
    """Draw the screen."""
    lang, office, hand = session.language(), session.desk(), session.hand()
    lead = say(lang, "One item, its motions and their ballots. The result is shown as a calculation anybody can redo.")
    frame.heading(say(lang, "Vote"), lead)
    found = views_sitting.items(office, hand)
    if isinstance(found, NotDone):
        show_answer(found, lang)
        return
    if not found:
        st.markdown(say(lang, "No dossier is on an agenda yet. It comes here once the members are convened."))
        return
    item = choosing.pick_dossier(found, lang)
    kinds, view = sittings.motions_now(office, hand, item.dossier), sittings.agenda(office, hand, item.session)
    for one in (kinds, view):
        if isinstance(one, NotDone):
            show_answer(one, lang)
            return
    if not isinstance(kinds, NotDone) and not isinstance(view, NotDone):
        state_badge("dossier", item.state, lang)
        labels = labels_of(NewMotion, lang) | labels_of(Cast, lang)
        show_answer(session.take_answer(), lang, labels=labels)
        draw(item.dossier, view, kinds, lang)


def draw(dossier: str, view: AgendaView, kinds: tuple[MotionChoice, ...], lang: Lang) -> None:
    """Draw the open ballot, the acts, and the results."""
    motions = next((one.motions for one in view.items if one.dossier == dossier), ())
    for one in motions:
        if one.outcome is None:
            voted.draw_motion(one, lang)
            if one.state == "OPEN":
                watching.count(one.subject, one.state, lang)
                justify = next((kind.justify for kind in kinds if kind.kind == one.kind), ())
                casting.draw(one.subject, dossier, justify, lang)
    if not motions:
        st.markdown(say(lang, "No motion is put yet on this item."))
    st.header(say(lang, "One act"), anchor=False)
    acting.draw(moving.stands(dossier, motions), view.session.session, lang, moving.names(motions, lang))
    barred = [one for one in kinds if one.why_not is not None]
    if barred:
        with st.expander(say(lang, "Motions that may not be put now, and why ({count})", count=len(barred))):
            voted.draw_kinds(barred, f"kind:{dossier}", lang)
    results.draw(dossier, motions, view, lang)


show()
