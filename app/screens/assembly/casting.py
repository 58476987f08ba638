"""Cast the ballots one holds on a motion: one's own, and those of members who gave a proxy; one form each."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app import session
from app.parts import sitting_deeds, voted
from app.parts.act_form import act_form
from app.parts.answers import show_answer
from app.parts.plain import plain
from conditionality.assembly.kinds import Choice
from conditionality.desk import sitting_acts, sittings
from conditionality.desk.hearing_requests import Cast
from conditionality.desk.outcome import NotDone
from conditionality.desk.voting import cast
from conditionality.wording.speech import Lang, say


def draw(motion: str, dossier: str, justify: Sequence[Choice], lang: Lang) -> None:
    """Draw the ballots that a member still holds.

    Args:
        motion: Whose ballot is open.
        dossier: That it is about.
        justify: Ballots that carry a reason.
        lang: `fr` or `en`.
    """
    office, hand = session.desk(), session.hand()
    if hand.role != "MEM":
        return
    mine = sittings.my_ballots(office, hand, motion)
    if isinstance(mine, NotDone):
        show_answer(mine, lang)
        return
    if not mine:
        stand = sitting_acts.stands(office, hand, motion, "motion", ["BallotCast"])[0]
        told = sitting_deeds.why(stand, lang)
        st.markdown(plain(told or say(lang, "You hold no ballot here: you are not on the roll of this item.")))
        return
    st.markdown(plain(voted.needs_words(justify, lang)))
    people = sittings.attendance(office, hand, dossier)
    names = {} if isinstance(people, NotDone) else {one.person: one.name for one in people}
    for code in sorted(mine, key=lambda one: one != hand.person):
        own = code == hand.person
        _ballot(motion, "" if own else code, names.get(code, code), lang)


def _ballot(motion: str, grantor: str, name: str, lang: Lang) -> None:
    """Draw the form of one ballot; ballots of others meanwhile are no conflict."""
    title = say(lang, "Ballot of {name}, who gave you a proxy", name=name) if grantor else say(lang, "My ballot")
    st.subheader(title, anchor=False)
    submit = say(lang, "Cast the ballot of {name}", name=name) if grantor else say(lang, "Cast my ballot")
    about = f"{motion}:{grantor}"
    asked = act_form(session.form_key("BallotCast", about), Cast, lang, fixed={"on_behalf_of": grantor}, submit=submit)
    if isinstance(asked, Cast):
        session.answer("BallotCast", about, cast(session.desk(), session.hand(), motion, asked))
