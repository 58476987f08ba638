"""The counter of sittings: plan and convene a session, declare, give a proxy, call the roll, open an item."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from conditionality.assembly.agenda import Agenda, AgendaItem, check_agenda, earliest_second_call
from conditionality.assembly.procedure import second_call_reason
from conditionality.assembly.read import check_vote
from conditionality.assembly.roster import check_seats
from conditionality.assembly.sitting import ItemFacts, Roll, make_vote
from conditionality.assembly.sitting_checks import check_facts
from conditionality.assembly.vote import Proxy as Pair
from conditionality.desk.cases import is_begun
from conditionality.desk.contradictory import answer_contradictory, open_contradictory
from conditionality.desk.floor import NO_WORDS, Room, facts_of, in_france, missed_in, room_of, seats_of
from conditionality.desk.floor import ties_of as find_ties
from conditionality.desk.hearing_requests import (
    Convocation,
    Interest,
    NewSession,
    Postponement,
    Proxy,
    Removal,
    RollCall,
)
from conditionality.desk.items import open_item, second_call, session_there
from conditionality.desk.mandates import Hand, organisation
from conditionality.desk.motions import open_ballot_of
from conditionality.desk.office import Office
from conditionality.desk.outcome import Outcome, stop
from conditionality.desk.papers import digest_filed, filed_in, run_of, version_of
from conditionality.desk.points import POINTS, point_of, stands_on
from conditionality.desk.postponing import postpone_session
from conditionality.desk.sitting_letters import post_agenda, post_convocation, post_ties
from conditionality.desk.sitting_papers import SessionAbout
from conditionality.desk.sitting_slips import named
from conditionality.desk.work import Seen, Work
from conditionality.dossier.assembly_events import (
    MembersConvened,
    ProxyGiven,
    RecusalDeclared,
    RollCalled,
    SessionOpened,
    SessionPlanned,
)
from conditionality.dossier.deliberation_events import PutOnAgenda, RemovedFromAgenda
from conditionality.findings import Finding, errors, finding

__all__ = (
    "Convocation",
    "Interest",
    "NewSession",
    "Postponement",
    "Proxy",
    "Removal",
    "RollCall",
    "answer_contradictory",
    "call_roll",
    "convene",
    "declare_interest",
    "give_proxy",
    "open_contradictory",
    "open_item",
    "open_session",
    "plan_session",
    "postpone_session",
    "remove_item",
    "second_call",
)  # fmt: skip

CALLED_ROLL = "RollCalled"


def plan_session(office: Office, hand: Hand, asked: NewSession, seen: Seen | None = None) -> Outcome:
    """Plan a session (E01), or the second call of one that had no quorum."""

    def act(work: Work) -> str:
        session = f"S-{asked.on.year}-{work.next_number(SessionPlanned.__name__):02}"
        work.may(SessionPlanned.__name__, work.case(session, "session"))
        first = room_of(work.connection, asked.second_call_of) if asked.second_call_of else None
        earliest = hand.today if first is None else earliest_second_call(first.day)
        if first is not None and asked.on < earliest:
            raise stop(finding("vote-second-call-early", "on", given=asked.on, earliest=earliest))
        if asked.on < hand.today:
            raise stop(finding("hearing-day-past", "on", given=asked.on))
        about = SessionAbout(
            place=asked.place,
            starts_at=in_france(asked.on, time.fromisoformat(asked.starts_at)) if asked.starts_at else None,
            lasts_minutes=asked.lasts_minutes,
            first_call=asked.second_call_of,
            first_call_on=None if first is None else first.day,
        )
        work.add(session, SessionPlanned(on=asked.on, about=work.paper(about, "about")))
        return session

    return office.act(hand, act, seen)


def convene(office: Office, hand: Hand, session: str, asked: Convocation, seen: Seen | None = None) -> Outcome:
    """Convene the members (E02) and put every dossier on the agenda (T20), ties looked for; one act, one transaction.

    On second call the items without quorum leave the first agenda (T21) and stand on this one.
    """

    def act(work: Work) -> str:
        work.may(MembersConvened.__name__, work.case(session, "session"))
        room = room_of(work.connection, session)
        agenda = _agenda(work, room, asked)
        first = room_of(work.connection, room.about.first_call).agenda if room.about.first_call else None
        slips = (
            *check_agenda(agenda, hand.today, first),
            *check_seats(room.assembly, seats_of(work.connection)),
            *_not_ready(work, room, asked.dossiers),
        )
        if wrong := errors(slips):
            raise stop(*named(work.connection, wrong))
        digest = work.paper(agenda, "agenda")
        convened = MembersConvened(on=room.day, convened_on=hand.today, agenda=digest)
        work.add(session, convened, ("convened_five_days_before",))
        post_convocation(office, work, agenda)
        for one in agenda.items:
            _put(office, work, room, one)
        return session

    return office.act(hand, act, seen)


def _agenda(work: Work, room: Room, asked: Convocation) -> Agenda:
    items = tuple(_item(work, rank, one) for rank, one in enumerate(asked.dossiers, 1))
    about = room.about
    return Agenda(
        session=room.session, assembly=room.assembly.name, day=room.day, starts_at=about.starts_at,
        lasts_minutes=about.lasts_minutes, place=about.place, call=about.call, first_call_on=about.first_call_on,
        items=items,
    )  # fmt: skip


def _item(work: Work, rank: int, dossier: str) -> AgendaItem:
    """Make an item: the pieces are what was filed, its score and its plan; of a listing, the notice and the answers."""
    connection = work.connection
    case = work.case(dossier, "dossier")
    siret = case.organisation
    filed, run, plan = filed_in(connection, dossier), run_of(connection, dossier), version_of(connection, dossier)
    pieces = (
        *(() if filed is None else (digest_filed(filed),)),
        *(() if run is None else (run.result,)),
        *(() if plan is None else (plan.digest,)),
    )
    name = organisation(connection, siret).name or siret
    if point := point_of(work.log(dossier), case.state, work.hand.today):
        return AgendaItem(rank=rank, dossier=dossier, organisation=name, about=point.kind, pieces=point.pieces)
    return AgendaItem(rank=rank, dossier=dossier, organisation=name, pieces=pieces)


def _not_ready(work: Work, room: Room, dossiers: tuple[str, ...]) -> Iterator[Finding]:
    for rank, one in enumerate(dossiers, 1):
        case, where = work.case(one, "dossier"), f"dossiers[{rank}]"
        if not is_begun(case):
            yield finding("hearing-dossier-unknown", where, given=one)
        elif room.about.first_call:
            if case.state != "ON_AGENDA" or not missed_in(work.connection, room.about.first_call, one):
                yield finding("hearing-not-missed", where, given=one, first=room.about.first_call)
        elif case.state in POINTS:
            if standing := stands_on(work.connection, one):
                yield finding("hearing-point-standing", where, given=one, session=standing)
        elif case.state != "READY":
            yield finding("hearing-not-ready", where, given=one)


def _put(office: Office, work: Work, room: Room, item: AgendaItem) -> None:
    dossier = item.dossier
    if room.about.first_call:
        reason = second_call_reason(room.session)
        work.add(dossier, RemovedFromAgenda(session=room.about.first_call, reason=reason), ("reason_given",))
    ties = find_ties(work.connection, dossier, room.day)
    put = PutOnAgenda(
        session=room.session, item=item.rank, convened_on=work.hand.today, conflicts=work.paper(ties, "conflicts")
    )
    work.add(dossier, put, ("convened_five_days_before",))
    post_agenda(office, work, room, item)
    post_ties(office, work, room, item, ties)


def remove_item(office: Office, hand: Hand, dossier: str, asked: Removal, seen: Seen | None = None) -> Outcome:
    """Take an item off the agenda before it is opened (T21)."""

    def act(work: Work) -> str:
        work.may(RemovedFromAgenda.__name__, work.case(dossier, "dossier"))
        session = session_there(work, dossier)
        if work.case(dossier, "dossier").state in POINTS:
            _removable(work, dossier)
        work.add(dossier, RemovedFromAgenda(session=session, reason=asked.reason), ("reason_given",))
        return dossier

    return office.act(hand, act, seen)


def _removable(work: Work, dossier: str) -> None:
    if not stands_on(work.connection, dossier):
        raise stop(finding("hearing-not-on-agenda", given=dossier))
    if running := open_ballot_of(work.connection, dossier):
        raise stop(finding("hearing-ballot-running", given=running))


def declare_interest(office: Office, hand: Hand, session: str, asked: Interest, seen: Seen | None = None) -> Outcome:
    """Declare an interest in an item (E05): the member leaves for it; a tie that was found is answered so."""

    def act(work: Work) -> str:
        work.may(RecusalDeclared.__name__, work.case(session, "session"))
        room = room_of(work.connection, session)
        slips = list(_item_slips(work, room, asked.dossier))
        if asked.ground == "other" and not asked.reason:
            slips.append(finding("vote-recused-why", "reason"))
        if any(one.person == hand.person for one in facts_of(work.connection, room, asked.dossier).recusals):
            slips.append(finding("hearing-declared-already", "dossier"))
        if slips:
            raise stop(*slips)
        told = RecusalDeclared(dossier=asked.dossier, ground=asked.ground, reason=asked.reason or NO_WORDS)
        work.add(session, told, ("reason_given",))
        return session

    return office.act(hand, act, seen)


def _item_slips(work: Work, room: Room, dossier: str) -> Iterator[Finding]:
    """Say why nothing may change about an item: it is not of this session, or its ballot is open."""
    if dossier not in room.dossiers:
        yield finding("hearing-item-absent", "dossier", given=dossier, expected=", ".join(room.dossiers))
    elif open_ballot_of(work.connection, dossier):
        yield finding("hearing-ballot-running", "dossier", given=dossier)


def give_proxy(office: Office, hand: Hand, session: str, asked: Proxy, seen: Seen | None = None) -> Outcome:
    """Give a proxy for the session (E04) to a member of the same college; being there suspends it."""

    def act(work: Work) -> str:
        work.may(ProxyGiven.__name__, work.case(session, "session"))
        room = room_of(work.connection, session)
        running = [one for one in room.dossiers if open_ballot_of(work.connection, one)]
        if running:
            raise stop(finding("hearing-ballot-running", given=", ".join(running)))
        if slips := proxy_slips(work, room, Pair(grantor=hand.person, holder=asked.holder)):
            raise stop(*named(work.connection, slips))
        work.add(session, ProxyGiven(holder=asked.holder))
        return session

    return office.act(hand, act, seen)


def proxy_slips(work: Work, room: Room, pair: Pair) -> tuple[Finding, ...]:
    """Say what a proxy would lack if its grantor stayed away and its holder came; a proxy is not given in vain."""
    facts = facts_of(work.connection, room, NO_WORDS)
    there = Roll(dossier=NO_WORDS, present=(pair.holder,))
    tried = ItemFacts(facts.assembly, facts.seats, facts.day, there, (), (*facts.proxies, pair))
    if strangers := errors(check_facts(tried)):
        return strangers
    mine = f"proxies[{len(tried.proxies)}]"
    return tuple(one for one in check_vote(make_vote(tried, None)) if one.path.startswith(mine))


def open_session(office: Office, hand: Hand, session: str, seen: Seen | None = None) -> Outcome:
    """Open the session (E06) on its day: rules and colleges are frozen."""

    def act(work: Work) -> str:
        work.may(SessionOpened.__name__, work.case(session, "session"))
        room = room_of(work.connection, session)
        if hand.today != room.day:
            raise stop(finding("hearing-other-day", given=hand.today, day=room.day))
        if wrong := errors(check_seats(room.assembly, seats_of(work.connection))):
            raise stop(*named(work.connection, wrong))
        work.add(session, SessionOpened(rules=room.rules, call=room.about.call))
        return session

    return office.act(hand, act, seen)


def call_roll(office: Office, hand: Hand, session: str, asked: RollCall, seen: Seen | None = None) -> Outcome:
    """Call the roll for an item (E07); recused members leave. Called again whenever somebody comes or goes."""

    def act(work: Work) -> str:
        work.may(CALLED_ROLL, work.case(session, "session"))
        room = room_of(work.connection, session)
        if slips := tuple(_item_slips(work, room, asked.dossier)):
            raise stop(*slips)
        facts = facts_of(work.connection, room, asked.dossier)
        out = {one.person for one in facts.recusals}
        present = tuple(dict.fromkeys(one for one in asked.present if one not in out))
        roll = Roll(dossier=asked.dossier, present=present)
        called = ItemFacts(facts.assembly, facts.seats, facts.day, roll)
        if wrong := errors(check_facts(called)):
            raise stop(*named(work.connection, wrong))
        work.add(session, RollCalled(dossier=asked.dossier, roll=work.paper(roll, "roll")))
        return session

    return office.act(hand, act, seen)
