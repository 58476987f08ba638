"""Which texts are plain: read as they stand, without the care that unusual signs want."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from conditionality.scoring.batch.arrow_bits import Bools, counted, present, text_bytes

NFC_GROWTH = 3
"""Most signs that one sign becomes in Unicode's composed form.

Source: Unicode Standard Annex 15, "Detecting Normalization Forms", expansion factors."""

SIRET_DIGITS = 14
SIREN_DIGITS = 9
LA_POSTE = 356000000
"""Its places follow a rule of their own."""


def _table(allowed: bytes) -> npt.NDArray[np.uint8]:
    table = np.ones(256, np.uint8)
    table[np.frombuffer(allowed, np.uint8)] = 0
    return table


VISIBLE = _table(bytes(range(0x20, 0x7F)))
"""0 for the signs of ASCII that are seen, the space among them."""

USUAL = _table(bytes(range(0x20, 0x7F)) + bytes(range(0x80, 0x100)) + b"\t\n\r")
"""0 for bytes that no control sign of ASCII is."""

AFTER_C2 = 0xC2
LAST_CONTROL = 0xA0
BEFORE_BLANKS = np.array([0xE1, 0xE2, 0xE3], np.uint8)
SPACES = _table(b" \t\n\r")


def plain_texts(array: Any, longest: int) -> Bools:  # noqa: ANN401 - pyarrow has no types
    """Tell which texts are answers whatever their composed form is: not blank, short, no control sign.

    Args:
        array: Texts.
        longest: Most signs that a text may have.
    """
    places, content = text_bytes(array)
    size = places[1:] - places[:-1]
    control = USUAL[content]
    if len(content) > 1:
        # The control signs U+0080 to U+009F, and the no-break space, which may make a text blank.
        control[1:] |= (content[:-1] == AFTER_C2) & (content[1:] <= LAST_CONTROL)
    # Blanks of other alphabets start with these bytes; so do some usual signs, which are then read with care.
    control |= np.isin(content, BEFORE_BLANKS)
    unusual = counted(control, places)
    seen = counted(SPACES[content], places)
    found: Bools = present(array) & (unusual == 0) & (seen > 0) & (size <= longest // NFC_GROWTH)
    return found


def plain_ids(array: Any, longest: int) -> Bools:  # noqa: ANN401 - pyarrow has no types
    """Tell which texts are numbers of reports exactly as they stand: ASCII, nothing to trim, short.

    Args:
        array: Texts.
        longest: Most signs that a number may have.
    """
    places, content = text_bytes(array)
    size = places[1:] - places[:-1]
    unusual = counted(VISIBLE[content], places)
    if not len(content):
        return np.zeros(len(size), np.bool_)
    first = content[np.minimum(places[:-1], len(content) - 1)]
    last = content[np.maximum(places[1:] - 1, 0)]
    edges = (first != ord(" ")) & (last != ord(" "))
    found: Bools = present(array) & (unusual == 0) & (size > 0) & (size <= longest) & edges
    return found


def plain_sirets(array: Any) -> Bools:  # noqa: ANN401 - pyarrow has no types
    """Tell which texts are surely a SIRET: 14 digits, both check digits right, and not a place of La Poste."""
    places, content = text_bytes(array)
    found: Bools = present(array) & (places[1:] - places[:-1] == SIRET_DIGITS)
    rows = np.flatnonzero(found)
    if not len(rows):
        return found
    digits = content[places[rows][:, None] + np.arange(SIRET_DIGITS)].astype(np.int64) - ord("0")
    good = ((digits >= 0) & (digits <= 9)).all(1)  # noqa: PLR2004 - a digit
    siren = digits[:, :SIREN_DIGITS]
    good &= _luhn(digits) & _luhn(siren) & siren.any(1) & digits[:, SIREN_DIGITS:].any(1)
    powers = 10 ** np.arange(SIREN_DIGITS - 1, -1, -1)
    good &= siren @ powers != LA_POSTE
    found[rows] = good
    return found


def _luhn(digits: npt.NDArray[np.int64]) -> Bools:
    """Tell which rows of digits have a right check digit.

    Source: ISO/IEC 7812-1, annex B.
    """
    doubled = digits[:, -2::-2] * 2
    total = digits[:, -1::-2].sum(1) + np.where(doubled > 9, doubled - 9, doubled).sum(1)  # noqa: PLR2004 - two digits
    found: Bools = total % 10 == 0
    return found


def id_texts(array: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Give the texts of a column of numbers, whole ones spelled in digits; nothing for another type."""
    kind = array.type
    if pa.types.is_dictionary(kind):
        return id_texts(array.cast(kind.value_type))
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return array
    return array.cast(pa.string()) if pa.types.is_integer(kind) else None
