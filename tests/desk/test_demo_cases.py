"""Every kind of case is in the region: each gate's effect, floors, bounds, empties, missing answers."""

from __future__ import annotations

from fractions import Fraction

from conditionality.desk.demo_cases import CASES, with_cases
from conditionality.desk.demo_enterprises import HOW_MANY, make_enterprises
from conditionality.scoring.scorecard import Scorecard
from tests.desk.region import rules, scored


def card(report_id: str) -> Scorecard:
    """Give the scorecard of a report."""
    return next(one for one in scored().cards if one.report_id == report_id)


def outcomes(rank: int) -> list[str]:
    """Give the outcomes of an enterprise, year by year."""
    return [card(f"RD-{rank:03}-{year}").outcome for year in (2024, 2025, 2026)]


def test_each_case_falls_on_an_enterprise() -> None:
    paired = with_cases(make_enterprises(1))
    fallen = [case for _, case in paired if case]
    assert len(fallen) == len(CASES)
    assert all(case in fallen for case in CASES)
    assert all(one.place < HOW_MANY[one.referential] for one in CASES)


def test_an_index_under_75_suspends_in_the_third_year_and_75_does_not() -> None:
    assert outcomes(1)[2] == "suspended"
    assert "suspended" not in outcomes(1)[:2]
    assert "suspended" not in outcomes(10)


def test_every_effect_of_a_gate_is_seen() -> None:
    failing = {(gate.id, gate.effect) for one in scored().cards for gate in one.gates if gate.status == "fails"}
    assert {effect for _, effect in failing} == {"block", "suspend", "clawback", "assembly_review"}
    assert {name for name, _ in failing} >= {"G5", "S4", "S9", "E9", "T3", "D1", "D2", "D4", "L_D1"}
    assert outcomes(2)[1:] == ["blocked", "accepted"]
    assert outcomes(4)[2] == "clawback"
    assert outcomes(5)[1:] == ["assembly_review", "assembly_review"]


def test_a_good_total_with_a_floor_that_fails_is_no_acceptance() -> None:
    for rank, dimension in ((6, "E"), (47, "A")):
        one = card(f"RD-{rank:03}-2026")
        assert one.total.score is not None
        assert one.total.score.exact >= 60
        assert [node.id for node in one.dimensions if node.floor_holds is False] == [dimension]
        assert one.outcome == "progress"


def test_a_value_on_a_bound_takes_the_better_step() -> None:
    marks = {one.id: one for one in card("RD-007-2026").indicators}
    for name, value, points in (("V1", 4, 100), ("V6", 30, 100), ("S1", 90, 100), ("S5", 14, 75), ("T1", 50, 100)):
        mark = marks[name]
        assert mark.value is not None
        assert mark.points is not None
        assert (mark.value.exact, mark.points.exact) == (Fraction(value), Fraction(points)), name


def test_missing_answers_make_a_report_incomplete() -> None:
    assert card("RD-008-2026").status == "incomplete"
    assert set(card("RD-008-2026").unanswered) == {"waste_t", "accidents", "board_women"}
    assert card("RD-008-2025").status == "complete"


def test_a_dimension_that_does_not_apply_leaves_the_total() -> None:
    one = card("RD-026-2026")
    assert {node.id: node.status for node in one.dimensions}["V"] == "not_applicable"
    assert one.total.score is not None


def test_who_grows_past_nine_goes_to_the_regional_base() -> None:
    assert [card(f"RD-027-{year}").referential[:12] for year in (2024, 2025, 2026)] == [
        "socle-leger@",
        "socle-region",
        "socle-region",
    ]
    assert set(rules()) == set(HOW_MANY)
