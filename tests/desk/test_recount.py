"""A vote counted again from its papers: the same bytes, or what differs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import Connection

from conditionality.assembly.trace import VoteRecord
from conditionality.assembly.trace import recount as count_again
from conditionality.codec import canonical, fingerprint
from conditionality.desk.cases import log_of
from conditionality.desk.motions import ballots_of
from conditionality.desk.office import Office
from conditionality.desk.recount import recount
from conditionality.desk.sittings import ballots
from conditionality.dossier.assembly_events import BallotClosed, BallotOpened, MotionProclaimed
from conditionality.storage import ledger, records
from conditionality.storage.chain import Act
from tests.desk.path import STRONG, ready
from tests.desk.people import Region
from tests.desk.session import MEMBERS, WHY, Sitting, choices, codes, event_of, record_of, sat


@pytest.fixture
def weak(office: Office, region: Region) -> str:
    """Bring a dossier for which the score proposes a plan before the assembly."""
    return ready(office, region)


@pytest.fixture
def voted(office: Office, region: Region) -> str:
    """Vote a motion that everybody adopts."""
    dossier = ready(office, region, texts=STRONG)
    sitting: Sitting = sat(office, region, dossier)
    sitting.item(dossier)
    motion = sitting.ballot(dossier, "accept")
    sitting.vote(motion, choices("for", MEMBERS))
    return motion


def test_a_vote_counts_again_to_the_same_bytes_and_records_are_chained(
    office: Office, region: Region, weak: str
) -> None:
    sitting = sat(office, region, weak)
    sitting.item(weak)
    first = sitting.ballot(weak, "accept", WHY)
    sitting.vote(first, choices("against"))
    second = sitting.ballot(weak, "plan")
    sitting.vote(second, choices("for"))
    one, two = record_of(office, first), record_of(office, second)
    assert (count_again(one), count_again(two)) == ("same", "same")
    assert (one.previous, two.previous) == ("", fingerprint(one))
    with office.reading() as connection:
        said = next(one.payload for one in log_of(connection, first) if isinstance(one.payload, MotionProclaimed))
        assert records.read(connection, said.trace) == canonical(one)
        assert recount(connection, first) == recount(connection, second) == ()
        assert recount(connection, f"{weak}.m9") == ()


def in_place(monkeypatch: pytest.MonkeyPatch, office: Office, digest: str, false: bytes) -> None:
    """Let a false paper be read in the place of another."""
    true: Callable[[Connection, str], bytes] = records.read
    monkeypatch.setattr(records, "read", lambda connection, one: false if one == digest else true(connection, one))


def found(office: Office, motion: str) -> list[str]:
    with office.reading() as connection:
        return [one.code for one in recount(connection, motion)]


def test_another_record_than_the_ballots_make_is_told(
    office: Office, voted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, said = record_of(office, voted), event_of(office, voted, MotionProclaimed)
    assert isinstance(said, MotionProclaimed)
    colleges = (told.vote.colleges[0].model_copy(update={"for_": 1}), *told.vote.colleges[1:])
    false = told.model_copy(update={"vote": told.vote.model_copy(update={"colleges": colleges})})
    in_place(monkeypatch, office, said.trace, canonical(false))
    assert found(office, voted) == ["recount-differs", "recount-other-vote"]


def test_a_false_outcome_is_told(office: Office, voted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told, said = record_of(office, voted), event_of(office, voted, MotionProclaimed)
    assert isinstance(said, MotionProclaimed)
    result = told.result.model_copy(update={"outcome": "NOT_ADOPTED"})
    false: VoteRecord = told.model_copy(update={"result": result})
    in_place(monkeypatch, office, said.trace, canonical(false))
    assert found(office, voted) == ["recount-differs", "recount-outcome"]


def test_a_false_ballot_is_told(office: Office, voted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with office.reading() as connection:
        digest, ballot = ballots_of(connection, voted)[0]
    in_place(monkeypatch, office, digest, canonical(ballot.model_copy(update={"choice": "abstain"})))
    assert found(office, voted) == ["recount-other-vote"]


def test_other_rules_and_other_ballots_are_told(office: Office, voted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with office.reading() as connection:
        rows = {one.kind: one for one in ledger.of_subject(connection, voted)}
        events = {
            kind: records.read_papers(connection, rows[kind].payload)["event"]
            for kind in (BallotOpened.__name__, BallotClosed.__name__)
        }
    opened, closed = event_of(office, voted, BallotOpened), event_of(office, voted, BallotClosed)
    assert isinstance(opened, BallotOpened)
    assert isinstance(closed, BallotClosed)
    with monkeypatch.context() as patch:
        false = opened.model_copy(update={"rules": "0" * 64})
        in_place(patch, office, events["BallotOpened"], canonical(false))
        assert found(office, voted) == ["recount-rules"]
    with monkeypatch.context() as patch:
        false_end = closed.model_copy(update={"ballots": closed.ballots[1:]})
        in_place(patch, office, events["BallotClosed"], canonical(false_end))
        assert found(office, voted) == ["recount-ballots"]


def test_what_cannot_be_read_is_told(office: Office, voted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said = event_of(office, voted, MotionProclaimed)
    assert isinstance(said, MotionProclaimed)
    in_place(monkeypatch, office, said.trace, b"{}")
    assert found(office, voted) == ["recount-unreadable"]


def test_a_vote_with_an_erased_paper_is_no_fault(office: Office, region: Region, voted: str) -> None:
    said, hand = event_of(office, voted, MotionProclaimed), region.hand("clock")
    assert isinstance(said, MotionProclaimed)
    with office.store.transaction() as tx:
        height = ledger.subject_height(tx.connection, voted)
        tx.erase(said.trace, voted, height, Act(hand.at, hand.person, hand.role), "retention-ended")
    with office.reading() as connection:
        told = recount(connection, voted)
    assert [(one.code, one.level) for one in told] == [("recount-erased", "warning")]
    shown = ballots(office, region.hand("eden"), voted)
    assert not hasattr(shown, "rows")
    assert codes(shown) == ["hearing-erased"]
