"""Conditions of the batch machine: three outcomes, choices, membership, the first that is there."""

from __future__ import annotations

from tests.scoring.batch.agreeing import agree

FIELDS = """
fields = { p = "yes_no", q = "yes_no", c = ["low", "mid", "top"], k = ["several", "ab", "eu", "no"], t = "text", x = "decimal" }
dimensions = [{ id = "D" }]
"""
ROWS = [
    {"p": True, "q": False, "c": "low", "k": ["ab", "eu"], "t": "plain", "x": 1},
    {"p": False, "c": "top", "k": [], "x": "2.5"},
    {"q": True, "t": "other"},
    {},
]


def _rule(formula: str) -> str:
    return FIELDS + f"""indicators = [{{ id = "V", dimension = "D", value = "{formula}" }}]"""


def test_conditions_have_three_outcomes() -> None:
    for formula in ("p and q", "p or q", "not p", "not (p and q) or p", "x > 1 and p", "p == q", "p != q"):
        agree(_rule(f"1 if {formula} else 2"), ROWS)


def test_texts_and_ticked_options_are_looked_for() -> None:
    for formula in ("c in ['low', 'top']", "c not in ['mid']", "'ab' in k", "c == 'mid'", "t == 'plain'", "t == c"):
        agree(_rule(f"1 if {formula} else 2"), ROWS)


def test_what_is_there_comes_first() -> None:
    agree(_rule("coalesce(x, 7)"), ROWS)
    agree(_rule("1 if is_missing(x) else 2 if is_na(p) else 3"), ROWS)
