"""Ramps of the batch machine: straight and logarithmic, with knots that stand still or move."""

from __future__ import annotations

from tests.scoring.batch.agreeing import agree

ROWS = [{"x": one, "n": 4} for one in ("0", "1", "2.5", "3.3", "10", "100", "250", "-3")] + [{"n": 4}, {"x": "2"}]


def _rule(scale: str) -> str:
    return f"""
    fields = {{ x = "decimal", n = "integer" }}
    dimensions = [{{ id = "D" }}]
    indicators = [{{ id = "V", dimension = "D", value = "x", scale = {{ {scale} }} }}]"""


def test_a_ramp_is_straight_between_its_knots_and_flat_outside() -> None:
    assert agree(_rule("ramp = [[0, 0], [2.5, 50], [10, 100]]"), ROWS).exact == 0
    agree(_rule("ramp = [[1, 100], [100, 0]]"), ROWS)


def test_a_ramp_on_logarithms_needs_numbers_over_nought() -> None:
    marks = agree(_rule('ramp = [[1, 0], [100, 100]], curve = "log"'), ROWS, ("V.points", "V.status"))
    assert marks.columns["V.points"].of(4) == 50
    assert marks.columns["V.status"].of(7) == "missing"


def test_knots_may_depend_on_the_report() -> None:
    agree(_rule('ramp = [["n", 0], ["2 * n", 100]]'), ROWS)
    agree(_rule('ramp = [["n", 0], ["4", 100]]'), ROWS)
