"""What is looked at again every few seconds: the quorum of an item, the ballots of a motion."""

from __future__ import annotations

import streamlit as st

from app import session
from app.parts import agenda, voted
from app.parts.answers import show_answer
from conditionality.assembly.roster import Assembly
from conditionality.desk import sittings
from conditionality.desk.outcome import NotDone
from conditionality.wording.speech import Lang

LOOK_EVERY = 4
"""Seconds between two looks."""


@st.fragment(run_every=LOOK_EVERY)
def quorum(dossier: str, assembly: Assembly, lang: Lang) -> None:
    """Draw the quorum of an item, live."""
    if session.actor() is None:
        return
    now = sittings.quorum(session.desk(), session.hand(), dossier)
    if isinstance(now, NotDone):
        show_answer(now, lang)
    else:
        agenda.draw_quorum(now, assembly, lang)


@st.fragment(run_every=LOOK_EVERY)
def count(motion: str, state: str, lang: Lang) -> None:
    """Draw how many voted on a motion, live; once somebody closes the ballot the whole screen is drawn again."""
    if session.actor() is None:
        return
    seen = sittings.ballots(session.desk(), session.hand(), motion)
    if isinstance(seen, NotDone):
        show_answer(seen, lang)
    elif seen.motion.state != state:
        st.rerun()
    else:
        voted.draw_count(seen, lang)
