"""Who reports, for which period: the columns beside the answers, over whole blocks; what is not plain is odd."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from conditionality.desk.population_blocks import Block
from conditionality.findings import errors
from conditionality.report.cells import Cell, is_blank, text_of
from conditionality.report.columns import Header
from conditionality.report.identity import LONGEST_ID, LONGEST_NAME, read_day_cell
from conditionality.report.places import Place
from conditionality.scoring.batch.arrow import days_of
from conditionality.scoring.batch.arrow_bits import Bools, is_text, numbers, present, whole
from conditionality.scoring.batch.arrow_distinct import cells, listed, whole_day
from conditionality.scoring.batch.arrow_texts import id_texts, plain_ids, plain_sirets, plain_texts

Days = npt.NDArray[np.int64]

NO_DAY = 0
LAST_DOUBLE_ID = 2**53


@dataclass(frozen=True, slots=True)
class Identity:
    """What the rows of a block say beside their answers.

    Attributes:
        ids: Numbers of the reports, as texts; nothing when the table has no such column.
        odd: Rows that only the reader of rows can tell about.
        first: First day of the period (year, month, day as one number), 0 where none is named.
        last: Last day, 0 where none is named.
        refs: Rules that a row names, as ranks in `names`; -1 for none.
        names: The texts of `refs`.
    """

    ids: Any
    odd: Bools
    first: Days
    last: Days
    refs: npt.NDArray[np.int64]
    names: tuple[str, ...]


def read_identity(block: Block, header: Header) -> Identity:
    """Read the columns beside the answers of a block."""
    rows = block.table.num_rows
    odd = np.zeros(rows, np.bool_)
    odd[list(block.apart)] = True

    def column(target: str) -> Any:  # noqa: ANN401 - pyarrow has no types
        found = header.column(target)
        return None if found is None else whole(block.table.column(str(found.rank)))

    ids = _ids(column("report_id"), odd)
    _check(column("siret"), odd, _sure_sirets)
    _check(column("name"), odd, _sure_names)
    first, last = _days(column("period_from"), odd), _days(column("period_to"), odd)
    if first is not None or last is not None:
        first = np.zeros(rows, np.int64) if first is None else first
        last = np.zeros(rows, np.int64) if last is None else last
        odd |= (last != NO_DAY) & (last < np.where(first == NO_DAY, last + 1, first))
    none = np.zeros(rows, np.int64)
    refs, names = _refs(column("referential"), odd)
    return Identity(ids, odd, none if first is None else first, none if last is None else last, refs, names)


def _ids(array: Any, odd: Bools) -> Any:  # noqa: ANN401 - pyarrow has no types
    if array is None:
        return None
    texts = id_texts(array)
    if texts is None:
        odd[:] = True
        return pa.nulls(len(array), pa.string())
    odd |= ~plain_ids(texts, LONGEST_ID)
    return texts


def _check(array: Any, odd: Bools, sure: Callable[[Any], Bools]) -> None:  # noqa: ANN401 - pyarrow has no types
    if array is not None:
        odd |= present(array) & ~sure(array)


def _sure_sirets(array: Any) -> Bools:  # noqa: ANN401 - pyarrow has no types
    if pa.types.is_float64(array.type):
        values = numbers(array)
        fits = (np.abs(values) < LAST_DOUBLE_ID) & (np.floor(values) == values)
        spelled = pa.array(np.where(fits, values, 0).astype(np.int64)).cast(pa.string())
        found: Bools = fits & plain_sirets(spelled)
        return found
    texts = id_texts(array)
    return np.zeros(len(array), np.bool_) if texts is None else plain_sirets(texts)


def _sure_names(array: Any) -> Bools:  # noqa: ANN401 - pyarrow has no types
    return plain_texts(array, LONGEST_NAME) if is_text(array.type) else np.zeros(len(array), np.bool_)


def _days(array: Any, odd: Bools) -> Days | None:  # noqa: ANN401 - pyarrow has no types
    """Read days of any type; a row whose day cannot be read is odd."""
    if array is None:
        return None
    kind = array.type
    if pa.types.is_date(kind) or (pa.types.is_timestamp(kind) and kind.tz is None):
        days, known = days_of(array)
        there = present(array)
        odd |= there & ~known
        return np.where(there, days, NO_DAY)
    found = listed(array)
    if found is None:
        odd |= present(array)
        return np.zeros(len(array), np.int64)
    codes, values = found
    read = [_day(cell) for cell in cells(values)] + [NO_DAY]
    days = np.array([NO_DAY if one is None else one for one in read], np.int64)[codes]
    odd |= np.array([one is None for one in read])[codes]
    return days


def _day(cell: Cell) -> int | None:
    """Give a day as one number, 0 for none, nothing when it cannot be read without a word."""
    if is_blank(cell):
        return NO_DAY
    day, found = read_day_cell(cell, Place())
    return None if day is None or errors(found) else whole_day(day)


def _refs(array: Any, odd: Bools) -> tuple[npt.NDArray[np.int64], tuple[str, ...]]:  # noqa: ANN401
    if array is None:
        return np.full(len(odd), -1), ()
    found = listed(array)
    if found is None:
        odd |= present(array)
        return np.full(len(odd), -1), ()
    codes, values = found
    read = cells(values)
    blank = np.array([*(is_blank(one) for one in read), True])
    return np.where(blank[codes], -1, codes), tuple(text_of(one) for one in read)


def day_of(number: int) -> date:
    """Give the day that one number spells: year, month, day."""
    return date(number // 10_000, number // 100 % 100, number % 100)
