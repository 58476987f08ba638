"""What a screen shows of a sitting: rows and views, frozen; `desk.sittings` reads them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from conditionality.assembly.kinds import Choice, Outcome
from conditionality.assembly.motions import MotionKind
from conditionality.assembly.roster import Assembly
from conditionality.assembly.rules import Threshold
from conditionality.desk.motions import Tabled
from conditionality.findings import Finding


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session in a list."""

    session: str
    state: str
    day: date
    starts_at: datetime | None
    place: str
    call: int
    dossiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item of an agenda, with where its dossier stands and the motions of this sitting."""

    rank: int
    dossier: str
    organisation: str
    state: str
    motions: tuple[Tabled, ...]


@dataclass(frozen=True, slots=True)
class AgendaView:
    """A session with its items; without any before the members are convened."""

    session: SessionRow
    assembly: Assembly
    items: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True)
class Attendee:
    """A member as the item sees them.

    Attributes:
        holder: Name of the member whose hand casts the ballot, when it is another's.
        ground: Of the recusal; empty for those who may not read it.
        is_tied: A tie was found that the member did not declare yet; for those who may read it.
    """

    person: str
    name: str
    college: str
    organisation: str
    is_present: bool
    is_recused: bool
    holder: str = ""
    ground: str = ""
    is_tied: bool = False


@dataclass(frozen=True, slots=True)
class MotionChoice:
    """A motion that might be put: whether it may now, and what it asks for.

    Attributes:
        why_not: Why it may not be put now.
        is_default: It comes next unless somebody moves another.
        needs_reason: It carries a written reason.
        justify: Ballots that carry a reason.
    """

    kind: MotionKind
    why_not: Finding | None
    is_default: bool
    departs: bool
    needs_reason: bool
    threshold: Threshold
    justify: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class BallotRow:
    """A ballot by name."""

    name: str
    college: str
    organisation: str
    choice: Choice
    reason: str
    by_proxy: bool


@dataclass(frozen=True, slots=True)
class BallotsView:
    """The ballots of a motion.

    Attributes:
        cast: How many there are.
        expected: How many there may be.
        outcome: None before the result is proclaimed.
        rows: By name, once it is, and for those who may read them.
    """

    motion: Tabled
    cast: int
    expected: int
    outcome: Outcome | None
    rows: tuple[BallotRow, ...] = ()
