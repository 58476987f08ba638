"""Every operation of the language by its code. All are total: any values in, one value out, never an exception.

Since they are total, working out both branches of a choice and keeping one gives the same as working out only one:
the exact machine does the first, `evaluate` the second.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import cast

from conditionality.formula import arithmetic, functions, logic, powers, rounding
from conditionality.formula.tables import interp_table, lookup_table, points_of
from conditionality.formula.values import Empty, Number, Value

Operation = Callable[..., Value]

OPERATIONS: Mapping[str, Operation] = MappingProxyType(
    {
        "neg": arithmetic.neg,
        "add": arithmetic.add,
        "sub": arithmetic.sub,
        "mul": arithmetic.mul,
        "div": arithmetic.div,
        "pow": powers.power,
        "eq": logic.eq,
        "ne": logic.ne,
        "lt": logic.lt,
        "le": logic.le,
        "gt": logic.gt,
        "ge": logic.ge,
        "not": logic.negate,
        "and": logic.both,
        "or": logic.either,
        "select": logic.select,
        "in": logic.member,
        "abs": arithmetic.absolute,
        "floor": arithmetic.floor,
        "ceil": arithmetic.ceil,
        "round": rounding.round_half_up,
        "ln": powers.ln,
        "exp": powers.exp,
        "sqrt": powers.sqrt,
        "sum": functions.add_up,
        "mean": functions.mean,
        "min": functions.smallest,
        "max": functions.largest,
        "count": functions.count,
        "coalesce": functions.coalesce,
        "is_missing": functions.is_missing,
        "is_na": functions.is_na,
        "years_between": functions.years_between,
        "date": functions.day,
    }
)
"""Operations by code. `interp`, `lookup`, `previous` and `years_running` are not here: they read more than values."""


def is_exact(op: str, arguments: Sequence[Value], result: Value) -> bool:
    """Tell whether a result was worked out without rounding to 50 digits.

    >>> is_exact("sqrt", [9], 3), is_exact("ln", [2], OPERATIONS["ln"](2))
    (True, False)
    """
    if op not in {"ln", "exp", "sqrt", "pow"} or type(result) is Empty:
        return True
    base = arguments[0]
    if op == "ln":
        return base == 1
    if op == "exp":
        return base == 0
    exponent = Fraction(1, 2) if op == "sqrt" else arguments[1]
    return powers.exact_power(cast("Number", base), cast("Number", exponent)) is not None


__all__ = ["OPERATIONS", "Operation", "interp_table", "is_exact", "lookup_table", "points_of"]
