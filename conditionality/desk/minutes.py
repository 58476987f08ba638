"""The counter of minutes: close the session, draft, sign (two persons), send each avis to the region, publish."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from conditionality.assembly.roster import electors_on
from conditionality.assembly.session_minutes import draft_session_minutes
from conditionality.desk.floor import Room, last, missed_in, room_of, seats_of
from conditionality.desk.hearing_requests import Dissent, Redraft
from conditionality.desk.mandates import Hand, actor_of
from conditionality.desk.motions import open_ballot_of, traces_of
from conditionality.desk.office import Office
from conditionality.desk.outcome import Outcome, stop
from conditionality.desk.receipts import both, official, place
from conditionality.desk.recount import recount
from conditionality.desk.session_record import session_record
from conditionality.desk.sitting_papers import Noted, stored
from conditionality.desk.work import Seen, Work
from conditionality.dossier.assembly_events import (
    MinutesDrafted,
    MinutesPublished,
    MinutesRedrafted,
    MinutesSigned,
    SessionClosed,
)
from conditionality.dossier.deliberation_events import SentToRegion
from conditionality.dossier.events import Entry
from conditionality.dossier.permissions import Allowed, may
from conditionality.findings import Finding, finding
from conditionality.wording.speech import Lang, say

__all__ = (
    "Dissent", "Redraft", "close_session", "draft_minutes", "publish_minutes", "recount", "redraft_minutes",
    "send_to_region", "sign_minutes",
)  # fmt: skip

ADVISED = frozenset({"AVIS_ACCEPT", "AVIS_PLAN", "AVIS_REFUSE", "AVIS_NONE"})
CLOSED = "SessionClosed"
SENT = "SentToRegion"

Drafted = MinutesDrafted | MinutesRedrafted


def close_session(office: Office, hand: Hand, session: str, seen: Seen | None = None) -> Outcome:
    """Close the session (E10) when every item was ended, removed, or sent to a second call."""

    def act(work: Work) -> str:
        work.may(CLOSED, work.case(session, "session"))
        room = room_of(work.connection, session)
        if slips := tuple(_unfinished(work, room)):
            raise stop(*slips)
        traces = tuple(digest for digest, _ in traces_of(work.connection, session, room.dossiers))
        work.add(session, SessionClosed(items=traces))
        return session

    return office.act(hand, act, seen)


def _unfinished(work: Work, room: Room) -> Iterator[Finding]:
    for dossier in room.dossiers:
        state = work.case(dossier, "dossier").state
        if open_ballot_of(work.connection, dossier):
            yield finding("hearing-ballot-running", given=dossier)
        elif state == "IN_DELIBERATION":
            yield finding("hearing-item-open", given=dossier)
        elif state == "ON_AGENDA" and not missed_in(work.connection, room.session, dossier):
            yield finding("hearing-item-left", given=dossier)


def draft_minutes(
    office: Office, hand: Hand, session: str, notes: Sequence[Dissent] = (), seen: Seen | None = None
) -> Outcome:
    """Draft the minutes (E11): internal and public, in both languages, sealed; the secretary signs by drafting.

    Args:
        notes: What members asked to have noted beside a result.
    """

    def act(work: Work) -> str:
        work.may(MinutesDrafted.__name__, work.case(session, "session"))
        minutes, public, english, dissents = _print(office, work, session, notes)
        drafted = MinutesDrafted(minutes=minutes, public_minutes=public, english=english, dissents=dissents)
        work.add(session, drafted)
        return session

    return office.act(hand, act, seen)


def redraft_minutes(  # noqa: PLR0913 - the notes stand beside what is asked
    office: Office,
    hand: Hand,
    session: str,
    asked: Redraft,
    seen: Seen | None = None,
    *,
    notes: Sequence[Dissent] = (),
) -> Outcome:
    """Draft the minutes again before they are signed (E12); the text before is kept."""

    def act(work: Work) -> str:
        work.may(MinutesRedrafted.__name__, work.case(session, "session"))
        before = _drafted(work, session)[0]
        minutes, public, english, dissents = _print(office, work, session, notes)
        again = MinutesRedrafted(
            minutes=minutes, replaces=before.minutes, reason=asked.reason, public_minutes=public, english=english,
            dissents=dissents,
        )  # fmt: skip
        work.add(session, again, ("reason_given",))
        return session

    return office.act(hand, act, seen)


def _print(
    office: Office, work: Work, session: str, notes: Sequence[Dissent]
) -> tuple[str, str, tuple[str, str], tuple[str, ...]]:
    room = room_of(work.connection, session)
    if slips := tuple(_strange(work, room, notes)):
        raise stop(*slips)
    record = session_record(work.connection, room, work.hand.person, tuple(notes))

    def paper(lang: Lang, name: str, *, public: bool) -> str:
        sheet = draft_session_minutes(record, lang, public=public)
        return work.paper(official(office, sheet, work.hand.at), name)

    noted = (Noted(dossier=one.dossier, person=one.person, text=one.text) for one in notes)
    dissents = tuple(work.paper(one) for one in noted)
    minutes, public = paper("fr", "minutes", public=False), paper("fr", "public_minutes", public=True)
    english = paper("en", "minutes_en", public=False), paper("en", "public_minutes_en", public=True)
    return minutes, public, english, dissents


def _strange(work: Work, room: Room, notes: Sequence[Dissent]) -> Iterator[Finding]:
    seated = {one.person for one in electors_on(seats_of(work.connection), room.day)}
    for one in notes:
        if one.dossier not in room.dossiers:
            yield finding("hearing-item-absent", "dossier", given=one.dossier, expected=", ".join(room.dossiers))
        if one.person not in seated:
            yield finding("vote-member-unknown", "person", given=one.person)


def _drafted(work: Work, session: str) -> tuple[Drafted, Entry]:
    """Give the minutes as they stand, with the line of the log that tells who drafted them."""
    for entry in reversed(work.log(session)):
        if isinstance(entry.payload, Drafted):
            return entry.payload, entry
    raise stop(finding("hearing-minutes-missing", given=session))


def sign_minutes(office: Office, hand: Hand, session: str, seen: Seen | None = None) -> Outcome:
    """Sign (E13): the chair, after the secretary and another person; each avis then goes to the region (T29)."""

    def act(work: Work) -> str:
        work.may(MinutesSigned.__name__, work.case(session, "session"))
        minutes, entry = _drafted(work, session)
        work.add(session, MinutesSigned(minutes=minutes.minutes, signed_by=(entry.actor, hand.person)))
        actor = actor_of(work.connection, hand)
        for dossier in room_of(work.connection, session).dossiers:
            case = work.case(dossier, "dossier")
            if actor is not None and case.state in ADVISED and may(actor, SENT, case) == Allowed():
                _send(office, work, dossier, session)
        return session

    return office.act(hand, act, seen)


def send_to_region(office: Office, hand: Hand, dossier: str, session: str, seen: Seen | None = None) -> Outcome:
    """Send one avis to the region (T29): what is left when the chair who signed has an interest in the dossier."""

    def act(work: Work) -> str:
        work.may(SENT, work.case(dossier, "dossier"))
        if last(work.log(session), MinutesSigned) is None or dossier not in room_of(work.connection, session).dossiers:
            raise stop(finding("hearing-minutes-unsigned", given=session))
        _send(office, work, dossier, session)
        return dossier

    return office.act(hand, act, seen)


def _send(office: Office, work: Work, dossier: str, session: str) -> None:
    minutes = _drafted(work, session)[0]
    if minutes.public_minutes is None:
        raise stop(finding("hearing-minutes-missing", given=session))
    mine = tuple(one for one in minutes.dissents if stored(work.connection, Noted, one).dossier == dossier)
    sent = SentToRegion(minutes=minutes.minutes, public_minutes=minutes.public_minutes, dissents=mine)
    work.add(dossier, sent, ("chair_and_secretary_signed",))

    def tell(lang: Lang) -> tuple[str, str]:
        subject = say(lang, "The avis on dossier {dossier} is there", dossier=dossier)
        body = say(lang, "The minutes of session {session} are signed; the avis on dossier {dossier} awaits the act of "
                         "the region.", session=session, dossier=dossier)  # fmt: skip
        return subject, f"{body}\n\n{place(office, lang, dossier)}"

    rank = sum(one.kind == SENT for one in work.log(dossier))
    work.mail(f"{dossier}:avis:{rank}", work.holders("STAFF"), both(tell))


def publish_minutes(office: Office, hand: Hand, session: str, seen: Seen | None = None) -> Outcome:
    """Publish the public minutes (E14)."""

    def act(work: Work) -> str:
        work.may(MinutesPublished.__name__, work.case(session, "session"))
        public = _drafted(work, session)[0].public_minutes
        if public is None:
            raise stop(finding("hearing-minutes-missing", given=session))
        work.add(session, MinutesPublished(public_minutes=public))
        return session

    return office.act(hand, act, seen)
