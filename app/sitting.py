"""The acts of a sitting: the sheet of each, what may be chosen in it, and the counter it is sent to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.parts.act_fields import Option
from conditionality.assembly.labels import MOTIONS
from conditionality.desk import hearing, minutes, sittings, views_sitting, voting
from conditionality.desk.cases import dossier_of
from conditionality.desk.hearing_requests import (
    Convocation,
    Interest,
    NewMotion,
    NewSession,
    Postponement,
    Proxy,
    Redraft,
    Removal,
    RollCall,
)
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, Outcome
from conditionality.desk.request import Request
from conditionality.desk.sitting_acts import CLOSE_ITEM, SECOND_CALL
from conditionality.desk.views_sitting import Colleague
from conditionality.desk.work import Seen
from conditionality.wording.speech import Lang, mark, say


class Plainly(Request):
    """An act that asks for nothing more."""


@dataclass(frozen=True, slots=True)
class Ask:
    """An act as a person sends it.

    Attributes:
        subject: Session, dossier or motion.
        session: At which it is done.
        asked: The request.
    """

    office: Office
    hand: Hand
    subject: str
    session: str
    asked: Any
    seen: Seen | None = None

    @property
    def place(self) -> tuple[Office, Hand, str]:
        """Give what every counter asks first."""
        return self.office, self.hand, self.subject

    @property
    def at(self) -> tuple[Office, Hand, str]:
        """Give the same for what is asked of the session."""
        return self.office, self.hand, self.session


@dataclass(frozen=True, slots=True)
class SittingDeed:
    """One act of a sitting.

    Attributes:
        title: Words of its choice and of its button.
        model: Of what it asks.
        send: Takes it to the counter.
        confirm: What goes for ever, when something does.
        alone: Whether it is refused when somebody else acted in between.
    """

    title: str
    model: type[Request]
    send: Callable[[Ask], Outcome]
    confirm: str = ""
    alone: bool = True


SESSION_DEEDS: Mapping[str, SittingDeed] = {
    "MembersConvened": SittingDeed(mark("Convene the members"), Convocation,
                                   lambda one: hearing.convene(*one.place, one.asked, one.seen)),
    "SessionOpened": SittingDeed(mark("Open the session"), Plainly,
                                 lambda one: hearing.open_session(*one.place, one.seen)),
    "ProxyGiven": SittingDeed(mark("Give a proxy"), Proxy,
                              lambda one: hearing.give_proxy(*one.place, one.asked), alone=False),
    "SessionClosed": SittingDeed(mark("Close the session"), Plainly,
                                 lambda one: minutes.close_session(*one.place, one.seen),
                                 mark("Nothing more is voted at this session once it is closed.")),
    "MinutesDrafted": SittingDeed(mark("Draft and sign the minutes"), Plainly,
                                  lambda one: minutes.draft_minutes(*one.place, (), one.seen)),
    "MinutesSigned": SittingDeed(mark("Sign the minutes"), Plainly,
                                 lambda one: minutes.sign_minutes(*one.place, one.seen)),
    "MinutesRedrafted": SittingDeed(mark("Draft the minutes again"), Redraft,
                                    lambda one: minutes.redraft_minutes(*one.place, one.asked, one.seen)),
    "MinutesPublished": SittingDeed(mark("Publish the public minutes"), Plainly,
                                    lambda one: minutes.publish_minutes(*one.place, one.seen)),
    "SessionPostponed": SittingDeed(mark("Put the session off"), Postponement,
                                    lambda one: hearing.postpone_session(*one.place, one.asked, one.seen)),
}  # fmt: skip
"""Acts on a session, in the order of its life."""

PLAN = SittingDeed(mark("Plan a session"), NewSession,
                   lambda one: hearing.plan_session(one.office, one.hand, one.asked))  # fmt: skip

ITEM_DEEDS: Mapping[str, SittingDeed] = {
    "RecusalDeclared": SittingDeed(mark("Declare an interest"), Interest,
                                   lambda one: hearing.declare_interest(*one.at, one.asked), alone=False),
    "RollCalled": SittingDeed(mark("Call the roll"), RollCall,
                              lambda one: hearing.call_roll(*one.at, one.asked), alone=False),
    "ItemOpened": SittingDeed(mark("Open the item"), Plainly,
                              lambda one: hearing.open_item(*one.place, one.seen)),
    SECOND_CALL: SittingDeed(mark("Send the item to a second call"), Plainly,
                             lambda one: hearing.second_call(*one.place, one.seen)),
    "RemovedFromAgenda": SittingDeed(mark("Take the item off the agenda"), Removal,
                                     lambda one: hearing.remove_item(*one.place, one.asked, one.seen)),
    "SentToRegion": SittingDeed(mark("Send the avis to the region"), Plainly,
                                lambda one: minutes.send_to_region(*one.place, one.session, one.seen)),
}  # fmt: skip
"""Acts on an item of an agenda."""

MOTION_DEEDS: Mapping[str, SittingDeed] = {
    "BallotClosed": SittingDeed(mark("Close the ballot"), Plainly,
                                lambda one: voting.close_ballot(*one.place),
                                mark("Nobody votes on this motion any more; the result is counted and proclaimed."),
                                alone=False),
    "BallotOpened": SittingDeed(mark("Open the ballot"), Plainly,
                                lambda one: voting.open_ballot(*one.place, one.seen)),
    "MotionMoved": SittingDeed(mark("Move the motion that was drafted"), NewMotion,
                               lambda one: voting.move_motion(one.office, one.hand, dossier_of(one.subject),
                                                              one.asked, one.seen)),
    "MotionDrafted": SittingDeed(mark("Move a motion"), NewMotion,
                                 lambda one: voting.move_motion(one.office, one.hand, dossier_of(one.subject),
                                                                one.asked, one.seen)),
    CLOSE_ITEM: SittingDeed(mark("End the item without an adopted motion"), Plainly,
                            lambda one: voting.close_item(*one.place, one.seen)),
}  # fmt: skip
"""Acts on the motions of an item, and its end."""

ALL: Mapping[str, SittingDeed] = {**SESSION_DEEDS, "SessionPlanned": PLAN, **ITEM_DEEDS, **MOTION_DEEDS}


def offered(act: str, ask: Ask, lang: Lang) -> dict[str, Sequence[Option]]:
    """Give what may be chosen in the sheet of an act, by field.

    Args:
        act: Name of the event.
        ask: On what; what is asked is not looked at.
        lang: `fr` or `en`.
    """
    match act:
        case "MembersConvened":
            found = views_sitting.to_convene(*ask.place)
            refs = () if isinstance(found, NotDone) else found
            return {"dossiers": [Option(one.dossier, f"{one.dossier} · {one.organisation}") for one in refs]}
        case "SessionPlanned":
            waiting = views_sitting.without_quorum(ask.office, ask.hand)
            return {"second_call_of": [Option(one, one) for one in waiting]}
        case "ProxyGiven":
            others = views_sitting.colleagues(*ask.place)
            mates = () if isinstance(others, NotDone) else others
            return {"holder": [Option(one.person, _member(one)) for one in mates]}
        case "MotionDrafted":
            return {"kind": [Option(one, label) for one, label in motions(ask, lang).items()]}
    return {}


def _member(one: Colleague) -> str:
    return one.name if one.organisation in {"", "–"} else f"{one.name}, {one.organisation}"


def motions(ask: Ask, lang: Lang) -> dict[str, str]:
    """Give the kinds of motion that may be put now and do not wait yet, by name.

    Deferral is among them too when only the organisation may ask for it.
    """
    view = sittings.agenda(*ask.at)
    items = () if isinstance(view, NotDone) else view.items
    waiting = {motion.kind for one in items for motion in one.motions
               if one.dossier == dossier_of(ask.subject) and motion.outcome is None}  # fmt: skip
    found = sittings.motions_now(ask.office, ask.hand, dossier_of(ask.subject), enterprise_asks=True)
    told = () if isinstance(found, NotDone) else found
    return {one.kind: say(lang, MOTIONS[one.kind]) for one in told if one.why_not is None and one.kind not in waiting}
