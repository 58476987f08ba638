"""Try a draft of a rule book on one report or on many: under the version that it comes from, then under the draft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from conditionality.codec import plain
from conditionality.referential.model import Referential
from conditionality.report.json_text import write_json
from conditionality.report.model import Report
from conditionality.scoring.backtest import backtest
from conditionality.scoring.batch.marks import MarkColumn
from conditionality.scoring.compare import Comparison, compare
from conditionality.scoring.effect import Backtest
from conditionality.scoring.gathering import gather
from conditionality.scoring.population import Population, report_of
from conditionality.scoring.score import score
from conditionality.scoring.scorecard import Scorecard
from conditionality.scoring.side import Side


@dataclass(frozen=True, slots=True)
class TriedReport:
    """One report under two versions.

    Attributes:
        before: Its scorecard under the version that the draft comes from.
        after: The same under the draft.
        moved: What moved; the rules moved it all.
    """

    before: Scorecard
    after: Scorecard
    moved: Comparison


@dataclass(frozen=True, slots=True)
class TriedMany:
    """Many reports under two versions.

    Attributes:
        record: The file that publishing asks for.
    """

    paper: Backtest
    old: Referential
    new: Referential

    @property
    def record(self) -> bytes:
        """Give the paper as JSON."""
        return write_json(plain(self.paper))


class KeptSide(Side):
    """A version that keeps what it gave for a population, so that the next draft is compared with it at once."""

    def __init__(self, referential: Referential) -> None:
        """Make a version ready."""
        super().__init__(referential)
        self._given: dict[tuple[tuple[str, ...], int], tuple[Population, dict[str, MarkColumn]]] = {}

    def run(self, population: Population, outputs: tuple[str, ...]) -> dict[str, MarkColumn]:
        """Score a population, or give again what was given for the same one; one of each size is kept."""
        known = self._given.get((outputs, population.rows))
        if known is None or known[0] is not population:
            known = (population, super().run(population, outputs))
            self._given[outputs, population.rows] = known
        return known[1]


def try_report(old: Side, new: Side, report: Report) -> TriedReport:
    """Score a report under two versions; a question that only one of them asks is unanswered under the other."""
    alone = gather((report,), old.referential, new.referential)
    before, after = (
        score(side.scorer(report.period.from_), report_of(alone, 0, side.referential)) for side in (old, new)
    )
    return TriedReport(before, after, compare(before, after))


def try_many(old: Side, new: Side, population: Population, today: date) -> TriedMany:
    """Score many reports under two versions and say what moved."""
    return TriedMany(backtest(old, new, population, today), old.referential, new.referential)
