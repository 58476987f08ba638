"""What one person's visit holds, and what all share; with `simulating`, alone in touching state, caches and cookies."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import streamlit as st

from app import entrance
from app.entrance import COOKIE
from app.shelf import Book, changed, load
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import Done, Outcome
from conditionality.desk.sign_in import Signed, who_is
from conditionality.errors import ConditionalityError
from conditionality.findings import Finding
from conditionality.scoring.score import Scorer, make_scorer
from conditionality.wording.speech import LANGUAGES, Lang

PARIS = ZoneInfo("Europe/Paris")
FIRST = "socle-regional"

FOR_ALL = ("lang",)
"""What stays of a visit when another person takes it over."""


class NobodySignedError(ConditionalityError):
    """A screen of a role was drawn for nobody: the table of screens lets nobody there."""

    def __init__(self) -> None:
        super().__init__("nobody is signed in")


def today() -> date:
    """Give the day in France."""
    return entrance.now().astimezone(PARIS).date()


def language() -> Lang:
    """Give the language: of the address, else of the session, else French."""
    asked = st.query_params.get("lang", st.session_state.get("lang", "fr"))
    lang: Lang = "en" if asked == "en" else "fr"
    st.session_state["lang"] = lang
    if st.query_params.get("lang", "fr") != lang:
        st.query_params["lang"] = lang
    return lang


def choose_language(lang: Literal["fr", "en"]) -> None:
    """Change the language; nothing typed is lost."""
    st.session_state["lang"] = lang
    st.query_params["lang"] = lang


def other_language() -> Lang:
    """Give the language that is not spoken now."""
    return next(one for one in LANGUAGES if one != language())


def secret() -> str:
    """Give the secret that the browser holds; empty when it holds none."""
    return str(st.context.cookies.get(COOKIE, ""))


def actor() -> Signed | None:
    """Give who is signed in; asked of the register each time, so that signing out closes every window at once."""
    office = entrance.office()
    return None if office is None else who_is(office, secret(), entrance.now())


def settle(signed: Signed | None) -> None:
    """Forget everything that another person left in this visit."""
    mine = "" if signed is None else f"{signed.person}:{signed.role}"
    if st.session_state.get("mine", mine) != mine:
        for name in [str(one) for one in st.session_state if one not in FOR_ALL]:
            del st.session_state[name]
    st.session_state["mine"] = mine


def desk() -> Office:
    """Give the office that acts are asked of.

    Raises:
        NobodySignedError: There is no database, and so nobody to act.
    """
    office = entrance.office()
    if office is None:
        raise NobodySignedError
    return office


def hand() -> Hand:
    """Give the hand of who is signed in, now.

    Raises:
        NobodySignedError: Nobody is.
    """
    signed = actor()
    if signed is None:
        raise NobodySignedError
    return Hand(signed.person, signed.role, entrance.now())


def asked_page() -> str:
    """Give the name of the screen in the address; empty for the first one, or when there is no address."""
    return urlsplit(st.context.url or "").path.strip("/").rpartition("/")[2]


def form_key(act: str, subject: str) -> str:
    """Give the key of the form of an act on a subject; it changes once the act is done, so that its boxes are fresh.

    Args:
        act: Name of the event.
        subject: What it is about.
    """
    turns: dict[str, int] = st.session_state.setdefault("turns", {})
    return f"{act}:{subject}:{turns.get(f'{act}:{subject}', 0)}"


def seen(key: str, heights: Mapping[str, int]) -> Mapping[str, int]:
    """Give the heights that the person saw when the form was sent: those of the screen that was sent, not of now.

    Args:
        key: Of the form.
        heights: Of each subject now.
    """
    held: dict[str, Mapping[str, int]] = st.session_state.setdefault("seen", {})
    if key not in held or not st.session_state.get(f"{key}:@send"):
        held[key] = dict(heights)
    return held[key]


def answer(act: str, subject: str, outcome: Outcome) -> None:
    """Keep what came of an act and draw the screen again: fresh boxes when it was done, else what was typed.

    Args:
        act: As `form_key` was asked.
        subject: As `form_key` was asked.
        outcome: What the desk gave.
    """
    st.session_state["answer"] = outcome
    if isinstance(outcome, Done):
        turns: dict[str, int] = st.session_state.setdefault("turns", {})
        turns[f"{act}:{subject}"] = turns.get(f"{act}:{subject}", 0) + 1
    st.rerun()


def take_answer() -> Outcome | None:
    """Give what came of the last act, once."""
    found: Outcome | None = st.session_state.pop("answer", None)
    return found


@st.cache_resource(show_spinner=False)
def books() -> tuple[Book, ...]:
    """Give the rule books, the base of the region first."""
    return tuple(sorted(load(), key=lambda one: (not one.ref.startswith(FIRST), one.ref)))


@st.cache_resource(show_spinner=False)
def changed_books() -> tuple[Finding, ...]:
    """Give what is wrong with the published files of the shelf, as it was when `books` was read."""
    return changed()


def book(ref: str) -> Book:
    """Give a rule book by `id@version`; the first one when there is none such."""
    return next((one for one in books() if one.ref == ref), books()[0])


@st.cache_resource(show_spinner=False, max_entries=64)
def scorer(ref: str, on: date) -> Scorer:
    """Give a rule book made ready for the reports whose period starts on a day."""
    return make_scorer(book(ref).referential, on)


def chosen_ref() -> str:
    """Give the rule book this person works with."""
    return book(str(st.session_state.get("ref", ""))).ref


def choose(ref: str) -> None:
    """Work with a rule book."""
    st.session_state["ref"] = ref


def picked_book() -> str:
    """Give the rule book that the box of rule books starts with; empty just after a file changed what it holds."""
    return "" if st.session_state.pop("book_put", False) else chosen_ref()


def kept(name: str, default: str) -> str:
    """Give a small choice of a screen, made earlier in this visit.

    Args:
        name: Key of its box.
        default: When nothing was chosen.
    """
    chosen: dict[str, str] = st.session_state.setdefault("kept", {})
    now = st.session_state.get(name)
    if now is not None:
        chosen[name] = str(now)
    return chosen.get(name, default)
