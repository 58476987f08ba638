"""Tables: the row of a key, and straight lines between rows."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from conditionality.formula.tables import interp_table, lookup_table, points_of
from conditionality.formula.values import MISSING, NO_ROW, OUT_OF_DOMAIN, TOO_LARGE, Value, tidy
from tests.formula import strategies

POINTS = ((0, 100), (10, 200), (30, Fraction(521, 2)))


def test_points_are_met_and_joined_by_straight_lines() -> None:
    assert [interp_table(POINTS, x) for x in (0, 10, 30)] == [100, 200, Fraction(521, 2)]
    assert [interp_table(POINTS, x) for x in (5, 20, Fraction(1, 3))] == [150, Fraction(921, 4), Fraction(310, 3)]


def test_lines_are_flat_outside() -> None:
    assert [interp_table(POINTS, x) for x in (-1, 31, 10**30)] == [100, Fraction(521, 2), Fraction(521, 2)]


@given(st.dictionaries(strategies.decimals, strategies.decimals, min_size=2, max_size=6), st.fractions(0, 1))
def test_between_two_points_the_line_is_straight(rows: dict[Value, Value], share: Fraction) -> None:
    points = points_of(rows)
    for (key, value), (next_key, next_value) in pairwise(points):
        x = tidy(Fraction(key) + share * (next_key - key))
        assert interp_table(points, x) == value + share * (next_value - value)


def test_a_column_is_prepared_from_its_numbers() -> None:
    assert points_of({3: 1, "a": 2, 1: 5, 2: "b", 4: True}) == ((1, 5), (3, 1))


def test_edges_of_lines() -> None:
    assert interp_table((), 3) == NO_ROW
    assert interp_table(POINTS, MISSING) == MISSING
    assert interp_table(POINTS, "a") == interp_table(POINTS, True) == OUT_OF_DOMAIN
    far = 10**2500
    assert interp_table(((0, Fraction(1, far + 1)), (far, 1)), Fraction(1, far + 3)) == TOO_LARGE


def test_a_row_is_found_by_its_key() -> None:
    day = date(2026, 1, 1)
    rows: dict[Value, Value] = {"food": 12, 1: "one", Fraction(5, 2): 4, day: 7}
    assert [lookup_table(rows, key) for key in ("food", 1, Fraction(5, 2), day)] == [12, "one", 4, 7]
    assert lookup_table(rows, "cars") == NO_ROW
    assert lookup_table(rows, True) == lookup_table(rows, frozenset()) == OUT_OF_DOMAIN
    assert lookup_table(rows, MISSING) == MISSING
