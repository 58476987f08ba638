"""Home: what this is, three figures, and the doors."""

from __future__ import annotations

import streamlit as st

from app import session
from app.parts import frame
from app.parts.doors import door, figures
from conditionality.wording.speech import say


def show() -> None:
    """Draw the screen."""
    lang = session.language()
    frame.heading(
        say(lang, "Public money against commitments that are measured"),
        say(
            lang,
            "The region grants its aid against a published rule book, whose indicators each organisation fills in at "
            "set intervals. Every score is exact, explains itself completely and can be worked out again by hand. "
            "The score is not the point: the next step is.",
        ),
    )
    rules = [one.referential for one in session.books()]
    figures(
        (
            (len(rules), say(lang, "rule books to read")),
            (sum(len(one.indicators) for one in rules), say(lang, "indicators explained")),
            (sum(len(item.levers) for one in rules for item in one.indicators), say(lang, "ways to improve")),
        )
    )
    doors = (
        (
            "screens/public/simulate.py",
            say(lang, "Simulate my score"),
            say(lang, "Fill in the form, or send a file, and see the score at once. No account is needed."),
        ),
        (
            "screens/public/score.py",
            say(lang, "Understand a score"),
            say(lang, "Each point explained: what was given, which line of the scale, which weight, which text."),
        ),
        (
            "screens/public/rulebooks.py",
            say(lang, "Read the rules"),
            say(lang, "Every indicator in plain words, with its scale, its sources and what one can do about it."),
        ),
    )
    for column, (page, title, text) in zip(st.columns(len(doors)), doors, strict=True):
        with column:
            door(page, title, text)


show()
