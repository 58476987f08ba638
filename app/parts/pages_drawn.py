"""Pages of the platform as anybody sees them: cards of a search, and the page of one organisation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from html import escape
from typing import Literal
from urllib.parse import quote

import streamlit as st

from app.parts.badges import Tone, tag_html
from conditionality.desk.platform import Decided, Page, ShownAs
from conditionality.wording.numbers import day
from conditionality.wording.speech import Lang, mark, say

SHOWN: Mapping[ShownAs, tuple[str, Tone]] = {
    "accepted": (mark("accepted by the region"), "good"),
    "in_plan": (mark("in a démarche de progrès"), "doing"),
    "suspended": (mark("suspended"), "bad"),
}
"""How an organisation is shown, and the tone of it."""

LONGEST = 220
"""Longest description on a card, in signs."""

ABREAST = 3
"""Cards in a row."""


def boxes(every: Sequence[Page], lang: Lang) -> tuple[str, str, str, ShownAs | Literal[""]]:
    """Draw the boxes of a search; give the words, the town, the activity and how an organisation is shown.

    Args:
        every: All the pages, for the towns and the activities to choose from.
        lang: `fr` or `en`.
    """
    text, town, sector, how = st.columns(4)
    words = text.text_input(say(lang, "Name, product, activity or code"), key="words", autocomplete="off")
    towns, sectors = sorted({one.town for one in every} - {""}), sorted({one.sector for one in every} - {""})
    named = partial(_named, lang)
    in_town = town.selectbox(say(lang, "Town"), ["", *towns], format_func=named, key="town")
    of_sector = sector.selectbox(say(lang, "Activity"), ["", *sectors], format_func=named, key="sector")
    names: dict[ShownAs | Literal[""], str] = {"": say(lang, "All")}
    names |= {one: shown_words(one, lang) for one in SHOWN if one != "suspended"}
    shown = how.selectbox(say(lang, "Shown as"), list(names), format_func=names.__getitem__, key="shown")
    return words, in_town or "", of_sector or "", shown or ""


def _named(lang: Lang, value: str) -> str:
    return value or say(lang, "All")


def draw_cards(found: Sequence[Page], lang: Lang) -> None:
    """Draw a card for each organisation; its name leads to its page."""
    for rank in range(0, len(found), ABREAST):
        for column, one in zip(st.columns(ABREAST), found[rank : rank + ABREAST], strict=False):
            with column, st.container(border=True, height="stretch"):
                st.html(_card(one, lang))


def shown_words(shown_as: ShownAs, lang: Lang) -> str:
    """Say how an organisation is shown, with a capital."""
    words = say(lang, SHOWN[shown_as][0])
    return words[:1].upper() + words[1:]


def _card(one: Page, lang: Lang) -> str:
    where = " · ".join(text for text in (one.town, one.sector) if text)
    until = f'<p class="help">{escape(say(lang, "Until {day}", day=day(lang, one.until)))}</p>' if one.until else ""
    about = one.about if len(one.about) <= LONGEST else f"{one.about[:LONGEST].rstrip()}…"
    tag = tag_html(shown_words(one.shown_as, lang), SHOWN[one.shown_as][1])
    name = f'<h2 class="card go"><a href="{escape(address(one.slug, lang))}">{escape(one.name)}</a></h2>'
    return f"{name}<p>{tag}</p><p>{escape(where)}</p><p>{escape(about)}</p>{until}"


def address(slug: str, lang: Lang) -> str:
    """Give the address of the page of an organisation; of the whole platform when it names none."""
    return f"./platform?organisation={quote(slug)}&lang={lang}" if slug else f"./platform?lang={lang}"


def draw_page(one: Page, lang: Lang) -> None:
    """Draw what anybody may know of an organisation; of a suspended one, only that."""
    tag = tag_html(shown_words(one.shown_as, lang), SHOWN[one.shown_as][1])
    if one.shown_as == "suspended":
        since = day(lang, one.suspended_since) if one.suspended_since else "–"
        text = say(lang, "The region suspended this organisation on {day}: its page shows nothing more.", day=since)
        st.html(f"<p>{tag}</p><p>{escape(text)}</p>")
        return
    st.html(f"<p>{tag}</p>")
    _facts(say(lang, "What was decided"), [*_whereabouts(one, lang), *_decided(one, lang)])
    products = [
        (say(lang, "In its own words"), one.about),
        (say(lang, "NAF code"), one.naf),
        (say(lang, "CPV codes"), ", ".join(one.cpv)),
        (say(lang, "How to reach it"), one.contact),
    ]
    _facts(say(lang, "Products and services"), products)


def _facts(title: str, rows: list[tuple[str, str]]) -> None:
    items = "".join(f"<div><dt>{escape(label)}</dt><dd>{escape(text)}</dd></div>" for label, text in rows if text)
    if items:
        st.header(title, anchor=False)
        st.html(f'<dl class="facts">{items}</dl>')


def _whereabouts(one: Page, lang: Lang) -> list[tuple[str, str]]:
    return [(say(lang, "Town"), one.town), (say(lang, "Activity"), one.sector)]


def _decided(one: Page, lang: Lang) -> list[tuple[str, str]]:
    until = (say(lang, "Listed until"), day(lang, one.until) if one.until else "")
    done = one.decided
    if done is None:
        return [until]
    return [
        (say(lang, "Decision of the region"), say(lang, "act {number} of {day}", number=done.number,
                                                  day=day(lang, done.on))),
        (say(lang, "Listed since"), day(lang, done.listed_on)),
        until,
        (say(lang, "Improvement plan"), _plan(done, lang)),
        (say(lang, "Certificate in force"), done.certificate),
    ]  # fmt: skip


def _plan(done: Decided, lang: Lang) -> str:
    if not done.actions:
        return ""
    if done.actions == 1:
        return say(lang, "one action, within {months} months", months=done.months)
    return say(lang, "{count} actions, within {months} months", count=done.actions, months=done.months)
