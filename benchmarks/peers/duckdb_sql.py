"""DuckDB: one SQL query, as one writes it by hand, over an Arrow table in memory, on two threads.

`CASE` chains were the fastest of three ways tried, by two (sums of comparisons, `greatest` and `least`); a table of
DuckDB's own was no faster than Arrow's. Numbers are written as DOUBLE: as DECIMAL, which literals are, it is slower.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.contest import HALF, MARKS, THREADS, TIE, Answers, Rules, Work, play, weights


def prepare(path: Path, rules: Rules, rows: int) -> Work:
    """Take the reports as an Arrow table and write the query."""
    connection = duckdb.connect()
    connection.execute(f"SET threads = {THREADS}")
    connection.register("reports", pq.read_table(path).slice(0, rows).combine_chunks())
    asked = query(rules)
    return lambda: connection.sql(asked).to_arrow_table(), _read


def query(rules: Rules) -> str:
    """Write the whole work: points, dimensions, total, grade, outcome."""
    sums: dict[str, list[str]] = {name: [] for name in weights(rules)}
    for one in rules["indicators"]:
        sums[one["dimension"]].append(_points(one, one["weight"] / weights(rules)[one["dimension"]]))
    floors = [(one, _points(one, 1)) for one in rules["indicators"] if one["floor"] is not None]
    floors += [(one, one["id"]) for one in rules["dimensions"] if one["floor"] is not None]
    held = " AND ".join(f"{mark} >= {_number(one['floor'] - TIE)}" for one, mark in floors)
    whole = sum(one["weight"] for one in rules["dimensions"])
    total = " + ".join(f"{one['id']} * {_number(one['weight'] / whole)}" for one in rules["dimensions"])
    marks = ", ".join(f"{' + '.join(parts)} AS {name}" for name, parts in sums.items())
    kept = ", ".join(one["id"] for one in rules["indicators"] if one["floor"] is not None)
    (_, accept), (_, plan), _ = rules["outcomes"]
    grades = " ".join(f"WHEN total >= {_number(bound)} THEN {at}" for at, (_, bound) in enumerate(rules["grades"][:-1]))
    return f"""
        WITH dimensions AS (SELECT {kept}, {marks} FROM reports),
        totals AS (
            SELECT floor(({total}) * 10 + {_number(HALF + TIE)}) / 10 AS total, {held} AS held FROM dimensions
        )
        SELECT total,
            CAST(CASE {grades} ELSE {len(rules["grades"]) - 1} END AS TINYINT) AS grade,
            CAST(CASE WHEN total >= {_number(accept)} AND held THEN 0 WHEN total >= {_number(plan)} THEN 1
                ELSE 2 END AS TINYINT) AS outcome
        FROM totals"""  # noqa: S608 - the names are those of our own rule book


def _points(one: Rules, weight: float) -> str:
    """Give the weighted points; no comparison holds for NULL, which takes what is left: 0."""
    x, values, points = one["id"], one["values"], [weight * earned for earned in one["points"]]
    if one["kind"] == "ramp":
        lines = [f"WHEN {x} <= {_number(values[0])} THEN {_number(points[0])}"]
        for (low, high), (left, right) in zip(pairwise(values), pairwise(points), strict=True):
            slope = (right - left) / (high - low)
            lines.append(f"WHEN {x} <= {_number(high)} THEN {x} * {_number(slope)} + {_number(left - low * slope)}")
        lines.append(f"WHEN {x} > {_number(values[-1])} THEN {_number(points[-1])}")
    elif one["base"]:
        earned = [weight * one["base"], *points]
        lines = [f"WHEN {x} < {_number(v)} THEN {_number(p)}" for v, p in zip(values, earned, strict=False)]
        lines.append(f"WHEN {x} >= {_number(values[-1])} THEN {_number(points[-1])}")
    else:
        pairs = zip(reversed(values), reversed(points), strict=True)
        lines = [f"WHEN {x} >= {_number(v)} THEN {_number(p)}" for v, p in pairs]
    return f"CASE {' '.join(lines)} ELSE {_number(0)} END"


def _number(value: float) -> str:
    return f"{float(value)!r}::DOUBLE"


def _read(found: pa.Table) -> Answers:
    total, grade, outcome = (np.ascontiguousarray(found[name].to_numpy()) for name in MARKS)
    return Answers(total, grade, outcome)


if __name__ == "__main__":
    play("duckdb", prepare)
