"""Reports put into columns, for back-tests and robustness over reports that were read one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

import numpy as np

from conditionality.formula.values import Value
from conditionality.referential.blocks import FieldKind
from conditionality.referential.model import Referential
from conditionality.report.model import Report
from conditionality.scoring.batch.columns import Column, packed
from conditionality.scoring.population import COLUMN_KINDS, PERIOD_END, PERIOD_START, Population


def gather(reports: Sequence[Report], *rules: Referential) -> Population:
    """Put reports into columns.

    Args:
        reports: Read against one of the rules each.
        rules: The versions whose fields are gathered; a field that two versions ask in different ways is that of the
            first.
    """
    kinds: dict[str, FieldKind] = {}
    for referential in reversed(rules):
        kinds |= {one.id: one.kind for one in referential.fields}
    values = [one.values() for one in reports]
    columns = {
        name: column_of(kind, [one.get(name) for one in values])
        for name, kind in kinds.items()
        if any(name in one for one in values)
    }
    columns[PERIOD_START] = column_of("date", [one.period.from_ for one in reports])
    columns[PERIOD_END] = column_of("date", [one.period.to for one in reports])
    return Population(
        len(reports),
        columns,
        tuple(one.report_id for one in reports),
        tuple(one.organisation.name or "" for one in reports),
    )


def column_of(kind: FieldKind, values: Sequence[Value | None]) -> Column:
    """Put the answers to one field into a column; None: unanswered.

    A number of more than 15 digits is taken as the double nearest to it.
    """
    texts = options(values)
    ranks = {text: rank for rank, text in enumerate(texts)}
    shape = COLUMN_KINDS[kind]
    numbers = [_number(value, ranks) for value in values]
    dtype = np.float64 if shape == "number" else np.int64
    present = np.array([value is not None for value in values], np.bool_)
    return Column(shape, np.array(numbers, dtype), packed(present), 0, texts)


def texts_column(texts: Sequence[str | None]) -> Column:
    """Put the groups of reports into a column of kind `code`; None: not known."""
    return column_of("choice", texts)


def options(values: Sequence[Value | None]) -> tuple[str, ...]:
    """Give every text among answers, in alphabetical order."""
    found = {value for value in values if isinstance(value, str)}
    found |= {one for value in values if isinstance(value, frozenset) for one in value}
    return tuple(sorted(found))


def _number(value: Value | None, ranks: Mapping[str, int]) -> Fraction | int:
    match value:
        case bool():
            return int(value)
        case int() | Fraction():
            return value
        case str():
            return ranks[value]
        case frozenset():
            return sum(1 << ranks[one] for one in value)
        case date():
            return value.year * 10000 + value.month * 100 + value.day
        case _:
            return 0
