"""Show a recommendation and a total: a badge with words, a line that stands above the form."""

from __future__ import annotations

from html import escape

import streamlit as st

SIGNS = {
    "accept": "✓",
    "accept_with_plan": "✓",
    "plan": "↗",
    "refuse": "✕",
    "blocked": "■",
    "review": "?",
    "incomplete": "…",
    "not_applicable": "–",
    "not_computable": "–",
}
"""A sign for each kind of outcome, so that colour is never alone."""


def badge(kind: str, words: str) -> None:
    """Draw the badge of a recommendation.

    Args:
        kind: Kind of the outcome.
        words: Its label.
    """
    st.html(badge_html(kind, words))


def badge_html(kind: str, words: str) -> str:
    """Give the badge as HTML."""
    sign = SIGNS.get(kind, "–")
    return f'<span class="badge {escape(kind)}"><span aria-hidden="true">{sign}</span> {escape(words)}</span>'


def summary(total: str, outcome: tuple[str, str], progress: tuple[str, int, int], *, at_stake: bool) -> None:
    """Draw the line that says where one stands; it stays in sight while the form scrolls.

    Args:
        total: The total in words.
        outcome: Kind of the recommendation, and its label.
        progress: In words, answers given, answers needed.
        at_stake: Whether something was typed, that leaving the page would erase.
    """
    text, given, needed = progress
    bar = f'<progress value="{given}" max="{max(needed, 1)}" aria-label="{escape(text, quote=True)}"></progress>'
    total_html = f'<strong class="total">{escape(total)}</strong>'
    given_html = f'<span class="given">{escape(text)} {bar}</span>'
    kind = "summary at-stake" if at_stake else "summary"
    st.html(f'<div class="{kind}">{total_html}{badge_html(*outcome)}{given_html}</div>')
