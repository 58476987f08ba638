"""Compile and run small rule books written inside a test, in the shorthand of `tests.scoring.constructs`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from conditionality.formula.values import Empty, Value, tidy
from conditionality.referential.model import Referential
from conditionality.scoring.compile import compile_program
from conditionality.scoring.exact import ExactMachine, Trace
from conditionality.scoring.program import Program
from tests.scoring.constructs import rules

DAY = date(2025, 1, 1)


def book(text: str) -> Referential:
    """Read a small rule book."""
    return rules(tomllib.loads(text, parse_float=Decimal))


def program(text: str, on: date = DAY) -> Program:
    """Compile a small rule book."""
    return compile_program(book(text), on)


NOTHING: Mapping[str, object] = MappingProxyType({})


def run(
    text: str,
    given: Mapping[str, object] = NOTHING,
    on: date = DAY,
    history: Sequence[Mapping[str, object]] = (),
    **answers: object,
) -> Trace:
    """Compile a small rule book and run it on one report; text such as `"1/3"` or `"2.5"` is a number."""
    machine = ExactMachine(program(text, on))
    earlier = [_report(report) for report in history]
    return machine.run(_report({"period.from": on, **given, **answers}), earlier)


def _report(answers: Mapping[str, object]) -> dict[str, Value]:
    return {name: _value(one) for name, one in answers.items()}


def _value(given: object) -> Value:
    if isinstance(given, str):
        return tidy(Fraction(given)) if given.strip("-").replace("/", "").replace(".", "").isdigit() else given
    if isinstance(given, bool | int | date | Fraction):
        return given
    return frozenset(given) if isinstance(given, list) else _refused(given)


def _refused(given: object) -> Value:
    raise TypeError(given)


def empty(value: Value) -> str:
    """Spell an empty as `kind reason`; anything else as `given`."""
    return f"{value.kind} {value.reason}" if isinstance(value, Empty) else "given"
