"""Three-valued logic: Kleene's tables, and what stays unknown."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given

from conditionality.formula.logic import both, either, eq, ge, gt, le, lt, member, ne, negate, select
from conditionality.formula.values import MISSING, OUT_OF_DOMAIN, Empty, Number, Value
from tests.formula import strategies

BY_RULE = Empty("not_applicable", "rule")
OUTSIDE = Empty("not_concerned", "rule")
YES, NO = True, False

# Source: S. C. Kleene, Introduction to Metamathematics (1952), § 64, strong tables; the unknown that is left is the
# strongest of the two.
AND: dict[Value, dict[Value, Value]] = {
    YES: {YES: YES, NO: NO, MISSING: MISSING, BY_RULE: BY_RULE, OUTSIDE: OUTSIDE},
    NO: {YES: NO, NO: NO, MISSING: NO, BY_RULE: NO, OUTSIDE: NO},
    MISSING: {YES: MISSING, NO: NO, MISSING: MISSING, BY_RULE: MISSING, OUTSIDE: MISSING},
    BY_RULE: {YES: BY_RULE, NO: NO, MISSING: MISSING, BY_RULE: BY_RULE, OUTSIDE: BY_RULE},
    OUTSIDE: {YES: OUTSIDE, NO: NO, MISSING: MISSING, BY_RULE: BY_RULE, OUTSIDE: OUTSIDE},
}
PAIRS = [(left, right) for left in AND for right in AND]


def not_(value: Value) -> Value:
    """Negate, written apart."""
    return value if isinstance(value, Empty) else not value


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_and_follows_its_table(left: Value, right: Value) -> None:
    assert both(left, right) == AND[left][right]


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_or_is_and_turned_round(left: Value, right: Value) -> None:
    assert either(left, right) == not_(AND[not_(left)][not_(right)])


@pytest.mark.parametrize("value", AND)
def test_not_leaves_the_unknown_unknown(value: Value) -> None:
    assert negate(value) == not_(value)


def test_several_conditions_are_as_two_by_two() -> None:
    for one in AND:
        for left, right in PAIRS:
            assert both(one, left, right) == both(both(one, left), right)
            assert either(one, left, right) == either(either(one, left), right)


@given(strategies.numbers, strategies.numbers)
def test_numbers_are_compared_exactly(left: Number, right: Number) -> None:
    one, other = Fraction(left), Fraction(right)
    assert (eq(left, right), ne(left, right)) == (one == other, one != other)
    assert (lt(left, right), le(left, right)) == (one < other, one <= other)
    assert (gt(left, right), ge(left, right)) == (one > other, one >= other)


def test_days_are_compared() -> None:
    early, late = date(2025, 12, 31), date(2026, 1, 1)
    assert (lt(early, late), le(early, late), gt(early, late), ge(late, late)) == (True, True, False, True)
    assert (eq(early, early), ne(early, late)) == (True, True)


@pytest.mark.parametrize("compare", [eq, ne, lt, le, gt, ge])
def test_a_comparison_with_an_empty_is_that_empty(compare: object) -> None:
    assert callable(compare)
    assert compare(3, MISSING) == MISSING
    assert compare(BY_RULE, 3) == BY_RULE
    assert compare(BY_RULE, MISSING) == MISSING
    assert compare(Empty("missing", "no-row"), MISSING) == Empty("missing", "no-row")


@pytest.mark.parametrize(("left", "right"), [(1, True), ("a", 1), (date(2026, 1, 1), "2026-01-01"), (frozenset(), "a")])
def test_values_of_two_kinds_are_never_equal_nor_different(left: Value, right: Value) -> None:
    assert eq(left, right) == ne(left, right) == lt(left, right) == OUT_OF_DOMAIN


def test_texts_and_ticked_options_are_equal_or_not_but_have_no_order() -> None:
    assert (eq("a", "a"), ne("a", "b"), eq(frozenset("ab"), frozenset("ba"))) == (True, True, True)
    assert lt("a", "b") == le("a", "b") == OUT_OF_DOMAIN


def test_a_choice_on_an_unknown_is_unknown() -> None:
    assert (select(YES, 1, MISSING), select(NO, MISSING, 2)) == (1, 2)
    assert (select(MISSING, 1, 1), select(BY_RULE, 1, 1), select(3, 1, 1)) == (MISSING, BY_RULE, OUT_OF_DOMAIN)


def test_membership_is_a_row_of_comparisons() -> None:
    assert (member(2, 1, 2), member(3, 1, 2), member(2, 2, MISSING), member(3, 2, MISSING)) == (YES, NO, YES, MISSING)
    assert (member("a", frozenset("ab")), member("c", frozenset("ab")), member("a", MISSING)) == (YES, NO, MISSING)
    assert (member("a"), member(1, frozenset("a"))) == (NO, OUT_OF_DOMAIN)
