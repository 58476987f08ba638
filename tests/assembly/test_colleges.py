"""Nominal and bounded weights of colleges."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.assembly.colleges import bounded_weights, bounds, deliberative, is_feasible, nominal_weights
from conditionality.assembly.rules import DEFAULT_RULES
from tests.assembly import cases, oracle, strategies

LOW, HIGH = bounds(DEFAULT_RULES)


def shares(nominal_bp: dict[str, int]) -> dict[str, Fraction]:
    return {name: Fraction(weight, 10_000) for name, weight in nominal_bp.items()}


@pytest.mark.parametrize("case", cases.tree("worked")["bounded_weights"], ids=lambda case: case["id"])
def test_worked_weights_agree(case: dict[str, Any]) -> None:
    found = bounded_weights(shares(case["nominal_bp"]), LOW, HIGH)
    if case["effective"] is None:
        assert found is None
    else:
        assert found is not None
        assert found.weights == {name: Fraction(share) for name, share in case["effective"].items()}


def test_a_capped_college_is_named_and_the_others_share_the_rest() -> None:
    found = bounded_weights(shares({"A": 4_000, "C": 1_000, "D": 1_000, "E": 1_000}), LOW, HIGH)
    assert found is not None
    assert found.at_bound == {"A": "cap"}
    assert found.multiplier == Fraction(5, 3)


def test_weights_that_already_make_a_whole_are_left_alone() -> None:
    found = bounded_weights(shares({"A": 5_000, "B": 4_000, "C": 1_000}), LOW, HIGH)
    assert found is not None
    assert found.multiplier == 1
    assert not found.at_bound


def test_two_colleges_hold_one_half_each_by_the_smallest_multiplier() -> None:
    found = bounded_weights(shares({"A": 3_500, "C": 1_000}), LOW, HIGH)
    assert found is not None
    assert (found.multiplier, dict(found.at_bound)) == (Fraction(5), {"A": "cap"})


def test_a_floor_may_hold_under_bounds_that_are_no_law() -> None:
    found = bounded_weights({"A": Fraction(9, 10), "B": Fraction(1, 10)}, Fraction(3, 10), Fraction(7, 10))
    assert found is not None
    assert found.weights == {"A": Fraction(7, 10), "B": Fraction(3, 10)}
    assert found.at_bound["B"] == "floor"
    flat = bounded_weights({"A": Fraction(9, 10), "B": Fraction(1, 10)}, Fraction(1, 2), Fraction(6, 10))
    assert flat is not None
    assert flat.weights == {"A": Fraction(1, 2), "B": Fraction(1, 2)}


@given(st.lists(st.integers(1, 10_000), min_size=2, max_size=5), st.integers(1, 5_000), st.integers(1_000, 10_000))
def test_trying_every_bound_gives_the_same_weights(weights: list[int], low: int, high: int) -> None:
    named = {f"C{rank}": weight for rank, weight in enumerate(weights)}
    found = bounded_weights(shares(named), Fraction(low, 10_000), Fraction(high, 10_000))
    if low > high or not len(weights) * low <= 10_000 <= len(weights) * high:
        assert found is None or low > high
    else:
        assert found is not None
        assert found.weights == oracle.bounded(named, low, high)
        assert sum(found.weights.values()) == 1


def test_two_to_ten_colleges_can_make_a_whole() -> None:
    assert [count for count in range(13) if is_feasible(count, LOW, HIGH)] == list(range(2, 11))


@given(strategies.votes(strategies.default_rules))
def test_nominal_weights_make_a_whole(made: dict[str, Any]) -> None:
    assert sum(nominal_weights(cases.vote_of(made).colleges).values()) == 1


def test_a_consultative_college_has_no_weight() -> None:
    colleges = cases.vote_of(cases.base()).colleges
    assert [one.id for one in deliberative(colleges)] == ["A", "B", "C"]
    assert "Z" not in nominal_weights(colleges)
