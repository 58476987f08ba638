"""Polars: one lazy query of expressions, run by the streaming engine on two threads.

The runner sets `POLARS_MAX_THREADS`. `when/then` chains were the fastest of five ways tried (sums of
comparisons, `cut`, `search_sorted`, clipped pieces).
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import polars as pl

from benchmarks.contest import HALF, MARKS, TIE, Answers, Rules, Work, play, weights


def prepare(path: Path, rules: Rules, rows: int) -> Work:
    """Take the reports as a frame in memory and write the query."""
    frame = pl.read_parquet(path, n_rows=rows).rechunk()
    asked = query(frame.lazy(), rules)
    return lambda: asked.collect(engine="streaming"), _read


def query(reports: pl.LazyFrame, rules: Rules) -> pl.LazyFrame:
    """Write the whole work: points, dimensions, total, grade, outcome."""
    score = {name: pl.lit(0.0) for name in weights(rules)}
    for one in rules["indicators"]:
        score[one["dimension"]] += _points(one, one["weight"] / weights(rules)[one["dimension"]])
    held = pl.lit(value=True)
    for one in rules["indicators"]:
        if one["floor"] is not None:
            held &= _points(one, 1) >= one["floor"] - TIE
    for one in rules["dimensions"]:
        if one["floor"] is not None:
            held &= pl.col(one["id"]) >= one["floor"] - TIE
    whole = sum(one["weight"] for one in rules["dimensions"])
    total = pl.sum_horizontal(pl.col(one["id"]) * (one["weight"] / whole) for one in rules["dimensions"])
    return (
        reports.with_columns(**score)
        .with_columns(held=held, total=((total * 10 + (HALF + TIE)).floor() / 10))
        .select("total", grade=_grade(rules), outcome=_outcome(rules))
    )


def _points(one: Rules, weight: float) -> pl.Expr:
    """Give the weighted points; no comparison holds for null, which takes what is left: 0."""
    x, values, points = pl.col(one["id"]), one["values"], [weight * earned for earned in one["points"]]
    if one["kind"] == "ramp":
        chain = pl.when(x <= values[0]).then(points[0])
        for (low, high), (left, right) in zip(pairwise(values), pairwise(points), strict=True):
            slope = (right - left) / (high - low)
            chain = chain.when(x <= high).then(x * slope + (left - low * slope))
        return chain.when(x > values[-1]).then(points[-1]).otherwise(0.0)
    if one["base"]:
        chain = pl.when(x < values[0]).then(weight * one["base"])
        for bound, earned in zip(values[1:], points, strict=False):
            chain = chain.when(x < bound).then(earned)
        return chain.when(x >= values[-1]).then(points[-1]).otherwise(0.0)
    chain = pl.when(x >= values[-1]).then(points[-1])
    for bound, earned in zip(values[-2::-1], points[-2::-1], strict=True):
        chain = chain.when(x >= bound).then(earned)
    return chain.otherwise(0.0)


def _grade(rules: Rules) -> pl.Expr:
    (_, best), *others = rules["grades"]
    chain = pl.when(pl.col("total") >= best).then(pl.lit(0, pl.Int8))
    for rank, (_, bound) in enumerate(others[:-1], 1):
        chain = chain.when(pl.col("total") >= bound).then(pl.lit(rank, pl.Int8))
    return chain.otherwise(pl.lit(len(others), pl.Int8))


def _outcome(rules: Rules) -> pl.Expr:
    (_, accept), (_, plan), _ = rules["outcomes"]
    return (
        pl.when((pl.col("total") >= accept) & pl.col("held"))
        .then(pl.lit(0, pl.Int8))
        .when(pl.col("total") >= plan)
        .then(pl.lit(1, pl.Int8))
        .otherwise(pl.lit(2, pl.Int8))
    )


def _read(found: pl.DataFrame) -> Answers:
    total, grade, outcome = (np.ascontiguousarray(found[name].to_numpy()) for name in MARKS)
    return Answers(total, grade, outcome)


if __name__ == "__main__":
    play("polars", prepare)
