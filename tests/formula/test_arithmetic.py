"""Exact arithmetic, against fractions worked out apart and against Python's own reading of the signs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from conditionality.formula import arithmetic
from conditionality.formula.arithmetic import LIMIT_BITS, absolute, add, ceil, div, floor, mul, neg, settle, sub
from conditionality.formula.evaluate import evaluate
from conditionality.formula.parse import parse
from conditionality.formula.values import MISSING, TOO_LARGE, ZERO_DENOMINATOR, Empty, Number, Value
from tests.formula import strategies


@dataclass(frozen=True)
class Sum:
    """A formula as text, and its value by plain fractions: `None` once something was divided by zero."""

    text: str
    value: Fraction | None


def combine(sign: str, left: Sum, right: Sum) -> Sum:
    """Join two formulas, and work the result out apart."""
    text = f"({left.text} {sign} {right.text})"
    if left.value is None or right.value is None:
        return Sum(text, None)
    match sign:
        case "+":
            return Sum(text, left.value + right.value)
        case "-":
            return Sum(text, left.value - right.value)
        case "*":
            return Sum(text, left.value * right.value)
        case _:
            return Sum(text, left.value / right.value if right.value else None)


figures = st.decimals(0, 100, places=2).map(lambda one: Sum(str(one), Fraction(one)))
sums = st.recursive(
    figures,
    lambda below: (
        st.builds(combine, st.sampled_from("+-*/"), below, below)
        | below.map(lambda one: Sum(f"-({one.text})", None if one.value is None else -one.value))
    ),
    max_leaves=25,
)


@given(sums)
def test_a_formula_gives_what_fractions_give(formula: Sum) -> None:
    node, found = parse(formula.text)
    assert not found
    assert node is not None
    value = evaluate(node, {})
    assert value == (ZERO_DENOMINATOR if formula.value is None else formula.value)
    assert isinstance(value, Empty) or type(value) is int or (type(value) is Fraction and value.denominator > 1)


chains = st.tuples(
    st.sampled_from(["", "-"]),
    st.integers(1, 20),
    st.lists(
        st.tuples(st.sampled_from([" + ", " - ", " * ", " / ", " + -", "*-", "/ -"]), st.integers(1, 20))
        | st.tuples(st.just("**"), st.integers(0, 3)),
        max_size=6,
    ),
)


@given(chains)
def test_signs_hold_together_as_in_python(chain: tuple[str, int, list[tuple[str, int]]]) -> None:
    sign, first, rest = chain
    text = sign + str(first) + "".join(f"{one}{number}" for one, number in rest)
    assume(not re.search(r"\*\*\d+\*\*", text))
    python = eval(re.sub(r"(?<!\*\*)\b\d+", r"Fraction(\g<0>)", text), {"Fraction": Fraction})  # noqa: S307 - digits and signs only
    node, _ = parse(text)
    assert node is not None
    assert evaluate(node, {}) == python


@given(strategies.numbers, strategies.numbers)
def test_operations_agree_with_fractions(left: Number, right: Number) -> None:
    one, other = Fraction(left), Fraction(right)
    assert (add(left, right), sub(left, right), mul(left, right)) == (one + other, one - other, one * other)
    assert div(left, right) == (one / other if other else ZERO_DENOMINATOR)
    assert (neg(left), absolute(left)) == (-one, abs(one))
    assert (floor(left), ceil(left)) == (one.__floor__(), one.__ceil__())


@pytest.mark.parametrize("operation", [add, sub, mul, div])
def test_empties_pass_through_and_truths_are_not_numbers(operation: Callable[[Value, Value], Value]) -> None:
    by_rule = Empty("not_applicable", "rule")
    assert operation(1, by_rule) == by_rule
    assert operation(by_rule, MISSING) == MISSING
    assert operation(MISSING, 0) == MISSING
    assert operation(True, 1) == Empty("missing", "out-of-domain")


def test_a_result_over_the_size_limit_is_too_large() -> None:
    largest = (1 << LIMIT_BITS) - 1
    assert settle(largest) == largest
    assert add(largest, 1) == TOO_LARGE
    assert sub(-largest, 1) == TOO_LARGE
    assert settle(Fraction(1, largest)) == Fraction(1, largest)
    assert div(1, largest + 1) == TOO_LARGE
    assert div(Fraction(1, 2), largest + 1) == TOO_LARGE
    assert str(largest)


def test_squaring_again_and_again_stops_at_once() -> None:
    value: Value = Fraction(10, 3)
    for _ in range(200):
        value = arithmetic.mul(value, value)
    assert value == TOO_LARGE
