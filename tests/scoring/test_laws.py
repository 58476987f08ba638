"""Laws of scoring: more points never lower a total, what does not apply stays out of the way, same input same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from conditionality.formula.values import Value
from conditionality.scoring.compile import compile_program
from conditionality.scoring.exact import ExactMachine, Trace
from conditionality.scoring.nodes import is_number
from tests import repository
from tests.scoring.small import DAY, book

MEANS = """
fields = { a = "decimal", b = "decimal", c = "decimal", d = "decimal", staff = "integer" }
dimensions = [{ id = "P", weight = 2 }, { id = "Q", weight = 3 }, { id = "R", parent = "Q" }]
indicators = [
  { id = "P1", dimension = "P", value = "a", weight = 0.5 },
  { id = "P2", dimension = "P", value = "b", weight = 4, not_applicable_if = "staff < 3" },
  { id = "Q1", dimension = "Q", value = "c", weight = 1 },
  { id = "R1", dimension = "R", value = "d", not_applicable_if = "staff < 2" },
]
"""
MACHINE = ExactMachine(compile_program(book(MEANS), DAY))
NAMES = ("a", "b", "c", "d")
figures = st.decimals(0, 100, places=2).map(Fraction)
reports = st.fixed_dictionaries({**dict.fromkeys(NAMES, figures), "staff": st.integers(0, 4)})


def scored(report: Mapping[str, Value]) -> Trace:
    return MACHINE.run(report)


def number(value: Value) -> Fraction:
    assert is_number(value)
    return Fraction(value)


@given(reports, st.sampled_from(NAMES), figures)
def test_more_points_never_lower_a_weighted_mean(report: dict[str, Value], name: str, more: Fraction) -> None:
    raised = {**report, name: number(report[name]) + more}
    assert number(scored(raised)["total.score"]) >= number(scored(report)["total.score"])


@given(reports)
def test_a_score_lies_between_the_lowest_and_the_highest_mark(report: dict[str, Value]) -> None:
    trace = scored(report)
    marks = [number(trace[f"{one}.points"]) for one in ("P1", "P2", "Q1", "R1") if is_number(trace[f"{one}.points"])]
    assert min(marks) <= number(trace["total.score"]) <= max(marks)


@given(reports)
def test_what_does_not_apply_brings_nothing_and_leaves_its_node_within_its_siblings(report: dict[str, Value]) -> None:
    assume(report["staff"] in {0, 1})
    trace = scored(report)
    assert trace["P2.contribution"] == trace["R1.contribution"] == trace["R.contribution"] == 0
    assert trace["P.score"] == trace["P1.points"]
    assert trace["Q.score"] == trace["Q1.points"]


@given(reports, figures)
def test_an_answer_that_does_not_apply_changes_nothing(report: dict[str, Value], other: Fraction) -> None:
    assume(report["staff"] in {0, 1})
    assert scored(report)["total.score"] == scored({**report, "b": other, "d": other})["total.score"]


@given(reports)
def test_shares_of_what_counts_add_up_to_one(report: dict[str, Value]) -> None:
    trace = scored(report)
    assert sum(number(trace[f"{one}.share"]) for one in ("P1", "P2", "Q1", "R1")) == 1


@given(st.lists(st.tuples(figures, st.integers(1, 9)), min_size=1, max_size=6))
def test_doubling_every_weight_changes_nothing(pairs: list[tuple[Fraction, int]]) -> None:
    def score(factor: str) -> Value:
        lines = ", ".join(
            f'{{ id = "V{rank}", value = "{mark}", weight = {weight * Decimal(factor)} }}'
            for rank, (mark, weight) in enumerate(pairs)
        )
        return ExactMachine(compile_program(book(f"fields = {{}}\nindicators = [{lines}]"), DAY)).run({})["total.score"]

    assert score("1") == score("2") == score("0.001")


BYTES = """
from hashlib import sha256
from random import Random
from conditionality.referential.model import Referential
from conditionality.scoring.compile import compile_program
from conditionality.scoring.exact import ExactMachine
from tests.strategies.chance import Chance
from tests.strategies.referentials import given, tree

def spelled(value):
    return sorted(value) if isinstance(value, frozenset) else value

told = []
for seed in range(12):
    chance = Chance(Random(seed))
    referential = Referential.model_validate(tree(chance, 4, 10))
    answers = given(chance, referential, absent=30)
    trace = ExactMachine(compile_program(referential, answers["period.from"])).run(answers)
    told.append([(name, spelled(trace[name])) for name in trace.program.registers])
    told.append([(one.op, one.args, one.target) for one in trace.program.instructions])
print(sha256(repr(told).encode()).hexdigest(), len(told))
"""


def test_same_input_gives_the_same_bytes_in_two_processes() -> None:
    def told(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(repository.ROOT)}
        command = [sys.executable, "-c", BYTES]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout

    assert told("1") == told("2") != ""
