"""The figures of the starter référentiels as they were given, and the sums of their table, apart from the software."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from tests import repository

FOLDER = repository.ROOT / "tests" / "cases" / "starter"
BASE, FOOD = "socle-regional", "filiere-alimentaire"

PRINTED = {"33.33": Fraction(100, 3), "66.67": Fraction(200, 3)}
"""Bounds that the printed table rounds: a third and two thirds are meant."""
ANYTHING = "0.01"
"""How the figures write "above zero"."""


@dataclass(frozen=True, slots=True)
class Figures:
    """One indicator: dimension, weight, and its steps as (bound, points), best first."""

    dimension: str
    weight: Fraction
    kind: str
    higher: bool
    steps: tuple[tuple[str, int], ...]
    basis: str
    gate: str
    codes: Mapping[str, tuple[str, ...]]

    @property
    def otherwise(self) -> int:
        return dict(self.steps)["otherwise"]


def rows(name: str) -> list[dict[str, str]]:
    """Read a table of figures."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _steps(text: str) -> tuple[tuple[str, int], ...]:
    pairs = (step.rpartition(":") for step in text.split())
    return tuple((bound, int(points)) for bound, _, points in pairs)


def _figures(row: Mapping[str, str]) -> Figures:
    codes = {name: tuple(row[name].split()) for name in ("vsme", "gri", "iso26000", "ess")}
    higher, steps = row["direction"] == "higher", _steps(row["steps"])
    return Figures(
        row["dimension"], Fraction(row["weight"]), row["kind"], higher, steps, row["basis"], row["gate"], codes
    )


@cache
def indicators(name: str) -> Mapping[str, Figures]:
    """Give the indicators of a référentiel, those of the base included where it extends the base."""
    found = {row["id"]: _figures(row) for row in rows("indicators") if row["referential"] == name}
    if name != FOOD:
        return found
    for row in rows("overrides"):
        old = indicators(BASE)[row["id"]]
        weight = Fraction(row["weight"]) if row["weight"] else old.weight
        steps = _steps(row["steps"]) if row["steps"] else old.steps
        found[row["id"]] = Figures(old.dimension, weight, old.kind, old.higher, steps, old.basis, old.gate, old.codes)
    return {**indicators(BASE), **found}


@cache
def dimensions(name: str) -> Mapping[str, Fraction]:
    """Give the weights of the dimensions."""
    return {row["id"]: Fraction(row["weight"]) for row in rows("dimensions") if row["referential"] == name}


def bound_of(text: str) -> Fraction:
    """Give a bound as the printed table means it."""
    return PRINTED.get(text, Fraction(text))


def points(name: str, indicator: str, value: object) -> int:
    """Give the points that a value earns by the printed table."""
    figures = indicators(name)[indicator]
    steps = dict(figures.steps)
    if isinstance(value, bool):
        return steps["true" if value else "false"]
    if isinstance(value, str):
        return steps[value]
    assert isinstance(value, int | Decimal)
    found = Fraction(value)
    for text, earned in figures.steps[:-1]:
        if text == ANYTHING:
            reached = found > 0
        else:
            reached = found >= bound_of(text) if figures.higher else found <= bound_of(text)
        if reached:
            return earned
    return figures.otherwise


def weighted_means(
    name: str, marks: Mapping[str, Fraction | None]
) -> tuple[Fraction | None, dict[str, Fraction | None]]:
    """Give the total and the dimensions by the weights of the table; None is not applicable."""
    scores: dict[str, Fraction | None] = {}
    for dimension in dimensions(name):
        own = {key: figures for key, figures in indicators(name).items() if figures.dimension == dimension}
        scores[dimension] = _mean([(own[key].weight, marks[key.replace("-", "_")]) for key in own])
    return _mean([(weight, scores[key]) for key, weight in dimensions(name).items()]), scores


def _mean(pairs: list[tuple[Fraction, Fraction | None]]) -> Fraction | None:
    present = [(weight, mark) for weight, mark in pairs if mark is not None]
    if not present:
        return None
    return sum((weight * mark for weight, mark in present), Fraction()) / sum(weight for weight, _ in present)


@cache
def examples() -> tuple[Mapping[str, Any], ...]:
    """Give the six scored examples."""
    text = (FOLDER / "examples.json").read_text(encoding="utf-8")
    return tuple(json.loads(text, parse_float=Decimal)["examples"])
