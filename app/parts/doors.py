"""Doors to other screens, and figures to show."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st


def door(page: str, title: str, text: str) -> None:
    """Draw a door: where it leads and why one would go.

    Args:
        page: File of the screen.
        title: Words of the link.
        text: What one finds there.
    """
    with st.container(border=True, height="stretch"):
        st.page_link(page, label=f"**{title}**")
        st.markdown(text)


def figures(pairs: Sequence[tuple[int, str]]) -> None:
    """Draw a few figures with what they count."""
    items = "".join(f"<div><dt>{escape(text)}</dt><dd>{count}</dd></div>" for count, text in pairs)
    st.html(f'<dl class="figures">{items}</dl>')
