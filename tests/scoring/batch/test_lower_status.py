"""States of nodes and their coverage in the batch machine."""

from __future__ import annotations

from tests.scoring.batch.agreeing import agree

TEXT = """
fields = { x = "decimal", y = "decimal", n = "integer", p = "yes_no" }
dimensions = [
  { id = "A", coverage = 0.5 },
  { id = "B", weight = "n" },
  { id = "C", parent = "A", coverage = 1 },
]
indicators = [
  { id = "V", dimension = "A", value = "x", missing = "exclude", weight = 3 },
  { id = "W", dimension = "C", value = "y", missing = "exclude" },
  { id = "X", dimension = "C", value = "n", applies_if = "p" },
  { id = "Y", dimension = "B", value = "y", not_applicable_if = [{ when = "n == 2", reason = "two" }], missing = "exclude" },
  { id = "Z", dimension = "B", value = "x", role = "add", missing = "block", applies_if = "n > 3" },
]
total = { coverage = 0.4 }
"""
ROWS = [
    {key: one for key, one in (("x", x), ("y", y), ("n", n), ("p", p)) if one is not None}
    for x in ("10", None) for y in ("20", None) for n in (0, 2, 4, -1, None) for p in (True, False)
]  # fmt: skip


def test_every_state_of_a_node_is_that_of_the_exact_machine() -> None:
    marks = agree(TEXT, ROWS)
    found = {marks.columns[f"{name}.status"].of(row) for name in ("A", "B", "C", "total") for row in range(len(ROWS))}
    assert found == {"scored", "not_computable", "not_applicable"}
