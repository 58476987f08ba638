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


def foot(lang: Lang) -> None:
    """Draw the foot: what decides and what does not."""
    text = say(
        lang,
        "The calculation recommends, the assembly gives an opinion, the region decides. What you type here is kept for "
        "this visit only and is sent to nobody.",
    )
    st.divider()
    st.html(f'<p class="help">{escape(text)}</p>')
