"""Tables of Arrow as the columns of the batch machine: without copying where Arrow's own buffers will do.

What a column cannot hold exactly, and what is wrong, is *odd*: the row is left to the reader of rows, which reads
small tables too, so that both read the same file alike. Odd rows are found by whole columns; only they are looked at
one by one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from conditionality.referential.blocks import NUMERIC_KINDS, AskedField
from conditionality.report.cells import LONGEST_TEXT
from conditionality.scoring.batch.arrow_bits import Bools, is_text, numbers, present, validity, whole
from conditionality.scoring.batch.arrow_distinct import (
    Answers,
    CellReader,
    cells,
    read_distinct,
    read_lists,
    whole_day,
)
from conditionality.scoring.batch.arrow_numbers import figures, within
from conditionality.scoring.batch.arrow_texts import plain_texts
from conditionality.scoring.batch.columns import Column, packed

FIRST_DAY, LAST_DAY = np.datetime64("0001-01-01"), np.datetime64("9999-12-31")

SOME_TEXT = ("text",)
"""What stands for any text that no formula looks into."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a table gave.

    Attributes:
        columns: By id of field.
        odd: Rows that only the reader of rows can tell about; nothing is answered there.
        warned: By name of column, rows with a good answer that has a warning.
    """

    columns: Mapping[str, Column]
    odd: Bools
    warned: Mapping[str, Bools]


class ColumnsReader:
    """Reads tables whose columns are known; remembers what it read from block to block."""

    def __init__(self, fields: Mapping[str, AskedField], looked_into: frozenset[str] = frozenset()) -> None:
        """Make the reader.

        Args:
            fields: By name of column.
            looked_into: Ids of the fields of text that a formula compares with something.
        """
        self._readers = {name: CellReader(field) for name, field in fields.items()}
        self._looked_into = looked_into

    def read(self, table: Any) -> Reading:  # noqa: ANN401 - pyarrow has no types
        """Read a table or a batch; a column that is not there is unanswered."""
        columns: dict[str, Column] = {}
        odd, warned = np.zeros(table.num_rows, np.bool_), {}
        for name, reader in self._readers.items():
            place = table.schema.get_field_index(name)
            if place < 0:
                continue
            answers = self._read(reader, whole(table.column(place)))
            columns[reader.field.id] = answers.column
            odd |= False if answers.odd is None else answers.odd
            if answers.warned is not None:
                warned[name] = answers.warned
        return Reading(columns, odd, warned)

    def _read(self, reader: CellReader, array: Any) -> Answers:  # noqa: ANN401 - pyarrow has no types
        field, kind = reader.field, array.type
        if pa.types.is_null(kind):
            return read_distinct(reader, array.cast(pa.string()))
        if field.kind in NUMERIC_KINDS:
            return _numbers(reader, array)
        if field.kind == "yes_no" and pa.types.is_boolean(kind):
            return Answers(_column(reader, array, array.cast(pa.uint8())))
        if field.kind == "date" and _is_day(kind):
            return _days(reader, array)
        if field.kind == "choices" and _is_list(kind):
            return read_lists(field, array)
        if field.kind == "text" and is_text(kind) and field.id not in self._looked_into:
            return _texts(reader, array)
        return read_distinct(reader, array)


def columns_of(table: Any, fields: Mapping[str, AskedField]) -> Reading:  # noqa: ANN401 - pyarrow has no types
    """Give the columns of a table of Arrow.

    Args:
        table: A table or a batch.
        fields: By name of column; columns of another name are left aside.
    """
    return ColumnsReader(fields).read(table)


def _column(reader: CellReader, array: Any, values: Any) -> Column:  # noqa: ANN401 - pyarrow has no types
    bitmap, offset = validity(array)
    return Column("truth" if reader.field.kind == "yes_no" else "number", numbers(values), bitmap, offset)


def _numbers(reader: CellReader, array: Any) -> Answers:  # noqa: ANN401 - pyarrow has no types
    found = figures(array)
    if found is None:
        return read_distinct(reader, array)
    bitmap, offset = validity(array)
    column = Column("number", found.values, bitmap, offset)
    good = found.settled & within(reader.field, found.values)
    if good.all():
        return Answers(column)
    left = np.flatnonzero(present(array) & ~good)
    if not len(left):
        return Answers(column)
    return _mend(reader, array, column, left)


def _mend(reader: CellReader, array: Any, column: Column, left: npt.NDArray[np.int64]) -> Answers:  # noqa: ANN401
    """Read what is left of a column of numbers cell by cell, each distinct one once."""
    rest = read_distinct(reader, array.take(pa.array(left)))
    rows = len(array)
    there = present(array).copy()
    held = rest.column.answered(np.arange(len(left)))
    odd, warned = np.zeros(rows, np.bool_), np.zeros(rows, np.bool_)
    odd[left] = False if rest.odd is None else rest.odd
    warned[left] = False if rest.warned is None else rest.warned
    there[left] = held
    values = column.values
    if held.any():
        # Whole numbers that stay whole keep their type: only texts and doubles are mended otherwise.
        values = values.astype(np.float64)
        values[left[held]] = rest.column.values[held]
    mended = replace(column, values=values, present=packed(there), offset=0)
    return Answers(mended, odd if odd.any() else None, warned if warned.any() else None)


def _is_day(kind: Any) -> bool:  # noqa: ANN401 - pyarrow has no types
    return bool(pa.types.is_date(kind) or (pa.types.is_timestamp(kind) and kind.tz is None))


def _is_list(kind: Any) -> bool:  # noqa: ANN401 - pyarrow has no types
    return bool(pa.types.is_list(kind) or pa.types.is_large_list(kind) or pa.types.is_fixed_size_list(kind))


def days_of(array: Any) -> tuple[npt.NDArray[np.int64], Bools]:  # noqa: ANN401 - pyarrow has no types
    """Give days as whole numbers (year, month, day), and which of them a calendar has."""
    units = {"s": "s", "ms": "ms", "us": "us", "ns": "ns", "day": "D"}
    unit = "D" if pa.types.is_date32(array.type) else "ms" if pa.types.is_date64(array.type) else units[array.type.unit]
    width = np.int32 if pa.types.is_date32(array.type) else np.int64
    counts = np.frombuffer(array.buffers()[1] or b"", width)[array.offset : array.offset + len(array)]
    if not len(counts):
        return np.zeros(len(array), np.int64), np.zeros(len(array), np.bool_)
    days = counts.astype(f"datetime64[{unit}]").astype("datetime64[D]")
    known = (days >= FIRST_DAY) & (days <= LAST_DAY)
    days = np.where(known, days, FIRST_DAY)
    months = days.astype("datetime64[M]")
    years = months.astype("datetime64[Y]").astype(np.int64) + 1970
    month = months.astype(np.int64) % 12 + 1
    day = (days - months).astype(np.int64) + 1
    return years * 10_000 + month * 100 + day, known


def _days(reader: CellReader, array: Any) -> Answers:  # noqa: ANN401 - pyarrow has no types
    field = reader.field
    values, known = days_of(array)
    good = known
    if isinstance(field.min, date):
        good = good & (values >= whole_day(field.min))
    if isinstance(field.max, date):
        good = good & (values <= whole_day(field.max))
    bitmap, offset = validity(array)
    odd = present(array) & ~good
    if odd.any():
        return Answers(Column("day", values, packed(present(array) & ~odd)), odd)
    return Answers(Column("day", values, bitmap, offset))


def _texts(reader: CellReader, array: Any) -> Answers:  # noqa: ANN401 - pyarrow has no types
    """Read texts that are only answered or not; those with unusual signs are read one by one."""
    plain = plain_texts(array, LONGEST_TEXT)
    there = present(array)
    left = np.flatnonzero(there & ~plain)
    odd = np.zeros(len(array), np.bool_)
    for row, answered, faulty in _each(reader, array, left):
        there[row], odd[row] = answered, faulty
    column = Column("code", np.zeros(len(array), np.int64), packed(there), 0, SOME_TEXT)
    return Answers(column, odd if odd.any() else None)


def _each(reader: CellReader, array: Any, left: npt.NDArray[np.int64]) -> list[tuple[int, bool, bool]]:  # noqa: ANN401
    readings = [reader.read(cell) for cell in cells(array.take(pa.array(left)))] if len(left) else []
    return [(int(row), answer is not None, faulty) for row, (answer, faulty, _) in zip(left, readings, strict=True)]
