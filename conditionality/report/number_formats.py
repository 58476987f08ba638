"""What a number format of a spreadsheet makes of a number: a plain number, a percentage, a day or a time.

Source:
    ISO/IEC 29500-1, 18.8.30 (numFmt): codes and the formats that are built in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

Shows = Literal["number", "percent", "day", "time"]

_DAYS = (*range(14, 18), 22, *range(27, 32), 36, *range(50, 55), 57, 58)
_TIMES = (*range(18, 22), *range(32, 36), *range(45, 48), 55, 56)

BUILT_IN: Mapping[int, Shows] = MappingProxyType(
    {9: "percent", 10: "percent", **dict.fromkeys(_DAYS, "day"), **dict.fromkeys(_TIMES, "time")}
)
"""Formats known by their number only."""

_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_NOT_FORMAT = re.compile(r'"[^"]*"?|\\.|[_*].|\[[^\]]*\]|AM/PM|A/P|General', re.IGNORECASE)


def shows(code: str) -> Shows:
    """Tell what a format code makes of a number, from its first section.

    >>> shows("dd/mm/yyyy"), shows('0.0" %"'), shows("0.00%"), shows("[h]:mm")
    ('day', 'number', 'percent', 'time')
    """
    elapsed = bool(_ELAPSED.search(code))
    plain = _NOT_FORMAT.sub("", code).partition(";")[0].lower()
    if elapsed:
        return "time"
    if "%" in plain:
        return "percent"
    if "y" in plain or "d" in plain:
        return "day"
    if "h" in plain or "s" in plain:
        return "time"
    return "day" if "m" in plain else "number"
