"""What is looked at: a session, an item of its agenda, a dossier; and the ties of the reader."""

from __future__ import annotations

import streamlit as st

from app import address, session
from app.parts import agenda
from app.parts.plain import plain
from conditionality.assembly.labels import GROUNDS
from conditionality.desk import sittings
from conditionality.desk.outcome import NotDone
from conditionality.desk.sitting_views import AgendaView, ItemRow, SessionRow
from conditionality.desk.views_sitting import ItemRef
from conditionality.wording.speech import Lang, say

FIRST = ("IN_DELIBERATION", "ON_AGENDA")
"""States of a dossier that is looked at before the others."""


def pick_session(rows: tuple[SessionRow, ...], lang: Lang) -> SessionRow:
    """Let a session be picked; the address may name it."""
    names = {one.session: agenda.session_name(one, lang) for one in rows}
    named = address.named("session")
    at = list(names).index(named) if named in names else 0
    given = st.selectbox(say(lang, "Session"), list(names), at, format_func=names.__getitem__, key="session_picked")
    address.name("session", given)
    return next(one for one in rows if one.session == given)


def pick_item(view: AgendaView, lang: Lang) -> ItemRow | None:
    """Let an item of the agenda be picked; the first that is not over comes first."""
    if not view.items:
        return None
    names = {one.dossier: agenda.item_name(one, lang) for one in view.items}
    waiting = (one.dossier for one in view.items if one.state in {"IN_DELIBERATION", "ON_AGENDA"})
    kept = session.kept(f"item:{view.session.session}", next(waiting, view.items[0].dossier))
    at = list(names).index(kept) if kept in names else 0
    label, key = say(lang, "Item"), f"item:{view.session.session}"
    given = st.selectbox(label, list(names), at, format_func=names.__getitem__, key=key)
    return next(one for one in view.items if one.dossier == given)


def ties(view: AgendaView, lang: Lang) -> None:
    """Say which ties were found between the reader and an organisation of the agenda."""
    found = sittings.my_ties(session.desk(), session.hand(), view.session.session)
    names = {one.dossier: agenda.item_name(one, lang) for one in view.items}
    for dossier, bond in () if isinstance(found, NotDone) else found:
        st.warning(plain(say(lang, "{item}: a tie was found between you and the organisation ({ground}). Declare it: "
                                   "you leave for this item.", item=names[dossier],
                             ground=say(lang, GROUNDS[bond.ground]))))  # fmt: skip


def pick_dossier(found: tuple[ItemRef, ...], lang: Lang) -> ItemRef:
    """Let a dossier be picked: the one of the address, else the item that is open, else the next one."""
    ranked = {state: rank for rank, state in enumerate(FIRST)}
    ordered = sorted(found, key=lambda one: ranked.get(one.state, len(ranked)))
    names = {one.dossier: f"{one.dossier} · {one.organisation}" for one in ordered}
    named = address.named("dossier")
    at = list(names).index(named) if named in names else 0
    given = st.selectbox(
        say(lang, "Dossier"), list(names), at, format_func=names.__getitem__, key="dossier_picked",
        placeholder=say(lang, "Choose a dossier"),
    )  # fmt: skip
    address.name("dossier", given)
    return next(one for one in ordered if one.dossier == given)
