"""Put a convened session off to another day: its items are ready again, the members are told, and convened anew."""

from __future__ import annotations

from conditionality.assembly.roster import electors_on
from conditionality.desk.floor import Room, room_of, seats_of
from conditionality.desk.hearing_requests import Postponement
from conditionality.desk.mandates import Hand, person
from conditionality.desk.office import Office
from conditionality.desk.outcome import Outcome, stop
from conditionality.desk.points import stands_on
from conditionality.desk.receipts import both
from conditionality.desk.sitting_letters import where
from conditionality.desk.work import Seen, Work
from conditionality.dossier.assembly_events import SessionPostponed
from conditionality.dossier.deliberation_events import RemovedFromAgenda
from conditionality.findings import finding
from conditionality.wording.numbers import day
from conditionality.wording.speech import Lang, say


def postpone_session(
    office: Office, hand: Hand, session: str, asked: Postponement, seen: Seen | None = None
) -> Outcome:
    """Put a session off (E03); each of its items leaves the agenda (T21), to be put on it again when it is convened."""

    def act(work: Work) -> str:
        work.may(SessionPostponed.__name__, work.case(session, "session"))
        room = room_of(work.connection, session)
        if asked.on < hand.today or asked.on == room.day:
            raise stop(finding("hearing-day-past", "on", given=asked.on))
        for dossier in room.dossiers:
            if work.case(dossier, "dossier").state == "ON_AGENDA" or stands_on(work.connection, dossier) == session:
                work.add(dossier, RemovedFromAgenda(session=session, reason=asked.reason), ("reason_given",))
        work.add(session, SessionPostponed(on=asked.on, reason=asked.reason), ("reason_given",))
        _tell(office, work, room, asked)
        return session

    return office.act(hand, act, seen)


def _tell(office: Office, work: Work, room: Room, asked: Postponement) -> None:
    def tell(lang: Lang) -> tuple[str, str]:
        subject = say(lang, "The session of {day} is put off", day=day(lang, room.day))
        body = say(lang, "It will meet on {day}. Reason: {reason} You will be convened again, with its agenda.",
                   day=day(lang, asked.on), reason=asked.reason)  # fmt: skip
        return subject, f"{body}\n\n{where(office, lang, room.session)}"

    members = sorted({one.person for one in electors_on(seats_of(work.connection), room.day)})
    rank = sum(one.kind == SessionPostponed.__name__ for one in room.log) + 1
    people = (person(work.connection, one) for one in members)
    work.mail(f"{room.session}:postponed:{rank}", people, both(tell))
