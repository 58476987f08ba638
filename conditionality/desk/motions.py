"""The motions of an item as the log tells them: what is moved, voted, still possible, and why another is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from conditionality.assembly.kinds import Outcome
from conditionality.assembly.motions import ON_LISTING, MotionKind
from conditionality.assembly.procedure import ENDS, Tried, default_motion, order_of_motions
from conditionality.assembly.sitting import Ballot
from conditionality.assembly.trace import VoteRecord
from conditionality.codec import fingerprint
from conditionality.desk.cases import case_of, gathered, log_of, motions_of, payload_of
from conditionality.desk.floor import last, room_of
from conditionality.desk.papers import proposal_of
from conditionality.desk.points import POINTS, Point, point_of
from conditionality.desk.sitting_papers import Electors, MotionText, stored
from conditionality.dossier.assembly_events import (
    BallotCast,
    BallotOpened,
    MotionDrafted,
    MotionEdited,
    MotionMoved,
    MotionProclaimed,
)
from conditionality.dossier.deliberation_events import QuorumMissed
from conditionality.dossier.kinds import Proposal
from conditionality.findings import Finding, finding
from conditionality.storage import ledger

BEFORE_BALLOT = frozenset({"DRAFT", "MOVED"})
RUNNING = frozenset({"OPEN", "CLOSED"})


@dataclass(frozen=True, slots=True)
class Tabled:
    """A motion as its log tells it.

    Attributes:
        subject: `D-2026-0001.m1`.
        text: As it stands; frozen once the ballot is open.
        digest: Of the text.
        by: Code of the person who drafted it.
        trace: Digest of the record of the vote; empty before the result is proclaimed.
    """

    subject: str
    state: str
    text: MotionText
    digest: str
    by: str
    trace: str = ""
    outcome: Outcome | None = None

    @property
    def kind(self) -> MotionKind:
        """Give what kind of motion it is."""
        return self.text.motion.kind


def motion_of(connection: Connection, subject: str) -> Tabled | None:
    """Give a motion; nothing when there is none."""
    log = log_of(connection, subject)
    drafted = last(log, MotionDrafted)
    if drafted is None:
        return None
    texts = (one.payload for one in reversed(log))
    written = MotionDrafted | MotionEdited | MotionMoved | BallotOpened
    digest = next(one.text for one in texts if isinstance(one, written))
    said = last(log, MotionProclaimed)
    trace, outcome = ("", None) if said is None else (said.trace, said.outcome)
    state = case_of(connection, subject, "motion").state
    return Tabled(subject, state, stored(connection, MotionText, digest), digest, log[0].actor, trace, outcome)


def tabled(connection: Connection, dossier: str, session: str) -> tuple[Tabled, ...]:
    """Give the motions of an item at a session, in the order in which they were drafted."""
    found = (motion_of(connection, one) for one in motions_of(connection, dossier))
    return tuple(one for one in found if one is not None and one.text.session == session)


def tried(motions: tuple[Tabled, ...]) -> Tried:
    """Give the motions voted, with their outcomes."""
    return tuple((one.kind, one.outcome) for one in motions if one.outcome is not None)


def open_ballot_of(connection: Connection, dossier: str) -> str:
    """Give the motion of a dossier whose ballot is open, or closed and not yet proclaimed; empty when there is none."""
    found = motions_of(connection, dossier)
    return next((one for one in found if case_of(connection, one, "motion").state in RUNNING), "")


def ballots_of(connection: Connection, motion: str) -> tuple[tuple[str, Ballot], ...]:
    """Give the ballots cast on a motion, with their digests, in the order in which they came."""
    cast = (one.payload for one in log_of(connection, motion) if isinstance(one.payload, BallotCast))
    return tuple((one.ballot, stored(connection, Ballot, one.ballot)) for one in cast)


def electors_of(connection: Connection, motion: str) -> Electors | None:
    """Give who may vote on a motion; nothing before its ballot is opened."""
    opened = last(log_of(connection, motion), BallotOpened)
    return None if opened is None else stored(connection, Electors, opened.electors)


@dataclass(frozen=True, slots=True)
class Order:
    """Where an item stands between its motions.

    Attributes:
        proposal: What the engine proposes.
        motions: Those of this sitting.
        is_deferred: The dossier was put off once already.
        heard: The contradictory step is done.
        point: What is put on a listing; nothing on a request.
    """

    proposal: Proposal
    motions: tuple[Tabled, ...]
    is_deferred: bool
    heard: bool
    point: Point | None = None

    @property
    def tried(self) -> Tried:
        """Give the motions voted, with their outcomes."""
        return tried(self.motions)

    def possible(self, *, enterprise_asks: bool = False) -> tuple[MotionKind, ...]:
        """Give the motions that may be put now, the default first; on a listing one, once the organisation is heard."""
        if self.point is not None:
            return (self.point.kind,) if self.point.heard and self.point.kind not in dict(self.tried) else ()
        return order_of_motions(
            self.proposal, self.tried, deferred_before=self.is_deferred, heard=self.heard,
            enterprise_asks=enterprise_asks,
        )  # fmt: skip

    @property
    def default(self) -> MotionKind | None:
        """Give the motion that comes next unless somebody moves another; None when the item may be closed."""
        if self.point is not None:
            return next(iter(self.possible()), None)
        return default_motion(self.proposal, self.tried)

    def belongs(self, kind: MotionKind) -> bool:
        """Tell whether a kind of motion belongs to the item: to a request, or to a listing as it stands."""
        return kind not in ON_LISTING if self.point is None else kind == self.point.kind

    def why_not(self, kind: MotionKind, *, enterprise_asks: bool = False) -> Finding | None:
        """Say why a motion may not be put now; nothing when it may."""
        if kind in self.possible(enterprise_asks=enterprise_asks):
            return None
        voted = dict(self.tried)
        if not self.belongs(kind):
            return finding("hearing-motion-elsewhere", "kind")
        if self.point is not None and kind not in voted:
            return finding("hearing-suspend-unheard", "kind")
        if any(outcome in ENDS for outcome in voted.values()):
            return finding("hearing-item-ended", "kind")
        if kind in voted:
            return finding("hearing-motion-voted", "kind")
        if kind == "refuse":
            return finding("hearing-refuse-unheard" if not self.heard else "hearing-refuse-early", "kind")
        return finding("hearing-deferred-already", "kind")


def order_of(connection: Connection, dossier: str, session: str) -> Order:
    """Give where an item stands between its motions; where the score proposes nothing, the assembly looks at it."""
    case = gathered(connection, dossier, "dossier")
    proposal = proposal_of(connection, dossier) or "review"
    motions = tabled(connection, dossier, session)
    if case.state not in POINTS:
        return Order(proposal, motions, case.deferrals > 0, case.heard)
    point = point_of(log_of(connection, dossier), case.state, room_of(connection, session).day)
    return Order(proposal, motions, case.deferrals > 0, point is not None and point.heard, point)


def traces_of(connection: Connection, session: str, dossiers: tuple[str, ...]) -> tuple[tuple[str, VoteRecord], ...]:
    """Give the records of the votes of a session, with their digests, in the order in which they were laid down."""
    found: list[tuple[int, str]] = []
    for dossier in dossiers:
        for subject in (dossier, *motions_of(connection, dossier)):
            found += _laid_down(connection, subject)
    records = ((digest, stored(connection, VoteRecord, digest)) for _, digest in sorted(found))
    own = (one for one in records if one[1].vote.context is not None and one[1].vote.context.session == session)
    return tuple(dict(own).items())


def _laid_down(connection: Connection, subject: str) -> Iterator[tuple[int, str]]:
    for row in ledger.of_subject(connection, subject):
        if row.kind in {MotionProclaimed.__name__, QuorumMissed.__name__}:
            told = payload_of(connection, row)
            if isinstance(told, MotionProclaimed | QuorumMissed):
                yield row.height, told.trace


def last_trace(connection: Connection, session: str, dossiers: tuple[str, ...]) -> str:
    """Give the fingerprint of the last record of a session, to which the next is chained; empty for the first."""
    found = traces_of(connection, session, dossiers)
    return fingerprint(found[-1][1]) if found else ""
