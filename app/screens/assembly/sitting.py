"""A session: its agenda, its papers, who is there, the quorum of an item, and one act at a time."""

from __future__ import annotations

from functools import partial

import streamlit as st

from app import session, sitting
from app.parts import agenda, frame
from app.parts.answers import show_answer
from app.screens.assembly import acting, choosing, papers, watching
from conditionality.desk import sitting_acts, sittings
from conditionality.desk.outcome import NotDone
from conditionality.desk.sitting_acts import ActStand
from conditionality.desk.sitting_views import ItemRow, SessionRow
from conditionality.wording.speech import Lang, say


def show() -> None:
    """Draw the screen."""
    lang, office, hand = session.language(), session.desk(), session.hand()
    lead = say(lang, "The sessions of the assembly: agenda, papers, who is there, quorum. One act at a time.")
    frame.heading(say(lang, "Session"), lead)
    rows = sittings.sessions(office, hand)
    if isinstance(rows, NotDone):
        show_answer(rows, lang)
        return
    if not rows:
        st.markdown(say(lang, "No session is planned. The secretary of the assembly plans them."))
        acts(None, None, lang)
        return
    one = choosing.pick_session(agenda.in_order(rows), lang)
    view = sittings.agenda(office, hand, one.session)
    if isinstance(view, NotDone):
        show_answer(view, lang)
        return
    agenda.draw_head(one, view.assembly.name, hand.today, lang)
    papers.draw(view, lang)
    agenda.draw_items(view, lang)
    choosing.ties(view, lang)
    item = choosing.pick_item(view, lang)
    if item is not None and one.state in {"CONVENED", "OPEN", "SUSPENDED"}:
        watching.quorum(item.dossier, view.assembly, lang)
    acts(one, item, lang)


def acts(one: SessionRow | None, item: ItemRow | None, lang: Lang) -> None:
    """Draw the acts on the item and on the session."""
    st.header(say(lang, "One act"), anchor=False)
    stands = partial(sitting_acts.stands, session.desk(), session.hand())
    found: tuple[ActStand, ...] = stands("S-", "session", ["SessionPlanned"])
    if one is not None:
        found = (*stands(one.session, "session", sitting.SESSION_DEEDS), *found)
    if item is not None:
        found = (*stands(item.dossier, "dossier", sitting.ITEM_DEEDS), *found)
    acting.draw(found, one.session if one else "", lang)


show()
