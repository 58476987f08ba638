"""Acts on a case: those that are possible to choose from, the others greyed, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from app.parts.plain import plain
from conditionality.desk.views_acts import Reason, Standing
from conditionality.dossier.labels import denial_text, guards_text
from conditionality.dossier.permissions import Denied
from conditionality.dossier.state_labels import DOSSIER
from conditionality.wording.speech import Lang, listed, mark, say

STAGE = frozenset({"not_from_here", "ended", "not_begun", "begun"})
"""Reasons that are about the stage of the dossier: the stages from which the act is possible are told."""

CERTIFICATES: Mapping[Reason, str] = {
    "no_key": mark("The region's key is not set: nothing can be sealed. Ask who runs the machine."),
    "one_in_force": mark("A certificate is in force already."),
    "none_in_force": mark("There is no certificate to revoke."),
}

MOST_STATES = 6


def pick_deed(found: Sequence[Standing], names: Mapping[str, str], key: str, lang: Lang) -> Standing | None:
    """Draw the acts that are possible; give the one that is chosen, none in place of the person.

    Args:
        found: Every act, in order.
        names: Words of each act, by its event.
        key: Of the box.
        lang: `fr` or `en`.
    """
    possible = {one.act: one for one in found if one.is_open}
    if not possible:
        st.markdown(say(lang, "The region has nothing to do on this dossier at this stage: others act now."))
        return None
    label = say(lang, "What can be done now")
    first = 0 if len(possible) == 1 else None
    given = st.radio(label, list(possible), first, format_func=lambda one: plain(names[one]), key=key)
    return possible.get(given or "")


def draw_needs(chosen: Standing, lang: Lang) -> None:
    """Say what the desk looks at when an act is done."""
    if chosen.needs:
        told = say(lang, "What the desk checks: {conditions}.", conditions=guards_text(lang, chosen.needs))
        st.html(f'<p class="help">{escape(told)}</p>')


def draw_refused(found: Sequence[Standing], names: Mapping[str, str], key: str, lang: Lang) -> None:
    """Draw the acts that are not possible, greyed, each with its reason.

    Args:
        found: Every act, in order.
        names: Words of each act, by its event.
        key: Of the buttons.
        lang: `fr` or `en`.
    """
    shut = [one for one in found if not one.is_open]
    if not shut:
        return
    with st.expander(say(lang, "Not possible now, and why ({count})", count=len(shut))):
        for one in shut:
            left, right = st.columns([2, 3], vertical_alignment="center", gap="small")
            with left:
                st.button(names[one.act], key=f"{key}:{one.act}", disabled=True)
            with right:
                st.html(f'<p class="help">{escape(why(one, lang))}</p>')


def why(one: Standing, lang: Lang) -> str:
    """Say why an act is not possible, and when it is."""
    if one.reason in STAGE and one.origins:
        states = list(dict.fromkeys(say(lang, DOSSIER[state]) for state in one.origins))
        named = listed(lang, states[:MOST_STATES]) + ("…" if len(states) > MOST_STATES else "")
        return say(lang, "Not at this stage. It is possible when the dossier is: {states}.", states=named)
    match one.reason:
        case "":
            return ""
        case "no_key" | "one_in_force" | "none_in_force":
            return say(lang, CERTIFICATES[one.reason])
        case reason:
            return denial_text(lang, Denied(reason), one.act)
