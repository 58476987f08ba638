"""Turns of phrase for formulas: the sentences that `phrase` fills, by operation, function, name and mark."""

from __future__ import annotations

from datetime import date

from conditionality.formula import nodes
from conditionality.formula.functions import day
from conditionality.wording import numbers
from conditionality.wording.speech import Lang, mark, say

NAMES: dict[str, str] = {
    "period.from": mark("the start of the period"),
    "period.to": mark("the end of the period"),
    "total": mark("the total"),
    "total.score": mark("the total"),
    "total.rounded": mark("the rounded total"),
    "x": mark("the value"),
}
"""Names that every formula may read."""

MARKS: dict[str, str] = {
    "points": mark("the number of points of {name}"),
    "status": mark("the state of {name}"),
    "share": mark("the share of {name} in the total"),
    "contribution": mark("the contribution of {name} to the total"),
    "weight": mark("the weight of {name}"),
    "score": mark("the score of {name}"),
    "rounded": mark("the rounded score of {name}"),
    "coverage": mark("the coverage of {name}"),
    "grade": mark("the grade of {name}"),
    "rank": mark("the rank of the grade of {name}"),
}
"""What follows the point after a block."""

OF_SEVERAL: dict[str, str] = {
    "min": mark("the smallest of ({list})"),
    "max": mark("the largest of ({list})"),
    "sum": mark("the sum of ({list})"),
    "mean": mark("the mean of ({list})"),
    "coalesce": mark("the first that is there of ({list})"),
}

COUNT_CONDITIONS = mark("the number of conditions that hold among ({list})")
COUNT_ANSWERS = mark("the number of answers given among ({list})")

OF_ONE: dict[str, str] = {
    "abs": mark("the absolute value of ({value})"),
    "ln": mark("the natural logarithm of ({value})"),
    "exp": mark("the exponential of ({value})"),
    "sqrt": mark("the square root of ({value})"),
    "cbrt": mark("the cube root of ({value})"),
    "round": mark("the rounding to a whole number of ({value})"),
    "floor": mark("the rounding down to a whole number of ({value})"),
    "ceil": mark("the rounding up to a whole number of ({value})"),
}

TABLES: dict[str, str] = {
    "interp": mark("what the table {table}, column {column}, gives for {key} along straight lines"),
    "lookup": mark("what the table {table}, column {column}, gives for {key}"),
}

LOOSE = frozenset({"interp", "lookup", "years_between", "years_running"})
"""Functions whose turn is long: in arithmetic it stands in brackets, in a comparison it need not."""

TRUTHS: dict[str, tuple[str, str]] = {
    "is_missing": (mark("{value} is missing"), mark("{value} is not missing")),
    "is_na": (mark("{value} does not apply"), mark("{value} does apply")),
}
"""Functions that are conditions, and their opposites."""

LOGIC: dict[str, str] = {"and": mark("{left} and {right}"), "or": mark("{left} or {right}")}

TICKED: dict[bool, str] = {True: mark("{option} is ticked in {name}"), False: mark("{option} is not ticked in {name}")}
AMONG: dict[bool, str] = {True: mark("{value} is one of ({list})"), False: mark("{value} is none of ({list})")}

_NUMBERS: dict[nodes.CompareOp, str] = {
    "eq": mark("{left} is {right}"),
    "ne": mark("{left} is not {right}"),
    "lt": mark("{left} is under {right}"),
    "le": mark("{left} is at most {right}"),
    "gt": mark("{left} is over {right}"),
    "ge": mark("{left} is at least {right}"),
}
_DAYS: dict[nodes.CompareOp, str] = {
    "eq": mark("{left} is the same day as {right}"),
    "ne": mark("{left} is not the same day as {right}"),
    "lt": mark("{left} is before {right}"),
    "le": mark("{left} is not after {right}"),
    "gt": mark("{left} is after {right}"),
    "ge": mark("{left} is not before {right}"),
}
_TEXTS: dict[nodes.CompareOp, str] = {
    "eq": mark("{left} is set to {right}"),
    "ne": mark("{left} is not set to {right}"),
}

_CONDITIONS: dict[str, tuple[str, str]] = {
    "gates_hold": (mark("every gate holds"), mark("a gate does not hold")),
    "floors_hold": (mark("every floor is reached"), mark("a floor is not reached")),
}
_ANSWERS = (mark("the answer to {name} is yes"), mark("the answer to {name} is no"))


def conditions_of(path: str) -> tuple[str, str]:
    """Give the turn of a name that is a condition, and of its opposite."""
    return _CONDITIONS.get(path, _ANSWERS)


def comparison(op: nodes.CompareOp, left: nodes.Node, right: nodes.Node) -> str:
    """Give the turn of a comparison of numbers, of days or of texts, as far as the two sides show."""
    if any(_is_day(one) for one in (left, right)):
        return _DAYS[op]
    if any(isinstance(one, nodes.Text) for one in (left, right)) and op in _TEXTS:
        return _TEXTS[op]
    return _NUMBERS[op]


def _is_day(node: nodes.Node) -> bool:
    match node:
        case nodes.Name(path="period.from" | "period.to") | nodes.Call(function="date"):
            return True
        case _:
            return False


def day_of(lang: Lang, text: str) -> str:
    """Say a day written year-month-day; a text that is no day is said as it is."""
    when = day(text)
    return say(lang, "{day}", day=numbers.day(lang, when)) if isinstance(when, date) else text
