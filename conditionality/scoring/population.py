"""A population: reports as columns, with what groups them; one of its rows as a report; the columns of a version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from conditionality.formula.values import MISSING, Value
from conditionality.referential.blocks import AskedField, FieldKind
from conditionality.referential.model import Referential
from conditionality.report.model import (
    Answer,
    DateAnswer,
    NumberAnswer,
    OptionAnswer,
    OptionsAnswer,
    Organisation,
    Period,
    Report,
    TextAnswer,
    TruthAnswer,
)
from conditionality.report.periods import period_starting
from conditionality.scoring.batch.columns import Column, Kind, packed

PERIOD_START, PERIOD_END = "period.from", "period.to"

COLUMN_KINDS: Mapping[FieldKind, Kind] = {
    "integer": "number",
    "decimal": "number",
    "percent": "number",
    "money": "number",
    "yes_no": "truth",
    "choice": "code",
    "choices": "set",
    "date": "day",
    "text": "code",
}
"""The column that holds the answers to each kind of field."""


@dataclass(frozen=True, slots=True)
class Population:
    """Reports as columns.

    Attributes:
        rows: How many reports.
        columns: Answers by field id, `period.from` and `period.to` among them; a field without a column is unanswered.
        ids: Number of each report; without any, its rank from 1.
        names: Name of each organisation, where they are known.
        groups: By what reports are grouped (`size`, `sector`, `territory`…): columns of kind `code`.
        grants: Euros granted to each, to the cent: a column of kind `number`; None when they are not known.
    """

    rows: int
    columns: Mapping[str, Column]
    ids: Sequence[str] = ()
    names: Sequence[str] = ()
    groups: Mapping[str, Column] = field(default_factory=dict)
    grants: Column | None = None

    def report_id(self, row: int) -> str:
        """Give the number of a report."""
        return self.ids[row] if self.ids else str(row + 1)

    def name(self, row: int) -> str | None:
        """Give the name of an organisation; None when it is not known."""
        return (self.names[row] or None) if self.names else None


def fitting(referential: Referential, columns: Mapping[str, Column]) -> dict[str, Column]:
    """Give the columns that answer a version: of a field of its own, of the same kind, options it knows.

    An option that this version does not have is no answer to it; ticked among others, it is not counted.
    """
    found = {name: columns[name] for name in (PERIOD_START, PERIOD_END) if name in columns}
    for one in referential.fields:
        column = columns.get(one.id)
        if column is not None and column.kind == COLUMN_KINDS[one.kind]:
            found[one.id] = _known(one, column)
    return found


def _known(one: AskedField, column: Column) -> Column:
    """Leave out of a column the options that its field does not have."""
    options = {option.id for option in one.options}
    if one.kind not in {"choice", "choices"} or options.issuperset(column.options):
        return column
    if column.kind == "set":
        bits = sum(1 << bit for bit, name in enumerate(column.options) if name in options)
        return replace(column, values=column.values & column.values.dtype.type(bits))
    known = np.array([name in options for name in column.options])
    rows = np.arange(len(column.values))
    answered = column.answered(rows)
    answered[answered] = known[column.values[answered].astype(np.int64)]
    return replace(column, present=packed(answered), offset=0)


def take(column: Column, rows: npt.NDArray[np.int64]) -> Column:
    """Give some rows of a column.

    Args:
        column: Any column.
        rows: int64, shape (n,): which rows, in which order.
    """
    present = None if column.present is None else packed(column.answered(rows))
    return replace(column, values=column.values[rows], present=present, offset=0)


def report_of(population: Population, row: int, referential: Referential) -> Report:
    """Give one row as a report to a version, for the exact machine."""
    columns = fitting(referential, population.columns)
    values = {name: column.value(row) for name, column in columns.items()}
    start = values.get(PERIOD_START, MISSING)
    first = start if isinstance(start, date) else referential.in_force.from_
    end = values.get(PERIOD_END, MISSING)
    last = end if isinstance(end, date) else period_starting(first, referential.interval).to
    asked = {one.id: one for one in referential.fields}
    answers = (_answer(asked[name], value) for name, value in sorted(values.items()) if name in asked)
    return Report(
        report_id=population.report_id(row),
        organisation=Organisation(name=population.name(row)),
        referential=referential.ref,
        period=Period(from_=first, to=last),
        answers=tuple(one for one in answers if one is not None),
    )


def _answer(one: AskedField, value: Value) -> Answer | None:
    """Write an answer as a report holds it; None where there is none."""
    match value:
        case bool():
            return TruthAnswer(field=one.id, yes=value)
        case int() | Fraction():
            ratio = Fraction(value)
            return NumberAnswer(field=one.id, number=Decimal(ratio.numerator) / Decimal(ratio.denominator))
        case str():
            text = one.kind == "text"
            return TextAnswer(field=one.id, text=value) if text else OptionAnswer(field=one.id, option=value)
        case frozenset():
            return OptionsAnswer(field=one.id, options=tuple(sorted(value)))
        case date():
            return DateAnswer(field=one.id, date=value)
        case _:
            return None
