"""Replay: the scores and the votes of a dossier made again and compared; an audit file checked from its own papers."""

from __future__ import annotations

import streamlit as st

from app import auditing, session
from app.parts import audited, frame
from app.parts.answers import show_answer
from conditionality.desk import journal, views_replay
from conditionality.desk.outcome import NotDone
from conditionality.wording.speech import say


def show() -> None:
    """Draw the screen."""
    lang = session.language()
    lead = say(lang, "A score is computed again from the papers frozen at filing, a vote from its ballots: both must "
                     "come out the same.")  # fmt: skip
    frame.heading(say(lang, "Replay"), lead)
    allowed = journal.chain_status(session.desk(), session.hand())
    if isinstance(allowed, NotDone):
        show_answer(allowed, lang)
        return
    st.header(say(lang, "A dossier"), anchor=False)
    dossier = auditing.choose_dossier(lang)
    if dossier:
        found = views_replay.replay_case(session.desk(), session.hand(), dossier)
        if isinstance(found, NotDone):
            show_answer(found, lang)
        else:
            audited.draw_replayed(found, lang)
    st.header(say(lang, "A file that was received"), anchor=False)
    auditing.check_file(lang)


show()
