"""The batch machine as a whole: what it is asked, how rows are shared, what is left to the exact machine."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.fifty import answers, fifty
from conditionality.scoring.batch.columns import Column, packed
from conditionality.scoring.batch.machine import BatchMachine, decisions, kind_of, nearest
from conditionality.scoring.compile import compile_program
from tests.scoring.batch.compared import differing
from tests.scoring.batch.random_reports import given_reports
from tests.scoring.small import DAY, program


def test_by_default_it_gives_what_decides() -> None:
    made = compile_program(fifty(), DAY)
    assert BatchMachine(made).outputs == decisions(made) == ("total.shown", "grade_letter.grade", "outcome")


def test_fifty_indicators_agree_with_the_exact_machine_and_none_is_left_to_it() -> None:
    rules = fifty()
    made = compile_program(rules, DAY)
    reports = given_reports(rules, [answers(shift=shift) for shift in range(700)])
    outputs = (*decisions(made), "A.score", "total.score", "I0.points")
    assert differing(made, reports.columns(), reports.rows, outputs, reports.all_values()) == []
    assert BatchMachine(made).run(reports.columns(), reports.rows).exact == 0


def test_as_many_threads_as_one_likes_give_the_same() -> None:
    rules = fifty()
    made = compile_program(rules, DAY)
    few = given_reports(rules, [answers(shift=shift) for shift in range(300)])
    columns = {
        name: Column(
            one.kind,
            np.resize(one.values, 70_000),
            packed(np.resize(one.answered(np.arange(300)), 70_000)),
            options=one.options,
        )
        for name, one in few.columns().items()
    }
    one, other = (BatchMachine(made, threads=threads).run(columns, 70_000) for threads in (1, 3))
    for name, column in one.columns.items():
        assert column.values.tobytes() == other.columns[name].values.tobytes()
        assert column.states.tobytes() == other.columns[name].states.tobytes()


def test_rules_beyond_the_kernels_go_to_the_exact_machine() -> None:
    made = program("""
    fields = { t = "text", u = "text" }
    dimensions = [{ id = "D" }]
    indicators = [{ id = "V", dimension = "D", value = "1 if t == u else 2" }]""")
    machine = BatchMachine(made, ("V.points",))
    assert machine.swift is None
    column = Column("code", np.array([0, 1]), options=("some", "other"))
    marks = machine.run({"t": column, "u": Column("code", np.array([0, 0]), options=("some",))}, 2)
    assert (marks.exact, marks.columns["V.points"].numbers().tolist()) == (2, [1.0, 2.0])


def test_no_report_gives_no_mark() -> None:
    assert BatchMachine(compile_program(fifty(), DAY)).run({}, 0).columns["outcome"].codes().tolist() == []


def test_a_number_beyond_doubles_is_an_infinity() -> None:
    assert nearest(10**400) == float("inf")
    assert nearest(-(10**400)) == float("-inf")
    with pytest.raises(TypeError):
        nearest("a")
    assert [kind_of(one) for one in ("a", True, 3)] == ["code", "truth", "number"]
