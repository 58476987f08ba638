"""Compare, combine and choose, with three outcomes: holds, does not hold, unknown.

Unknown is an `Empty`. A comparison with an empty operand is that empty. `and` and `or` follow Kleene: false and unknown
is false, true or unknown is true; what stays unknown keeps the strongest of its empties, so that a condition on what
does not apply stays not applicable unless something is missing.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from conditionality.formula.values import OUT_OF_DOMAIN, Empty, Value, refuse

_ALIKE = frozenset({str, bool, date, frozenset})


def eq(left: Value, right: Value) -> Value:
    """Tell whether two values of one kind are the same; numbers are compared exactly."""
    if (type(left) is int or type(left) is Fraction) and (type(right) is int or type(right) is Fraction):
        return left == right
    if type(left) is type(right) and type(left) in _ALIKE:
        return left == right
    return refuse(left, right)


def ne(left: Value, right: Value) -> Value:
    """Tell whether two values of one kind differ."""
    same = eq(left, right)
    return (not same) if type(same) is bool else same


def lt(left: Value, right: Value) -> Value:
    """Tell whether the first number is under the second, or the first day before."""
    if (type(left) is int or type(left) is Fraction) and (type(right) is int or type(right) is Fraction):
        return left < right
    if type(left) is date and type(right) is date:
        return left < right
    return refuse(left, right)


def le(left: Value, right: Value) -> Value:
    """Tell whether the first number is at most the second, or the first day not after."""
    if (type(left) is int or type(left) is Fraction) and (type(right) is int or type(right) is Fraction):
        return left <= right
    if type(left) is date and type(right) is date:
        return left <= right
    return refuse(left, right)


def gt(left: Value, right: Value) -> Value:
    """Tell whether the first number is over the second, or the first day after."""
    return lt(right, left) if type(left) is not Empty else refuse(left, right)


def ge(left: Value, right: Value) -> Value:
    """Tell whether the first number is at least the second, or the first day not before."""
    return le(right, left) if type(left) is not Empty else refuse(left, right)


def negate(operand: Value) -> Value:
    """Turn a condition round; unknown stays unknown."""
    return (not operand) if type(operand) is bool else refuse(operand)


def both(*operands: Value) -> Value:
    """Tell whether all conditions hold: one that does not is enough to say no, even beside an unknown."""
    return _kleene(operands, decides=False)


def either(*operands: Value) -> Value:
    """Tell whether one condition holds: one that does is enough to say yes, even beside an unknown."""
    return _kleene(operands, decides=True)


def _kleene(operands: tuple[Value, ...], *, decides: bool) -> Value:
    unknown: list[Value] = []
    for one in operands:
        if type(one) is not bool:
            unknown.append(one if type(one) is Empty else OUT_OF_DOMAIN)
        elif one is decides:
            return decides
    return refuse(*unknown) if unknown else not decides


def select(condition: Value, then: Value, otherwise: Value) -> Value:
    """Give one of two values; when the condition is unknown, the empty that made it so.

    >>> select(True, "a", "b"), select(Empty("missing", "unanswered"), 1, 1).kind
    ('a', 'missing')
    """
    if type(condition) is bool:
        return then if condition else otherwise
    return refuse(condition)


def member(item: Value, *options: Value) -> Value:
    """Tell whether a value is one of several, or a text one of the ticked options of a field.

    >>> member("ab", "ab", "eu"), member("ab", frozenset({"eu"}))
    (True, False)
    """
    return either(*(_stands_in(item, option) for option in options))


def _stands_in(item: Value, option: Value) -> Value:
    if type(option) is frozenset and type(item) is str:
        return item in option
    return eq(item, option)
