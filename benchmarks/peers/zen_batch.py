"""GoRules zen-engine: a decision graph, evaluated by `evaluate_batch` on a sample of reports.

One expression node holds the whole work: a decision table for each scale took 1.7 times as long. Reports are plain
dictionaries, as a service has them; as JSON bytes they took as long.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
import zen

from benchmarks.contest import HALF, TIE, Answers, Rules, Work, play, weights

KEY = "population"


def prepare(path: Path, rules: Rules, rows: int) -> Work:
    """Take the reports as requests and load the graph."""
    reports = pq.read_table(path).slice(0, rows).to_pylist()
    requests = [{"key": KEY, "context": report} for report in reports]
    engine = zen.ZenEngine({"loader": {"type": "static", "content": {KEY: graph(rules)}}})
    return lambda: engine.evaluate_batch(requests), _read


def graph(rules: Rules) -> dict[str, Any]:
    """Write the whole work: points, dimensions, total, grade, outcome."""
    lines = [(f"points_{one['id']}", _points(one)) for one in rules["indicators"]]
    for dimension in rules["dimensions"]:
        own = [one for one in rules["indicators"] if one["dimension"] == dimension["id"]]
        parts = " + ".join(f"$.points_{one['id']} * {one['weight']}" for one in own)
        lines.append((dimension["id"], f"({parts}) / {weights(rules)[dimension['id']]}"))
    floors = [(f"$.points_{one['id']}", one["floor"]) for one in rules["indicators"] if one["floor"] is not None]
    floors += [(f"$.{one['id']}", one["floor"]) for one in rules["dimensions"] if one["floor"] is not None]
    lines.append(("held", " and ".join(f"{mark} >= {floor - TIE}" for mark, floor in floors)))
    whole = sum(one["weight"] for one in rules["dimensions"])
    total = " + ".join(f"$.{one['id']} * {one['weight']}" for one in rules["dimensions"])
    lines.append(("total", f"floor(({total}) / {whole} * 10 + {HALF + TIE}) / 10"))
    grades = "".join(f"$.total >= {bound} ? {at} : " for at, (_, bound) in enumerate(rules["grades"][:-1]))
    (_, accept), (_, plan), _ = rules["outcomes"]
    lines.append(("grade", f"{grades}{len(rules['grades']) - 1}"))
    lines.append(("outcome", f"$.total >= {accept} and $.held ? 0 : $.total >= {plan} ? 1 : 2"))
    expressions = [{"id": key, "key": key, "value": value} for key, value in lines]
    nodes = [
        _node("asked", "inputNode", {}),
        _node("scored", "expressionNode", {"expressions": expressions}),
        _node("answered", "outputNode", {}),
    ]
    edges = [
        {"id": f"{one['id']}_{other['id']}", "type": "edge", "sourceId": one["id"], "targetId": other["id"]}
        for one, other in pairwise(nodes)
    ]
    return {"nodes": nodes, "edges": edges}


def _node(name: str, kind: str, content: dict[str, Any]) -> dict[str, Any]:
    return {"id": name, "name": name, "type": kind, "position": {"x": 0, "y": 0}, "content": content}


def _points(one: Rules) -> str:
    x, values, points = one["id"], one["values"], one["points"]
    if one["kind"] == "ramp":
        text = f"{x} == null ? 0 : {x} <= {values[0]} ? {points[0]} : "
        for (low, high), (left, right) in zip(pairwise(values), pairwise(points), strict=True):
            text += f"{x} <= {high} ? {left} + ({x} - {low}) * {right - left} / {high - low} : "
        return f"{text}{points[-1]}"
    lines = zip(reversed(values), reversed(points), strict=True)
    return f"{x} == null ? 0 : {''.join(f'{x} >= {bound} ? {earned} : ' for bound, earned in lines)}{one['base']}"


def _read(found: list[Any]) -> Answers:
    results = [one["data"]["result"] for one in found]
    columns = [np.array([float(one[name]) for one in results]) for name in ("total", "grade", "outcome")]
    return Answers(columns[0], columns[1].astype(np.int8), columns[2].astype(np.int8))


if __name__ == "__main__":
    play("zen-engine", prepare)
