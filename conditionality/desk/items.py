"""One item of a sitting: open it when its quorum is there, or send it to a second call when it is not."""

from __future__ import annotations

from collections.abc import Iterator

from conditionality.assembly.agenda import earliest_second_call
from conditionality.assembly.conflicts import unanswered
from conditionality.assembly.quorum_now import quorum_now
from conditionality.assembly.sitting import ItemFacts, make_vote
from conditionality.assembly.trace import record
from conditionality.assembly.vote import Context
from conditionality.desk.cases import gathered, session_of
from conditionality.desk.floor import Room, conflicts_of, facts_of, roll_digest, room_of
from conditionality.desk.mandates import Hand
from conditionality.desk.motions import last_trace, open_ballot_of
from conditionality.desk.office import Office
from conditionality.desk.outcome import Outcome, deny, stop
from conditionality.desk.points import POINTS, stands_on
from conditionality.desk.sitting_slips import named, no_quorum
from conditionality.desk.work import Seen, Work
from conditionality.dossier.deliberation_events import ItemOpened, QuorumMissed
from conditionality.findings import Finding, finding

OPENED = "ItemOpened"
READ = "read_case"


def session_there(work: Work, dossier: str) -> str:
    """Give the session on whose agenda a dossier stands.

    Raises:
        StoppedError: It stands on none.
    """
    session = session_of(work.connection, dossier)
    if not session:
        raise stop(finding("hearing-not-on-agenda", given=dossier))
    return session


def open_item(office: Office, hand: Hand, dossier: str, seen: Seen | None = None) -> Outcome:
    """Open an item (T22): the roll is called, who is tied has left, the quorum is there."""

    def act(work: Work) -> str:
        work.may(OPENED, work.case(dossier, "dossier"))
        room = room_of(work.connection, session_there(work, dossier))
        facts = facts_of(work.connection, room, dossier, hand.person)
        if slips := (*open_slips(work, room, dossier), *quorum_slips(facts)):
            raise stop(*named(work.connection, slips))
        out = tuple(one.person for one in facts.recusals)
        roll = roll_digest(room.log, dossier)
        event = ItemOpened(session=room.session, rules=room.rules, roll=roll, recused=out, call=room.about.call)
        work.add(dossier, event, ("roll_called", "recused_left", "quorum_reached"))
        return dossier

    return office.act(hand, act, seen)


def shut_slips(work: Work, room: Room, dossier: str) -> Iterator[Finding]:
    """Say why no motion can be put on an item: a request that is not opened, a point of no session that is open."""
    state = work.case(dossier, "dossier").state
    if state not in POINTS:
        if state != "IN_DELIBERATION":
            yield finding("hearing-item-shut", given=dossier)
    elif stands_on(work.connection, dossier) != room.session:
        yield finding("hearing-not-on-agenda", given=dossier)
    elif room.state != "OPEN":
        yield finding("hearing-session-not-open", given=room.session)


def open_slips(work: Work, room: Room, dossier: str) -> Iterator[Finding]:
    """Say why an item cannot be opened or voted: session not open, roll not called, a tie that nobody answered."""
    if room.state != "OPEN":
        yield finding("hearing-session-not-open", given=room.session)
        return
    if not roll_digest(room.log, dossier):
        yield finding("hearing-roll-missing", given=dossier)
        return
    yield from tie_slips(work, room, dossier)


def tie_slips(work: Work, room: Room, dossier: str) -> Iterator[Finding]:
    """Name the members who are there, tied to the organisation, and did not declare it."""
    facts, ties = facts_of(work.connection, room, dossier), conflicts_of(work.connection, dossier)
    if ties is None:
        return
    for one in unanswered(ties, facts.recusals):
        if one.given in facts.roll.present:
            yield finding("hearing-tie-unanswered", given=one.given)


def quorum_slips(facts: ItemFacts) -> tuple[Finding, ...]:
    """Say what the quorum lacks; nothing when it is there."""
    now = quorum_now(facts)
    return () if now.can_open else (no_quorum(now),)


def second_call(office: Office, hand: Hand, dossier: str, seen: Seen | None = None) -> Outcome:
    """Send an item without quorum to a second call (T23): asked by the chair, found and written by the engine."""

    def act(work: Work) -> str:
        case = work.case(dossier, "dossier")
        chairs(work, dossier)
        if case.state not in {"ON_AGENDA", "IN_DELIBERATION"}:
            raise deny(QuorumMissed.__name__, "not_from_here")
        room = room_of(work.connection, session_there(work, dossier))
        slips = list(open_slips(work, room, dossier))
        if running := open_ballot_of(work.connection, dossier):
            slips.append(finding("hearing-ballot-running", given=running))
        facts = facts_of(work.connection, room, dossier, hand.person)
        if not slips and not quorum_slips(facts):
            slips.append(finding("hearing-quorum-there", given=dossier))
        if slips:
            raise stop(*named(work.connection, slips))
        miss_quorum(work, room, dossier, _missing_trace(work, room, facts))
        return dossier

    return office.act(hand, act, seen)


def chairs(work: Work, dossier: str) -> None:
    """Go on when the person chairs, and has no interest in the dossier.

    Raises:
        StoppedError: The person does not, or has one.
    """
    if work.hand.role != "CHAIR":
        raise deny(OPENED, "role")
    work.may(READ, gathered(work.connection, dossier, "dossier"))


def _missing_trace(work: Work, room: Room, facts: ItemFacts) -> str:
    dossier = facts.roll.dossier
    context = Context(session=room.session, dossier=dossier, chair=work.hand.person, opened_at=work.hand.at)
    previous = last_trace(work.connection, room.session, room.dossiers)
    return work.paper(record(make_vote(facts, None, context=context), previous), "trace")


def miss_quorum(work: Work, room: Room, dossier: str, trace: str) -> None:
    """Let the engine write that an item had no quorum, and from which day it may come back."""
    day = earliest_second_call(room.day)
    missed = QuorumMissed(session=room.session, trace=trace, second_call_on=day)
    work.add(dossier, missed, ("second_call_three_days_later",), work.engine())
