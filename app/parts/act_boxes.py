"""Draw the box of one field of an act, and give what stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from app.parts.act_fields import ActField, Option
from app.parts.plain import plain
from conditionality.wording.speech import Lang, say

MOST_BUTTONS = 6
"""Options shown as buttons; beyond, a list that unrolls."""

FEW = 2
"""Options that stand beside each other; more stand under each other."""

NO_ANSWER = ""


def draw_box(asked: ActField, key: str, start: object, offered: Sequence[Option] | None, lang: Lang) -> object:
    """Draw a field with its help; give what stands in its box.

    Args:
        asked: The field.
        key: Of the box.
        start: What the box starts with, as typed.
        offered: What may be chosen now, in place of the field's own list.
        lang: `fr` or `en`.
    """
    given = _draw(asked, key, start, asked.options(lang) if offered is None else tuple(offered), lang)
    if asked.help:
        st.html(f'<p class="help">{escape(say(lang, asked.help))}</p>')
    return given


def label_of(asked: ActField, lang: Lang) -> str:
    """Give the label of a box; it says when the box may stay empty."""
    title = say(lang, asked.title)
    return plain(title if asked.required or asked.kind == "tick" else say(lang, "{label}, optional", label=title))


def _draw(asked: ActField, key: str, start: object, options: tuple[Option, ...], lang: Lang) -> object:
    label = label_of(asked, lang)
    match asked.kind:
        case "tick":
            return st.checkbox(label, start is True, key=key)
        case "choices":
            return _many(label, options, start, key, lang)
        case "lines" if options:
            return _many(label, options, start, key, lang)
        case "choice":
            return _one(asked, options, str(start), key, lang)
        case "text" if options:
            return _one(asked, options, str(start), key, lang)
        case "file" | "files":
            return st.file_uploader(label, key=key, accept_multiple_files=asked.kind == "files")
        case _:
            return _write(asked, label, start, key, lang)


def _write(asked: ActField, label: str, start: object, key: str, lang: Lang) -> str:
    """Let words, a figure or a day be written."""
    if asked.kind == "lines":
        lines = "\n".join(str(one) for one in start) if isinstance(start, tuple) else ""
        return st.text_area(label, lines, key=key, placeholder=say(lang, "one per line"))
    if asked.is_long:
        return st.text_area(label, str(start), key=key)
    return st.text_input(label, str(start), key=key, placeholder=_hint(asked, lang), autocomplete="off")


def _hint(asked: ActField, lang: Lang) -> str:
    match asked.kind:
        case "day":
            example = "21/11/2026" if lang == "fr" else "2026-11-21"
        case "decimal":
            example = "1\u202f234,50" if lang == "fr" else "1234.50"
        case "whole":
            example = "12"
        case _:
            return ""
    return say(lang, "for example {example}", example=example)


def _one(asked: ActField, options: tuple[Option, ...], start: str, key: str, lang: Lang) -> str:
    """Let one option be chosen; none is chosen in place of the person."""
    names = {one.value: one.label for one in options}
    if not asked.required and len(options) <= MOST_BUTTONS:
        names[NO_ANSWER] = say(lang, "No answer")
    ids = list(names)
    at = ids.index(start) if start in ids else None
    label = label_of(asked, lang)
    if len(options) <= MOST_BUTTONS:
        across = len(options) <= FEW
        chosen = st.radio(label, ids, at, format_func=lambda one: plain(names[one]), key=key, horizontal=across)
    else:
        choose = say(lang, "Choose an answer")
        chosen = st.selectbox(label, ids, at, format_func=names.__getitem__, key=key, placeholder=choose)
    return chosen or NO_ANSWER


def _many(label: str, options: tuple[Option, ...], start: object, key: str, lang: Lang) -> tuple[str, ...]:
    names = {one.value: one.label for one in options}
    before = [one for one in start if one in names] if isinstance(start, tuple) else []
    choose = say(lang, "Choose one or several")
    chosen = st.multiselect(label, list(names), before, format_func=names.__getitem__, key=key, placeholder=choose)
    return tuple(one for one in names if one in chosen)
