"""Reports as columns: what the batch machine reads, and one row of them as the exact machine reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from conditionality.formula.values import MISSING, Value, tidy

Kind = Literal["number", "truth", "code", "set", "day"]

BYTE_BITS = 8


@dataclass(frozen=True, slots=True)
class Column:
    """The answers to one field, one a row.

    Attributes:
        kind: What the values are.
        values: For `number`, float64 (each meant as its shortest decimal; what is not finite is no answer) or whole
            numbers; for `truth`, 0 or 1; for
            `code`, the rank in `options`; for `set`, one bit for each of `options`; for `day`,
            year * 10000 + month * 100 + day. Where there is no answer, anything.
        present: One bit a row, lowest first, 1 where there is an answer, as Arrow keeps it; None: everywhere.
        offset: Bits to skip at the start of `present`.
        options: Text of each code, or of each bit.
    """

    kind: Kind
    values: npt.NDArray[Any]
    present: npt.NDArray[np.uint8] | None = None
    offset: int = 0
    options: tuple[str, ...] = ()

    def answered(self, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
        """Tell where some rows have an answer."""
        if self.present is None:
            return np.ones(len(rows), np.bool_)
        at = rows + self.offset
        found = (self.present[at // BYTE_BITS] >> (at % BYTE_BITS)) & 1
        return found.astype(np.bool_)

    def value(self, row: int) -> Value:
        """Give one answer as the exact machine reads it."""
        if not self.answered(np.array([row]))[0]:
            return MISSING
        given = self.values[row]
        match self.kind:
            case "number" if not np.isfinite(given):
                return MISSING
            case "number":
                return tidy(Fraction(repr(float(given)) if isinstance(given, np.floating) else int(given)))
            case "truth":
                return bool(given)
            case "code":
                return self.options[int(given)]
            case "day":
                whole = int(given)
                return date(whole // 10000, whole // 100 % 100, whole % 100)
            case "set":
                return frozenset(one for bit, one in enumerate(self.options) if int(given) >> bit & 1)


def packed(present: npt.NDArray[np.bool_]) -> npt.NDArray[np.uint8]:
    """Give truths as bits, lowest first, as `Column.present` wants them."""
    return np.packbits(present, bitorder="little")


def rows_of(columns: Mapping[str, Column], rows: npt.NDArray[np.int64]) -> Iterator[dict[str, Value]]:
    """Give rows as the exact machine reads them; what is not answered is left out."""
    for row in rows:
        values = {name: column.value(int(row)) for name, column in columns.items()}
        yield {name: value for name, value in values.items() if value is not MISSING}
