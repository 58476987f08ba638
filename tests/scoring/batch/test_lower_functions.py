"""Functions of several values, powers, roots, logarithms and years, by the batch machine."""

from __future__ import annotations

import pytest

from tests.scoring.batch.agreeing import agree

ROWS: list[dict[str, object]] = [
    {"x": 4, "y": "0.25", "n": 2, "k": ["ab"], "d": "2020-02-29", "e": "2023-02-28"},
    {"x": 2, "y": 3, "n": 0, "k": [], "d": "2019-03-01", "e": "2020-02-29"},
    {"x": -1, "n": 5, "d": "2024-06-30", "e": "2020-06-30"},
    {"y": 1},
]


def _text(formula: str) -> str:
    return f"""
    fields = {{ x = "decimal", y = "decimal", n = "integer", k = ["several", "ab", "eu"], d = "date", e = "date" }}
    dimensions = [{{ id = "D" }}]
    indicators = [{{ id = "V", dimension = "D", value = "{formula}" }}]"""


def _rows() -> list[dict[str, object]]:
    from datetime import date  # noqa: PLC0415 - only here

    days = {"d", "e"}
    return [{key: date.fromisoformat(str(one)) if key in days else one for key, one in row.items()} for row in ROWS]


@pytest.mark.parametrize(
    "formula",
    [
        "sum(x, y, n)", "mean(x, y)", "min(x, y, n)", "max(x, y, n)", "count(x > 1, k, n)", "x ** 2", "n ** 0",
        "x ** -1", "x ** 0.5", "x ** (1/3)", "2 ** x", "sqrt(x)", "sqrt(x * y)", "ln(x)", "exp(y)", "ln(exp(1)) + y",
        "years_between(d, e)", "min(x if x > 0 else y, n)",
    ],
)  # fmt: skip
def test_a_function_gives_what_the_exact_machine_gives(formula: str) -> None:
    agree(_text(formula), _rows(), ("V.value", "V.points", "V.status"))


def test_a_perfect_square_is_exact_and_a_negative_number_has_no_root() -> None:
    marks = agree(_text("sqrt(x)"), _rows(), ("V.value",))
    assert marks.columns["V.value"].of(0) == 2
    assert marks.columns["V.value"].of(2) is None
