"""A référentiel as a book on the screen: cards of indicators, tables, sources one can follow."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from app.parts.plain import plain
from app.parts.sheet import draw_grid
from conditionality.certificate.book import Card
from conditionality.referential.model import Referential
from conditionality.scoring.labels import words
from conditionality.wording.speech import Lang, listed, say


def pick_chapter(referential: Referential, chosen: str, key: str, lang: Lang) -> str:
    """Let a chapter be picked: the introduction, a dimension, or the end; give its id."""
    names = {"": say(lang, "What this is")}
    names |= {one.id: plain(words(one.label, lang)) for one in referential.dimensions}
    names |= {"*": say(lang, "Gates and recommendations")}
    ids = list(names)
    at = chosen if chosen in ids else ""
    given = st.pills(
        say(lang, "Chapter"), ids, default=at, required=True, format_func=names.__getitem__, key=key, wrap=True
    )
    return str(given)


def draw_cards(cards: Sequence[Card], lang: Lang) -> None:
    """Draw the cards of a dimension."""
    if not cards:
        st.markdown(say(lang, "This chapter has no indicator of its own: see those it is divided into."))
    for card in cards:
        with st.container(border=True):
            _draw_card(card, lang)


def _draw_card(card: Card, lang: Lang) -> None:
    st.subheader(plain(card.title), anchor=False)
    left, right = st.columns([3, 2], gap="large")
    with left:
        lines = "".join(f"<li>{escape(line)}</li>" for line in card.lines)
        st.html(f'<ul class="rules">{lines}</ul>')
        if card.sources:
            cited = listed(lang, (_cite(text, href) for text, href in card.sources))
            st.html(f'<p class="help">{say(lang, "Source: {source}.", source=cited)}</p>')
    with right:
        draw_grid(card.scale, card.title)
    if card.levers.rows:
        with st.expander(say(lang, "What one can do"), key=f"levers_{card.id}"):
            draw_grid(card.levers, card.title)


def _cite(text: str, href: str) -> str:
    return f'<a href="{escape(href, quote=True)}">{escape(text)}</a>' if href else escape(text)
