"""What is due and when: the nearest first, each with its day, how far it is, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape

import streamlit as st

from app.parts.badges import Tone, tag_html
from conditionality.wording.numbers import day
from conditionality.wording.speech import Lang, say

SOON_DAYS = 7
"""Days within which something due is near."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something due.

    Attributes:
        on: Last day.
        what: What is due, in the language.
        who: Whose it is, in the language; empty when it is the reader's.
    """

    on: date
    what: str
    who: str = ""


def distance(on: date, today: date, lang: Lang) -> str:
    """Say how far a day is.

    >>> distance(date(2026, 11, 23), date(2026, 11, 21), "en")
    'in 2 days'
    """
    match (on - today).days:
        case 0:
            return say(lang, "today")
        case 1:
            return say(lang, "tomorrow")
        case -1:
            return say(lang, "since yesterday")
        case days if days > 0:
            return say(lang, "in {count} days", count=days)
        case days:
            return say(lang, "{count} days ago", count=-days)


def tone_of(on: date, today: date) -> Tone:
    """Give the tone of a day: past, near, or further."""
    days = (on - today).days
    if days < 0:
        return "bad"
    return "due" if days <= SOON_DAYS else "doing"


def draw_deadlines(found: Iterable[Deadline], today: date, lang: Lang) -> None:
    """Draw what is due, the nearest first; an empty list says so."""
    rows = sorted(found, key=lambda one: (one.on, one.what))
    if not rows:
        st.markdown(say(lang, "Nothing is due."))
        return
    st.html(f'<ul class="deadlines">{"".join(_item(one, today, lang) for one in rows)}</ul>')


def _item(one: Deadline, today: date, lang: Lang) -> str:
    away = tag_html(distance(one.on, today, lang), tone_of(one.on, today))
    who = f' <span class="by">{escape(one.who)}</span>' if one.who else ""
    when = f'<time datetime="{one.on.isoformat()}">{escape(day(lang, one.on))}</time>'
    return f"<li>{when} {away} <span>{escape(one.what)}</span>{who}</li>"
