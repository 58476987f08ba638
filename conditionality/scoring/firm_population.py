"""Robustness of a whole population: every report under the same draws, as rows of the batch machine."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

import numpy as np
import numpy.typing as npt

from conditionality.formula.values import Number
from conditionality.referential.blocks import AskedField
from conditionality.referential.model import Referential
from conditionality.scoring.batch.columns import Column, packed
from conditionality.scoring.batch.marks import MarkColumn
from conditionality.scoring.draws import Draws, Terms, draw, with_errors
from conditionality.scoring.firmness import Band, PopulationFirmness, Weakest
from conditionality.scoring.floating import float_weights
from conditionality.scoring.population import Population, fitting, take
from conditionality.scoring.robustness import OUTCOME, told
from conditionality.scoring.side import Side

FIRM_PERCENT: Final = 95
"""Share of draws from which a recommendation is called firm."""

BANDS: Final = (100, 95, 90, 75, 50, 0)

MOST_WEAKEST: Final = 10

ROWS_AT_ONCE: Final = 200_000
"""Rows given to the batch machine at once: reports times draws."""

PERCENT: Final = 100

Whole = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Trials:
    """A version made ready to be tried with other weights on a population; made once, kept by whoever asks again.

    Attributes:
        rules: The version itself.
        side: The same, its weights floating.
        fingerprint: Of the version.
    """

    rules: Referential
    side: Side
    fingerprint: str


def make_trials(rules: Referential) -> Trials:
    """Make a version ready."""
    return Trials(rules, Side(float_weights(rules).rules), rules.fingerprint())


def population_firmness(
    trials: Trials, population: Population, terms: Terms, done: Callable[[int], None] = lambda _count: None
) -> PopulationFirmness:
    """Say how firmly the recommendations of a population hold.

    Args:
        trials: The version.
        population: The reports.
        terms: What to draw.
        done: Called with a number of reports each time that so many more are done.
    """
    draws = draw(float_weights(trials.rules), trials.rules.fields, terms)
    kept, usual = _kept(trials, population, draws, done)
    shares = kept * PERCENT
    reached = [int(np.count_nonzero(shares >= band * terms.draws)) for band in BANDS]
    counts = np.diff(np.array([0, *reached]))
    # The weakest first; of equal ones, by number.
    keys = ((int(kept[row]), population.report_id(row), row) for row in range(population.rows))
    weakest = [row for count, _, row in heapq.nsmallest(MOST_WEAKEST, keys) if count < terms.draws]
    return PopulationFirmness(
        referential=trials.rules.ref,
        sha256=trials.fingerprint,
        terms=told(terms),
        reports=population.rows,
        firm=reached[BANDS.index(FIRM_PERCENT)],
        mean_share=Fraction(int(kept.sum()), max(1, population.rows * terms.draws)),
        bands=tuple(Band(least_percent=band, reports=int(count)) for band, count in zip(BANDS, counts, strict=True)),
        weakest=tuple(
            Weakest(report_id=population.report_id(row), outcome=usual[row], kept=int(kept[row])) for row in weakest
        ),
        no_history=bool(trials.side.program().history),
    )


def _kept(trials: Trials, population: Population, draws: Draws, done: Callable[[int], None]) -> tuple[Whole, list[str]]:
    """Count, for each report, the draws that keep its recommendation."""
    kept = np.zeros(population.rows, np.int64)
    usual: list[str] = []
    for rows in _blocks(population.rows, draws.terms.draws):
        columns = fitting(trials.rules, population.columns)
        block = {name: take(column, rows) for name, column in columns.items()}
        published = {name: _number(np.array([_double(one.usual)] * len(rows))) for name, one in draws.weights.items()}
        before = _outcomes(trials.side, {**block, **published}, len(rows))
        after = _outcomes(trials.side, _drawn(trials.rules, block, draws, len(rows)), len(rows) * draws.terms.draws)
        kept[rows] = (after.reshape(len(rows), -1) == before[:, None]).sum(axis=1)
        usual += [str(one) for one in before]
        done(len(rows))
    return kept, usual


def _blocks(rows: int, draws: int) -> Iterator[Whole]:
    size = max(1, ROWS_AT_ONCE // max(1, draws))
    for first in range(0, rows, size):
        yield np.arange(first, min(first + size, rows))


def _outcomes(side: Side, columns: Mapping[str, Column], rows: int) -> npt.NDArray[np.str_]:
    found: MarkColumn = side.run(Population(rows, columns), (OUTCOME,))[OUTCOME]
    return np.array([*found.texts, ""])[found.codes()]


def _drawn(rules: Referential, block: Mapping[str, Column], draws: Draws, rows: int) -> dict[str, Column]:
    """Give every draw of every report: the draws of the first report, then those of the second, and so on."""
    count = draws.terms.draws
    repeated = np.repeat(np.arange(rows), count)
    columns = {name: take(column, repeated) for name, column in block.items()}
    for name, weight in draws.weights.items():
        values = np.array([_double(weight.value(rank)) for rank in range(count)])
        columns[name] = _number(np.tile(values, rows))
    asked = {one.id: one for one in rules.fields}
    for name, errors in draws.errors.items():
        if name in block:
            columns[name] = _with_errors(asked[name], block[name], errors, draws, rows)
    return columns


def _with_errors(field: AskedField, column: Column, errors: Whole, draws: Draws, rows: int) -> Column:
    """Give the declared figures of a field with their errors; each different figure is worked out once."""
    answered = column.answered(np.arange(rows))
    drawn = np.zeros((rows, len(errors)))
    known: dict[Fraction, npt.NDArray[np.float64]] = {}
    for row in np.flatnonzero(answered):
        given = Fraction(column.value(int(row)))  # type: ignore[arg-type]
        if given not in known:
            found = with_errors(field, given, errors, draws.terms.errors_percent)
            known[given] = np.array([_double(one) for one in found])
        drawn[row] = known[given]
    present = packed(np.repeat(answered, len(errors)))
    return replace(_number(drawn.reshape(-1)), present=present)


def _number(values: npt.NDArray[np.float64]) -> Column:
    return Column("number", values)


def _double(value: Number) -> np.float64:
    """Give the double nearest to a decimal: a column means the shortest decimal that spells it, which is this one."""
    return np.float64(value)
