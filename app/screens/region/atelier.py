"""Workshop of rule books: a draft written as tables and cards, tried before it is published; findings as one types."""

from __future__ import annotations

import streamlit as st

from app import session, workshop
from app.parts import frame
from app.parts.answers import show_answer
from app.screens.region import rule_ending, rule_opening, rule_replaying, rule_trying, rule_watching, rule_writing
from conditionality.desk import rule_drafts
from conditionality.desk.outcome import NotDone
from conditionality.wording.speech import Lang, mark, say

LOOK_EVERY = "10s"  # how often a window looks whether others saved

PARTS: dict[str, str] = {
    "weights": mark("Weights and floors"),
    "thresholds": mark("Thresholds"),
    "scales": mark("Scales"),
    "parameters": mark("Parameters"),
    "cards": mark("Cards"),
    "text": mark("Text of the file"),
    "try": mark("Try on a report"),
    "backtest": mark("Back-test"),
    "diff": mark("Differences"),
    "publish": mark("Towards publishing"),
}


def show() -> None:
    """Draw the screen."""
    lang = session.language()
    lead = say(lang, "Change the rules without touching those in force: start a draft, try it, see who gains and who "
                     "loses, then have it adopted. Each change is saved as you make it.")  # fmt: skip
    frame.heading(say(lang, "Workshop"), lead)
    found = rule_drafts.rule_drafts(session.desk(), session.hand())
    show_answer(session.take_answer(), lang)
    if isinstance(found, NotDone):
        show_answer(found, lang)
        return
    subject = rule_opening.pick(found, lang)
    mine = workshop.window(subject) if subject else None
    if mine is None or isinstance(mine, NotDone):
        show_answer(mine, lang)
        return
    rule_watching.draw(mine, lang)
    watch(subject)
    name = part(mine, lang)
    match name:
        case "try":
            rule_trying.draw(mine, lang)
        case "backtest":
            rule_replaying.draw(mine, lang)
        case "diff" | "publish":
            rule_ending.draw(name, mine, lang)
        case _:
            rule_writing.draw(name, mine, lang)


def part(mine: workshop.Window, lang: Lang) -> str:
    """Let a part of the work be picked."""
    first = next(iter(PARTS))
    kept = session.kept("rule_part", first)
    given = st.pills(
        say(lang, "Part of the work"), list(PARTS), default=kept if kept in PARTS else first, required=True,
        format_func=lambda one: say(lang, PARTS[one]), key="rule_part", wrap=True,
        on_change=workshop.afresh, args=(mine.subject,),
    )  # fmt: skip
    return given or first


@st.fragment(run_every=LOOK_EVERY)
def watch(subject: str) -> None:
    """Draw everything again when somebody else saved; look at nothing else."""
    if workshop.is_behind(subject):
        st.rerun()


show()
