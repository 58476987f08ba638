"""A version made ready to score populations: its programs, one a day where the day counts, kept for the next time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
import numpy.typing as npt

from conditionality.formula.values import STRENGTH
from conditionality.referential.model import Referential
from conditionality.referential.settled import rules_fingerprint
from conditionality.scoring.batch.machine import BatchMachine
from conditionality.scoring.batch.marks import MarkColumn, MarkKind
from conditionality.scoring.compile import compile_program, is_dated
from conditionality.scoring.effect import Version
from conditionality.scoring.population import PERIOD_START, Population, fitting, take
from conditionality.scoring.program import Program
from conditionality.scoring.score import Scorer, make_scorer

ABSENT = STRENGTH["missing"]


class Side:
    """One version in a back-test; made once and kept by whoever asks for several.

    A report is scored with the rules as they stand on the first day of its period, or on the first day of the version
    when that comes later: so rules that are still to come can be tried on reports already filed.

    Attributes:
        referential: The version.
        version: Its name and fingerprints.
    """

    def __init__(self, referential: Referential) -> None:
        """Make a version ready.

        Args:
            referential: A version without findings.
        """
        self.referential = referential
        self.version = Version(
            ref=referential.ref, sha256=referential.fingerprint(), meaning=rules_fingerprint(referential)
        )
        self._dated = is_dated(referential)
        self._programs: dict[date, Program] = {}
        self._machines: dict[tuple[date, tuple[str, ...]], BatchMachine] = {}
        self._scorers: dict[date, Scorer] = {}

    def program(self, day: date | None = None) -> Program:
        """Give the program of a day; by default of the first day of the version.

        Raises:
            RejectedReferentialError: The version has findings.
        """
        on = self._day(day)
        if on not in self._programs:
            self._programs[on] = compile_program(self.referential, on)
        return self._programs[on]

    def scorer(self, day: date) -> Scorer:
        """Give the exact scorer of a day."""
        on = self._day(day)
        if on not in self._scorers:
            self._scorers[on] = make_scorer(self.referential, on)
        return self._scorers[on]

    def run(self, population: Population, outputs: tuple[str, ...]) -> dict[str, MarkColumn]:
        """Score a population.

        Args:
            population: Its columns are those of this version or of another.
            outputs: Names of registers; one that the version does not have comes back as missing everywhere.
        """
        columns = fitting(self.referential, population.columns)
        parts = []
        for on, rows in self._days(population):
            whole = len(rows) == population.rows
            mine = columns if whole else {name: take(column, rows) for name, column in columns.items()}
            marks = self._machine(on, outputs).run(mine, len(rows)).columns
            if whole:
                return dict(marks)
            parts.append((rows, marks))
        return {name: _joined([(rows, marks[name]) for rows, marks in parts], population.rows) for name in outputs}

    def _machine(self, on: date, outputs: tuple[str, ...]) -> BatchMachine:
        key = (on, outputs)
        if key not in self._machines:
            self._machines[key] = BatchMachine(self.program(on), outputs)
        return self._machines[key]

    def _day(self, day: date | None) -> date:
        first = self.referential.in_force.from_
        return max(day, first) if day is not None and self._dated else first

    def _days(self, population: Population) -> Iterator[tuple[date, npt.NDArray[np.int64]]]:
        """Give the rows of each day on which the rules differ."""
        every = np.arange(population.rows)
        starts = population.columns.get(PERIOD_START)
        if not self._dated or starts is None or not population.rows:
            yield self._day(None), every
            return
        first = self.referential.in_force.from_
        known = np.where(starts.answered(every), starts.values, 0)
        days = np.maximum(known, first.year * 10000 + first.month * 100 + first.day)
        for one in np.unique(days):
            whole = int(one)
            yield date(whole // 10000, whole // 100 % 100, whole % 100), np.flatnonzero(days == one)


def _joined(parts: list[tuple[npt.NDArray[np.int64], MarkColumn]], rows: int) -> MarkColumn:
    """Put the marks of each day back in the order of the reports."""
    texts = tuple(dict.fromkeys(text for _, one in parts for text in one.texts))
    ranks = {text: rank for rank, text in enumerate(texts)}
    values, states = np.zeros(rows), np.full(rows, ABSENT, np.uint8)
    for at, one in parts:
        renamed = np.array([ranks[text] for text in one.texts], np.float64)
        values[at] = renamed[one.values.astype(np.int64)] if one.texts else one.values
        states[at] = one.states
    kinds: list[MarkKind] = [one.kind for _, one in parts if one.kind != "number"]
    kind: MarkKind = kinds[0] if kinds else "number"
    return MarkColumn(kind, values, states, texts)
