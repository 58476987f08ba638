"""The line of a scale that gave the points, for each kind of scale."""

from __future__ import annotations

from fractions import Fraction

import pytest

from conditionality.scoring.lines import line_of
from conditionality.scoring.score import score_with_trace
from conditionality.scoring.scorecard import Line
from tests.scoring.workshop import report, rules, scorer


def line(name: str, **changes: object) -> Line | None:
    _, trace = score_with_trace(scorer(), report(**changes))
    return line_of(trace, next(one for one in rules().indicators if one.id == name))


CASES: list[tuple[str, dict[str, object], dict[str, object]]] = [
    ("G1", {}, {"kind": "step", "word": "from", "bound": Fraction(100, 3), "rank": 1}),
    ("G1", {"board_women": 1}, {"kind": "step", "word": "above", "bound": Fraction(0), "rank": 2}),
    ("G1", {"board_women": 0}, {"kind": "step", "word": "", "bound": None, "rank": 3}),
    ("G2", {}, {"kind": "option", "option": ("advisory",)}),
    ("G2", {"form": None}, {"kind": "replaced"}),
    ("G3", {"staff": 60, "index": 74}, {"kind": "beyond"}),
    ("E1", {}, {"kind": "segment", "case": "other", "low": (30, 100), "high": (60, 0)}),
    ("E1", {"delay": 30}, {"kind": "edge", "case": "other", "low": (30, 100)}),
    ("E1", {"delay": 90}, {"kind": "edge", "case": "other", "low": (60, 0), "high": None}),
    ("E1", {"delay": 10}, {"kind": "edge", "case": "other", "low": None, "high": (30, 100)}),
    ("E1", {"sector": "food", "delay": 20}, {"kind": "step", "case": "food", "word": "up_to", "rank": 1}),
    ("E2", {}, {"kind": "ticked", "option": ("ab", "msc")}),
    ("E2", {"labels": ()}, {"kind": "ticked", "option": ()}),
    ("E3", {}, {"kind": "formula"}),
    ("E3", {"energy": 301}, {"kind": "override", "rank": 1}),
]


@pytest.mark.parametrize(("name", "changes", "expected"), CASES)
def test_the_line_is_named_with_its_bounds(name: str, changes: dict[str, object], expected: dict[str, object]) -> None:
    found = line(name, **changes)
    assert found is not None
    assert {key: getattr(found, key) for key in expected} == expected


def test_without_points_there_is_no_line() -> None:
    assert line("G3") is None
    assert line("E2", labels=None) is None
