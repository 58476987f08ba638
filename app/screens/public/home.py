"""Home: what this is, three figures, and the doors."""

from __future__ import annotations

import streamlit as st

from app import entrance, session
from app.door import DOES
from app.parts import frame
from app.parts.doors import door, figures, role_doors
from conditionality.desk.public_figures import public_figures
from conditionality.wording.speech import Lang, mark, say

ABREAST = 3

# Screens that need no account: file, words of the link, what one finds there. (A string here would be drawn.)
DOORS = (
    ("platform", mark("Find an organisation"),
     mark("Those that the region accepted, by name, town, activity or product.")),
    ("verify", mark("Verify a certificate"), mark("Send the file and see each check, with what it found.")),
    ("simulate", mark("Simulate my score"),
     mark("Fill in the form, or send a file, and see the score at once. No account is needed.")),
    ("score", mark("Understand a score"),
     mark("Each point explained: what was given, which line of the scale, which weight, which text.")),
    ("rulebooks", mark("Read the rules"),
     mark("Every indicator in plain words, with its scale, its sources and what one can do about it.")),
)  # fmt: skip


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
    counted(lang)
    for rank in range(0, len(DOORS), ABREAST):
        row = DOORS[rank : rank + ABREAST]
        for column, (page, title, text) in zip(st.columns(len(row)), row, strict=True):
            with column:
                door(f"screens/public/{page}.py", say(lang, title), say(lang, text))
    if entrance.office() is not None and session.actor() is None:
        role_doors(DOES, lang)


def counted(lang: Lang) -> None:
    """Draw three figures: of the register, or of the rule books where there is none."""
    office = entrance.office()
    if office is not None:
        found = public_figures(office)
        figures((
            (found.listed, say(lang, "organisations listed")),
            (found.decided, say(lang, "dossiers decided by the region")),
            (found.held, say(lang, "sessions of the assembly held")),
        ))  # fmt: skip
        return
    rules = [one.referential for one in session.books()]
    figures((
        (len(rules), say(lang, "rule books to read")),
        (sum(len(one.indicators) for one in rules), say(lang, "indicators explained")),
        (sum(len(item.levers) for one in rules for item in one.indicators), say(lang, "ways to improve")),
    ))  # fmt: skip
    st.info(say(lang, "There is no register here. Run `make demo`: it makes a demonstration region to look at."))


show()
