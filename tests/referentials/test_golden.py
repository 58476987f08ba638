"""Golden cases: what a person worked out by hand, or a publisher printed, is what the exact machine gives."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from conditionality.report.check import check
from conditionality.report.form import make_form
from conditionality.scoring.score import score
from conditionality.scoring.scorecard import Amount, IndicatorMark, NodeMark, Scorecard
from tests.referentials import shelf, starter
from tests.referentials.shelf import Golden

CASES = [one for version in shelf.VERSIONS for one in shelf.golden(version)]
FULL = [
    one for one in CASES if len(one.expected.get("indicators", {})) == len(shelf.referential(one.version).indicators)
]


def card_of(golden: Golden) -> Scorecard:
    report = shelf.report(golden.version, golden.case["id"], golden.period, golden.answers)
    history = [
        shelf.report(golden.version, f"{golden.case['id']}-{rank}", one["period"], one["answers"])
        for rank, one in enumerate(golden.history, 1)
    ]
    return score(shelf.scorer(golden.version, golden.period["from"]), report, history)


def number(amount: Amount | None) -> Fraction | None:
    return None if amount is None else amount.exact


def near(golden: Golden, amount: Amount | None) -> bool:
    tolerance = shelf.exact(golden.expected.get("tolerance", 0))
    return amount is not None and abs(amount.exact - shelf.exact(golden.expected["total"])) <= tolerance


def node_says(mark: NodeMark) -> str | Fraction | None:
    return number(mark.score) if mark.status == "scored" else mark.status


def indicator_says(mark: IndicatorMark, wanted: Mapping[str, object]) -> dict[str, object]:
    said: dict[str, object] = {"points": number(mark.points), "status": mark.status}
    return {key: said[key] for key in wanted}


@pytest.mark.parametrize("golden", CASES, ids=str)
def test_a_golden_case_gives_what_was_worked_out(golden: Golden) -> None:
    card, wanted = card_of(golden), golden.expected
    assert near(golden, card.total.score), card.total
    nodes = {one.id: node_says(one) for one in card.dimensions}
    dimensions = wanted.get("dimensions", {})
    assert {key: nodes[key] for key in dimensions} == {
        key: given if given == "not_applicable" else shelf.exact(given) for key, given in dimensions.items()
    }
    assert card.outcome == wanted.get("outcome", card.outcome)
    assert card.status == ("complete" if wanted["complete"] else "incomplete")
    assert card.unanswered == tuple(wanted.get("unanswered", ()))


@pytest.mark.parametrize("golden", CASES, ids=str)
def test_a_golden_case_has_its_gates_marks_and_grades(golden: Golden) -> None:
    card, wanted = card_of(golden), golden.expected
    gates = {one.id: one.status for one in card.gates if one.status != "holds"}
    assert gates == wanted.get("gates", {})
    marks = {one.id: one for one in card.indicators}
    for name, said in wanted.get("indicators", {}).items():
        assert indicator_says(marks[name], said) == said, name
    grades = {one.id: one.grade for one in card.grades}
    assert grades == wanted.get("grades", {})
    if "rounded" in wanted:
        assert number(card.total.rounded) == shelf.exact(wanted["rounded"])


@pytest.mark.parametrize("golden", FULL, ids=str)
def test_the_expected_total_is_the_weighted_mean_of_the_table(golden: Golden) -> None:
    points = {
        name: None if said.get("status") == "not_applicable" else shelf.exact(said["points"])
        for name, said in golden.expected["indicators"].items()
    }
    total, dimensions = starter.weighted_means(golden.version.partition("@")[0], points)
    assert total == shelf.exact(golden.expected["total"])
    for name, found in dimensions.items():
        given = golden.expected["dimensions"][name]
        assert found == (None if given == "not_applicable" else shelf.exact(given)), name


@pytest.mark.parametrize("golden", CASES, ids=str)
def test_a_golden_case_says_who_worked_it_out(golden: Golden) -> None:
    assert golden.case["id"] == golden.path.stem
    assert golden.case["computed_by"]
    assert golden.case["source"]
    assert {*golden.case["title"]} == {"fr", "en"}


def test_the_six_starter_examples_stand_among_the_cases() -> None:
    for example in starter.examples():
        golden = next(one for one in CASES if one.path.stem == example["id"])
        assert golden.version.partition("@")[0] == example["referential"]
        wanted = example["expected"]
        assert abs(shelf.exact(golden.expected["total"]) - shelf.exact(wanted["score"])) < Fraction(1, 10**9)
        assert golden.expected["outcome"] == wanted["decision"]
        failing = [gate for gate, status in golden.expected.get("gates", {}).items() if status == "fails"]
        assert failing == wanted["gates"]


@pytest.mark.parametrize("example", starter.examples(), ids=lambda one: str(one["id"]))
def test_a_starter_example_earns_the_points_of_its_own_values(example: Mapping[str, object]) -> None:
    golden = next(one for one in CASES if one.path.stem == example["id"])
    answers = example["answers"]
    assert isinstance(answers, Mapping)
    for printed, value in answers.items():
        said = golden.expected["indicators"][printed.replace("-", "_")]
        if value == "NA":
            assert said == {"status": "not_applicable"}, printed
        else:
            assert said == {"points": starter.points(str(example["referential"]), printed, value)}, printed


@pytest.mark.parametrize("golden", CASES, ids=str)
def test_no_golden_case_contradicts_itself(golden: Golden) -> None:
    report = shelf.report(golden.version, golden.case["id"], golden.period, golden.answers)
    found = check(report, make_form(shelf.referential(golden.version), report.period.from_))
    assert [one for one in found if one.code == "answers-contradict"] == []
