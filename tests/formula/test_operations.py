"""Laws that every operation keeps: any values in, one value out; what more information may and may not change."""

from __future__ import annotations

from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.formula import nodes
from conditionality.formula.arithmetic import LIMIT_BITS
from conditionality.formula.operations import OPERATIONS, is_exact
from conditionality.formula.values import MISSING, Empty, Value
from conditionality.formula.vocabulary import FUNCTIONS
from tests.formula import strategies

SIGNS: dict[str, tuple[int, int]] = {
    **dict.fromkeys(("neg", "not"), (1, 1)),
    **dict.fromkeys((*get_args(nodes.BinaryOp), *get_args(nodes.CompareOp)), (2, 2)),
    **dict.fromkeys(("and", "or", "in"), (1, 4)),
    "select": (3, 3),
}
ARITY = SIGNS | {name: (one.least, one.most or 4) for name, one in FUNCTIONS.items() if name in OPERATIONS}
READS_EMPTIES = frozenset({"coalesce", "is_missing", "is_na"})
COMMUTES = ("add", "mul", "eq", "ne", "and", "or", "sum", "mean", "min", "max", "count")


def arguments(op: str) -> st.SearchStrategy[list[Value]]:
    """Give any values an operation can be called with."""
    least, most = ARITY[op]
    return st.lists(strategies.values, min_size=least, max_size=most)


def kind(value: Value) -> object:
    """Forget the reason of an empty."""
    return value.kind if isinstance(value, Empty) else value


def test_every_function_of_values_has_its_operation() -> None:
    beyond = {"interp", "lookup", "previous", "years_running"}
    assert set(OPERATIONS) == set(SIGNS) | (set(FUNCTIONS) - beyond)


@pytest.mark.parametrize("op", OPERATIONS)
@given(data=st.data())
def test_any_values_give_one_value(op: str, data: st.DataObject) -> None:
    given_values = data.draw(arguments(op))
    result = OPERATIONS[op](*given_values)
    assert type(result) in {int, Fraction, bool, str, type(None), frozenset, Empty} or op in {
        "date",
        "select",
        "coalesce",
    }
    if isinstance(result, Fraction):
        assert result.denominator > 1
    if (type(result) is int or type(result) is Fraction) and result not in given_values:
        assert max(abs(result.numerator), result.denominator).bit_length() <= LIMIT_BITS
    assert type(is_exact(op, given_values, result)) is bool


@pytest.mark.parametrize("op", sorted(set(OPERATIONS) - READS_EMPTIES))
@given(data=st.data())
def test_an_answer_that_comes_in_never_changes_what_was_already_known(op: str, data: st.DataObject) -> None:
    given_values = data.draw(arguments(op))
    index = data.draw(st.integers(0, len(given_values) - 1))
    before = OPERATIONS[op](*given_values[:index], MISSING, *given_values[index + 1 :])
    after = OPERATIONS[op](*given_values)
    if kind(before) == "missing":
        return
    assert kind(after) == kind(before)


@pytest.mark.parametrize("op", COMMUTES)
@given(data=st.data())
def test_the_order_of_values_changes_nothing(op: str, data: st.DataObject) -> None:
    given_values = data.draw(arguments(op))
    mixed = data.draw(st.permutations(given_values))
    assert kind(OPERATIONS[op](*given_values)) == kind(OPERATIONS[op](*mixed))


@given(strategies.given_values, strategies.given_values)
def test_comparisons_agree_with_one_another(left: Value, right: Value) -> None:
    less, more = OPERATIONS["lt"](left, right), OPERATIONS["ge"](left, right)
    same, other = OPERATIONS["eq"](left, right), OPERATIONS["ne"](left, right)
    assert OPERATIONS["not"](less) == more
    assert OPERATIONS["not"](same) == other
    assert OPERATIONS["lt"](left, right) == OPERATIONS["gt"](right, left)
    assert OPERATIONS["or"](less, same) == OPERATIONS["le"](left, right) or isinstance(less, Empty)


@pytest.mark.parametrize(
    ("op", "given_values", "exact"),
    [
        ("ln", [1], True),
        ("ln", [2], False),
        ("ln", [0], True),
        ("exp", [0], True),
        ("exp", [1], False),
        ("sqrt", [Fraction(9, 4)], True),
        ("sqrt", [2], False),
        ("pow", [2, 10], True),
        ("pow", [2, -3], True),
        ("pow", [512, Fraction(2, 3)], True),
        ("pow", [512, Fraction(1, 2)], False),
        ("pow", [1, Fraction(1, 7)], True),
        ("pow", [9, 9**9], True),
        ("div", [1, 3], True),
        ("round", [Fraction(1, 3), 2], True),
    ],
)
def test_only_what_was_cut_to_50_digits_is_not_exact(op: str, given_values: list[Value], exact: object) -> None:
    assert is_exact(op, given_values, OPERATIONS[op](*given_values)) is exact
