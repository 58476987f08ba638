"""Choose a dossier: filters by words, state and scheme, then one list that can be typed in."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from conditionality.desk.views_region import DossierRow
from conditionality.dossier.state_labels import DOSSIER
from conditionality.wording.speech import Lang, say

ALL = ""


def find_dossier(rows: Sequence[DossierRow], chosen: str, key: str, lang: Lang) -> str:
    """Draw the filters and the list; give the dossier that is chosen, empty when none is.

    Args:
        rows: To choose from.
        chosen: What the list starts with; it stays there whatever the filters say.
        key: Of the boxes.
        lang: `fr` or `en`.
    """
    kept = [one for one in _filtered(rows, key, lang) if one.subject != chosen]
    mine = [one for one in rows if one.subject == chosen]
    names = {one.subject: f"{one.subject} · {one.organisation} · {one.title}" for one in (*mine, *kept)}
    label = say(lang, "Dossier ({count} found)", count=len(kept) + len(mine))
    at = 0 if mine else None
    choose = say(lang, "Choose a dossier")
    given = st.selectbox(label, list(names), at, format_func=names.__getitem__, key=f"{key}:one", placeholder=choose)
    return given or ""


def none_chosen(rows: Sequence[DossierRow], named: str, lang: Lang) -> str:
    """Say that no dossier is chosen, or that the one the address names is not in the list.

    Args:
        rows: To choose from.
        named: Number in the address; empty when it names none.
        lang: `fr` or `en`.
    """
    if named and named not in {one.subject for one in rows}:
        return say(lang, "There is no dossier «{given}» here: check its number, or pick one in the list.", given=named)
    return say(lang, "No dossier is chosen: pick one in the list.")


def _filtered(rows: Sequence[DossierRow], key: str, lang: Lang) -> list[DossierRow]:
    states = {one.state: say(lang, DOSSIER.get(one.state, one.state)) for one in rows}
    titles = {one.scheme: one.title for one in rows}
    words, state, scheme = st.columns(3)
    with words:
        typed = st.text_input(say(lang, "Name, SIRET or number"), key=f"{key}:words", autocomplete="off")
    with state:
        wanted = _pick(say(lang, "State"), states, say(lang, "All states"), f"{key}:state")
    with scheme:
        under = _pick(say(lang, "Scheme"), titles, say(lang, "All schemes"), f"{key}:scheme")
    sought = typed.casefold().split()
    return [
        one
        for one in rows
        if wanted in {ALL, one.state} and under in {ALL, one.scheme}
        and all(part in f"{one.subject} {one.organisation} {one.siret}".casefold() for part in sought)
    ]  # fmt: skip


def _pick(label: str, names: dict[str, str], every: str, key: str) -> str:
    options = {ALL: every, **dict(sorted(names.items(), key=lambda one: one[1]))}
    return st.selectbox(label, list(options), format_func=options.__getitem__, key=key) or ALL
