"""Tables B and C."""

from __future__ import annotations

from conditionality.dossier.follow_up_moves import ACTION, PLAN, REPORT, TO_BE_DONE
from conditionality.dossier.states import TABLES


def test_a_late_report_can_still_be_filed() -> None:
    assert TABLES["report"]["LATE"]["ReportSubmitted"].target == "SUBMITTED"


def test_a_closed_period_is_closed() -> None:
    assert not [move for move in REPORT if "CLOSED" in move.origins]


def test_a_plan_runs_only_once_signed() -> None:
    assert [move.origins for move in PLAN if move.target == "RUNNING"] == [("ACCEPTED_BY_ENT",)]


def test_the_assembly_alone_drops_an_action() -> None:
    dropped = [move for move in ACTION if move.target == "DROPPED"]
    assert [move.needs for move in dropped] == [("motion_adopted", "reason_given")]
    assert dropped[0].origins == TO_BE_DONE


def test_the_enterprise_does_not_verify_its_own_action() -> None:
    assert all("ENT" not in move.who for move in ACTION if move.target == "DONE_VERIFIED")
