"""What stands around every screen: the button of the other language, headings, the foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Literal

import streamlit as st

from app.parts.plain import plain
from conditionality.findings import Finding
from conditionality.wording.findings import sentence
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


def door_in(lang: Lang) -> None:
    """Draw the link to the door, for who is not signed in."""
    text = say(lang, "Sign in")
    st.html(f'<p class="who"><a href="./connexion?lang={lang}">{escape(text)}</a></p>')


def who(name: str, role: str, lang: Lang) -> None:
    """Draw who is signed in, in which role, and the way out.

    Args:
        name: Of the person.
        role: In words.
        lang: `fr` or `en`.
    """
    said = escape(say(lang, "Signed in: {name}, {role}", name=name, role=role))
    out = escape(say(lang, "Sign out or change role"))
    st.html(f'<p class="who"><span>{said}</span> <a href="./connexion?lang={lang}">{out}</a></p>')


def untrue(found: Sequence[Finding], lang: Lang) -> None:
    """Say which published rule books are no longer what was published.

    Args:
        found: One for each.
        lang: `fr` or `en`.
    """
    for one in found:
        st.error(plain(sentence(one, lang)))


def elsewhere(title: str, roles: Sequence[str], lang: Lang) -> None:
    """Say that the screen asked for is not for who asks.

    Args:
        title: Of the screen.
        roles: Whose it is, in words.
        lang: `fr` or `en`.
    """
    text = say(
        lang,
        "The screen «{title}» is not open to you: it is for {roles}. Sign in in that role to see it.",
        title=title,
        roles=", ".join(roles),
    )
    st.warning(plain(text))


def heading(title: str, lead: str = "") -> None:
    """Draw the title of a screen and the sentence that says what it is for."""
    st.title(title, anchor=False)
    if lead:
        st.markdown(lead)


def foot(lang: Lang, *, at_stake: bool, public: bool = True) -> None:
    """Draw the foot: what decides and what does not.

    Args:
        lang: `fr` or `en`.
        at_stake: Whether something was typed, that leaving the page would erase.
        public: Whether the screen needs no account, and so keeps nothing.
    """
    text = say(lang, "The calculation recommends, the assembly gives an opinion, the region decides.")
    if public:
        kept = say(lang, "What you type here is kept for this visit only and is sent to nobody.")
        text = f"{text} {kept}"
    st.divider()
    kind = "help at-stake" if at_stake else "help"
    st.html(f'<p class="{kind}">{escape(text)}</p>')
