"""Score many reports: each with the rules of its own period, and with the organisation's earlier reports as history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from conditionality.referential.model import Referential
from conditionality.report.model import Report
from conditionality.scoring.score import Scorer, make_scorer, score
from conditionality.scoring.scorecard import Scorecard


class ScorerShelf:
    """The référentiels compiled so far: one for each version and first day of a period."""

    def __init__(self, rules: Iterable[Referential]) -> None:
        self._rules = {one.ref: one for one in rules}
        self._scorers: dict[tuple[str, date], Scorer] = {}

    def scorer(self, report: Report) -> Scorer:
        """Give the scorer for a report; compiled once for all reports of a version that start on a day.

        Raises:
            KeyError: The report names a version that is not on the shelf.
        """
        key = (report.referential, report.period.from_)
        if key not in self._scorers:
            self._scorers[key] = make_scorer(self._rules[report.referential], report.period.from_)
        return self._scorers[key]


def score_all(
    reports: Sequence[Report], rules: Iterable[Referential], filed: Sequence[Report] = ()
) -> Iterator[Scorecard]:
    """Score reports one by one, in their order.

    The earlier reports of the same SIRET, among those filed and among the reports themselves, are the history.

    Args:
        reports: Read against one of the rules each.
        rules: The versions that the reports name.
        filed: Earlier reports that are not to be scored.
    """
    shelf = ScorerShelf(rules)
    kept = by_siret((*filed, *reports))
    for one in reports:
        yield score(shelf.scorer(one), one, history_of(one, kept))


def by_siret(reports: Iterable[Report]) -> Mapping[str, tuple[Report, ...]]:
    """Give the reports of each SIRET, one a period: of two for the same first day, the later in the list counts."""
    found: dict[str, dict[date, Report]] = {}
    for one in reports:
        if one.organisation.siret is not None:
            found.setdefault(one.organisation.siret, {})[one.period.from_] = one
    return {siret: tuple(kept.values()) for siret, kept in found.items()}


def history_of(report: Report, kept: Mapping[str, Sequence[Report]]) -> tuple[Report, ...]:
    """Give the earlier reports of the organisation of a report; without a SIRET there is none."""
    siret = report.organisation.siret
    if siret is None:
        return ()
    return tuple(one for one in kept.get(siret, ()) if one.period.to < report.period.from_)
