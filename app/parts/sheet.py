"""Draw a written sheet: headings, paragraphs, tables that can be read by a screen reader and scrolled on a phone."""

from __future__ import annotations

import re
from html import escape

import streamlit as st

from conditionality.wording.sheet import Grid, Section, Sheet

PIECE = 16
LONG_WORD = re.compile(r"\w{32,}")


def draw_sheet(sheet: Sheet) -> None:
    """Draw a whole sheet under the title of the screen."""
    for section in sheet.sections:
        draw_section(section)
    if sheet.mention:
        st.html(f'<p class="mention">{escape(sheet.mention)}</p>')


def draw_section(section: Section) -> None:
    """Draw a section."""
    if section.heading:
        st.header(section.heading, anchor=False)
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in section.paragraphs if text)
    if paragraphs:
        st.html(f'<div class="prose">{paragraphs}</div>')
    for grid in section.grids:
        draw_grid(grid, section.heading)


def draw_grid(grid: Grid, title: str = "") -> None:
    """Draw a table.

    Args:
        grid: Texts.
        title: Its name for a screen reader, when it has no caption.
    """
    if grid.rows:
        st.html(grid_html(grid, title))


def grid_html(grid: Grid, title: str = "") -> str:
    """Give a table as HTML: a caption, heads with their scope, figures to the right."""
    caption = f"<caption>{escape(grid.caption)}</caption>" if grid.caption else ""
    heads = "".join(f'<th scope="col"{_side(grid, rank)}>{escape(text)}</th>' for rank, text in enumerate(grid.header))
    rows = "".join(f"<tr>{_row(grid, row)}</tr>" for row in grid.rows)
    name = escape(grid.caption or title, quote=True)
    table = f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="grid" role="region" aria-label="{name}" tabindex="0">{table}</div>'


def _row(grid: Grid, row: tuple[str, ...]) -> str:
    first, *rest = row
    cells = "".join(f"<td{_side(grid, rank)}>{_cell(text)}</td>" for rank, text in enumerate(rest, 1))
    return f'<th scope="row"{_side(grid, 0)}>{escape(first)}</th>{cells}'


def _cell(text: str) -> str:
    """Give a text that may be cut where it would be wider than a phone, such as a fingerprint."""
    return LONG_WORD.sub(
        lambda word: "<wbr>".join(word[0][at : at + PIECE] for at in range(0, len(word[0]), PIECE)), escape(text)
    )


def _side(grid: Grid, rank: int) -> str:
    return ' class="number"' if rank in grid.numeric else ""
