"""The badge of a state: its words, with a sign and a colour that say the same without being needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Literal

import streamlit as st

from conditionality.dossier.case import Overlay
from conditionality.dossier.kinds import MachineName
from conditionality.dossier.state_labels import OVERLAYS, STATES
from conditionality.wording.speech import Lang, say

Tone = Literal["good", "doing", "due", "bad", "over"]
"""Went well; under way; somebody must act; went badly or is late; over."""

SIGNS: Mapping[Tone, str] = {"good": "✓", "doing": "…", "due": "!", "bad": "✕", "over": "■"}

GOOD = frozenset({
    *("GRANTED", "GRANTED_WITH_PLAN", "NOTIFIED_GRANTED", "NOTIFIED_GRANTED_WITH_PLAN", "LISTED", "AVIS_ACCEPT"),
    *("AVIS_PLAN", "RENEWED", "CLOSED_MET", "DONE_VERIFIED", "VERIFIED", "MINUTES_SIGNED", "PUBLISHED", "PROCLAIMED"),
})  # fmt: skip

DUE = frozenset({"DRAFT", "INCOMPLETE", "CONTRADICTORY", "RENEWAL_DUE", "OPEN", "TODO", "DUE", "PROPOSED", "REVISED"})

BAD = frozenset({
    *("REFUSED", "NOTIFIED_REFUSED", "FINAL_REFUSED", "AVIS_REFUSE", "INELIGIBLE", "SUSPENSION_NOTICE", "SUSPENDED"),
    *("WITHDRAWN", "LATE", "FAILED"),
})  # fmt: skip

OVER = frozenset({
    *("EXPIRED_DRAFT", "CLOSED_NO_ACTION", "EXPIRED", "WITHDRAWN_BY_ENT", "DELETED", "ARCHIVED", "DROPPED"),
    *("CLOSED", "CLOSED_PARTLY", "CANCELLED"),
})  # fmt: skip


def tone_of(state: str) -> Tone:
    """Give the tone of a state of any table; what nobody needs to act on is under way."""
    tones: tuple[tuple[frozenset[str], Tone], ...] = ((GOOD, "good"), (DUE, "due"), (BAD, "bad"), (OVER, "over"))
    return next((tone for states, tone in tones if state in states), "doing")


def tag_html(words: str, tone: Tone) -> str:
    """Give a badge as HTML.

    >>> tag_html("a & b", "good")
    '<span class="tag good"><span aria-hidden="true">✓</span> a &amp; b</span>'
    """
    return f'<span class="tag {tone}"><span aria-hidden="true">{SIGNS[tone]}</span> {escape(words)}</span>'


def state_html(machine: MachineName, state: str, lang: Lang, overlays: Iterable[Overlay] = ()) -> str:
    """Give the badge of a state as HTML, with those of what lies over it."""
    words = say(lang, STATES[machine].get(state, state))
    over = "".join(f" {tag_html(say(lang, OVERLAYS[one]), 'bad')}" for one in sorted(overlays))
    return tag_html(words[:1].upper() + words[1:], tone_of(state)) + over


def state_badge(machine: MachineName, state: str, lang: Lang, overlays: Iterable[Overlay] = ()) -> None:
    """Draw the badge of a state.

    Args:
        machine: The table.
        state: One of its states.
        lang: `fr` or `en`.
        overlays: What lies over the state: implicit refusal, litigation.
    """
    st.html(state_html(machine, state, lang, overlays))


def tag(words: str, tone: Tone) -> None:
    """Draw a badge of other words."""
    st.html(tag_html(words, tone))
