"""Read a prepared column of a table: the row of a key, or a straight line between two rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from conditionality.formula.arithmetic import settle
from conditionality.formula.values import NO_ROW, Number, Value, refuse

Points = tuple[tuple[Number, Number], ...]
"""Keys and values, sorted by key, each key once."""


def points_of(rows: Mapping[Value, Value]) -> Points:
    """Prepare a column for `interp_table`: the rows whose key and value are numbers, sorted by key."""
    kept = [(key, value) for key, value in rows.items() if _is_number(key) and _is_number(value)]
    return tuple(sorted(kept))  # type: ignore[arg-type]  # numbers only, by the line above


def _is_number(value: Value) -> bool:
    return type(value) is int or type(value) is Fraction


def interp_table(points: Points, x: Value) -> Value:
    """Read a value on the straight lines between points; flat before the first and after the last.

    Args:
        points: Sorted by key, each key once; without any, the result is missing with the reason `no-row`.
        x: The key looked for.

    >>> interp_table(((0, 10), (4, 20)), 1)
    Fraction(25, 2)
    """
    if not (type(x) is int or type(x) is Fraction):
        return refuse(x)
    if not points:
        return NO_ROW
    after = bisect_right(points, x, key=lambda point: point[0])
    if after == 0 or after == len(points):
        return points[max(after - 1, 0)][1]
    (key, value), (next_key, next_value) = points[after - 1], points[after]
    return settle(value + Fraction(x - key) / (next_key - key) * (next_value - value))


def lookup_table(rows: Mapping[Value, Value], key: Value) -> Value:
    """Read the row of a key: a number, a text or a day; without such a row, missing with the reason `no-row`.

    >>> lookup_table({"food": 12}, "food"), lookup_table({"food": 12}, "drink").reason
    (12, 'no-row')
    """
    if type(key) is int or type(key) is Fraction or type(key) is str or type(key) is date:
        return rows.get(key, NO_ROW)
    return refuse(key)
