"""Arithmetic of the batch machine: what is exact stays exact, ties are told, nothing is divided by nought."""

from __future__ import annotations

from tests.scoring.batch.agreeing import agree

FIELDS = 'fields = { a = "integer", b = "integer", x = "decimal", y = "decimal" }\ndimensions = [{ id = "D" }]\n'


def _rule(formula: str, scale: str = "") -> str:
    tail = f", scale = {{ {scale} }}" if scale else ""
    return f'{FIELDS}indicators = [{{ id = "V", dimension = "D", value = "{formula}"{tail} }}]'


ROWS = (
    {"a": 1, "b": 4, "x": "0.1", "y": "0.2"},
    {"a": 3, "b": 9, "x": "12.3", "y": "49.2"},
    {"a": 0, "b": 0, "x": "0.3", "y": "0.3"},
    {"a": -7, "b": 2, "x": "-0.7", "y": "1000000.01"},
    {"b": 5, "x": "2.5"},
)


def test_sums_products_and_quotients_are_those_of_the_exact_machine() -> None:
    for formula in ("a + b", "x - y", "x + y", "a * x", "100 * a / b", "x / y", "-x", "abs(x - y)", "x * y / (a + 1)"):
        agree(_rule(formula), ROWS)


def test_a_quotient_that_falls_on_a_bound_is_told_by_the_kernels() -> None:
    marks = agree(_rule("100 * x / y", "steps = [{ from = 25, points = 75 }, { points = 10 }]"), ROWS[:3])
    assert marks.exact == 0
    assert marks.columns["V.points"].of(1) == 75


def test_equal_decimals_leave_nothing_and_nothing_is_not_doubtful() -> None:
    text = _rule("x - y", "steps = [{ above = 0, points = 10 }, { points = 20 }]")
    marks = agree(text, [{"x": "1234.56", "y": "1234.56"}], ("V.points",))
    assert (marks.careful, marks.exact, marks.columns["V.points"].of(0)) == (0, 0, 20)


def test_comparisons_with_nothing_on_one_side_are_unknown() -> None:
    marks = agree(_rule("a if x > y else b"), ROWS)
    assert marks.columns["V.status"].of(4) == "missing"


def test_a_divisor_of_nought_makes_the_value_missing() -> None:
    assert agree(_rule("a / b"), ROWS).columns["V.value"].of(2) is None
