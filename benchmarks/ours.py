"""Our batch machine as a contestant: on columns in memory, or from a Parquet file.

`python -m benchmarks.ours <job>`; the job's `way` is `memory` (Arrow's own buffers, nothing copied before the clock
starts).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq

from benchmarks.contest import Answers, Rules, Work, play
from benchmarks.population_rules import DAY, GRADES, OUTCOMES, rule_book
from conditionality.scoring.batch.columns import Column
from conditionality.scoring.batch.machine import BatchMachine
from conditionality.scoring.batch.marks import MarkColumn, Marks
from conditionality.scoring.compile import compile_program

GRADE = "letter.grade"


def prepare(path: Path, _rules: Rules, rows: int) -> Work:
    """Take the reports as an Arrow table, compile the rules."""
    machine = BatchMachine(compile_program(rule_book(), DAY))
    arrays = arrays_of(path, rows)
    return (lambda: machine.run({name: column(one) for name, one in arrays.items()}, rows)), read


def arrays_of(path: Path, rows: int) -> dict[str, Any]:
    """Read the columns one after another, each in one piece: never two copies of a large table in memory."""
    names = pq.read_schema(path).names
    return {name: pq.read_table(path, columns=[name]).slice(0, rows).combine_chunks()[name].chunk(0) for name in names}


def column(array: Any) -> Column:  # noqa: ANN401 - pyarrow has no types
    """Look at Arrow's buffers as a column of the machine, without copying."""
    present, values = array.buffers()
    bits = None if present is None else np.frombuffer(present, np.uint8)
    end = array.offset + len(array)
    return Column("number", np.frombuffer(values, np.float64)[array.offset : end], bits, array.offset)


def read(marks: Marks) -> Answers:
    """Take out what is compared."""
    grades = tuple(name for name, _ in GRADES)
    outcomes = tuple(name for name, _, _ in OUTCOMES)
    return Answers(
        marks.columns["total.shown"].numbers(),
        _ranks(marks.columns[GRADE], grades),
        _ranks(marks.columns["outcome"], outcomes),
        {"careful": marks.careful, "exact": marks.exact},
    )


def _ranks(column: MarkColumn, names: tuple[str, ...]) -> Any:  # noqa: ANN401 - an array of int8
    ranks: Mapping[str, int] = {name: rank for rank, name in enumerate(names)}
    table = np.array([ranks.get(text, -1) for text in column.texts] + [-1], np.int8)
    return table[column.codes()]


if __name__ == "__main__":
    play("", prepare)
