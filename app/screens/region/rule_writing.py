"""Write in a draft of a rule book: as tables, as cards, or in the text of its file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from app import session, workshop
from app.parts import rule_grid
from app.screens.region import rule_boxes, rule_text
from app.workshop import Window
from conditionality.desk import rule_tables
from conditionality.desk.rule_bench import Bench
from conditionality.desk.rule_cards import CARDS, NAMES, card, items_to_read
from conditionality.desk.rule_sheets import Sheet
from conditionality.wording.speech import Lang, say


def draw(part: str, mine: Window, lang: Lang) -> None:
    """Draw a part of the draft."""
    bench = workshop.bench(mine)
    if part != "text" and not bench.own:
        st.markdown(say(lang, "The text of the file cannot be read: tables and cards come back once it can."))
        part = "text"
    match part:
        case "weights":
            tables(mine, rule_tables.weight_tables(bench, lang), lang)
        case "thresholds":
            tables(mine, rule_tables.threshold_tables(bench, lang), lang)
        case "parameters":
            tables(mine, rule_tables.parameter_tables(bench), lang)
        case "scales":
            scale(mine, bench, lang)
        case "cards":
            cards(mine, bench, lang)
        case _:
            rule_text.draw(mine, lang)


def tables(mine: Window, sheets: Sequence[Sheet], lang: Lang) -> None:
    """Draw tables; each as it stood when this part was opened, with what was typed since in its cells."""
    if not sheets:
        st.markdown(say(lang, "This rule book has none. It can be added in the text of the file."))
    else:
        rule_grid.draw_help(lang)
    bench = workshop.bench(mine)
    for one in sheets:
        shown, key = mine.shown.setdefault(one.id, one), mine.key(one.id)
        done = partial(workshop.typed_in_table, mine.subject, one.id, key)
        rule_grid.draw_sheet(shown, rule_boxes.title_of(one, bench, lang), key, done, lang)


def scale(mine: Window, bench: Bench, lang: Lang) -> None:
    """Let a scale be picked, and draw it."""
    places = list(rule_tables.scale_places(bench))
    if not places:
        tables(mine, (), lang)
        return
    names = {one: rule_boxes.scale_name(one, bench, lang) for one in places}
    kept = session.kept("rule_scale", places[0])
    given = st.selectbox(
        say(lang, "Scale"), places, places.index(kept) if kept in places else 0, format_func=names.__getitem__,
        key="rule_scale", on_change=workshop.afresh, args=(mine.subject,),
    )  # fmt: skip
    tables(mine, rule_tables.scale_tables(bench, given or places[0], lang), lang)


def cards(mine: Window, bench: Bench, lang: Lang) -> None:
    """Let an item be picked, and draw its card."""
    blocks = [one for one in CARDS if items_to_read(bench, one, lang)]
    block = st.pills(say(lang, "Kind of card"), blocks, default=blocks[0], required=True, key="rule_block",
                     format_func=lambda one: say(lang, NAMES[one]), wrap=True)  # fmt: skip
    names = items_to_read(bench, block or blocks[0], lang)
    name = st.selectbox(say(lang, "Card"), list(names), format_func=names.__getitem__,
                        key=f"rule_card:{block}")  # fmt: skip
    with st.container(key="autosave"):
        rule_boxes.draw_card(mine, card(bench, block or blocks[0], name or next(iter(names)), lang), lang)
