"""What each scoring instruction does, value by value."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.formula.values import OUT_OF_DOMAIN, Empty, Value
from conditionality.scoring import operations as ops
from tests.formula.strategies import values
from tests.strategies.chance import wide

MISSING = Empty("missing", "unanswered", "a")
ABSENT = Empty("not_applicable", "rule")
ELSEWHERE = Empty("not_concerned", "not-asked")


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (True, 5),
        (False, Empty("not_concerned", "not-asked", "f")),
        (MISSING, 5),
        (ABSENT, Empty("not_concerned", "not-asked", "f")),
    ],
)
def test_asked(condition: Value, expected: Value) -> None:
    assert ops.asked("f", condition, 5) == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (True, 5),
        (False, Empty("not_concerned", "does-not-concern")),
        (MISSING, MISSING),
        (ABSENT, ABSENT),
        (3, ops.UNKNOWN),
    ],
)
def test_concern(condition: Value, expected: Value) -> None:
    assert ops.concern(None, condition, 5) == expected


@pytest.mark.parametrize(
    ("value", "conditions", "expected"),
    [
        (5, (False, False), 5),
        (5, (False, True), Empty("not_applicable", "second")),
        (5, (True, True), Empty("not_applicable", "first")),
        (5, (MISSING, False), MISSING),
        (5, (MISSING, True), Empty("not_applicable", "second")),  # one that holds is enough
        (MISSING, (False, True), Empty("not_applicable", "second")),
        (ELSEWHERE, (MISSING, False), ELSEWHERE),  # not part of this report: nothing to wait for
        (ELSEWHERE, (True, False), Empty("not_applicable", "first")),
        (5, (ABSENT, False), 5),
    ],
)
def test_exempt(value: Value, conditions: tuple[Value, Value], expected: Value) -> None:
    assert ops.exempt(("first", "second"), value, *conditions) == expected


@pytest.mark.parametrize(
    ("fails", "condition", "expected"),
    [
        (False, MISSING, False),  # it does not fail, whoever it applies to
        (True, MISSING, MISSING),
        (False, True, Empty("not_applicable", "small")),
        (True, True, Empty("not_applicable", "small")),
        (True, False, True),
    ],
)
def test_spare(fails: Value, condition: Value, expected: Value) -> None:
    assert ops.spare(("small",), fails, condition) == expected


def test_rounding_touches_numbers_only() -> None:
    assert ops.round_value((0, "half_up"), Fraction(5, 2)) == 3
    assert ops.round_value((0, "half_even"), Fraction(5, 2)) == 2
    assert ops.round_value((0, "half_up"), MISSING) is MISSING
    assert ops.round_value((0, "half_up"), "text") == "text"


@pytest.mark.parametrize(
    ("raw", "conditions", "expected"),
    [
        (10, (False, True), 70),
        (10, (True, True), 50),
        (MISSING, (True, False), 50),
        (ABSENT, (True, False), ABSENT),
        (10, (MISSING, True), MISSING),  # the first rule may hold: its points are not known to be others
        (10, (ABSENT, True), 70),
        (10, (False, False), 10),
    ],
)
def test_override(raw: Value, conditions: tuple[Value, Value], expected: Value) -> None:
    assert ops.override((50, 70), raw, *conditions) == expected


@pytest.mark.parametrize(
    ("rule", "raw", "weight", "expected", "status"),
    [
        (0, 40, 2, 40, "scored"),
        (0, MISSING, 2, 0, "missing"),
        (-5, MISSING, 2, -5, "missing"),
        ("exclude", MISSING, 2, Empty("missing", "excluded", "a"), "excluded"),
        ("block", MISSING, 2, Empty("missing", "blocked", "a"), "not_computable"),
        (0, 40, 0, ops.WEIGHT_ZERO, "not_applicable"),
        (0, MISSING, 0, ops.WEIGHT_ZERO, "not_applicable"),
        (0, ABSENT, 0, ABSENT, "not_applicable"),
        (0, ELSEWHERE, 0, ELSEWHERE, "does_not_concern"),
        (0, ABSENT, MISSING, ABSENT, "not_applicable"),  # a weight nobody needs may be unknown
        (0, 40, MISSING, Empty("missing", "blocked", "a"), "not_computable"),
        (0, 40, ABSENT, ABSENT, "not_applicable"),
        (0, 40, -1, OUT_OF_DOMAIN, "not_computable"),
        (0, 40, "heavy", OUT_OF_DOMAIN, "not_computable"),
    ],
)
def test_settle_and_status(rule: str | int, raw: Value, weight: Value, expected: Value, status: str) -> None:
    points = ops.settle(rule, raw, weight)
    assert points == expected
    assert ops.status(None, raw, points) == status


def test_only_a_mark_makes_a_weight_active() -> None:
    assert ops.active(None, 40, 3) == 3
    assert ops.active(None, MISSING, 3) == 0
    assert ops.active(None, 40, MISSING) == 0


@pytest.mark.parametrize(
    ("mark", "expected"),
    [(30, True), (Fraction(2999, 100), False), (ABSENT, True), (ELSEWHERE, True), (MISSING, ops.UNKNOWN)],
)
def test_a_floor_is_reached_exactly_on_it_and_holds_for_what_does_not_apply(mark: Value, expected: Value) -> None:
    assert ops.floor_holds(30, mark) == expected


@pytest.mark.parametrize(
    ("fails", "expected"),
    [
        (True, "fails"),
        (False, "holds"),
        (MISSING, "unknown"),
        (ABSENT, "not_applicable"),
        (ELSEWHERE, "not_applicable"),
    ],
)
def test_gate_status(fails: Value, expected: str) -> None:
    assert ops.gate_status(None, fails) == expected


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (("holds", "not_applicable"), True),
        (("holds", "unknown"), ops.UNKNOWN),
        (("unknown", "fails"), False),
    ],
)
def test_gates_hold(statuses: tuple[str, ...], expected: Value) -> None:
    assert ops.gates_hold(None, *statuses) == expected


LINES = (("stop", False), ("yes", False), ("rest", True))


@pytest.mark.parametrize(
    ("total", "conditions", "expected"),
    [
        ("scored", (False, True, True), "yes"),
        ("scored", (True, True, True), "stop"),
        ("scored", (False, False, True), "rest"),
        ("scored", (False, MISSING, True), "not_computable"),  # an unknown line stops the search
        ("scored", (True, MISSING, True), "stop"),
        ("scored", (ABSENT, False, True), "rest"),  # a line that does not apply does not hold
        ("not_applicable", (False, ABSENT, True), "not_applicable"),  # the rest is not for reports without a total
        ("not_applicable", (True, ABSENT, True), "stop"),
        ("does_not_concern", (False, ABSENT, True), "not_applicable"),
        ("not_computable", (False, False, True), "not_computable"),
        ("not_computable", (False, True, True), "yes"),
    ],
)
def test_outcome(total: str, conditions: tuple[Value, ...], expected: str) -> None:
    assert ops.outcome(LINES, total, *conditions) == expected


def test_without_lines_there_is_no_outcome_and_without_a_line_that_holds_none_is_made_up() -> None:
    assert ops.outcome((), "scored") == "not_applicable"
    assert ops.outcome((), "not_computable") == "not_computable"
    assert ops.outcome((("yes", False),), "scored", False) == "not_computable"


@pytest.mark.parametrize(
    ("condition", "before", "expected"),
    [(True, 3, 4), (True, Empty("missing", "no-history"), 1), (True, MISSING, 1), (False, 3, 0), (MISSING, 3, MISSING)],
)
def test_running(condition: Value, before: Value, expected: Value) -> None:
    assert ops.running(None, condition, before) == expected


def test_running_on_record() -> None:
    assert ops.running_on_record(None, 1, Empty("missing", "no-history")) == 0
    assert ops.running_on_record(None, 1, MISSING) == 1
    assert ops.running_on_record(None, 4, 3) == 4


def test_prepared_tables_are_read() -> None:
    rows = ((0, 10), (4, 20))
    assert ops.PREPARED["interp"](rows)(1) == Fraction(25, 2)
    assert ops.PREPARED["lookup"](rows)(4) == 20
    assert ops.PREPARED["lookup"](rows)(1) == Empty("missing", "no-row")


CONSTANTS = {
    "asked": "f", "exempt": ("why",), "spare": ("why",), "round_value": (1, "half_up"), "override": (5,), "settle": 0,
    "floor_holds": 3, "outcome": (("o", False),), "step": ("from",), "ramp": ((0, 100), "log"),
    "option": (("ab", 1),), "ticked": ((("ab", 1),), ((("ab", "eu"), "ab"),), None, 1), "truth": (1, 0),
    "case": (("ab",), False), "force_grade": ("ab",), "cap_grade": (("ab", "eu"), ("eu",)), "rank": ("ab", "eu"),
    "clamp": (0, 10), "node_status": None, "sum_factor": ((100,), 50),
}  # fmt: skip
ARITY = {
    "asked": 2, "exempt": 2, "spare": 2, "override": 2, "settle": 2, "outcome": 2, "step": 2, "ramp": 3, "case": 2,
    "force_grade": 2, "cap_grade": 2, "node_status": 2, "concern": 2, "active": 2, "status": 2, "running": 2,
    "running_on_record": 2, "scaled": 2, "standing": 2, "scored_status": 2, "by_formula": 2, "contribution": 2,
    "share": 3, "full_share": 3, "weighted_mean": 3, "geometric_mean": 3, "harmonic_mean": 3, "lowest": 3,
    "highest": 3, "worst_two_mean": 3, "coverage": 2, "blocked_by": 2, "plus": 2,
}  # fmt: skip


NEVER_RAISING = sorted(set(ops.OPERATIONS) - {"pick", "sum_marks"})
"""All but two, which only read what another instruction wrote for them."""


@wide
@given(st.sampled_from(NEVER_RAISING), st.lists(values, min_size=3, max_size=3))
def test_no_operation_ever_raises(op: str, drawn: list[Value]) -> None:
    arguments = drawn[: ARITY.get(op, 1)]
    found = ops.OPERATIONS[op](CONSTANTS.get(op), *arguments)
    assert isinstance(found, int | Fraction | bool | str | frozenset | Empty) or found in arguments
