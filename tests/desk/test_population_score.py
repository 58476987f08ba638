"""A block is scored whole: plain rows at once, the others one by one, in the order of their lines."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from conditionality.desk.intake import RuleBook
from conditionality.desk.population_blocks import Block
from conditionality.desk.population_plan import make_plan
from conditionality.desk.population_score import BlockScorer
from conditionality.desk.population_twice import prints_of
from conditionality.referential.terms import InForce
from tests.desk.populations import as_arrow, at_once, by_blocks, first, rules

BOOK = "socle-leger"
HEAD = b"report_id;employees;purchases\nA;1;1\n"


def scorer(doubled: tuple[str, ...] = ()) -> BlockScorer:
    plan, _ = make_plan(HEAD, rules(BOOK))
    assert plan is not None
    return BlockScorer(plan, np.sort(prints_of(pa.array(list(doubled), pa.string()))))


def block(ids: list[str], employees: list[str]) -> Block:
    rows = len(ids)
    table = pa.table([pa.array(ids), pa.array(employees), pa.array(["1"] * rows)], names=["0", "1", "2"])
    return Block(table, np.arange(rows) + 2)


def test_rows_come_in_the_order_of_their_lines_whoever_scored_them() -> None:
    part = scorer().score(block(["A", " B", "C", "D"], ["1", "2", "-1", "4"]))
    assert part.scores.column("report_id").to_pylist() == ["A", "B", "D"]
    assert part.scores.column("line").to_pylist() == [2, 3, 5]
    assert [one.report_id for one in part.rejects] == ["C"]
    assert part.rows == 4


def test_numbers_that_may_stand_twice_are_named_with_their_lines() -> None:
    part = scorer(("B", "C")).score(block(["A", " B", "C", "D"], ["1", "2", "-1", "4"]))
    assert part.doubled == ((3, "B"), (4, "C"))
    assert not scorer().score(block(["A", "A"], ["1", "2"])).doubled


def test_a_warning_is_told_once_until_another_part_begins() -> None:
    one, some = scorer(), block(["A", "B"], ["1", "1"])
    table = some.table.set_column(2, "2", pa.array(["1,234", "2,345"]))
    told = [[found.line for found in one.score(Block(table, some.lines)).warnings] for _ in range(2)]
    one.begin()
    assert told == [[2], []]
    assert one.score(Block(table, some.lines)).warnings


def test_each_row_is_scored_with_the_version_of_its_period(tmp_path: Path) -> None:
    last = first(BOOK)
    days = last.in_force
    older = last.model_copy(update={"version": "0.9.0", "in_force": InForce.model_validate(
        {"from": days.from_.replace(year=days.from_.year - 2), "until": days.from_.replace(year=days.from_.year + 1)}
    )})  # fmt: skip
    book = RuleBook((older, last), pinned=False)
    table = as_arrow(BOOK)
    pq.write_table(table, tmp_path / "t.parquet")
    expected, faults = at_once((tmp_path / "t.parquet").read_bytes(), book)
    scores, rejects, summary = by_blocks(tmp_path / "t.parquet", book)
    assert scores.rows == list(expected.rows)
    assert rejects.rows == list(faults.rows)
    assert summary.scored == len(expected.rows)
