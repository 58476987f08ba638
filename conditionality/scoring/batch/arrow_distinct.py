"""Columns whose distinct values are few: each is read once by the reader of cells, whatever type it has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, assert_never

import numpy as np
import pyarrow as pa

from conditionality.findings import errors
from conditionality.referential.blocks import AskedField
from conditionality.report.answers import read_cell
from conditionality.report.cells import Broken, Cell
from conditionality.report.model import (
    Answer,
    DateAnswer,
    NumberAnswer,
    OptionAnswer,
    OptionsAnswer,
    TextAnswer,
    TruthAnswer,
)
from conditionality.report.options import read_option
from conditionality.report.parquet import cells_of
from conditionality.report.places import Place
from conditionality.scoring.batch.arrow_bits import Bools, Codes, present
from conditionality.scoring.batch.columns import Column, Kind, packed

MOST_OPTIONS = 62
"""Options that fit into the bits of one whole number."""

REMEMBERED = 10_000
"""Cells of one field whose reading is kept from block to block."""

ENCODED = ("is_boolean", "is_integer", "is_floating", "is_decimal", "is_string", "is_large_string", "is_date",
           "is_timestamp", "is_time", "is_binary", "is_large_binary")  # fmt: skip
"""Types whose distinct values Arrow can list."""

UNREADABLE = "cell-unreadable"


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of a column.

    Attributes:
        column: As the batch machine reads them; nothing stands where a row is odd.
        odd: Rows that only the reader of rows can tell about; None: none.
        warned: Rows whose answer is good and has a warning; None: none.
    """

    column: Column
    odd: Bools | None = None
    warned: Bools | None = None


def kind_in_columns(field: AskedField) -> Kind:
    """Give the kind of the column of a field."""
    match field.kind:
        case "yes_no":
            return "truth"
        case "choice" | "text":
            return "code"
        case "choices":
            return "set"
        case "date":
            return "day"
        case _:
            return "number"


def listed(array: Any) -> tuple[Codes, Any] | None:  # noqa: ANN401 - pyarrow has no types
    """Give the rank of each row among the distinct values, -1 for none, and these; nothing for a type like no other."""
    kind = array.type
    if not pa.types.is_dictionary(kind):
        if not any(getattr(pa.types, name)(kind) for name in ENCODED):
            return None
        array = array.dictionary_encode()
    indices = array.indices
    codes = indices.fill_null(-1) if indices.null_count and not pa.types.is_unsigned_integer(indices.type) else indices
    if codes.null_count:
        codes = indices.cast(pa.int64()).fill_null(-1)
    return codes.to_numpy(zero_copy_only=False).astype(np.int64), array.dictionary


def cells(array: Any) -> list[Cell]:  # noqa: ANN401 - pyarrow has no types
    """Give the cells of an array; a value that cannot be had is a broken cell."""
    try:
        return cells_of(array)
    except (pa.ArrowException, ValueError, OverflowError, TypeError, NotImplementedError):
        if len(array) > 1:
            return [cell for row in range(len(array)) for cell in cells(array.slice(row, 1))]
        return [Broken(UNREADABLE, str(array.type))]


class CellReader:
    """Reads the cells of one field, and remembers.

    Attributes:
        field: The field.
    """

    def __init__(self, field: AskedField) -> None:
        self.field = field
        self._known: dict[tuple[type, Cell], tuple[Answer | None, bool, bool]] = {}

    def read(self, cell: Cell) -> tuple[Answer | None, bool, bool]:
        """Read a cell: the answer, whether it is at fault, whether there is a warning."""
        key = (type(cell), cell)
        if key not in self._known:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            answer, found = read_cell(self.field, cell, Place())
            faulty = bool(errors(found))
            self._known[key] = (None if faulty else answer, faulty, bool(found) and not faulty)
        return self._known[key]


def read_distinct(reader: CellReader, array: Any) -> Answers:  # noqa: ANN401 - pyarrow has no types
    """Read a column of any type through its distinct values."""
    field = reader.field
    found = listed(array)
    if found is None:
        return all_odd(field, array)
    codes, values = found
    readings = [reader.read(cell) for cell in cells(values)]
    # Rank -1, an empty row, takes what stands last: nothing.
    given = [answer for answer, _, _ in readings] + [None]
    odd = np.array([*(fault for _, fault, _ in readings), False])
    warned = np.array([*(doubt for _, _, doubt in readings), False])
    column, lost = _lay(field, given, codes)
    odd = odd[codes] | lost[codes]
    warned = warned[codes]
    return Answers(column, odd if odd.any() else None, warned if warned.any() else None)


def all_odd(field: AskedField, array: Any) -> Answers:  # noqa: ANN401 - pyarrow has no types
    """Leave every answer of a column to the reader of rows."""
    rows = len(array)
    odd = present(array)
    nothing = Column(kind_in_columns(field), np.zeros(rows, np.int64), packed(np.zeros(rows, np.bool_)))
    return Answers(nothing, odd if odd.any() else None)


def read_lists(field: AskedField, array: Any) -> Answers:  # noqa: ANN401 - pyarrow has no types
    """Read ticked options that Arrow keeps as lists of texts."""
    values = array.values if not pa.types.is_fixed_size_list(array.type) else None
    found = None if values is None or len(field.options) > MOST_OPTIONS else listed(values)
    if found is None or not _holds_texts(array.type.value_type):
        return all_odd(field, array)
    codes, texts = found
    ids = [one.id for one in field.options]
    ranks = [_rank(field, cell, ids) for cell in cells(texts)] + [-1]
    bits = np.array([0 if rank < 0 else 1 << rank for rank in ranks], np.int64)[codes]
    faulty = (np.array(ranks) < 0)[codes]
    starts = array.offsets.to_numpy().astype(np.int64)
    sums = np.concatenate(([0], np.cumsum(faulty)))
    there = present(array)
    odd = there & (sums[starts[1:]] > sums[starts[:-1]])
    ticked = np.zeros(len(array), np.int64)
    filled = np.flatnonzero((starts[1:] > starts[:-1]) & there)
    if len(filled):
        # Lists without room between them: an empty or absent one takes no bits.
        edges = np.stack((starts[filled], starts[filled + 1]), 1).ravel()
        ticked[filled] = np.bitwise_or.reduceat(np.append(bits, 0), edges)[::2]
    column = Column("set", ticked, packed(there & ~odd), 0, tuple(ids))
    return Answers(column, odd if odd.any() else None)


def _holds_texts(kind: Any) -> bool:  # noqa: ANN401 - pyarrow has no types
    if pa.types.is_dictionary(kind):
        return _holds_texts(kind.value_type)
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _rank(field: AskedField, cell: Cell, ids: Sequence[str]) -> int:
    option = read_option(field, cell)[0] if isinstance(cell, str) else None
    return -1 if option is None else ids.index(option)


def _lay(field: AskedField, given: Sequence[Answer | None], codes: Codes) -> tuple[Column, Bools]:
    """Lay distinct answers out over the rows.

    Returns:
        The column; and, for each distinct answer, whether it cannot be held exactly.
    """
    kind = kind_in_columns(field)
    options = tuple(_texts(given)) if field.kind == "text" else tuple(one.id for one in field.options)
    ranks = {text: rank for rank, text in enumerate(options)}
    values = [None if one is None else value_in_column(one, ranks) for one in given]
    lost = np.array([one is not None and value is None for one, value in zip(given, values, strict=True)])
    there = np.array([value is not None for value in values])
    width = np.float64 if kind == "number" else np.int64
    laid = np.array([0 if value is None else value for value in values], width)
    held = there[codes]
    return Column(kind, laid[codes], None if held.all() else packed(held), 0, options), lost


def _texts(given: Iterable[Answer | None]) -> Iterable[str]:
    return dict.fromkeys(one.text for one in given if isinstance(one, TextAnswer))


def value_in_column(answer: Answer, ranks: dict[str, int]) -> float | int | None:
    """Give an answer as a column of the batch machine holds it; nothing when it cannot hold it exactly.

    Args:
        answer: A good answer.
        ranks: Rank of each option, or of each text.
    """
    match answer:
        case NumberAnswer():
            double = float(answer.number)
            return double if Decimal(repr(double)) == answer.number else None
        case TruthAnswer():
            return int(answer.yes)
        case OptionAnswer():
            return ranks[answer.option]
        case TextAnswer():
            return ranks[answer.text]
        case OptionsAnswer():
            return None if len(ranks) > MOST_OPTIONS else sum(1 << ranks[one] for one in answer.options)
        case DateAnswer():
            return whole_day(answer.date)
    assert_never(answer)


def whole_day(day: date) -> int:
    """Give a day as one number: year, month, day."""
    return day.year * 10_000 + day.month * 100 + day.day
