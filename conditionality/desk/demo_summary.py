"""What the demonstration region gave: by référentiel and year, how many reports, which outcomes, which median total."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from conditionality.desk.demo_messy import RULES, YEAR_RANK
from conditionality.desk.demo_region import Scored
from conditionality.desk.demo_reports import FIRST_YEAR
from conditionality.scoring.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One référentiel in one year.

    Attributes:
        outcomes: Count of each outcome, by id.
        median: Median total; None when nothing could be scored.
        incomplete: Reports that still lack an answer.
        rejected: Rows that could not be read.
    """

    referential: str
    year: int
    reports: int
    outcomes: Mapping[str, int]
    median: Fraction | None
    incomplete: int
    rejected: int


def summary(scored: Scored) -> Iterator[SummaryRow]:
    """Give the summary, by référentiel then year; years are those in which a period starts."""
    groups: dict[tuple[str, int], list[Scorecard]] = {}
    for card in scored.cards:
        groups.setdefault((card.referential, card.period.from_.year), []).append(card)
    rejected = len(scored.intake.rejects)
    for (referential, year), cards in sorted(groups.items()):
        is_late = referential.startswith(f"{RULES}@") and year == FIRST_YEAR + YEAR_RANK
        totals = [card.total.score.exact for card in cards if card.total.score is not None]
        yield SummaryRow(
            referential,
            year,
            len(cards),
            Counter(card.outcome for card in cards),
            median(totals),
            sum(card.status == "incomplete" for card in cards),
            rejected if is_late else 0,
        )


def median(values: Sequence[Fraction]) -> Fraction | None:
    """Give the median; of an even count, the mean of the two in the middle.

    >>> median([Fraction(3), Fraction(1), Fraction(2), Fraction(9)])
    Fraction(5, 2)
    """
    if not values:
        return None
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2
