"""pandas: a frame, one expression a column, as one writes it in a notebook; one thread, which is what pandas has.

Sums of comparisons were the fastest of six ways tried for steps, by two (`cut`, `searchsorted`, `select`, `case_when`,
`digitize`); NumPy's `interp` the fastest for ramps, by two.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.contest import HALF, MARKS, TIE, Answers, Rules, Work, play, weights


def prepare(path: Path, rules: Rules, rows: int) -> Work:
    """Take the reports as a frame of float64, NaN where there is no answer."""
    frame = pd.read_parquet(path).head(rows).copy()
    return lambda: work(frame, rules), _read


def work(frame: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    """Score all rows."""
    points = {one["id"]: _points(frame[one["id"]], one) for one in rules["indicators"]}
    whole = weights(rules)
    held = pd.Series(data=True, index=frame.index)
    total = pd.Series(0.0, index=frame.index)
    for dimension in rules["dimensions"]:
        own = [one for one in rules["indicators"] if one["dimension"] == dimension["id"]]
        score = sum(points[one["id"]] * one["weight"] for one in own) / whole[dimension["id"]]
        total += dimension["weight"] * score
        if dimension["floor"] is not None:
            held &= score >= dimension["floor"] - TIE
    for one in rules["indicators"]:
        if one["floor"] is not None:
            held &= points[one["id"]] >= one["floor"] - TIE
    total /= sum(one["weight"] for one in rules["dimensions"])
    shown = np.floor(total * 10 + (HALF + TIE)) / 10
    bounds = [bound for _, bound in rules["grades"][:-1]]
    (_, accept), (_, plan), _ = rules["outcomes"]
    outcome = np.select([(shown >= accept) & held, shown >= plan], [0, 1], 2)
    return pd.DataFrame(
        {"total": shown, "grade": sum((shown < bound).astype(int) for bound in bounds), "outcome": outcome}
    )


def _points(x: pd.Series[Any], one: Rules) -> pd.Series[Any]:
    """Give the points; no comparison holds for NaN, so steps are counted from the end that earns nothing."""
    values, points = one["values"], one["points"]
    if one["kind"] == "ramp":
        return pd.Series(np.interp(x, values, points), index=x.index).fillna(0.0)
    gains = [right - left for left, right in pairwise([one["base"], *points])]
    if one["base"]:
        parts = [(x < bound) * -gain for bound, gain in zip(values, gains, strict=True)]
    else:
        parts = [(x >= bound) * gain for bound, gain in zip(values, gains, strict=True)]
    return pd.Series(sum(parts))


def _read(found: pd.DataFrame) -> Answers:
    total, grade, outcome = (found[name].to_numpy() for name in MARKS)
    return Answers(total, grade, outcome)


if __name__ == "__main__":
    play("pandas", prepare)
