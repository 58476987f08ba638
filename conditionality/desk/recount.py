"""Count a vote again, years after: from its stored trace, and from the papers that it was counted from."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from conditionality.assembly.sitting_checks import count_item
from conditionality.assembly.trace import VoteRecord, record
from conditionality.codec import canonical, read_paper
from conditionality.desk.cases import log_of
from conditionality.desk.floor import last
from conditionality.desk.motions import ballots_of, electors_of, motion_of
from conditionality.desk.sitting_papers import frozen_facts
from conditionality.dossier.assembly_events import BallotClosed, BallotOpened, MotionProclaimed
from conditionality.errors import UnreadablePaperError
from conditionality.findings import Finding, finding
from conditionality.storage import records
from conditionality.storage.faults import ErasedRecordError


def recount(connection: Connection, motion: str) -> tuple[Finding, ...]:
    """Count a motion again and compare, byte by byte.

    Args:
        motion: One whose result was proclaimed; of another there is nothing to count.

    Returns:
        Nothing when everything agrees; what differs; or a warning when a paper was erased as the law asks.
    """
    said = last(log_of(connection, motion), MotionProclaimed)
    if said is None:
        return ()
    try:
        return tuple(_differences(connection, motion, said))
    except ErasedRecordError:
        return (finding("recount-erased", motion, level="warning"),)
    except UnreadablePaperError:
        return (finding("recount-unreadable", motion),)


def _differences(connection: Connection, motion: str, said: MotionProclaimed) -> Iterator[Finding]:
    content = records.read(connection, said.trace)
    kept = read_paper(VoteRecord, content)
    if canonical(record(kept.vote, kept.previous)) != content:
        yield finding("recount-differs", motion)
    if kept.result.outcome != said.outcome:
        yield finding("recount-outcome", motion, given=said.outcome, found=kept.result.outcome)
    yield from _sources(connection, motion, kept)


def _sources(connection: Connection, motion: str, kept: VoteRecord) -> Iterator[Finding]:
    """Make the vote again from the ballots and from what was frozen when the ballot was opened."""
    log, electors, found = log_of(connection, motion), electors_of(connection, motion), motion_of(connection, motion)
    opened, closed = last(log, BallotOpened), last(log, BallotClosed)
    if electors is None or found is None or opened is None or closed is None:
        yield finding("recount-other-vote", motion)
        return
    cast = ballots_of(connection, motion)
    if closed.ballots != tuple(digest for digest, _ in cast):
        yield finding("recount-ballots", motion, given=str(len(cast)), found=str(len(closed.ballots)))
    if opened.rules != electors.assembly:
        yield finding("recount-rules", motion)
    again = count_item(
        frozen_facts(connection, electors), found.text.motion, tuple(one for _, one in cast), name=motion,
        context=kept.vote.context,
    )  # fmt: skip
    if again.vote != kept.vote:
        yield finding("recount-other-vote", motion)
