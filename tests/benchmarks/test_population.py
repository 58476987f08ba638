"""The bench measures the same work for all: seeded reports, one table of rules, peers that agree."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks.contest import Answers, Prepare
from benchmarks.ours import arrays_of, column, prepare
from benchmarks.peers import numpy_blocks, pandas_frame
from benchmarks.population import BLOCK_ROWS, batches, table, write
from benchmarks.population_rules import DIMENSIONS, lines, plain, rule_book
from benchmarks.populations import wrong_rows
from benchmarks.runner import differing
from conditionality.referential.lint import lint

ROWS = 2_000
EXACT_ROWS = 300


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("bench") / "reports.parquet", ROWS)


@pytest.fixture(scope="module")
def rules() -> dict[str, Any]:
    written: dict[str, Any] = json.loads(json.dumps(plain()))
    return written


@pytest.fixture(scope="module")
def ours(path: Path) -> Answers:
    work, found = prepare(path, {}, ROWS)
    answers = found(work())
    assert answers is not None
    return answers


def test_the_rule_book_has_fifty_indicators_in_six_dimensions_and_no_finding() -> None:
    assert (len(lines()), len(DIMENSIONS)) == (50, 6)
    assert lint(rule_book()) == ()
    for one in lines():
        bounds = [float(value) for value, _ in one.pairs]
        assert bounds == sorted(set(bounds))
        assert (3 if one.kind == "ramp" else 4) <= len(bounds) <= 6
        assert bounds[-1] <= one.most


def test_reports_are_the_same_each_time_and_a_short_table_starts_a_longer_one() -> None:
    assert table(ROWS).equals(table(ROWS))
    first, second = batches(BLOCK_ROWS + 10)
    assert table(ROWS).equals(type(table(ROWS)).from_batches([first.slice(0, ROWS)]))
    assert second.num_rows == 10
    assert not first.slice(0, 10).equals(second)


def test_one_answer_in_twenty_is_missing_and_the_others_are_short_decimals_in_range() -> None:
    made = next(batches(BLOCK_ROWS))
    absent = sum(made.column(one.id).null_count for one in lines())
    assert absent / (50 * BLOCK_ROWS) == pytest.approx(0.05, abs=0.001)
    for one in lines():
        values = made.column(one.id).slice(0, ROWS).drop_null().to_numpy()
        assert 0 <= values.min() <= values.max() <= one.most
        assert np.array_equal(values, np.round(values, one.digits))


def test_the_machine_of_populations_agrees_with_the_exact_one(path: Path, ours: Answers) -> None:
    assert wrong_rows(ours, path, np.arange(EXACT_ROWS)) == 0
    assert set(ours.outcome) == {0, 1, 2}
    assert set(ours.grade) == {0, 1, 2, 3}


def test_a_wrong_total_is_counted(path: Path, ours: Answers) -> None:
    moved = Answers(np.where(np.arange(ROWS) == 7, ours.total + 0.1, ours.total), ours.grade, ours.outcome)
    assert wrong_rows(moved, path, np.arange(10)) == 1
    assert differing(ours, moved) == 1


@pytest.mark.parametrize("peer", [numpy_blocks.prepare, pandas_frame.prepare], ids=["numpy", "pandas"])
def test_a_peer_agrees_on_every_total_grade_and_outcome(
    peer: Prepare, path: Path, rules: dict[str, Any], ours: Answers
) -> None:
    work, found = peer(path, rules, ROWS)
    answers = found(work())
    assert answers is not None
    assert differing(ours, answers) == 0


def test_columns_are_read_where_arrow_keeps_them(path: Path) -> None:
    name = lines()[0].id
    array = arrays_of(path, ROWS)[name]
    seen = column(array.slice(3, 20))
    answered = seen.answered(np.arange(20))
    assert [None if not there else value for there, value in zip(answered, seen.values, strict=True)] == array.slice(
        3, 20
    ).to_pylist()
