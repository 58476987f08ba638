"""Rows that want care are read and scored as rows of a small table are."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from conditionality.desk.population_apart import Apart, cards_table
from conditionality.desk.population_blocks import Block
from conditionality.desk.population_marks import schema_of
from conditionality.desk.population_plan import Plan, make_plan
from conditionality.report.cells import Broken
from conditionality.report.grid import Row
from conditionality.report.places import slip
from tests.desk.populations import rules


def plan() -> Plan:
    made, found = make_plan(b"report_id;employees;purchases\nA;1;1\n", rules("socle-leger"))
    assert made is not None, found
    return made


def block(*rows: tuple[str | None, str | None, str | None]) -> Block:
    columns = [pa.array(list(column), pa.string()) for column in zip(*rows, strict=True)]
    return Block(pa.table(columns, names=["0", "1", "2"]), np.arange(len(rows)) + 2)


def test_good_rows_are_scored_bad_ones_are_kept_with_their_number_blank_ones_are_counted() -> None:
    some = block(("A", "1,5", "1 234"), ("B", "2", "1,234"), (None, " ", None), ("C", "-1", None), (None, "3", None))
    read = Apart(plan()).read(some, np.arange(5))
    assert [(line, card.report_id) for line, card in read.cards] == [(3, "B")]
    assert [(one.reject.line, one.report_id) for one in read.rejects] == [(2, "A"), (5, "C"), (6, "")]
    assert read.blank == 1
    assert [(one.code, one.line, one.column) for one in read.warnings] == [("number-comma-decimal", 3, "purchases")]


def test_only_the_rows_asked_for_are_read() -> None:
    some = block(("A", "1", "1"), ("B", "2", "2"))
    read = Apart(plan()).read(some, np.array([1]))
    assert [card.report_id for _, card in read.cards] == ["B"]
    assert Apart(plan()).read(some, np.zeros(0, np.int64)).blank == 0


def test_rows_read_before_are_taken_as_they_were() -> None:
    some = block(("A", "1", "1"))
    broken = Row(2, (), (slip("csv-quote", "", {"last": 2}),))
    read = Apart(plan()).read(Block(some.table, some.lines, {0: broken}), np.array([0]))
    assert [one.reject.findings[0].code for one in read.rejects] == ["csv-quote"]
    odd = Row(2, ("A", Broken("cell-unreadable", "list"), None))
    read = Apart(plan()).read(Block(some.table, some.lines, {0: odd}), np.array([0]))
    assert [one.reject.findings[0].code for one in read.rejects] == ["cell-unreadable"]


def test_warnings_are_those_of_good_rows() -> None:
    some = block(("A", "1", "1,234"), ("B", "-2", "1,234"))
    found = Apart(plan()).warnings(some, [0, 1])
    assert [(one.code, one.line) for one in found] == [("number-comma-decimal", 2)]


def test_scorecards_are_rows_of_the_result() -> None:
    asked = plan()
    read = Apart(asked).read(block(("A", "1", "1"), ("B", "2", "2")), np.arange(2))
    table = cards_table(read, asked, schema_of(asked))
    assert table.column("report_id").to_pylist() == ["A", "B"]
    assert table.column("line").to_pylist() == [2, 3]
    assert set(table.column("referential").to_pylist()) == {"socle-leger@1.0.0"}
