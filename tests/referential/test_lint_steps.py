"""Lines that no value can reach: found by comparing bounds, and agreed with by trying values."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.referential.lint_steps import order_findings
from conditionality.referential.scales import BOUNDS, Step


def step(word: str, bound: object) -> Step:
    more: dict[str, Any] = {word: bound} if word else {}
    return Step.model_validate({"points": 1, **more})


def told(*lines: tuple[str, object]) -> list[tuple[str, str]]:
    return [(one.code, one.path) for one in order_findings("s", tuple(step(*line) for line in lines))]


@pytest.mark.parametrize(
    ("lines", "ranks"),
    [
        ((("from", 50), ("from", 10), ("above", 0)), []),
        ((("from", 10), ("from", 50)), [2]),
        ((("from", 50), ("from", 50)), [2]),
        ((("from", 50), ("above", 50)), [2]),
        ((("above", 50), ("from", 50)), []),
        ((("above", 50), ("above", 50)), [2]),
        ((("up_to", 5), ("up_to", 10)), []),
        ((("up_to", 10), ("up_to", 5)), [2]),
        ((("up_to", 5), ("below", 5)), [2]),
        ((("below", 5), ("up_to", 5)), []),
        ((("below", 5), ("below", 5)), [2]),
        ((("from", 50), ("below", 50), ("from", 3)), [3]),
        ((("above", 50), ("below", 50), ("from", 50)), []),
        ((("above", 50), ("up_to", 50), ("", None)), [3]),
        ((("", None), ("from", 3), ("", None)), [2, 3]),
        ((("from", "2 * a"), ("from", 3), ("from", 5)), [3]),
    ],
)
def test_a_line_whose_values_are_all_taken_is_told(lines: tuple[tuple[str, object], ...], ranks: list[int]) -> None:
    assert [path for _, path in told(*lines)] == [f"s[{rank}]" for rank in ranks]


def test_a_line_without_a_bound_is_told_as_such() -> None:
    assert told(("from", 1), ("below", 1), ("", None)) == [("rest-unreachable", "s[3]")]
    assert told(("from", 1), ("from", 2)) == [("line-unreachable", "s[2]")]


def test_a_line_has_one_bound() -> None:
    line = Step.model_validate({"from": 1, "below": 5, "points": 3})
    assert [one.code for one in order_findings("s", (line, step("from", 1)))] == ["two-bounds"]


def takes(word: str, bound: Decimal, value: Decimal) -> bool:
    return {"from": value >= bound, "above": value > bound, "up_to": value <= bound, "below": value < bound}[word]


@given(st.lists(st.tuples(st.sampled_from(BOUNDS), st.integers(0, 5).map(Decimal)), min_size=1, max_size=6))
def test_the_lines_told_are_those_that_no_value_tried_takes_first(lines: list[tuple[str, Decimal]]) -> None:
    values = [Decimal(half) / 2 for half in range(-3, 15)]
    first = {next((rank for rank, line in enumerate(lines, 1) if takes(*line, value)), 0) for value in values}
    never = [f"s[{rank}]" for rank in range(1, len(lines) + 1) if rank not in first]
    assert [path for _, path in told(*lines)] == never
