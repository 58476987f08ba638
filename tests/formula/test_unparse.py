"""Writing a formula back: the same tree, and no bracket too many."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.formula import nodes
from conditionality.formula.parse import parse
from conditionality.formula.unparse import decimals, unparse
from tests.formula import strategies


@given(strategies.trees)
def test_reading_what_was_written_gives_the_same_tree(node: nodes.Node) -> None:
    text = unparse(node)
    again, found = parse(text)
    assert again == node, (text, found)


@pytest.mark.parametrize(
    "text",
    [
        "100 * women / (women + men)",
        "a - (b - c)",
        "a - b - c",
        "a / (b * c)",
        "-a**2",
        "(-2)**2",
        "(-a)**-b",
        "a**b**c",
        "(a**b)**c",
        "not (a and b) or c",
        "a and (b or c)",
        "a and (b and c)",
        "(a if b else c) + 1",
        "a if b else c if d else e",
        "(a if b else c) if d else e",
        "0 < x <= 5",
        "(a < b) == c",
        'form not in ["none", "ess_law"]',
        '"ab" in labels',
        "round(a, -2)",
        'interp(limits, surface, "b")',
        "0.125 * x",
        "-(a + b)",
        "true",
        "'say \"yes\"'",
    ],
)
def test_brackets_that_are_needed_and_no_other(text: str) -> None:
    node, _ = parse(text)
    assert node is not None
    assert unparse(node) == text


@given(st.fractions())
def test_a_number_is_written_exactly(value: Fraction) -> None:
    digits = decimals(value)
    written = unparse(nodes.Figure(value))
    assert Fraction(written) == value
    assert ("/" in written) == (digits is None)
    assert digits is None or (value * 10**digits).denominator == 1


def test_a_fraction_without_end_stands_in_brackets() -> None:
    assert unparse(nodes.Binary("pow", nodes.Figure(Fraction(1, 3)), nodes.Figure(2))) == "(1/3)**2"
