"""Acts of a sitting: those that are possible to choose from, the others greyed, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from app.parts.plain import plain
from conditionality.desk.sitting_acts import ActStand
from conditionality.dossier.labels import denial_text
from conditionality.dossier.permissions import Denied
from conditionality.dossier.state_labels import STATES
from conditionality.wording.findings import sentence
from conditionality.wording.speech import Lang, listed, say

STAGE = frozenset({"not_from_here", "ended", "not_begun", "begun"})
"""Reasons that are about the stage: the stages from which the act is possible are told."""

MOST_STATES = 6


def code_of(one: ActStand) -> str:
    """Give the code of an act on a subject, as the choice of acts holds it."""
    return f"{one.act}:{one.subject}"


def pick(found: Sequence[ActStand], names: Mapping[str, str], key: str, lang: Lang) -> ActStand | None:
    """Draw the acts that are possible; give the one that is chosen, none in place of the person.

    Args:
        found: Every act, in order.
        names: Words of each act, by its code.
        key: Of the box.
        lang: `fr` or `en`.
    """
    possible = {code_of(one): one for one in found if one.is_open}
    if not possible:
        st.markdown(say(lang, "There is nothing for you to do here at this stage."))
        return None
    label = say(lang, "What can be done now")
    first = 0 if len(possible) == 1 else None
    given = st.radio(label, list(possible), first, format_func=lambda one: plain(names[one]), key=key)
    return possible.get(given or "")


def refused(found: Sequence[ActStand], names: Mapping[str, str], key: str, lang: Lang) -> None:
    """Draw the acts that are not possible, greyed, each with its reason."""
    shut = [one for one in found if not one.is_open]
    if not shut:
        return
    with st.expander(say(lang, "Not possible now, and why ({count})", count=len(shut))):
        for one in shut:
            left, right = st.columns([2, 3], vertical_alignment="center", gap="small")
            with left:
                st.button(names[code_of(one)], key=f"{key}:{code_of(one)}", disabled=True)
            with right:
                st.html(f'<p class="help">{escape(why(one, lang))}</p>')


def why(one: ActStand, lang: Lang) -> str:
    """Say why an act is not possible, and when it is."""
    if one.slips:
        return " ".join(sentence(replace(slip, path=""), lang) for slip in one.slips)
    if not one.reason:
        return ""
    if one.reason in STAGE and one.origins:
        states = list(dict.fromkeys(say(lang, STATES[one.machine][state]) for state in one.origins))
        named = listed(lang, states[:MOST_STATES])
        return say(lang, "Not at this stage. When it is possible: {states}.", states=named)
    return denial_text(lang, Denied(one.reason), one.spoken)
