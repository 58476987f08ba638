"""Papers of a sitting: where a session meets, what a motion says, who may vote on it; frozen, and read back."""

from __future__ import annotations

from typing import Literal, TypeVar

from sqlalchemy import Connection

from conditionality.assembly.kinds import Moment
from conditionality.assembly.motions import Motion
from conditionality.assembly.roster import Assembly, Seat
from conditionality.assembly.sitting import ItemFacts, Recusal, Roll
from conditionality.assembly.vote import Proxy
from conditionality.codec import Paper, read_paper
from conditionality.dossier.kinds import Code, Day, Digest, Proposal
from conditionality.storage import records

AnyPaper = TypeVar("AnyPaper", bound=Paper)


class SessionAbout(Paper):
    """Where and when a session meets, and of which session it is the second call."""

    place: str
    starts_at: Moment | None = None
    lasts_minutes: int = 180
    first_call: str = ""
    first_call_on: Day | None = None

    @property
    def call(self) -> Literal[1, 2]:
        """Give the number of the call."""
        return 2 if self.first_call else 1


class Electors(Paper):
    """Who may vote on a motion, frozen when its ballot is opened.

    Attributes:
        assembly: Digest of the rules and colleges.
    """

    assembly: Digest
    seats: tuple[Seat, ...]
    day: Day
    roll: Roll
    recusals: tuple[Recusal, ...] = ()
    proxies: tuple[Proxy, ...] = ()
    chair: str | None = None
    call: Literal[1, 2] = 1
    first_call_on: Day | None = None
    title: str | None = None


class MotionText(Paper):
    """What a motion says.

    Attributes:
        proposal: What the engine proposed when the motion was moved.
        enterprise_asks: The organisation itself asks for the deferral.
        plan: Digest of the plan that is put to the vote, once the ballot is open.
        plan_subject: Subject of that plan.
    """

    session: Code
    dossier: Code
    motion: Motion
    proposal: Proposal
    enterprise_asks: bool = False
    plan: Digest | None = None
    plan_subject: str = ""


class Noted(Paper):
    """A dissent that a member asked to have noted beside the result of an item."""

    dossier: Code
    person: str
    text: str


def stored(connection: Connection, kind: type[AnyPaper], digest: str) -> AnyPaper:
    """Give a paper of the store.

    Raises:
        ErasedRecordError: The law asked to erase it.
    """
    return read_paper(kind, records.read(connection, digest))


def frozen_facts(connection: Connection, electors: Electors) -> ItemFacts:
    """Give the facts of an item as they were when a ballot was opened."""
    return ItemFacts(
        assembly=stored(connection, Assembly, electors.assembly), seats=electors.seats, day=electors.day,
        roll=electors.roll, recusals=electors.recusals, proxies=electors.proxies, chair=electors.chair,
        call=electors.call, first_call_on=electors.first_call_on, title=electors.title,
    )  # fmt: skip


def freeze(facts: ItemFacts, rules: str) -> Electors:
    """Make the paper of the facts of an item."""
    return Electors(
        assembly=rules, seats=facts.seats, day=facts.day, roll=facts.roll, recusals=facts.recusals,
        proxies=facts.proxies, chair=facts.chair, call=facts.call, first_call_on=facts.first_call_on,
        title=facts.title,
    )  # fmt: skip
