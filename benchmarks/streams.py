"""Our batch machine fed from a Parquet file, as a contestant: `python -m benchmarks.streams <job>`.

The job's `way` is `bare` (row groups decoded and scored by two threads, the same answers as in memory) or `whole`: what
the command `score` does, which also checks every answer, keeps numbers of reports apart, proves the nearest double of
every dimension and writes a Parquet file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.contest import THREADS, Answers, Rules, Work, play
from benchmarks.ours import column, read
from benchmarks.population_rules import DAY, GRADES, OUTCOMES, rule_book
from conditionality.desk.counting import Counter
from conditionality.desk.intake import RuleBook
from conditionality.desk.population import open_population, schema_written, score_population
from conditionality.desk.population_out import Draft
from conditionality.scoring.batch.arrow_bits import whole
from conditionality.scoring.batch.machine import BatchMachine
from conditionality.scoring.compile import compile_program


def prepare_bare(path: Path, _rules: Rules, rows: int) -> Work:
    """Compile the rules; the file is opened, decoded and scored while the clock runs."""
    assert pq.read_metadata(path).num_rows == rows
    machines = [BatchMachine(compile_program(rule_book(), DAY), threads=1) for _ in range(THREADS)]
    return (lambda: _stream(path, rows, machines)), lambda found: found


def _stream(path: Path, rows: int, machines: list[BatchMachine]) -> Answers:
    found = Answers(np.empty(rows), np.empty(rows, np.int8), np.empty(rows, np.int8))
    metadata = pq.read_metadata(path)
    sizes = [metadata.row_group(group).num_rows for group in range(metadata.num_row_groups)]
    firsts = np.cumsum([0, *sizes])

    def share(which: int) -> None:
        with pq.ParquetFile(path) as file:
            for group in range(which, len(sizes), len(machines)):
                table = file.read_row_group(group, use_threads=False)
                answers = read(machines[which].run(_columns(table), table.num_rows))
                place = slice(firsts[group], firsts[group + 1])
                found.total[place], found.grade[place] = answers.total, answers.grade
                found.outcome[place] = answers.outcome

    with ThreadPoolExecutor(len(machines)) as pool:
        list(pool.map(share, range(len(machines))))
    return found


def _columns(table: pa.Table) -> dict[str, Any]:
    return {name: column(whole(table.column(name))) for name in table.column_names}


def prepare_whole(path: Path, _rules: Rules, _rows: int) -> Work:
    """Open the population as the command does; nothing is made before the clock starts."""
    target = path.with_name("scores.parquet")
    return (lambda: _score(path, target)), lambda _: _written(target)


def _score(path: Path, target: Path) -> None:
    population, found = open_population(str(path), RuleBook((rule_book(),), pinned=True))
    if population is None:
        sys.exit(str(found))
    with Draft(str(target), schema_written(population.plan)) as draft:
        summary = score_population(population, (draft, None), "en", Counter())
        draft.finish()
        draft.keep()
    assert not summary.rejected


def _written(target: Path) -> Answers:
    table = pq.read_table(target, columns=["total_shown", "grade", "outcome"])
    target.unlink()
    shown = np.array([text.replace(",", ".") for text in table["total_shown"].to_pylist()], np.float64)
    grade = _ranks(table["grade"].to_pylist(), [name for name, _ in GRADES])
    return Answers(shown, grade, _ranks(table["outcome"].to_pylist(), [name for name, _, _ in OUTCOMES]))


def _ranks(texts: Iterable[str], names: list[str]) -> Any:  # noqa: ANN401 - an array of int8
    ranks = {name: rank for rank, name in enumerate(names)}
    return np.array([ranks[text] for text in texts], np.int8)


WAYS = {"bare": prepare_bare, "whole": prepare_whole}


if __name__ == "__main__":
    play("", WAYS[json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["way"]])
