"""A table of a draft of a rule book: cells that may be typed in, as in a spreadsheet; numbers go as text, exactly."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Literal

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from app.parts.plain import plain
from conditionality.desk.rule_sheets import Column, Sheet, cell_text
from conditionality.wording.speech import Lang, say

Width = Literal["small", "medium", "large"]

WIDE = frozenset({"when", "formula"})
NARROW = frozenset({"id", "weight", "floor", "points", "from", "above", "up_to", "below", "bound", "value"})


def draw_help(lang: Lang) -> None:
    """Say how a table is typed in."""
    text = say(lang, "Type in a cell, or paste from a spreadsheet. By keyboard: arrows, then type, then Enter. Cards "
                     "show the same in boxes.")  # fmt: skip
    st.html(f'<p class="help">{escape(text)}</p>')


def draw_sheet(sheet: Sheet, title: str, key: str, done: Callable[[], None], lang: Lang) -> None:
    """Draw a table.

    Args:
        sheet: As it is drawn first; what is typed stays in the box of the table.
        title: In the language.
        key: Of the box.
        done: Called when something was typed, added or removed.
        lang: `fr` or `en`.
    """
    columns = [one.key for one in sheet.columns]
    rows = [[cell_text(value, lang) for value in row.said] for row in sheet.rows]
    st.subheader(plain(title), anchor=False)
    st.data_editor(
        pd.DataFrame(rows, columns=columns, dtype="str"),
        hide_index=True, width="stretch", key=key, on_change=done, alt=title,
        num_rows="dynamic" if sheet.grows else "fixed",
        column_config={one.key: heading(one, lang) for one in sheet.columns},
    )  # fmt: skip


def heading(one: Column, lang: Lang) -> ColumnConfig:
    """Give what the table is told of a column: every cell is a text."""
    width: Width = "small" if one.key in NARROW else "large" if one.key in WIDE else "medium"
    return st.column_config.TextColumn(say(lang, one.heading), disabled=one.kind == "read", width=width)
