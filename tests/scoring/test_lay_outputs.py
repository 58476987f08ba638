"""Gates, floors, results, grades and outcomes laid down."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.scoring.small import empty, run

BASE = """
fields = { a = "decimal", b = "decimal", clean = "yes_no", staff = "integer" }
indicators = [
  { id = "V1", value = "a" },
  { id = "V2", value = "b", missing = "exclude", not_applicable_if = "staff < 3" },
]
"""
GATE = """
[[gates]]
id = "law"
fails_if = "not clean"
not_applicable_if = [{ when = "staff < 11", reason = "small" }]
"""


@pytest.mark.parametrize(
    ("answers", "status", "hold"),
    [
        ({"clean": True, "staff": 11}, "holds", True),
        ({"clean": False, "staff": 11}, "fails", False),
        ({"clean": False, "staff": 10}, "not_applicable", True),
        ({"staff": 11}, "unknown", None),
        ({"clean": False}, "unknown", None),  # it may be exempt
        ({"clean": True}, "holds", True),  # it holds, exempt or not
        ({"staff": 10}, "not_applicable", True),
    ],
)
def test_a_gate_never_guesses(answers: dict[str, object], status: str, hold: bool | None) -> None:
    trace = run(BASE + GATE, answers, a=1, b=1)
    assert trace["gate.law.status"] == status
    assert trace["gates_hold"] is hold if hold is not None else empty(trace["gates_hold"]) == "missing unknown"


def test_a_gate_on_what_does_not_apply_does_not_apply_and_holds() -> None:
    trace = run(BASE + '[[gates]]\nid = "low"\nfails_if = "V2.points < 20"', a=1, b=1, staff=2)
    assert (trace["gate.low.status"], trace["gates_hold"]) == ("not_applicable", True)


def test_without_gates_and_floors_both_hold() -> None:
    trace = run(BASE, a=1, b=1, staff=5)
    assert (trace["gates_hold"], trace["floors_hold"]) == (True, True)


FLOORS = (
    BASE.replace('value = "b"', 'value = "b", floor = 20')
    + 'dimensions = [{ id = "D", floor = 30 }]\ntotal = { floor = 0 }'
)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"a": 40, "b": 20, "staff": 5}, (True, True, True)),  # exactly 20, exactly 30
        ({"a": 40, "b": "19.99", "staff": 5}, (False, False, False)),
        ({"a": 100, "b": 0, "staff": 5}, (False, True, False)),
        ({"a": 30, "b": 0, "staff": 2}, (True, True, True)),  # what does not apply holds
        ({"a": 30, "staff": 5}, (None, True, None)),  # left out for want of an answer: it cannot be told
        ({"a": 20, "staff": 5}, (None, False, False)),  # but another one surely does not hold
    ],
)
def test_floors(answers: dict[str, object], expected: tuple[bool | None, ...]) -> None:
    trace = run(FLOORS, answers)
    found = [trace[name] for name in ("floor.V2", "floor.D", "floors_hold")]
    assert [one if isinstance(one, bool) else None for one in found] == list(expected)
    assert trace["floor.total"] is True


def test_a_floor_reads_the_unrounded_score() -> None:
    text = FLOORS.replace("floor = 30", "floor = 30, round = { digits = 0 }")
    trace = run(text, a="29.9", b="29.9", staff=5)
    assert (trace["D.rounded"], trace["floor.D"]) == (30, False)


RESULTS = """
[[results]]
id = "R"
value = "total / 3"
round = { digits = 1 }
[[results]]
id = "S"
value = "R"
"""


def test_results_are_named_values_rounded_beside() -> None:
    trace = run(BASE + RESULTS, a=10, b=10, staff=5)
    assert (trace["R.value"], trace["R.rounded"]) == (Fraction(10, 3), Fraction(33, 10))
    assert trace["S.value"] == trace["S.rounded"] == Fraction(10, 3)


GRADES = """
[[gradings]]
id = "letter"
on = "V1.points"
bands = [{ from = 80, id = "A" }, { above = 50, id = "B" }]
"""


@pytest.mark.parametrize(("a", "grade", "rank"), [(80, "A", 1), (79, "B", 2), (50, None, None)])
def test_bands_best_first_and_none_below_the_last(a: int, grade: str | None, rank: int | None) -> None:
    trace = run(BASE + GRADES, a=a, b=1, staff=5)
    if grade is None:
        assert empty(trace["letter.grade"]) == empty(trace["letter.rank"]) == "not_applicable no-grade"
    else:
        assert (trace["letter.grade"], trace["letter.rank"], trace["letter.on"]) == (grade, rank, a)
    assert trace["letter.bound.1"] == 50


def test_no_number_no_grade() -> None:
    assert (
        empty(run(BASE.replace('value = "a"', 'value = "a", missing = "block"') + GRADES)["letter.grade"])
        == "missing blocked"
    )


OUTCOMES = """
[[outcomes]]
id = "stop"
kind = "blocked"
when = "not gates_hold"
[[outcomes]]
id = "yes"
kind = "accept"
when = "total >= 50 and floors_hold"
[[outcomes]]
id = "no"
kind = "refuse"
"""


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"a": 50, "b": 50, "clean": True}, "yes"),
        ({"a": 50, "b": 49, "clean": True}, "no"),
        ({"a": 50, "b": 50, "clean": False}, "stop"),
        ({"a": 50, "b": 50}, "not_computable"),
    ],
)
def test_the_first_outcome_that_holds(answers: dict[str, object], expected: str) -> None:
    trace = run(BASE + GATE + OUTCOMES, answers, staff=11)
    assert trace["outcome"] == expected
    if expected != "not_computable":
        assert trace[f"outcome.{expected}"] is True


def test_a_total_that_cannot_be_computed_gives_no_outcome_whatever_the_last_line_says() -> None:
    text = BASE.replace('value = "a"', 'value = "a", missing = "block"')
    trace = run(text + '[[outcomes]]\nid = "no"\nkind = "refuse"', b=10, staff=5)
    assert trace["outcome"] == "not_computable"
