"""Results of the motions of an item: the last one in full, as a calculation; what follows; the earlier ones folded."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app import session
from app.parts import voted
from app.parts.answers import show_answer
from app.parts.plain import plain
from app.parts.sheet import draw_sheet
from conditionality.desk import sittings, views_sitting
from conditionality.desk.motions import Tabled
from conditionality.desk.outcome import NotDone
from conditionality.desk.sitting_views import AgendaView
from conditionality.wording.speech import Lang, say


def draw(dossier: str, motions: Sequence[Tabled], view: AgendaView, lang: Lang) -> None:
    """Draw what was voted on an item.

    Args:
        dossier: The item.
        motions: Of this sitting, in the order in which they were drafted.
        view: Its agenda.
        lang: `fr` or `en`.
    """
    told = [one for one in motions if one.outcome is not None]
    again = views_sitting.second_call_on(session.desk(), session.hand(), dossier)
    state = next((one.state for one in view.items if one.dossier == dossier), "")
    follows = voted.follows(state, None if isinstance(again, NotDone) else again, lang)
    if told:
        st.header(say(lang, "Result"), anchor=False)
        _one(told[-1], view, lang, follows)
    elif follows and state == "ON_AGENDA":
        st.markdown(plain(follows))
    for one in reversed(told[:-1]):
        with st.expander(say(lang, "Earlier result: {motion}", motion=voted.motion_name(one, lang))):
            _one(one, view, lang)


def _one(motion: Tabled, view: AgendaView, lang: Lang, follows: str = "") -> None:
    office, hand = session.desk(), session.hand()
    voted.draw_motion(motion, lang)
    if follows:
        st.markdown(plain(follows))
    sheet, ballots = sittings.result(office, hand, motion.subject, lang), sittings.ballots(office, hand, motion.subject)
    if isinstance(sheet, NotDone):
        show_answer(sheet, lang)
        return
    draw_sheet(sheet)
    if not isinstance(ballots, NotDone):
        voted.draw_ballots(ballots.rows, view.assembly, lang)
