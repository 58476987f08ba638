"""What the form of an act starts with: what was seen, what is not asked, what is known; and the roll of an item."""

from __future__ import annotations

from app import session
from app.parts import agenda
from app.parts.answers import show_answer
from app.sitting import SittingDeed
from conditionality.desk import sittings, views_sitting
from conditionality.desk.hearing_requests import Interest, RollCall
from conditionality.desk.motions import Tabled
from conditionality.desk.outcome import NotDone
from conditionality.desk.sitting_acts import ActStand
from conditionality.dossier.kinds import MachineName
from conditionality.wording.speech import Lang


def heights(one: ActStand) -> dict[str, int]:
    """Give the height of what an act is about; of a motion that is not there yet, nothing."""
    machine: MachineName = "session" if one.subject.startswith("S-") else "motion" if "." in one.subject else "dossier"
    return {one.subject: views_sitting.height(session.desk(), one.subject, machine)} if one.subject else {}


def fixed(chosen: ActStand, deed: SittingDeed, kinds: set[str]) -> dict[str, object]:
    """Give the fields that are not asked; the ground of a refusal only where a refusal may be put."""
    if chosen.act == "MotionDrafted":
        asks: dict[str, object] = {} if "defer" in kinds else {"enterprise_asks": False}
        return asks if "refuse" in kinds else asks | {"ground": None}
    if chosen.act == "MotionMoved":
        moved = tabled(chosen.subject)
        return {} if moved is None else {"kind": moved.kind, "reason": "", "ground": None, "enterprise_asks": False}
    if deed.model is Interest:
        return {"dossier": chosen.subject}
    nothing_missed = chosen.act == "SessionPlanned" and not views_sitting.without_quorum(session.desk(), session.hand())
    return {"second_call_of": ""} if nothing_missed else {}


def given(chosen: ActStand) -> dict[str, object]:
    """Give what a form starts with: the ground of the tie that was found."""
    if chosen.act != "RecusalDeclared":
        return {}
    page = views_sitting.tie(session.desk(), session.hand(), chosen.subject)
    return {} if page is None else {"ground": page.ground}


def tabled(motion: str) -> Tabled | None:
    """Give a motion; nothing when it may not be read."""
    found = sittings.ballots(session.desk(), session.hand(), motion)
    return None if isinstance(found, NotDone) else found.motion


def roll(key: str, dossier: str, at: str, title: str, lang: Lang) -> RollCall | None:
    """Draw the roll of an item; give who is there once it is sent."""
    office, hand = session.desk(), session.hand()
    people, view = sittings.attendance(office, hand, dossier), sittings.agenda(office, hand, at)
    for one in (people, view):
        if isinstance(one, NotDone):
            show_answer(one, lang)
    if isinstance(people, NotDone) or isinstance(view, NotDone):
        return None
    present = agenda.draw_roll(key, people, view.assembly, title, lang)
    return None if present is None else RollCall(dossier=dossier, present=present)
