"""Draws of weights and of declared figures, from a seed: the same seed gives the same draws on any machine.

Only whole numbers come out of the generator: the raw output of PCG64, which NumPy keeps the same from release to
release. All that follows is whole-number arithmetic, and every drawn figure is a decimal of few digits: no logarithm,
no sine, whose last digit would differ between machines.

- *Uniform*: each weight is the published one times 1 + s * u, with u even on [-1, 1] (100,001 values) and s the spread.
- *Dirichlet*: the weights of one node together, around the published ones. A Dirichlet law of whole parameters is that
  of the gaps between uniform numbers put in order (S. S. Wilks, *Mathematical Statistics*, 1962, on coverages): A - 1
  numbers are drawn, and a weight is the gap that spans as many of them as its parameter. The parameters are in
  proportion of the published weights, and their sum A is such that a mean weight varies as much as under the uniform
  law of that spread.
- *Errors*: each declared figure times 1 + e * u, u even on [-1, 1] (2,001 values), rounded half up: whole where the
  field is, else two decimals finer than what was declared; kept between the least and the greatest answer allowed.

Draws are made once and serve every report: a report has the same draws alone as among others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Final, Literal, get_args

import numpy as np
import numpy.typing as npt

from conditionality.formula.values import Number, tidy
from conditionality.referential.blocks import NUMERIC_KINDS, AskedField
from conditionality.scoring.floating import Floated, Floating

Law = Literal["uniform", "dirichlet"]
LAWS: tuple[Law, ...] = get_args(Law)

Whole = npt.NDArray[np.int64]

STEPS: Final = 50_000
"""Values of u on each side of 0, for weights."""

ERROR_STEPS: Final = 1_000
"""The same for declared figures."""

WHOLE: Final = 1_000_000
"""What the Dirichlet weights of a node add up to."""

MOST_PARAMETERS: Final = 20_000
"""Greatest sum of Dirichlet parameters; a narrower spread is drawn as that one."""

FINER: Final = 2
"""Decimals by which a drawn figure is finer than what was declared."""

PERCENT: Final = 100


@dataclass(frozen=True, slots=True)
class Terms:
    """What is drawn.

    Attributes:
        draws: How many.
        spread_percent: Of the weights, at least 0; under 100 for the uniform law.
        law: How the weights are drawn.
        errors_percent: Of declared figures, at least 0.
        seed: Any whole number from 0.
    """

    draws: int
    spread_percent: Decimal = Decimal(10)
    law: Law = "uniform"
    errors_percent: Decimal = Decimal(0)
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Drawn:
    """The draws of one weight.

    Attributes:
        values: int64, shape (draws,): in parts of `unit`.
        unit: How many parts make a weight of one; where all weights of a node float, 1: only proportions count.
        usual: The weight as published, on the scale of the draws.
    """

    values: Whole
    unit: Fraction
    usual: Number

    def value(self, rank: int) -> Number:
        """Give one draw."""
        return tidy(Fraction(int(self.values[rank])) / self.unit)


@dataclass(frozen=True, slots=True)
class Draws:
    """What was drawn.

    Attributes:
        terms: What was asked.
        weights: By field of a floating version.
        errors: By field of the version, int64, shape (draws,): u, in thousandths.
    """

    terms: Terms
    weights: Mapping[str, Drawn]
    errors: Mapping[str, Whole]


def draw(floating: Floating, fields: Sequence[AskedField], terms: Terms) -> Draws:
    """Make draws.

    Args:
        floating: A version whose weights float.
        fields: The fields of the version itself; numbers among them get errors.
        terms: What to draw.
    """
    chance = np.random.PCG64(terms.seed)
    weights: dict[str, Drawn] = {}
    for _, rivals in groupby(floating.weights, key=lambda one: one.node):
        node = tuple(rivals)
        even = terms.law == "uniform" or not terms.spread_percent
        weights |= _uniform(node, terms, chance) if even else _dirichlet(node, terms, chance)
    errors = {one.id: _even(chance, terms.draws, ERROR_STEPS) for one in fields if one.kind in NUMERIC_KINDS}
    return Draws(terms, weights, errors if terms.errors_percent else {})


def _even(chance: np.random.PCG64, draws: int, steps: int) -> Whole:
    """Draw whole numbers from -steps to steps.

    What is over 2**53 / (2 * steps + 1) favours some of them by less than one in ten thousand million.
    """
    return _raw(chance, draws) % (2 * steps + 1) - steps


def _raw(chance: np.random.PCG64, count: int) -> Whole:
    found: Whole = (chance.random_raw(count) >> np.uint64(11)).astype(np.int64)
    return found


def _uniform(node: Sequence[Floated], terms: Terms, chance: np.random.PCG64) -> dict[str, Drawn]:
    """Draw the weights of a node one by one."""
    spread = Fraction(terms.spread_percent) / PERCENT / STEPS
    parts = _common(spread) * _common(*(one.weight for one in node))
    found = {}
    for one in node:
        step = int(one.weight * spread * parts)
        values = int(one.weight * parts) + step * _even(chance, terms.draws, STEPS)
        found[one.field] = _drawn(one, values, Fraction(parts))
    return found


def _drawn(one: Floated, values: Whole, parts: Fraction) -> Drawn:
    if one.free:
        return Drawn(values, Fraction(1), tidy(one.weight * parts))
    return Drawn(values, parts, tidy(one.weight))


def _common(*values: Fraction) -> int:
    """Give a number that makes values whole when they are multiplied by it."""
    return int(np.lcm.reduce([one.denominator for one in values]))


def _dirichlet(node: Sequence[Floated], terms: Terms, chance: np.random.PCG64) -> dict[str, Drawn]:
    """Draw the weights of a node together, as gaps between numbers in order."""
    parameters = dirichlet_parameters([one.weight for one in node], terms.spread_percent)
    ends = np.cumsum(parameters)[:-1] - 1
    drawn = np.sort(_raw(chance, terms.draws * (sum(parameters) - 1)).reshape(terms.draws, -1) % (WHOLE + 1), axis=1)
    sides = np.zeros((terms.draws, 1), np.int64)
    gaps = np.diff(np.concatenate([sides, drawn[:, ends], sides + WHOLE], axis=1), axis=1)
    parts = WHOLE / sum((one.weight for one in node), Fraction(0))
    # A weight of 0 would mean "not applicable".
    return {one.field: _drawn(one, np.maximum(gaps[:, rank], 1), parts) for rank, one in enumerate(node)}


def dirichlet_parameters(weights: Sequence[Fraction], spread_percent: Decimal) -> tuple[int, ...]:
    """Give whole parameters in proportion of weights, as large as the spread asks for.

    Of n equal weights, each varies by sqrt((n - 1) / (A + 1)) of itself under a Dirichlet law of sum A, and by
    s / sqrt(3) under the uniform one: hence A = 3 (n - 1) / s**2 - 1.

    >>> dirichlet_parameters([Fraction(1), Fraction(3)], Decimal(50))
    (3, 8)
    """
    spread = Fraction(spread_percent) / PERCENT
    whole = min(3 * (len(weights) - 1) / spread**2 - 1, Fraction(MOST_PARAMETERS))
    total = sum(weights)
    return tuple(max(1, round(one / total * whole)) for one in weights)


def with_errors(field: AskedField, given: Fraction, errors: Whole, percent: Decimal) -> list[Fraction]:
    """Give a declared figure with errors.

    Args:
        field: What was asked.
        given: The figure.
        errors: int64, shape (n,): u, in thousandths.
        percent: Greatest error.
    """
    digits = 0 if field.kind == "integer" else decimals(given) + FINER
    scale = 10**digits
    step = given * Fraction(percent) / PERCENT / ERROR_STEPS * scale
    first = given * scale
    drawn = (Fraction(_half_up(first + step * int(one)), scale) for one in errors)
    low, high = (Fraction(one) if isinstance(one, Decimal) else None for one in (field.min, field.max))
    return [_between(one, low, high) for one in drawn]


def decimals(value: Fraction) -> int:
    """Give how many decimals a figure was declared with, at most six.

    >>> decimals(Fraction(5)), decimals(Fraction("87.5"))
    (0, 1)
    """
    return next((digits for digits in range(6) if 10**digits % value.denominator == 0), 6)


def _half_up(value: Fraction) -> int:
    """Round to a whole number, ties away from 0."""
    rounded = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return rounded if value >= 0 else -rounded


def _between(value: Fraction, low: Fraction | None, high: Fraction | None) -> Fraction:
    value = value if low is None else max(value, low)
    return value if high is None else min(value, high)
