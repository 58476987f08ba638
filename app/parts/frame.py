"""What stands around every screen: the button of the other language, headings, the foot."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Literal

import streamlit as st

from conditionality.wording.speech import Lang, say

NAMES = {"fr": "Français", "en": "English"}
"""Each language by its own name."""


def top(lang: Lang, choose: Callable[[Literal["fr", "en"]], None]) -> None:
    """Draw the button of the other language.

    Args:
        lang: Spoken now.
        choose: What a click does, with the language to speak.
    """
    other: Literal["fr", "en"] = "en" if lang == "fr" else "fr"
    with st.container(horizontal=True, horizontal_alignment="right", key="language"):
        st.button(NAMES[other], key=f"speak_{other}", on_click=choose, args=(other,), type="tertiary")


def heading(title: str, lead: str = "") -> None:
    """Draw the title of a screen and the sentence that says what it is for."""
    st.title(title, anchor=False)
    if lead:
        st.markdown(lead)


def foot(lang: Lang, *, at_stake: bool) -> None:
    """Draw the foot: what decides and what does not.

    Args:
        lang: `fr` or `en`.
        at_stake: Whether something was typed, that leaving the page would erase.
    """
    text = say(
        lang,
        "The calculation recommends, the assembly gives an opinion, the region decides. What you type here is kept for "
        "this visit only and is sent to nobody.",
    )
    st.divider()
    kind = "help at-stake" if at_stake else "help"
    st.html(f'<p class="{kind}">{escape(text)}</p>')
