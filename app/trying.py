"""What one window tries a draft of a rule book on, and what came of it; versions and populations made once for all."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from app import session, simulating, workshop
from app.workshop import Window
from conditionality.desk.invented import invent
from conditionality.desk.rule_trials import KeptSide, TriedMany, try_many
from conditionality.report.model import Report
from conditionality.scoring.population import Population

MANY = 100_000
"""Reports of the invented population."""

FEW = 3
"""Reports by which a version is made ready."""


@dataclass(frozen=True, slots=True)
class Made:
    """A back-test of this visit.

    Attributes:
        text: Of the draft that was tried.
        source: What it was tried on: `filed`, `examples` or `invented`.
    """

    text: str
    source: str
    many: TriedMany


def old_side(mine: Window) -> KeptSide | None:
    """Give the version that the draft comes from, made ready; nothing when it does not hold."""
    return _side(mine.standing.draft.parent, "")


def new_side(mine: Window) -> KeptSide | None:
    """Give the draft, made ready; nothing while something is wrong in it."""
    return _side(mine.standing.draft.parent, mine.standing.draft.text)


@st.cache_resource(show_spinner=False, max_entries=24)
def _side(parent: str, text: str) -> KeptSide | None:
    if not text:
        book = next((one for one in session.books() if one.ref == parent), None)
        return None if book is None else KeptSide(book.referential)
    found = workshop.bench_at(parent, text)
    return KeptSide(found.referential) if found.is_sound and found.referential is not None else None


def examples(mine: Window) -> tuple[Report, ...]:
    """Give the invented reports of the demonstration for the rule book of a draft."""
    return simulating.all_examples().get(mine.standing.draft.parent, ())


@st.cache_resource(show_spinner=False, max_entries=4)
def _invented(parent: str, rows: int) -> Population:
    return invent(session.book(parent).referential, rows, simulating.all_examples().get(parent, ()))


def invented(mine: Window) -> Population:
    """Give the invented population for the rule book of a draft."""
    return _invented(mine.standing.draft.parent, MANY)


def make_ready(mine: Window) -> None:
    """Make both versions ready while the person reads the screen, so that the button answers at once."""
    old, new = old_side(mine), new_side(mine)
    if old is not None and new is not None:
        try_many(old, new, _invented(mine.standing.draft.parent, FEW), session.today())
        invented(mine)


def back_test(mine: Window, source: str, population: Population) -> None:
    """Try the draft on many reports, and keep what came of it until its text changes."""
    old, new = old_side(mine), new_side(mine)
    if old is not None and new is not None:
        many = try_many(old, new, population, session.today())
        st.session_state["back_test"] = Made(mine.standing.draft.text, source, many)


def made(mine: Window) -> Made | None:
    """Give the back-test of this very text; nothing when none was made."""
    found: Made | None = st.session_state.get("back_test")
    return found if found is not None and found.text == mine.standing.draft.text else None
