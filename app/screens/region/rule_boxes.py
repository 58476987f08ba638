"""Boxes of a draft of a rule book: a card of texts and formulas, the text of the file, the names of tables."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from app import workshop
from app.parts.plain import plain
from app.workshop import Window
from conditionality.desk.rule_bench import Bench
from conditionality.desk.rule_cards import Box
from conditionality.desk.rule_edits import Put, spot_of
from conditionality.desk.rule_sheets import Sheet, cell_text
from conditionality.desk.rule_tables import label_of
from conditionality.wording.speech import Lang, mark, say

TITLES: dict[str, str] = {
    "dimensions": mark("Dimensions"),
    "indicators": mark("Indicators"),
    "outcomes": mark("Recommendations, the first that holds"),
    "steps": mark("Lines of the scale, the first that takes the value"),
    "ramp": mark("Points of the line, values rising"),
    "choices": mark("Points of each answer"),
    "rest": mark("Beside the lines"),
    "formula": mark("Points by a formula, x is the value"),
    "yes_no": mark("Points of yes and of no"),
}


def title_of(one: Sheet, bench: Bench, lang: Lang) -> str:
    """Name a table: by what it holds, or by the item that it is the list of."""
    kind, _, name = one.id.partition(":")
    if not name:
        return say(lang, TITLES[kind])
    block = "gradings" if kind == "bands" else kind
    return label_of(bench.tree, block, name, lang)


def scale_name(place: str, bench: Bench, lang: Lang) -> str:
    """Name a scale: by its indicator, by its own id when several share it."""
    spot = spot_of(place)
    label = label_of(bench.tree, spot.block, spot.name, lang)
    case = f" ({spot.keys[-1]})" if len(spot.keys) > 1 else ""
    text = f"{spot.name}. {label}" if label != spot.name else say(lang, "shared scale {name}", name=spot.name)
    return text + case


def draw_card(mine: Window, boxes: Sequence[Box], lang: Lang) -> None:
    """Draw the boxes of an item; what is typed is saved when the hand rests."""
    for one in boxes:
        key, put = mine.key(one.place), Put(one.place, one.value, None)
        label, text = say(lang, one.told.label), cell_text(one.value, lang)
        draw = st.text_area if one.told.long else st.text_input
        draw(plain(label), text, key=key, on_change=workshop.typed_in_box,
             args=(mine.subject, put, one.told.kind, key))  # fmt: skip
        if one.sentence:
            said = escape(say(lang, "In words: {sentence}.", sentence=one.sentence))
            st.html(f'<p class="help" role="status">{said}</p>')
