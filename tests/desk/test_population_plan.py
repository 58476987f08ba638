"""What is asked of a table is settled from its first rows: rules, columns, results; what is wrong is told."""

from __future__ import annotations

from datetime import date

from conditionality.desk.population_plan import Plan, day_matters, make_plan, make_ready, outputs_of
from conditionality.report.periods import period_starting
from conditionality.scoring.batch.completeness import INCOMPLETE
from tests.desk.populations import first, rules

HEAD = b"report_id;employees;nothing known\nA;1;2\n"
DAY = date(2026, 1, 1)


def plan(head: bytes = HEAD, *, points: bool = False) -> Plan:
    made, found = make_plan(head, rules("socle-leger"), points=points)
    assert made is not None, found
    return made


def test_the_columns_read_are_those_that_are_known() -> None:
    made, found = make_plan(HEAD, rules("socle-leger"))
    assert made is not None
    assert made.ranks == (0, 1)
    assert made.id_rank == 0
    assert [one.code for one in found] == ["column-unknown"]
    assert plan(b"employees\n1\n").id_rank is None


def test_the_result_has_the_columns_of_a_small_table_of_scores() -> None:
    assert plan().header[:6] == ("report_id", "status", "total", "total_shown", "grade", "outcome")
    assert "dimension:G" in plan().header
    assert not plan().indicators
    assert "points:L_V6" in plan(points=True).header


def test_another_table_is_refused_with_what_small_tables_say() -> None:
    for head, code in ((b"x;y\n1;2\n", "table-no-header"), (b"employees;Employees\n1;2\n", "column-twice")):
        made, found = make_plan(head, rules("socle-leger"))
        assert made is None
        assert code in [one.code for one in found]


def test_columns_may_be_renamed_and_a_period_given() -> None:
    period = period_starting(DAY, "P1Y")
    made, _ = make_plan(b"id;staff\nA;1\n", rules("socle-leger"), {"id": "report_id", "staff": "employees"}, period)
    assert made is not None
    assert (made.id_rank, made.period) == (0, period)


def test_a_version_is_made_ready_with_what_the_result_needs() -> None:
    made, version = plan(), first("socle-leger")
    ready = make_ready(made, version, DAY)
    assert set(outputs_of(made, version)) <= set(ready.machine.outputs)
    assert INCOMPLETE in ready.machine.outputs
    assert not ready.asleep
    assert not ready.reads_last_day
    assert not ready.reads_history
    assert make_ready(plan(), first("socle-leger"), DAY).version is version
    assert isinstance(day_matters(version), bool)
