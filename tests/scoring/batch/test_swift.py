"""The swift kernel as a whole: what it decides alone, and what it hands on."""

from __future__ import annotations

from tests.scoring.batch.agreeing import agree

TEXT = """
fields = { a = "integer", b = "integer", x = "decimal" }
dimensions = [{ id = "D", round = { digits = 1 } }]
indicators = [
  { id = "V", dimension = "D", value = "100 * a / b", scale = { at = [["100/3", 75], [25, 50], [20, 12.5]] } },
  { id = "W", dimension = "D", value = "x", weight = 3, scale = { steps = [{ from = 33.3, points = 60 }, { above = 0.1, points = 20 }] } },
]
outcomes = [{ id = "yes", kind = "accept", when = "total >= 50" }, { id = "no", kind = "refuse" }]
"""


def test_ties_of_decimals_and_of_exact_quotients_never_leave_it() -> None:
    rows = [{"a": 1, "b": 4, "x": "33.3"}, {"a": 1, "b": 5, "x": "0.1"}, {"a": 3, "b": 15, "x": "0.2"}]
    marks = agree(TEXT, rows, ("V.points", "W.points", "outcome"))
    assert (marks.careful, marks.exact) == (0, 0)


def test_a_tie_on_a_third_goes_to_the_careful_kernel_and_no_further() -> None:
    marks = agree(TEXT, [{"a": 1, "b": 3, "x": "5"}, {"a": 1, "b": 4, "x": "5"}], ("V.points", "outcome"))
    assert (marks.careful, marks.exact) == (1, 0)


def test_every_way_of_rounding_a_half_is_that_of_the_exact_machine() -> None:
    rows = [{"a": a, "b": 8, "x": "33.3"} for a in range(9)]
    assert agree(TEXT, rows, ("D.rounded", "total.shown")).exact == 0
