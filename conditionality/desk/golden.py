"""Golden cases: what a person worked out by hand is what the rules give, or each difference is told.

Where a case came from (a file beside the rules, a row of a workbook) is told in `desk.golden_cases` and
`desk.golden_sheet`; here each is a report, its history, and what is expected of it, column by column.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from conditionality.desk.scores import ScorerShelf
from conditionality.referential.model import Referential
from conditionality.report.model import Report
from conditionality.scoring.score import score
from conditionality.scoring.scorecard import Amount, Scorecard
from conditionality.wording.numbers import shown

Wanted = Fraction | str
"""What is expected in a column: an exact number, or a text (a grade, an outcome, a status)."""

NEAR_FROM_DECIMALS = 6
NEAR = Fraction(1, 10**6)
"""A number written with six decimals or more was worked out in doubles: it is right within a millionth."""


def near(value: object) -> Fraction:
    """Give how far a number may be from what was written."""
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    many = isinstance(exponent, int) and -exponent >= NEAR_FROM_DECIMALS
    return NEAR if many else Fraction(0)


@dataclass(frozen=True, slots=True)
class Expectation:
    """What is expected in one column.

    Attributes:
        column: `total`, `outcome`, `dimension:G`, `points:V1`…
        wanted: The number or the text.
        tolerance: How far a number may be.
    """

    column: str
    wanted: Wanted
    tolerance: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class GoldenCase:
    """One report and what is expected of it.

    Attributes:
        id: Its name.
        report: Read with the rules that are tried.
        expected: Column by column.
        history: Earlier reports of the same organisation.
        line: Line in the file it came from; 0 when it has a file of its own.
    """

    id: str
    report: Report
    expected: tuple[Expectation, ...]
    history: tuple[Report, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the rules do not give as expected.

    Attributes:
        case: Name of the case.
        column: What differs.
        expected: As it was written.
        found: As the rules give it: a decimal that ends, else to six decimals; a text as it is.
        exact: The same number exactly; empty for a text.
        line: Line of the case in its file; 0 when it has a file of its own.
    """

    case: str
    column: str
    expected: str
    found: str
    exact: str = ""
    line: int = 0


def differences(cases: Iterable[GoldenCase], rules: Referential) -> tuple[Difference, ...]:
    """Score every case and give all that differs from what is expected.

    Args:
        cases: Read with these rules.
        rules: One version.
    """
    scorers = ScorerShelf((rules,))
    found: list[Difference] = []
    for case in cases:
        card = score(scorers.scorer(case.report), case.report, case.history)
        marks = marks_of(card)
        found += [difference for one in case.expected if (difference := _compare(case, one, marks)) is not None]
    return tuple(found)


def marks_of(card: Scorecard) -> Mapping[str, Wanted]:
    """Give all that a case may expect, by column; a number that is not there is the status that says why."""
    marks: dict[str, Wanted] = {
        "status": card.status,
        "outcome": card.outcome,
        "grade": card.grade or "",
        "unanswered": ", ".join(card.unanswered),
        "total": _number(card.total.score, card.total.status),
        "rounded": _number(card.total.rounded, card.total.status),
        "total_shown": Fraction(card.total.score.shown) if card.total.score else card.total.status,
    }
    for node in card.dimensions:
        marks[f"dimension:{node.id}"] = _number(node.score, node.status)
    for mark in card.indicators:
        marks[f"points:{mark.id}"] = _number(mark.points, mark.status)
        marks[f"status:{mark.id}"] = mark.status
    marks |= {f"gate:{one.id}": one.status for one in card.gates}
    return marks | {f"grade:{one.id}": one.grade or "" for one in card.grades}


def columns_of(rules: Referential) -> tuple[str, ...]:
    """Give the columns in which a workbook may expect something, those of a table of scores first."""
    return (
        *("status", "total", "total_shown", "grade", "outcome"),
        *(f"dimension:{one.id}" for one in rules.dimensions),
        *(f"points:{one.id}" for one in rules.indicators),
        *(f"gate:{one.id}" for one in rules.gates),
        *(f"grade:{one.id}" for one in rules.gradings),
    )


def _number(amount: Amount | None, status: str) -> Wanted:
    return status if amount is None else amount.exact


def _compare(case: GoldenCase, one: Expectation, marks: Mapping[str, Wanted]) -> Difference | None:
    found = marks.get(one.column, "")
    match one.wanted, found:
        case Fraction() as wanted, Fraction() if abs(wanted - found) <= one.tolerance:
            return None
        case str() as wanted, str() if wanted == found:
            return None
    exact = str(found) if isinstance(found, Fraction) else ""
    return Difference(case.id, one.column, plain_number(one.wanted), plain_number(found), exact, case.line)


def plain_number(value: Wanted) -> str:
    """Write a number for machines: in full when it ends within six decimals, else cut to six; a text as it is.

    >>> plain_number(Fraction(5, 2)), plain_number(Fraction(475, 6)), plain_number("accepted")
    ('2.5', '79.166667', 'accepted')
    """
    if isinstance(value, str):
        return value
    ends = next((digits for digits in range(7) if 10**digits % value.denominator == 0), NEAR_FROM_DECIMALS)
    return shown(value, ends)
