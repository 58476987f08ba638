"""From a vote to the avis: the engine moves the dossier when its item has ended, by a motion adopted or by none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

from conditionality.assembly.kinds import Outcome as VoteOutcome
from conditionality.assembly.labels import MOTIONS
from conditionality.assembly.motions import ON_LISTING
from conditionality.assembly.procedure import NONE_WAS_ADOPTED, Advice, advice, when_none_adopted
from conditionality.desk.floor import Room, room_of
from conditionality.desk.items import chairs, miss_quorum, session_there
from conditionality.desk.mandates import Hand
from conditionality.desk.motions import Order, Tabled, open_ballot_of, order_of
from conditionality.desk.office import Office
from conditionality.desk.outcome import Outcome, deny, stop
from conditionality.desk.receipts import both, place
from conditionality.desk.work import Seen, Work
from conditionality.dossier.deliberation_events import (
    AcceptanceAdvised,
    AvisNotReached,
    Deferred,
    PlanAdvised,
    RefusalAdvised,
)
from conditionality.dossier.follow_up_events import PlanProposed
from conditionality.findings import finding
from conditionality.wording.speech import Lang, say

LANGS: tuple[Lang, ...] = get_args(Lang)


@dataclass(frozen=True, slots=True)
class Voted:
    """The motion voted last on an item.

    Attributes:
        trace: Digest of its record.
        outcome: What came of it.
    """

    motion: Tabled
    trace: str
    outcome: VoteOutcome

    @property
    def is_adopted(self) -> bool:
        """Tell whether it was adopted."""
        return self.outcome == "ADOPTED"


def after_vote(office: Office, work: Work, room: Room, voted: Voted) -> None:
    """Move the dossier as the vote says; nothing moves while another motion may still be put, nor on a listing.

    A listing is suspended, or its suspension lifted, by an act of its own (T40, T41) that names the motion.
    """
    found = voted.motion
    if found.kind in ON_LISTING:
        return
    order = order_of(work.connection, found.text.dossier, room.session)
    told = advice(found.kind, voted.outcome, left=order.possible(), deferred_before=order.is_deferred)
    if told == "PlanAdvised":
        _advise_plan(office, work, found, voted.trace)
    elif told is not None:
        _move(work, room, voted, told)


def _move(work: Work, room: Room, voted: Voted, told: Advice) -> None:
    found, trace = voted.motion, voted.trace
    dossier, motion = found.text.dossier, found.text.motion
    engine = work.engine()
    match told:
        case "AcceptanceAdvised":
            work.add(dossier, AcceptanceAdvised(motion=found.subject, trace=trace), ("motion_adopted",), engine)
        case "RefusalAdvised":
            if motion.ground is None or motion.reason is None:
                raise stop(finding("vote-motion-ground"))
            refused = RefusalAdvised(motion=found.subject, trace=trace, ground=motion.ground, reason=motion.reason)
            work.add(dossier, refused, ("motion_adopted", "cited_a_listed_ground"), engine)
        case "QuorumMissed":
            miss_quorum(work, room, dossier, trace)
        case "Deferred" | "AvisNotReached":
            _end(work, voted, told)


def _advise_plan(office: Office, work: Work, found: Tabled, trace: str) -> None:
    plan, subject = found.text.plan, found.text.plan_subject
    if plan is None:
        raise stop(finding("hearing-plan-missing", given=found.text.dossier))
    advised = PlanAdvised(motion=found.subject, trace=trace, plan=plan)
    work.add(found.text.dossier, advised, ("motion_adopted",), work.engine())
    if work.case(subject, "plan").state == "DRAFT":
        work.add(subject, PlanProposed(plan=plan, trace=trace), ("motion_adopted",), work.engine())
    _tell_plan(office, work, found.text.dossier, trace)


def _tell_plan(office: Office, work: Work, dossier: str, trace: str) -> None:
    """Tell the organisation that a plan is proposed, to be signed or not."""

    def tell(lang: Lang) -> tuple[str, str]:
        subject = say(lang, "An improvement plan is proposed for your dossier {dossier}", dossier=dossier)
        body = say(
            lang,
            "The assembly proposes an improvement plan for your dossier {dossier}. Read it in your file, then sign it "
            "or decline it: a grant with a plan needs your signature.",
            dossier=dossier,
        )
        return subject, f"{body}\n\n{place(office, lang, dossier)}"

    siret = work.case(dossier, "dossier").organisation
    work.mail(f"{dossier}:plan-proposed:{trace[:12]}", work.enterprise(siret), both(tell))


def _end(work: Work, voted: Voted, told: Advice) -> None:
    """End an item that is put off, by a motion or because none was adopted, or that has no avis."""
    found, dossier = voted.motion, voted.motion.text.dossier
    if told == "AvisNotReached":
        work.add(dossier, AvisNotReached(trace=voted.trace), (), work.engine())
        return
    moved = found.kind == "defer" and voted.is_adopted
    reason = found.text.motion.reason if moved else None
    deferred = Deferred(
        trace=voted.trace,
        reason=reason or NONE_WAS_ADOPTED,
        asked_by="enterprise" if moved and found.text.enterprise_asks else "assembly",
    )
    work.add(dossier, deferred, ("reason_given",), work.engine())


def close_item(office: Office, hand: Hand, dossier: str, seen: Seen | None = None) -> Outcome:
    """End an item whose default motions were voted, none adopted: put off once, then without an avis (T26, T28)."""

    def act(work: Work) -> str:
        chairs(work, dossier)
        if work.case(dossier, "dossier").state != "IN_DELIBERATION":
            raise deny(Deferred.__name__, "not_from_here")
        room = room_of(work.connection, session_there(work, dossier))
        order = order_of(work.connection, dossier, room.session)
        if running := open_ballot_of(work.connection, dossier):
            raise stop(finding("hearing-ballot-running", given=running))
        latest = _latest(order)
        if order.default is not None or latest is None or latest.outcome is None:
            kind = MOTIONS[order.default or "accept"]
            words: dict[str, Any] = {f"motion_{lang}": say(lang, kind) for lang in LANGS}
            raise stop(finding("hearing-motion-left", **words))
        voted = Voted(latest, latest.trace, latest.outcome)
        _end(work, voted, when_none_adopted(deferred_before=order.is_deferred))
        return dossier

    return office.act(hand, act, seen)


def _latest(order: Order) -> Tabled | None:
    """Give the motion voted last."""
    return next((one for one in reversed(order.motions) if one.outcome is not None), None)
