"""Marks of the batch machine as columns of the result: doubles, texts as shown, nothing where there is nothing."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from conditionality.desk.population_marks import BESIDE, marks_table, schema_of
from conditionality.desk.population_plan import make_plan
from conditionality.scoring.batch.completeness import INCOMPLETE
from conditionality.scoring.batch.marks import MarkColumn, Marks
from tests.desk.populations import first, rules

ROWS = 4


def numbers(*values: float | None) -> MarkColumn:
    given = np.array([0.0 if one is None else one for one in values])
    return MarkColumn("number", given, np.array([one is None for one in values], np.uint8))


def test_marks_become_the_columns_of_a_small_table() -> None:
    plan, _ = make_plan(b"report_id;employees\nA;1\n", rules("socle-leger"))
    assert plan is not None
    version = first("socle-leger")
    nothing = numbers(None, None, None, None)
    columns = {f"{one.id}.score": nothing for one in version.dimensions} | {
        INCOMPLETE: MarkColumn("truth", np.array([1.0, 0, 0, 1]), np.zeros(ROWS, np.uint8)),
        "total.score": numbers(78.75, 0.05, None, -0.0),
        "total.shown": numbers(78.8, 0.1, None, -0.0),
        "outcome": MarkColumn("code", np.array([1.0, 0, 0, 1]), np.zeros(ROWS, np.uint8), ("refused", "accepted")),
    }
    ids = pa.array(["a", "b", "c", "d"])
    table = marks_table(Marks(ROWS, columns), version, plan, ids, np.arange(2, 2 + ROWS))
    assert table.schema.equals(schema_of(plan))
    assert table.schema.names[-2:] == list(BESIDE)
    assert table.column("status").to_pylist() == ["incomplete", "complete", "complete", "incomplete"]
    assert table.column("total").to_pylist() == [78.75, 0.05, None, 0.0]
    assert table.column("total_shown").to_pylist() == ["78.8", "0.1", None, "0.0"]
    assert table.column("outcome").to_pylist() == ["accepted", "refused", "refused", "accepted"]
    assert table.column("grade").to_pylist() == [None] * ROWS
    assert table.column("line").to_pylist() == [2, 3, 4, 5]
