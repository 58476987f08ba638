"""A motion on a screen: what it says, its ballots counted, its result as a calculation, and what follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html import escape

import streamlit as st

from app.parts.badges import Tone, tag_html
from app.parts.plain import plain
from app.parts.sheet import draw_grid
from conditionality.assembly.kinds import Choice, Outcome
from conditionality.assembly.labels import CHOICES, MOTIONS, OUTCOMES, REFUSAL_GROUNDS
from conditionality.assembly.roster import Assembly
from conditionality.desk.motions import Tabled
from conditionality.desk.sitting_views import BallotRow, BallotsView, MotionChoice
from conditionality.dossier.state_labels import MOTION
from conditionality.wording.findings import sentence
from conditionality.wording.numbers import day, number
from conditionality.wording.sheet import Grid
from conditionality.wording.speech import Lang, listed, say

TONES: dict[Outcome, Tone] = {"ADOPTED": "good", "NOT_ADOPTED": "bad", "NO_DECISION": "due", "NO_QUORUM": "due"}


def motion_name(one: Tabled, lang: Lang) -> str:
    """Name a motion."""
    return f"{say(lang, MOTIONS[one.kind])} ({one.subject})"


def draw_motion(one: Tabled, lang: Lang) -> None:
    """Draw what a motion says, and where it stands."""
    state = say(lang, MOTION[one.state])
    tag = tag_html(state[:1].upper() + state[1:], "due" if one.state == "OPEN" else "doing")
    if one.outcome is not None:
        tag = tag_html(say(lang, OUTCOMES[one.outcome]), TONES[one.outcome])
    st.html(f'<p class="standing"><strong>{escape(motion_name(one, lang))}</strong> {tag}</p>')
    motion = one.text.motion
    ground = say(lang, REFUSAL_GROUNDS[motion.ground]) if motion.ground else ""
    for label, text in ((say(lang, "Ground"), ground), (say(lang, "Reason"), motion.reason or "")):
        if text:
            st.markdown(f"**{plain(label)}**  \n{plain(text)}")


def draw_count(seen: BallotsView, lang: Lang) -> None:
    """Draw how many voted, and nothing else of an open ballot."""
    told = say(lang, "Ballots cast: {cast} of {expected}. Who voted what is told once the ballot is closed.",
               cast=number(lang, seen.cast), expected=number(lang, seen.expected))  # fmt: skip
    share = f'<progress value="{seen.cast}" max="{max(seen.expected, 1)}" aria-label="{escape(told, quote=True)}">'
    st.html(f"<p>{escape(told)} {share}</progress></p>")


def needs_words(justify: Sequence[Choice], lang: Lang) -> str:
    """Say which ballots carry a reason; empty when none does."""
    if not justify:
        return say(lang, "No ballot needs a reason here. A ballot is not changed once it is cast.")
    named = listed(lang, [say(lang, CHOICES[one]) for one in justify])
    return say(lang, "A reason is needed for these ballots: {choices}. A ballot is not changed once it is cast.",
               choices=named)  # fmt: skip


def draw_kinds(found: Sequence[MotionChoice], key: str, lang: Lang) -> None:
    """Draw the kinds of motion that may not be put now, greyed, each with its reason."""
    for one in found:
        if one.why_not is not None:
            left, right = st.columns([2, 3], vertical_alignment="center", gap="small")
            with left:
                st.button(say(lang, MOTIONS[one.kind]), key=f"{key}:{one.kind}", disabled=True)
            with right:
                st.html(f'<p class="help">{escape(sentence(replace(one.why_not, path=""), lang))}</p>')


def draw_ballots(rows: Sequence[BallotRow], assembly: Assembly, lang: Lang) -> None:
    """Draw the ballots by name, to those who may read them."""
    if not rows:
        return
    header = (say(lang, "Member"), say(lang, "College"), say(lang, "Ballot"), say(lang, "Reason"))
    lines = tuple(
        (
            say(lang, "{name} (by proxy)", name=one.name) if one.by_proxy else one.name,
            assembly.label(one.college, lang), say(lang, CHOICES[one.choice]), one.reason or "–",
        )
        for one in rows
    )  # fmt: skip
    with st.expander(say(lang, "Ballots by name ({count})", count=len(lines))):
        draw_grid(Grid("", header, lines), say(lang, "Ballots by name"))


def follows(state: str, again_on: date | None, lang: Lang) -> str:
    """Say what follows for a dossier after a vote.

    Args:
        state: Where the dossier stands now.
        again_on: First day of a second call; none when the quorum was there.
        lang: `fr` or `en`.
    """
    match state:
        case "AVIS_ACCEPT" | "AVIS_PLAN" | "AVIS_REFUSE" | "AVIS_NONE":
            return say(lang, "What follows: once the minutes are signed the avis goes to the region, which decides.")
        case "IN_DELIBERATION":
            return say(lang, "What follows: another motion may be put, or the chair ends the item.")
        case "ON_AGENDA" if again_on is not None:
            return say(lang, "What follows: a second call, on {day} at the earliest.", day=day(lang, again_on))
        case "SUSPENSION_NOTICE" | "SUSPENDED":
            return say(lang, "What follows: the region decides by an act that names this motion.")
        case "READY":
            return say(lang, "What follows: the dossier is put off and comes back at another session.")
    return ""
