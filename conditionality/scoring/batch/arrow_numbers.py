"""Columns of numbers as the batch machine reads them, exactly: doubles, singles, whole numbers, decimals, typed texts.

A double stands for the shortest decimal that prints it. A decimal of up to 15 digits is the shortest of the double
nearest to it, so that such a double holds it exactly; any other number is *odd*, and is left to the reader of rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from conditionality.referential.blocks import AskedField
from conditionality.scoring.batch.arrow_bits import Bools, Floats, counted, numbers, present, text_bytes

SAFE_DIGITS = 15
"""Digits of a decimal that a double always gives back."""

SAFE_WHOLE = 2**53
"""Whole numbers up to this one are doubles."""

SANE_LEAST, SANE_MOST = 1e-13, 1e30
"""Sizes of doubles whose shortest decimal has at most 30 digits on either side of the point."""

SINGLE_WHOLE = 2**24
SINGLE_DECIMALS = 12
"""Decimals up to which a single times a power of ten is a double, exactly."""

LONGEST_PLAIN = 40

_DIGIT, _POINT, _COMMA, _MINUS, _OTHER = 0, 1, 1 << 12, 1 << 24, 1 << 36
"""What each byte adds to the sum of its text: one field of bits for each kind of sign."""


def _weights() -> npt.NDArray[np.int64]:
    table = np.full(256, _OTHER, np.int64)
    table[ord("0") : ord("9") + 1] = _DIGIT
    table[ord(".")], table[ord(",")], table[ord("-")] = _POINT, _COMMA, _MINUS
    return table


WEIGHTS = _weights()


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of a column.

    Attributes:
        values: float64 or whole numbers; anything where `settled` is false.
        settled: Rows whose number is held exactly.
    """

    values: npt.NDArray[Any]
    settled: Bools


def figures(array: Any) -> Figures | None:  # noqa: ANN401 - pyarrow has no types
    """Read a column of numbers of any type, or of texts that spell plain ones; nothing for another type."""
    kind = array.type
    if pa.types.is_float64(kind):
        values = numbers(array)
        return Figures(values, sane(values))
    if pa.types.is_float32(kind):
        return _singles(numbers(array))
    if pa.types.is_integer(kind):
        values = numbers(array)
        if values.dtype.itemsize < np.dtype(np.int64).itemsize:
            return Figures(values, np.ones(len(values), np.bool_))
        near = values <= SAFE_WHOLE
        return Figures(values, near if values.dtype.kind == "u" else near & (values >= -SAFE_WHOLE))
    if pa.types.is_decimal128(kind):
        return _decimals(array)
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return _spelled(array)
    return None


def sane(values: Floats) -> Bools:
    """Tell which doubles are finite and of a size that rules take."""
    size = np.abs(values)
    found: Bools = ((size >= SANE_LEAST) & (size < SANE_MOST)) | (size == 0)
    return found


def within(field: AskedField, values: npt.NDArray[Any]) -> Bools:
    """Tell which numbers keep to the bounds of a field, and are whole where it asks for that.

    Args:
        field: A field of numbers.
        values: Numbers that stand for their shortest decimal.
    """
    kept = np.ones(len(values), np.bool_)
    if field.kind == "integer" and values.dtype.kind == "f":
        kept &= np.floor(values) == values
    # The order of two decimals is that of their doubles, unless these are equal.
    for bound, beyond, equal in ((field.min, np.greater, np.equal), (field.max, np.less, np.equal)):
        if isinstance(bound, Decimal):
            double = float(bound)
            inside = beyond(values, double)
            kept &= inside | equal(values, double) if Decimal(repr(double)) == bound else inside
    return kept


def _singles(values: npt.NDArray[np.float32]) -> Figures:
    """Give the double of the shortest decimal of each single: the fewest decimals that read back to it."""
    with np.errstate(invalid="ignore"):
        wide = values.astype(np.float64)
    usable = np.isfinite(wide) & (np.abs(wide) < SINGLE_WHOLE)
    wide[~usable] = 0.0
    found = np.rint(wide)
    settled = found == wide
    waiting = np.flatnonzero(~settled)
    for decimals in range(1, SINGLE_DECIMALS + 1):
        if not len(waiting):
            break
        scaled = wide[waiting] * 10.0**decimals
        near = np.rint(scaled) / 10.0**decimals
        # Half-way between two decimals the even one is taken, as by the exact reader.
        back = near.astype(np.float32) == values[waiting]
        found[waiting[back]] = near[back]
        settled[waiting[back]] = True
        waiting = waiting[~back]
    return Figures(found, settled & usable & sane(found))


def _decimals(array: Any) -> Figures:  # noqa: ANN401 - pyarrow has no types
    """Give the double nearest to each decimal of up to 15 digits."""
    buffer = array.buffers()[1]
    scale = array.type.scale
    words = np.frombuffer(buffer, np.int64).reshape(-1, 2)[array.offset : array.offset + len(array)]
    low, high = words[:, 0], words[:, 1]
    held = (high == (low >> 63)) & (np.abs(low) < 10**SAFE_DIGITS)
    if not 0 <= scale <= 22:  # noqa: PLR2004 - powers of ten up to 22 are doubles
        held = np.zeros(len(array), np.bool_)
    values = low / 10.0**scale if scale else low.astype(np.float64)
    return Figures(values, held & sane(values))


def _spelled(array: Any) -> Figures:  # noqa: ANN401 - pyarrow has no types
    """Read texts of digits with at most one point or comma and a minus before; others are not settled."""
    places, content = text_bytes(array)
    sums = counted(WEIGHTS[content], places)
    size = places[1:] - places[:-1]
    points, commas, minus = sums & (_COMMA - 1), sums >> 12 & (_COMMA - 1), sums >> 24 & (_COMMA - 1)
    last = content[np.maximum(places[1:] - 1, 0)] if len(content) else np.zeros(len(size), np.uint8)
    first = content[np.minimum(places[:-1], max(len(content) - 1, 0))] if len(content) else last
    plain = (sums < _OTHER) & (size > 0) & (size <= LONGEST_PLAIN) & (points + commas <= 1)
    plain &= (last >= ord("0")) & ((minus == 0) | ((minus == 1) & (first == ord("-"))))
    if commas.any():
        plain &= ~_doubtful_comma(places, content, size, commas)
        content = np.where(content == ord(","), np.uint8(ord(".")), content)
    plain &= present(array)
    return _parsed(array, places, content, plain)


def _doubtful_comma(
    places: npt.NDArray[np.int64], content: npt.NDArray[np.uint8], size: npt.NDArray[np.int64], commas: npt.NDArray[Any]
) -> Bools:
    """Tell which texts with a comma could mean thousands to an English hand: the reader of rows warns of them."""
    fourth = content[np.maximum(places[1:] - 4, 0)]
    found: Bools = (commas == 1) & (size >= 5) & (fourth == ord(","))  # noqa: PLR2004 - a figure, a comma, three figures
    return found


def _parsed(
    array: Any,  # noqa: ANN401 - pyarrow has no types
    places: npt.NDArray[np.int64],
    content: npt.NDArray[np.uint8],
    plain: Bools,
) -> Figures:
    buffers = [None, pa.py_buffer(places.astype(np.int64)), pa.py_buffer(np.ascontiguousarray(content))]
    texts = pa.Array.from_buffers(pa.large_string(), len(array), buffers)
    texts = pc.if_else(pa.array(plain), texts, "0")
    read = texts.cast(pa.float64())
    values: Floats = numbers(read)
    size = places[1:] - places[:-1]
    long = np.flatnonzero(plain & (size > SAFE_DIGITS))
    if len(long):
        same = pc.equal(read.take(long).cast(pa.large_string()), texts.take(long)).to_numpy(zero_copy_only=False)
        plain[long] = same
    return Figures(values, plain & sane(values))
