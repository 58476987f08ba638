"""Draws: the same on any machine, within what was asked, around what was published."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.scoring.draws import LAWS, Law, Terms, decimals, dirichlet_parameters, draw, with_errors
from conditionality.scoring.floating import float_weights
from tests.scoring.small import book
from tests.scoring.workshop import rules

FLOATING = float_weights(rules())
FIRST = FLOATING.weights[0].field


UNIFORM = [Fraction(9247, 10000), Fraction(459829, 500000), Fraction(482717, 500000), Fraction(538081, 500000)]
ERRORS = [-824, 45, 897, -716]
DIRICHLET = [406082, 385429, 399553, 465997]
"""Noted on an x86-64 machine with NumPy 2; any other gives the same."""


def shares(law: Law, spread: int, draws: int = 400) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Give the drawn share of the first dimension, published as 40 of 100."""
    found = draw(FLOATING, rules().fields, Terms(draws, Decimal(spread), law))
    both = [[one.value(rank) for rank in range(draws)] for one in found.weights.values()][:2]
    return np.array([Fraction(first) / (first + second) for first, second in zip(*both, strict=True)], np.float64)


def test_a_seed_gives_these_very_draws() -> None:
    uniform = draw(FLOATING, rules().fields, Terms(4, Decimal(10), "uniform", Decimal(5), 7))
    assert [Fraction(uniform.weights[FIRST].value(rank)) / uniform.weights[FIRST].usual for rank in range(4)] == UNIFORM
    assert list(uniform.errors["delay"]) == ERRORS
    dirichlet = draw(FLOATING, rules().fields, Terms(4, Decimal(10), "dirichlet", Decimal(0), 7))
    assert [int(dirichlet.weights[FIRST].values[rank]) for rank in range(4)] == DIRICHLET
    assert dirichlet.errors == {}


@pytest.mark.parametrize("law", LAWS)
def test_weights_are_around_the_published_ones_and_as_wide_as_asked(law: Law) -> None:
    narrow, wide = shares(law, 5), shares(law, 40)
    assert abs(narrow.mean() - 0.4) < 0.01
    assert narrow.std() < wide.std() / 4
    # Of two weights that move evenly by 40 %, the share moves by about 0.4 * 0.6 * 0.4 * sqrt(2 / 3).
    assert 0.05 < wide.std() < 0.12


def test_a_uniform_weight_never_goes_beyond_its_spread() -> None:
    found = draw(FLOATING, (), Terms(2000, Decimal("12.5")))
    for one in found.weights.values():
        ratios = [Fraction(one.value(rank)) / one.usual for rank in range(2000)]
        assert Fraction(7, 8) <= min(ratios) < Fraction(9, 10)
        assert Fraction(11, 10) < max(ratios) <= Fraction(9, 8)


@pytest.mark.parametrize("law", LAWS)
def test_without_spread_weights_are_as_published(law: Law) -> None:
    found = draw(FLOATING, (), Terms(3, Decimal(0), law))
    assert all(one.value(rank) == one.usual for one in found.weights.values() for rank in range(3))


def test_beside_a_weight_by_formula_drawn_weights_keep_their_scale() -> None:
    text = """
    fields = { a = "decimal", n = "integer" }
    dimensions = [{ id = "P", weight = 2 }, { id = "Q", weight = "n" }, { id = "S", weight = 3 }]
    indicators = [
      { id = "P1", dimension = "P", value = "a" }, { id = "Q1", dimension = "Q", value = "a" },
      { id = "S1", dimension = "S", value = "a" },
    ]
    """
    floating = float_weights(book(text))
    for law in LAWS:
        found = draw(floating, (), Terms(50, Decimal(10), law))
        first, second = found.weights.values()
        assert (first.usual, second.usual) == (2, 3)
        assert all(1 < first.value(rank) < 3 for rank in range(50))
        if law == "dirichlet":
            assert {first.value(rank) + second.value(rank) for rank in range(50)} == {5}


@given(st.lists(st.fractions(Fraction(1, 100), 50), min_size=2, max_size=9), st.integers(2, 99))
def test_dirichlet_parameters_are_whole_and_at_least_one(weights: list[Fraction], spread: int) -> None:
    found = dirichlet_parameters(weights, Decimal(spread))
    assert len(found) == len(weights)
    assert min(found) >= 1
    assert [weights[one] for one in np.argsort(found, kind="stable")][-1] == max(weights)


ALL = np.array([-1000, -500, 0, 500, 1000])


def test_whole_answers_stay_whole_and_inside_their_limits() -> None:
    asked = rules().fields[0].model_copy(update={"min": Decimal(48), "max": Decimal(51)})
    assert with_errors(asked, Fraction(50), ALL, Decimal(5)) == [48, 49, 50, 51, 51]
    assert with_errors(rules().fields[0], Fraction(0), ALL, Decimal(50)) == [0] * 5


def test_decimals_are_drawn_two_digits_finer() -> None:
    delay = rules().fields[3]
    assert with_errors(delay, Fraction("87.5"), ALL, Decimal(1)) == [
        Fraction("86.625"), Fraction("87.063"), Fraction("87.5"), Fraction("87.938"), Fraction("88.375")
    ]  # fmt: skip
    assert with_errors(delay, Fraction(-50), ALL, Decimal(10))[0] == -45


def test_decimals_of_a_figure_are_counted() -> None:
    assert [decimals(Fraction(one)) for one in ("3", "0.25", "1/3")] == [0, 2, 6]
