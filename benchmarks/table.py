"""Rows of figures, and the one table they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One figure that was measured.

    Attributes:
        what: The work, in words.
        figure: What it took, with its unit.
        wanted: The target, with its unit; empty when there is none.
        held: Whether the target was reached; None without a target.
        ratio: How many times as long as something else, as `wanted` says; empty when nothing is compared.
        differ: Reports on which it does not agree with ours; empty when it answers nothing.
        processor: Time of the processor over all threads; empty where it was not taken.
    """

    what: str
    figure: str
    wanted: str = ""
    held: bool | None = None
    ratio: str = ""
    differ: str = ""
    processor: str = ""


HEAD = ("Measure", "Found", "Processor", "Ratio", "Wanted", "Held", "Rows that differ")
NUMBERS = (1, 2, 3, 4, 6)
"""Columns set to the right."""


def markdown(rows: Sequence[Row]) -> str:
    """Write rows as one table."""
    cells = [HEAD, *(_cells(row) for row in rows)]
    widths = [max(len(line[at]) for line in cells) for at in range(len(HEAD))]
    lines = [" | ".join(_cell(line[at], at, widths[at]) for at in range(len(HEAD))) for line in cells]
    rule = " | ".join("-" * (width - 1) + (":" if at in NUMBERS else "-") for at, width in enumerate(widths))
    return "\n".join(f"| {line} |" for line in (lines[0], rule, *lines[1:]))


def _cells(row: Row) -> tuple[str, ...]:
    return row.what, row.figure, row.processor, row.ratio, row.wanted, _told(row), row.differ


def _cell(text: str, at: int, width: int) -> str:
    return text.rjust(width) if at in NUMBERS else text.ljust(width)


def _told(row: Row) -> str:
    return "" if row.held is None else "yes" if row.held else "no"
