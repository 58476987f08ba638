"""Hold a sitting, fast, for the tests of it and of what comes after: names of members, not codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from conditionality.assembly.kinds import Choice, Ground
from conditionality.assembly.motions import MotionKind, RefusalGround
from conditionality.assembly.trace import VoteRecord
from conditionality.desk.cases import case_of, log_of
from conditionality.desk.hearing import (
    call_roll,
    convene,
    declare_interest,
    give_proxy,
    open_item,
    open_session,
    plan_session,
)
from conditionality.desk.hearing_requests import Cast, Convocation, Interest, NewMotion, NewSession, Proxy, RollCall
from conditionality.desk.mandates import Hand
from conditionality.desk.minutes import close_session, draft_minutes, publish_minutes, sign_minutes
from conditionality.desk.motions import motion_of
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, Outcome
from conditionality.desk.register import NewMandate, give_mandate
from conditionality.desk.sitting_papers import stored
from conditionality.desk.voting import cast, close_ballot, move_motion, open_ballot
from conditionality.dossier.kinds import MachineName, Role
from tests.desk.people import COLLEGES, Region, done

MEMBERS = tuple(f"{college.lower()}{rank}" for college in COLLEGES for rank in (1, 2, 3))
WHY = "Parce que c'est utile."


@dataclass
class Sitting:
    """One session through the desk; `call` and `open` stand for what nobody does in person."""

    office: Office
    region: Region
    session: str
    dossiers: tuple[str, ...] = ()
    motions: dict[str, str] = field(default_factory=dict)

    def code(self, name: str) -> str:
        """Give the code of a member by first name."""
        return self.region.people[name]

    def member(self, name: str) -> Hand:
        """Give the hand of a person as a member of the assembly."""
        hand = self.region.hand(name)
        return Hand(hand.person, "MEM", hand.at)

    def open(self) -> None:
        """Go to the day of the session and open it."""
        self.region.wait(10)
        done(open_session(self.office, self.region.hand("fanny"), self.session))

    def roll(self, dossier: str, present: Iterable[str] = MEMBERS) -> Outcome:
        """Call the roll."""
        asked = RollCall(dossier=dossier, present=tuple(self.code(one) for one in present))
        return call_roll(self.office, self.region.hand("eden"), self.session, asked)

    def recuse(self, name: str, dossier: str, ground: Ground = "competitor") -> Outcome:
        """Declare an interest."""
        asked = Interest(dossier=dossier, ground=ground)
        return declare_interest(self.office, self.member(name), self.session, asked)

    def proxy(self, grantor: str, holder: str) -> Outcome:
        """Give a proxy."""
        return give_proxy(self.office, self.member(grantor), self.session, Proxy(holder=self.code(holder)))

    def item(self, dossier: str, present: Iterable[str] = MEMBERS) -> None:
        """Call the roll and open an item."""
        done(self.roll(dossier, present))
        done(open_item(self.office, self.region.hand("fanny"), dossier))

    def move(
        self, dossier: str, kind: MotionKind, reason: str = "", ground: RefusalGround | None = None, by: str = "fanny"
    ) -> Outcome:
        """Move a motion."""
        asked = NewMotion(kind=kind, reason=reason, ground=ground)
        return move_motion(self.office, self.region.hand(by), dossier, asked)

    def ballot(self, dossier: str, kind: MotionKind, reason: str = "", ground: RefusalGround | None = None) -> str:
        """Move a motion and open its ballot."""
        motion = done(self.move(dossier, kind, reason, ground)).subject
        done(open_ballot(self.office, self.region.hand("fanny"), motion))
        return motion

    def cast(self, motion: str, name: str, choice: Choice, reason: str = "", grantor: str = "") -> Outcome:
        """Cast a ballot."""
        asked = Cast(choice=choice, reason=reason, on_behalf_of=self.code(grantor) if grantor else "")
        return cast(self.office, self.member(name), motion, asked)

    def close(self, motion: str) -> None:
        """Close the ballot."""
        done(close_ballot(self.office, self.region.hand("fanny"), motion))

    def vote(self, motion: str, choices: Mapping[str, Choice], reason: str = WHY) -> None:
        """Cast every ballot and close."""
        for name, choice in choices.items():
            done(self.cast(motion, name, choice, reason))
        self.close(motion)

    def end(self) -> None:
        """Close the session, draft, sign and publish its minutes."""
        done(close_session(self.office, self.region.hand("fanny"), self.session))
        done(draft_minutes(self.office, self.region.hand("eden"), self.session))
        done(sign_minutes(self.office, self.region.hand("fanny"), self.session))
        done(publish_minutes(self.office, self.region.hand("eden"), self.session))


def planned(office: Office, region: Region, *, second_call_of: str = "", days: int = 10) -> Sitting:
    """Plan a session ten days ahead."""
    on: date = (region.now + timedelta(days=days)).date()
    asked = NewSession(on=on, place="Salle d'essai", starts_at="14:30", second_call_of=second_call_of)
    return Sitting(office, region, done(plan_session(office, region.hand("eden"), asked)).subject)


def convened(office: Office, region: Region, *dossiers: str) -> Sitting:
    """Plan a session and convene the members with dossiers."""
    sitting = planned(office, region)
    done(convene(office, region.hand("eden"), sitting.session, Convocation(dossiers=dossiers)))
    sitting.dossiers = dossiers
    return sitting


def sat(office: Office, region: Region, *dossiers: str) -> Sitting:
    """Convene a session and open it."""
    sitting = convened(office, region, *dossiers)
    sitting.open()
    return sitting


def choices(value: Choice, names: Iterable[str] = MEMBERS) -> dict[str, Choice]:
    """Give the same ballot to many."""
    return dict.fromkeys(names, value)


def advised(office: Office, region: Region, dossier: str, kind: MotionKind = "accept", reason: str = WHY) -> Sitting:
    """Hold a whole sitting that adopts a motion, up to its signed minutes: the dossier is at the region."""
    sitting = sat(office, region, dossier)
    sitting.item(dossier)
    sitting.vote(sitting.ballot(dossier, kind, reason), choices("for"))
    sitting.end()
    return sitting


def state(office: Office, subject: str, machine: MachineName = "dossier") -> str:
    with office.reading() as connection:
        return case_of(connection, subject, machine).state


def codes(outcome: Outcome) -> list[str]:
    """Give the codes of what stopped an act, each of which has its sentences."""
    assert isinstance(outcome, NotDone), outcome
    assert all(outcome.sentences("fr")), outcome
    assert all(outcome.sentences("en")), outcome
    return [one.code for one in outcome.findings] or [outcome.denied or ",".join(outcome.unmet)]


def seat(office: Office, region: Region, name: str, role: Role = "MEM") -> None:
    """Give a person a seat in the college of the region."""
    mandate = NewMandate(person=region.people[name], role=role, college="REG", from_on=date(2026, 1, 1))
    done(give_mandate(office, region.hand("clock"), mandate))


def record_of(office: Office, motion: str) -> VoteRecord:
    with office.reading() as connection:
        found = motion_of(connection, motion)
        assert found is not None
        return stored(connection, VoteRecord, found.trace)


def event_of(office: Office, subject: str, kind: type) -> object:
    with office.reading() as connection:
        return next(one.payload for one in reversed(log_of(connection, subject)) if isinstance(one.payload, kind))
