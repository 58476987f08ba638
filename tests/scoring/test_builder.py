"""The straight line of instructions gives what walking the tree gives, on random formulas; equal steps stand once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.formula import nodes
from conditionality.formula.evaluate import Tables, evaluate
from conditionality.formula.parse import parse
from conditionality.formula.values import Empty, Value
from conditionality.referential.rules import Rules
from conditionality.scoring.builder import Builder, column_of, exact, exact_points
from conditionality.scoring.exact import ExactMachine
from conditionality.scoring.index import make_index
from conditionality.scoring.program import Program
from tests.formula.strategies import NAMES, trees, values
from tests.scoring.small import DAY, book, empty, run
from tests.strategies.chance import wide

BOOK = book(
    """
fields = { women = "decimal" }
indicators = [{ id = "I1", value = "women" }]
tables = [{ id = "sizes", columns = ["size", "rate"], rows = [[0, 10], [5, 20.5], [-3, 7]] }]
"""
)
TABLES: Tables = {"sizes": {"rate": {0: 10, 5: Fraction(41, 2), -3: 7}}}
environments = st.fixed_dictionaries(dict.fromkeys(NAMES, values))


def laid(node: nodes.Node) -> Program:
    """Lay down one formula as a program of its own."""
    builder = Builder(Rules(BOOK, {}, {}), make_index(BOOK), DAY)
    inputs = tuple((name, builder.name(name, builder.register(Empty("missing", "unanswered", name)))) for name in NAMES)
    builder.name("result", builder.formula(node))
    history = builder.finish_history()
    instructions = tuple(builder.instructions)
    return Program(BOOK, DAY, tuple(builder.initial), inputs, instructions, builder.registers, history)


def bare(value: Value) -> Value:
    """Give a value without the name that an empty comes from."""
    return replace(value, of="") if isinstance(value, Empty) else value


@wide
@given(trees, environments)
def test_the_program_gives_what_walking_the_tree_gives(node: nodes.Node, environment: dict[str, Value]) -> None:
    walked = evaluate(node, environment, TABLES)
    ran = ExactMachine(laid(node)).run(environment)["result"]
    assert bare(ran) == bare(walked)
    assert type(ran) is type(walked)


def test_equal_steps_are_laid_down_once() -> None:
    node, _ = parse("(women + 1) * (women + 1) - (women + 1)")
    assert node is not None
    assert [one.op for one in laid(node).instructions] == ["add", "mul", "sub"]


def test_what_reads_only_constants_is_worked_out_beforehand() -> None:
    node, _ = parse("women * (200 / 3 + 1 / 3)")
    assert node is not None
    program = laid(node)
    assert [one.op for one in program.instructions] == ["mul"]
    assert 67 in program.initial


def test_one_and_true_are_two_constants() -> None:
    builder = Builder(Rules(BOOK, {}, {}), make_index(BOOK), DAY)
    one, true = builder.constant(1), builder.constant(value=True)
    assert one != true
    assert builder.constant(1) == one
    assert builder.initial[true] is True


@pytest.mark.parametrize(
    ("amount", "expected"), [("2.50", Fraction(5, 2)), ("1E+2", 100), ("-0.0", 0), ("0.1", Fraction(1, 10))]
)
def test_a_number_of_the_file_is_exact(amount: str, expected: int | Fraction) -> None:
    assert exact(Decimal(amount)) == expected
    assert type(exact(Decimal(amount))) is type(expected)


def test_points_and_columns_are_exact_and_hashable() -> None:
    points = exact_points({"a": Decimal("0.5"), "b": Decimal(3)})
    assert points == (("a", Fraction(1, 2)), ("b", 3))
    assert hash(column_of(BOOK.tables[0], "rate")) == hash(((0, 10), (5, Fraction(41, 2)), (-3, 7)))


HISTORY = """
fields = { a = "decimal", bad = "yes_no" }
parameters = [{ id = "least", values = [{ from = 2020-01-01, value = 10 }, { from = 2024-01-01, value = 20 }] }]
indicators = [{ id = "V1", value = "a" }]
results = [
  { id = "change", value = "V1.value - previous(V1.value)" },
  { id = "same_text", value = "previous( V1.value )" },
  { id = "running", value = "years_running(V1.value < 50)" },
  { id = "over_least", value = "years_running(a >= least)" },
  { id = "least_then", value = "previous(least)" },
]
"""


def test_without_earlier_reports_previous_is_missing_and_years_running_is_zero() -> None:
    trace = run(HISTORY, a=10)
    assert empty(trace["change.value"]) == "missing no-history"
    assert trace["running.value"] == 0
    assert trace.history == 0


def test_earlier_reports_are_read_newest_first() -> None:
    trace = run(HISTORY, history=[{"a": 30}, {"a": 70}, {"a": 20}], a=10)
    assert trace["change.value"] == -20
    assert trace["same_text.value"] == 30
    assert trace["running.value"] == 2
    assert trace.history == 3


@pytest.mark.parametrize(
    ("earlier", "now", "expected"),
    [
        ([{"a": 10}], 50, 0),  # exactly on the bound: the condition does not hold now
        ([{"a": 50}], 49, 1),  # nor did it then
        ([{"a": 10}, {"a": 10}], 10, 3),
        ([{"a": 10}, {}, {"a": 10}], 10, 2),  # a year nobody answered breaks the run
    ],
)
def test_years_running_counts_the_periods_in_a_row_that_end_now(
    earlier: list[dict[str, object]], now: int, expected: int
) -> None:
    assert run(HISTORY, history=earlier, a=now)["running.value"] == expected


def test_years_running_on_a_condition_nobody_can_tell_now_is_missing() -> None:
    assert empty(run(HISTORY, history=[{"a": 10}])["running.value"]) == "missing unanswered"


def test_an_earlier_report_is_read_with_the_parameters_of_its_own_period() -> None:
    earlier: list[dict[str, object]] = [{"a": 15, "period.from": date(2023, 1, 1)}]
    trace = run(HISTORY, on=date(2024, 1, 1), history=earlier, a=25)
    assert trace["least_then.value"] == 10
    assert trace["over_least.value"] == 2


def test_what_was_not_in_force_then_did_not_concern_that_report() -> None:
    text = """
fields = { a = "decimal", b = "decimal" }
indicators = [
  { id = "V1", value = "a" },
  { id = "V2", value = "b", in_force = { from = 2024-01-01 }, not_applicable_if = "years_running(b < 50) >= 2" },
]
results = [{ id = "R", value = "previous(V2.value)" }]
"""
    earlier: list[dict[str, object]] = [{"a": 1, "b": 10, "period.from": date(2023, 1, 1)}]
    trace = run(text, on=date(2024, 1, 1), history=earlier, a=1, b=10)
    assert empty(trace["R.value"]) == "not_concerned not-in-force"
    assert trace["V2.status"] == "scored"


def test_previous_inside_a_scale_reads_the_value_of_its_own_indicator() -> None:
    text = """
fields = { a = "decimal", b = "decimal" }
scales = [{ id = "better", scale = { formula = "100 if x > previous(x) else 0" } }]
indicators = [{ id = "V1", value = "a", scale = "better" }, { id = "V2", value = "b", scale = "better" }]
"""
    trace = run(text, history=[{"a": 10, "b": 10}], a=11, b=9)
    assert (trace["V1.points"], trace["V2.points"]) == (100, 0)
