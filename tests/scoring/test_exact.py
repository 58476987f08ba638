"""The exact machine: what it reads, what it keeps, what it leaves out when asked."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from conditionality.formula.values import Empty, Value
from conditionality.scoring.compile import compile_program
from conditionality.scoring.exact import ExactMachine, Trace
from tests.scoring.small import DAY, book, empty, program, run
from tests.strategies.referentials import answers, referentials

TEXT = """
fields = { a = "decimal", b = "decimal" }
indicators = [{ id = "V1", value = "a" }, { id = "V2", value = "sqrt(b)" }]
results = [{ id = "change", value = "V1.value - previous(V1.value)" }]
outcomes = [{ id = "yes", kind = "accept", when = "total >= 50" }, { id = "no", kind = "refuse" }]
"""


def test_a_run_keeps_every_register_by_name() -> None:
    trace = run(TEXT, a=60, b=1600)
    assert (trace["V2.value"], trace["total.score"], trace["outcome"]) == (40, 50, "yes")
    assert trace.get("V3.value") is None
    assert trace.get("V1.value") == 60
    assert len(trace.registers) == len(trace.program.initial)


def test_an_answer_to_no_question_is_not_looked_at() -> None:
    assert run(TEXT, a=60, b=1600, other=3).registers == run(TEXT, a=60, b=1600).registers


def test_history_is_not_read_when_no_rule_reads_it() -> None:
    text = TEXT.replace("V1.value - previous(V1.value)", "V1.value")
    assert run(text, history=[{"a": 1}], a=60).history == 0
    assert run(TEXT, history=[{"a": 1}], a=60).history == 1


def test_a_machine_is_used_again_without_remembering() -> None:
    machine = ExactMachine(program(TEXT))
    first = machine.run({"a": 60, "b": 1600})
    machine.run({"a": 1, "b": 1})
    assert machine.run({"a": 60, "b": 1600}).registers == first.registers
    assert empty(machine.run({})["V1.value"]) == "missing unanswered"


def test_numbers_stay_whole_where_they_can() -> None:
    trace = run(TEXT, a="1/3", b=Fraction(1, 4))
    assert trace["V1.points"] == Fraction(1, 3)
    for value in run(TEXT, a=60, b=1600).registers:
        assert not isinstance(value, float)
        assert not (isinstance(value, Fraction) and value.denominator == 1)


@given(st.data())
def test_what_is_asked_alone_comes_out_the_same(data: st.DataObject) -> None:
    referential = data.draw(referentials())
    given_answers = data.draw(answers(referential, absent=20))
    day = given_answers["period.from"]
    assert isinstance(day, date)
    made = compile_program(referential, day)
    names = data.draw(st.lists(st.sampled_from(sorted(made.registers)), min_size=1, max_size=3))
    whole, part = ExactMachine(made).run(given_answers), ExactMachine(made, only=names).run(given_answers)
    assert [part[name] for name in names] == [whole[name] for name in names]


@given(st.data())
def test_no_register_is_ever_a_float_or_an_untidy_fraction(data: st.DataObject) -> None:
    referential = data.draw(referentials())
    given_answers = data.draw(answers(referential))
    day = given_answers["period.from"]
    assert isinstance(day, date)
    for value in ExactMachine(compile_program(referential, day)).run(given_answers).registers:
        assert type(value) in {int, Fraction, bool, str, date, frozenset, Empty}
        assert not (type(value) is Fraction and value.denominator == 1)


def test_what_was_asked_alone_still_reads_history() -> None:
    machine = ExactMachine(program(TEXT), only=("change.value",))
    assert machine.run({"a": 60}, [{"a": 50}])["change.value"] == 10


def test_a_day_that_changes_the_rules_makes_its_own_machine_once() -> None:
    text = TEXT + '[[parameters]]\nid = "level"\nvalues = [{ from = 2020-01-01, value = 3 }]'
    machine = ExactMachine(compile_program(book(text), DAY))
    earlier: list[dict[str, Value]] = [
        {"a": 50, "period.from": date(2024, 1, 1)},
        {"a": 40, "period.from": date(2023, 1, 1)},
    ]
    assert machine.run({"a": 60}, earlier)["change.value"] == 10
    assert machine.run({"a": 61}, earlier)["change.value"] == 11


def test_a_trace_says_which_program_it_ran() -> None:
    made = program(TEXT)
    assert Trace(made, made.initial).program is made
