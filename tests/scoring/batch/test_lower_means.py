"""Every way to combine marks, by the batch machine."""

from __future__ import annotations

import pytest

from tests.scoring.batch.agreeing import agree

ROWS = [
    {"a": "64", "b": "27", "c": "8"}, {"a": "10", "b": "10", "c": "10"}, {"a": "0", "b": "50", "c": "20"},
    {"a": "33.3", "b": "66.7"}, {"b": "12.5"}, {"a": "-5", "b": "5", "c": "5"}, {},
]  # fmt: skip
COMBINES = ("weighted_mean", "geometric_mean", "harmonic_mean", "min", "max", "worst_two_mean", "sum")


@pytest.mark.parametrize("combine", COMBINES)
@pytest.mark.parametrize("weights", [(1, 1, 1), (3, 2, 1), ("0.1", "0.2", "0.7")])
def test_a_node_combines_its_marks_as_the_exact_machine_does(combine: str, weights: tuple[object, ...]) -> None:
    marks = "\n".join(
        f'{{ id = "V{name}", dimension = "D", value = "{name}", weight = {weight}, missing = "exclude" }},'
        for name, weight in zip("abc", weights, strict=True)
    )
    text = f"""
    fields = {{ a = "decimal", b = "decimal", c = "decimal" }}
    dimensions = [{{ id = "D", combine = "{combine}", round = {{ digits = 1 }} }}]
    indicators = [{marks}]"""
    agree(text, ROWS, ("D.score", "D.rounded", "D.status", "total.score", "total.shown"))


def test_equal_marks_have_that_mark_for_geometric_mean_without_the_exact_machine() -> None:
    text = """
    fields = { a = "decimal", b = "decimal" }
    dimensions = [{ id = "D", combine = "geometric_mean" }]
    indicators = [{ id = "V", dimension = "D", value = "a" }, { id = "W", dimension = "D", value = "b" }]"""
    marks = agree(text, [{"a": "12.3", "b": "12.3"}], ("D.score",))
    assert (marks.exact, marks.columns["D.score"].of(0)) == (0, 12.3)
