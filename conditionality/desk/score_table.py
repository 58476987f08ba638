"""Scorecards as a table, one a row, and the rows that could not be scored, one finding a row.

`total` and the marks are the nearest double of the exact value, in its shortest spelling; `total_shown` is what people
see. Nothing stands where there is no number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from conditionality.desk.tables import Table
from conditionality.report.csv_text import guard
from conditionality.report.table import Reject
from conditionality.scoring.scorecard import Amount, Scorecard
from conditionality.wording.findings import sentence
from conditionality.wording.speech import Lang

IDENTITY = ("report_id", "status", "total", "total_shown", "grade", "outcome")
REJECTS = ("line", "column", "value", "code", "sentence")


def score_table(cards: Sequence[Scorecard], *, points: bool = False) -> Table:
    """Give scorecards as a table.

    Args:
        cards: Scorecards, of one référentiel or of several; a column is empty where a référentiel has no such mark.
        points: Whether to give the points of each indicator.
    """
    dimensions = tuple(dict.fromkeys(one.id for card in cards for one in card.dimensions))
    indicators = tuple(dict.fromkeys(one.id for card in cards for one in card.indicators)) if points else ()
    header = (*IDENTITY, *(f"dimension:{one}" for one in dimensions), *(f"points:{one}" for one in indicators))
    rows = tuple(_row(card, dimensions, indicators) for card in cards)
    return Table(header, rows, frozenset({"total", *header[len(IDENTITY) :]}))


def rejects_table(rejects: Iterable[Reject], lang: Lang) -> Table:
    """Give rejected rows as a table: where, what was there, and what to do about it.

    Args:
        rejects: Rejected rows, each with its findings.
        lang: Language of the sentences.
    """
    rows = tuple(
        (
            one.line or reject.line or None,
            guard(one.column or one.path) or None,
            guard(one.given) or None,
            one.code,
            guard(sentence(one, lang)),
        )
        for reject in rejects
        for one in reject.findings
        if one.level == "error"
    )
    return Table(REJECTS, rows, whole=frozenset({"line"}))


def _row(card: Scorecard, dimensions: Sequence[str], indicators: Sequence[str]) -> tuple[str | float | None, ...]:
    scores = {one.id: one.score for one in card.dimensions}
    marks = {one.id: one.points for one in card.indicators}
    total = card.total.score
    return (
        card.report_id,
        card.status,
        nearest_double(total),
        None if total is None else total.shown,
        card.grade,
        card.outcome,
        *(nearest_double(scores.get(one)) for one in dimensions),
        *(nearest_double(marks.get(one)) for one in indicators),
    )


def nearest_double(amount: Amount | None) -> float | None:
    """Give the double nearest to an exact number; its `repr` is the shortest spelling that reads back to it."""
    return None if amount is None else float(amount.exact)
