"""Cases kept as data: formulas with what they give, with what is found in them, and with their kind."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

from conditionality.formula.check import Kind, Sort
from conditionality.formula.evaluate import Tables
from conditionality.formula.values import Empty, EmptyKind, Value
from tests import repository


def load(name: str) -> dict[str, Any]:
    """Read a file of cases, decimals kept exact."""
    text = (repository.ROOT / "tests" / "cases" / "formula" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text, parse_float=Decimal)


def exact(given: object) -> Value:
    """Turn what a file holds into a value of the language."""
    if isinstance(given, Decimal):
        return Fraction(given)
    return frozenset(given) if isinstance(given, list) else cast("Value", given)


def environment(held: Mapping[str, Any]) -> dict[str, Value]:
    """Give the names of a file of values."""
    named = {path: exact(value) for path, value in held["environment"].items()}
    kinds: tuple[EmptyKind, ...] = ("not_applicable", "not_concerned")
    for kind in kinds:
        named |= {path: Empty(kind, reason) for path, reason in held[kind].items()}
    return named


def tables(held: Mapping[str, Any]) -> Tables:
    """Give the tables of a file of values."""
    return {
        table: {
            column: dict(zip(map(exact, rows["keys"]), map(exact, rows["values"]), strict=True))
            for column, rows in columns.items()
        }
        for table, columns in held["tables"].items()
    }


def expected(case: Mapping[str, Any]) -> Value:
    """Give what a case says its formula gives; an empty without the name it comes from."""
    if "fraction" in case:
        return Fraction(case["fraction"])
    if "empty" in case:
        kind, reason = case["empty"].split(" ")
        return Empty(kind, reason)
    return exact(case["gives"])


def sort(given: str | list[str]) -> Sort:
    """Turn `"number"` or `["text", "a", "b"]` into a sort."""
    kind, *options = [given] if isinstance(given, str) else given
    return Sort(cast("Kind", kind), tuple(options))
