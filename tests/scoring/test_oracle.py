"""The machine agrees with a second scorer, written apart from it, on random référentiels and reports."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from conditionality.formula.values import Empty, Value
from conditionality.referential.model import Referential
from conditionality.scoring.compile import compile_program
from conditionality.scoring.exact import ExactMachine
from tests.scoring.oracle import Oracle
from tests.scoring.oracle_arithmetic import is_number
from tests.strategies.chance import wide
from tests.strategies.referentials import answers, referentials

CLOSE = Fraction(1, 10**40)
"""Two ways of working out 50 digits of an irrational number differ less than this."""


def same(one: Value, other: Value) -> bool:
    """Tell whether two values are the same; numbers to 40 digits, empties by their kind."""
    if isinstance(one, Empty) or isinstance(other, Empty):
        return isinstance(one, Empty) and isinstance(other, Empty) and one.kind == other.kind
    if is_number(one) and is_number(other):
        return abs(Fraction(one) - Fraction(other)) <= CLOSE * max(Fraction(1), abs(Fraction(one)))
    return type(one) is type(other) and one == other


def names(referential: Referential) -> list[str]:
    """Give the names both scorers know."""
    found = [one.id for one in referential.fields]
    found += [f"{one.id}.{what}" for one in referential.indicators for what in ("value", "weight", "status", "points")]
    nodes = (*(one.id for one in referential.dimensions), "total")
    found += [f"{node}.{what}" for node in nodes for what in ("coverage", "status", "score", "rounded")]
    found += [f"gate.{one.id}.status" for one in referential.gates]
    found += [f"{one.id}.{what}" for one in referential.results for what in ("value", "rounded")]
    found += [f"{one.id}.{what}" for one in referential.gradings for what in ("grade", "rank")]
    return [*found, "gates_hold", "floors_hold"]


@wide
@given(st.data())
def test_two_scorers_written_apart_agree_on_every_name(data: st.DataObject) -> None:
    referential = data.draw(referentials())
    given_answers = data.draw(answers(referential))
    day = given_answers["period.from"]
    assert isinstance(day, date)
    trace = ExactMachine(compile_program(referential, day)).run(given_answers)
    oracle = Oracle(referential, given_answers, day)
    differing = {
        name: (trace[name], oracle.read(name))
        for name in names(referential)
        if not same(trace[name], oracle.read(name))
    }
    assert differing == {}
    assert trace["outcome"] == oracle.outcome()
