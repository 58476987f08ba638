"""Roundings of the batch machine: ties of decimals and of fractions, every way, any digits."""

from __future__ import annotations

import pytest

from tests.scoring.batch.agreeing import agree

ROWS = [{"x": one, "n": 8} for one in ("0.5", "1.5", "2.5", "-2.5", "0.25", "0.35", "2.345", "1250", "-0.04", "7")]


@pytest.mark.parametrize("mode", ["half_up", "half_even", "down", "up"])
@pytest.mark.parametrize("digits", [-2, 0, 1, 2])
def test_a_value_is_rounded_as_the_rule_says(mode: str, digits: int) -> None:
    text = f"""
    fields = {{ x = "decimal", n = "integer" }}
    dimensions = [{{ id = "D" }}]
    indicators = [
      {{ id = "V", dimension = "D", value = "x", round = {{ digits = {digits}, mode = "{mode}" }} }},
      {{ id = "W", dimension = "D", value = "100 * x / n", round = {{ digits = {digits}, mode = "{mode}" }} }},
    ]"""
    assert agree(text, ROWS).exact == 0


def test_floor_and_ceil_of_quotients_that_are_whole() -> None:
    text = """
    fields = { a = "integer", x = "decimal" }
    dimensions = [{ id = "D" }]
    indicators = [{ id = "V", dimension = "D", value = "floor(x / 0.1) + ceil(a / 3)" }]"""
    marks = agree(text, [{"a": 9, "x": "0.3"}, {"a": 10, "x": "0.35"}, {"a": -10, "x": "-0.3"}])
    assert marks.columns["V.value"].of(0) == 6


def test_a_number_too_large_for_its_digits_goes_to_the_exact_machine() -> None:
    text = """
    fields = { a = "integer", b = "integer" }
    dimensions = [{ id = "D" }]
    indicators = [{ id = "V", dimension = "D", value = "round(a * b, 4)" }]"""
    assert agree(text, [{"a": 10**6, "b": 10**6}]).columns["V.value"].of(0) == 1e12
