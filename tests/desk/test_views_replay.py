"""Scores and votes made again from their papers, and what differs when something was changed."""

from __future__ import annotations

import pytest

from conditionality.desk import views_replay
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.views_replay import Difference, Replayed, replay_case
from conditionality.report.model import Report
from conditionality.scoring.score import Scorer, score
from conditionality.scoring.scorecard import Scorecard
from conditionality.storage.faults import ErasedRecordError
from tests.desk.path import STRONG, filed, ready, scored
from tests.desk.people import Region
from tests.desk.session import advised


def replayed(office: Office, region: Region, dossier: str) -> tuple[Replayed, ...]:
    found = replay_case(office, region.hand("aud"), dossier)
    assert isinstance(found, tuple)
    return found


def test_a_score_and_a_vote_come_out_the_same_byte_for_byte(office: Office, region: Region) -> None:
    dossier = ready(office, region, "alix", STRONG)
    advised(office, region, dossier)
    found = replayed(office, region, dossier)
    assert [(one.kind, one.verdict, one.differences) for one in found] == [("score", "same", ()), ("vote", "same", ())]
    assert all(one.kept == one.again != "" for one in found)
    assert found[0].total is not None
    assert found[1].outcome == "ADOPTED"


def test_what_differs_is_told_by_its_place(office: Office, region: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(scorer: Scorer, report: Report, history: tuple[Report, ...] = ()) -> Scorecard:
        return score(scorer, report, history).model_copy(update={"outcome": "other"})

    dossier = scored(office, region)
    monkeypatch.setattr(views_replay, "score", wrong)
    (found,) = replayed(office, region, dossier)
    assert found.verdict == "differs"
    assert found.kept != found.again
    assert found.differences == (Difference("outcome", found.differences[0].kept, '"other"'),)


def test_what_was_erased_is_said(office: Office, region: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = scored(office, region)

    def gone(*_: object) -> None:
        raise ErasedRecordError(dossier, 1)

    monkeypatch.setattr(views_replay, "_score", gone)
    assert [one.verdict for one in replayed(office, region, dossier)] == ["erased"]


def test_nothing_is_replayed_before_a_score(office: Office, region: Region) -> None:
    assert replayed(office, region, filed(office, region)) == ()


@pytest.mark.parametrize("who", ["alix", "claude", "eden", "cons1"])
def test_only_the_auditor_replays(office: Office, region: Region, who: str) -> None:
    assert isinstance(replay_case(office, region.hand(who), filed(office, region)), NotDone)
