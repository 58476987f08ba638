"""A written sheet: title, sections, paragraphs and tables, in one language; screens, PDF and terminal draw it alike."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of text.

    Attributes:
        caption: What it shows.
        header: One text a column.
        rows: As many texts as the header has.
        numeric: Columns, from 0, to align to the right.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with paragraphs, then tables."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole sheet.

    Attributes:
        title: First line.
        subtitle: Who and when.
        sections: In reading order.
        mention: The legal mention that stands at the foot; empty when there is none.
        lang: Language the texts are in.
    """

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    mention: str = ""
    lang: str = "fr"


def as_text(sheet: Sheet, width: int = 100) -> str:
    """Give a sheet as plain text for a terminal.

    Args:
        sheet: Any sheet.
        width: Columns of the terminal; long cells are folded.
    """
    parts = [sheet.title, "=" * len(sheet.title), sheet.subtitle, ""]
    for section in sheet.sections:
        parts += [section.heading, "-" * len(section.heading)]
        parts += [line for text in section.paragraphs for line in fold(text, width)]
        for grid in section.grids:
            parts += ["", *_grid_text(grid, width)]
        parts.append("")
    parts += fold(sheet.mention, width) if sheet.mention else []
    return "\n".join(parts).rstrip() + "\n"


def fold(text: str, width: int) -> list[str]:
    """Cut a text into lines of at most `width` characters, at ordinary spaces where there are any."""
    lines, line = [], ""
    for word in BREAKS.split(text.strip(" \n\t")):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


BREAKS = re.compile("[ \n\t]+")
"""Where a line may be cut: never at a no-break space."""

NARROW = 14
"""Columns up to this width are never folded."""


def _grid_text(grid: Grid, width: int) -> list[str]:
    table = [grid.header, *grid.rows]
    wanted = [max(len(row[at]) for row in table) for at in range(len(grid.header))]
    spare = width - sum(min(one, NARROW) for one in wanted) - 2 * len(wanted)
    widest = max(20, spare // max(1, sum(one > NARROW for one in wanted)) + NARROW)
    widths = [min(one, widest) for one in wanted]
    lines = [grid.caption] if grid.caption else []
    for rank, row in enumerate(table):
        lines += _row_text(row, widths, grid.numeric)
        if rank == 0:
            lines.append("  ".join("-" * one for one in widths))
    return lines


def _row_text(row: tuple[str, ...], widths: list[int], numeric: frozenset[int]) -> list[str]:
    cells = [fold(text, widths[at]) for at, text in enumerate(row)]
    height = max(len(cell) for cell in cells)
    lines = []
    for rank in range(height):
        texts = [cell[rank] if rank < len(cell) else "" for cell in cells]
        aligned = [text.rjust(widths[at]) if at in numeric else text.ljust(widths[at]) for at, text in enumerate(texts)]
        lines.append("  ".join(aligned).rstrip())
    return lines
