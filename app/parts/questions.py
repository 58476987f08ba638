"""Draw a question as a box, and read what stands in its box as text that the reader of typed answers knows."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from app.parts.plain import plain
from conditionality.desk.simulation import NONE_TICKED
from conditionality.referential.blocks import AskedField
from conditionality.referential.terms import Source
from conditionality.report.form import Question
from conditionality.scoring.labels import words
from conditionality.wording.speech import Lang, listed, say

MOST_BUTTONS = 6
"""Options shown as buttons; beyond, a list that unrolls."""

UNANSWERED = ""


def ask(question: Question, text: str, key: str, lang: Lang) -> None:
    """Draw a question with its help.

    Args:
        question: What to ask.
        text: What has been typed so far.
        key: Of the box on this screen.
        lang: `fr` or `en`.
    """
    label = plain(label_of(question, lang))
    match question.field.kind:
        case "yes_no":
            _buttons(label, {"yes": say(lang, "Yes"), "no": say(lang, "No")}, text, key, lang)
        case "choice":
            _pick(label, _options(question.field, lang), text, key, lang)
        case "choices":
            _ticks(label, _options(question.field, lang), text, key, lang)
        case _:
            hint = _hint(question.field, lang)
            st.text_input(label, text, key=key, placeholder=hint, autocomplete="off")
    _help(question, lang)


def typed(field: AskedField, key: str, boxes: Mapping[str, object]) -> str | None:
    """Read what stands in the box of a field; nothing when it has no box on the screen.

    Args:
        field: What is asked.
        key: Of its box.
        boxes: What stands in every box on the screen, by key.
    """
    if field.kind != "choices":
        return str(boxes[key] or UNANSWERED) if key in boxes else None
    if f"{key}:" not in boxes:
        return None
    chosen = [one.id for one in field.options if boxes.get(f"{key}:{one.id}")]
    return "; ".join(chosen) or (NONE_TICKED if boxes[f"{key}:"] else UNANSWERED)


def label_of(question: Question, lang: Lang) -> str:
    """Give the label of a box: what is asked, its unit, and whether it may be left empty."""
    label = words(question.field.label, lang)
    if question.field.unit:
        label = say(lang, "{label} ({unit})", label=label, unit=words(question.field.unit, lang))
    return label if question.required is not False else say(lang, "{label}, optional", label=label)


def _hint(field: AskedField, lang: Lang) -> str:
    match field.kind:
        case "integer":
            return say(lang, "for example {example}", example="12")
        case "date":
            return say(lang, "for example {example}", example="21/11/2026" if lang == "fr" else "2026-11-21")
        case "text":
            return ""
        case "money":
            return say(lang, "for example {example}", example="1\u202f234,50" if lang == "fr" else "1234.50")
        case _:
            return say(lang, "for example {example}", example="12,5" if lang == "fr" else "12.5")


def _options(field: AskedField, lang: Lang) -> dict[str, str]:
    return {one.id: words(one.label, lang) for one in field.options}


FEW = 2
"""Options that stand beside each other; more stand under each other."""


def _buttons(label: str, options: dict[str, str], text: str, key: str, lang: Lang) -> None:
    names = {one: plain(text) for one, text in options.items()} | {UNANSWERED: say(lang, "No answer")}
    ids = list(names)
    place = ids.index(text) if text in ids else len(ids) - 1
    st.radio(label, ids, place, format_func=names.__getitem__, key=key, horizontal=len(options) <= FEW)


def _pick(label: str, options: dict[str, str], text: str, key: str, lang: Lang) -> None:
    if len(options) <= MOST_BUTTONS:
        _buttons(label, options, text, key, lang)
        return
    ids = list(options)
    place = ids.index(text) if text in ids else None
    choose = say(lang, "Choose an answer")
    st.selectbox(label, ids, place, format_func=options.__getitem__, key=key, placeholder=choose)


def _ticks(label: str, options: dict[str, str], text: str, key: str, lang: Lang) -> None:
    """Draw boxes to tick; "none of these" is an answer, and an untouched list is none."""
    ticked = {part.strip() for part in text.split(";")}
    with st.container(gap="xsmall"):
        st.markdown(label)
        for option, words_of in options.items():
            st.checkbox(plain(words_of), option in ticked, key=f"{key}:{option}")
        st.checkbox(say(lang, "None of these"), NONE_TICKED in ticked, key=f"{key}:")


def _help(question: Question, lang: Lang) -> None:
    parts = [escape(words(question.field.help, lang))] if question.field.help else []
    if question.evidence:
        proofs = listed(lang, (words(one, lang) for one in question.evidence))
        parts.append(escape(say(lang, "Proof: {evidence}.", evidence=proofs.rstrip("."))))
    if question.sources:
        cited = listed(lang, (_cite(one, lang) for one in question.sources))
        parts.append(say(lang, "Source: {source}.", source=cited.rstrip(".")))
    if parts:
        st.html(f'<p class="help">{"<br>".join(parts)}</p>')


def _cite(source: Source, lang: Lang) -> str:
    text = escape(words(source.cite, lang))
    return f'<a href="{escape(source.href, quote=True)}">{text}</a>' if source.href else text
