"""What becomes of indicators, gates, floors, grades and outcomes in the batch machine."""

from __future__ import annotations

from tests.scoring.batch.agreeing import agree

TEXT = """
fields = { x = "decimal", n = "integer", p = "yes_no", c = ["a", "b"] }
dimensions = [{ id = "D", floor = 20 }, { id = "E", weight = 2 }]
indicators = [
  { id = "V", dimension = "D", value = "x", applies_if = "p", missing = "exclude", floor = 10 },
  { id = "W", dimension = "D", value = "x", not_applicable_if = [{ when = "n < 5", reason = "small" }], missing = "block" },
  { id = "X", dimension = "E", value = "x", weight = "n", override = [{ if = "x > 50", points = 5 }, { if = "p", points = 7 }] },
  { id = "Y", dimension = "E", value = "c", missing = "worst", scale = { choices = { a = 80, b = 30 } } },
  { id = "Z", dimension = "E", value = "n", missing = 12 },
]
gates = [
  { id = "g", fails_if = "x < 3", effect = "block", not_applicable_if = [{ when = "n == 0", reason = "none" }] },
  { id = "h", fails_if = "V.points < 1", effect = "suspend" },
]
gradings = [
  { id = "G", on = "total", bands = [{ from = 60, id = "a" }, { from = 30, id = "b" }, { id = "c" }], cap_if = [{ if = "not p", grade = "b" }], force_if = [{ if = "n > 90", grade = "c" }] },
]
outcomes = [
  { id = "stop", kind = "blocked", when = "not gates_hold" },
  { id = "yes", kind = "accept", when = "total >= 30 and floors_hold and G.rank < 3" },
  { id = "rest", kind = "refuse" },
]
"""
VALUES = ("2", "3", "20", "60")
ROWS = [{"x": x, "n": n, "p": p, "c": "a"} for x in VALUES for n in (0, 4, 5, 91) for p in (True, False)]
ROWS += [{"n": 5, "p": True}, {"x": "60", "n": 5}, {"x": "60", "p": False, "c": "b"}, {}]


def test_states_gates_grades_and_outcomes_are_those_of_the_exact_machine() -> None:
    marks = agree(TEXT, ROWS)
    statuses = {
        marks.columns[name].of(row) for name in ("V.status", "W.status", "X.status") for row in range(len(ROWS))
    }
    assert statuses >= {"scored", "does_not_concern", "not_applicable", "not_computable", "excluded", "missing"} - {
        "missing"
    }
    assert {marks.columns["outcome"].of(row) for row in range(len(ROWS))} >= {"stop", "not_computable"}
    assert {marks.columns["gate.g.status"].of(row) for row in range(len(ROWS))} == {
        "holds",
        "fails",
        "unknown",
        "not_applicable",
    }
