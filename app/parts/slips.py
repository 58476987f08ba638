"""Show what is wrong or doubtful in what a person gave: beside the box, and as a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from html import escape

import streamlit as st

from conditionality.findings import Finding
from conditionality.wording.findings import sentence
from conditionality.wording.speech import Lang, say


def beside(found: Iterable[Finding], lang: Lang) -> None:
    """Say what is wrong with one answer, under its box."""
    lines = "".join(_line(one, sentence(replace(one, path="", line=0, column=""), lang), lang) for one in found)
    if lines:
        st.html(f'<div class="slips" role="status">{lines}</div>')


def listed(found: Iterable[Finding], labels: Mapping[str, str], lang: Lang) -> None:
    """List slips, each after the label of what it is about.

    Args:
        found: Findings of any level.
        labels: By path (`answers.women`); another path is shown as it is.
        lang: `fr` or `en`.
    """
    lines = "".join(f"<li>{_line(one, _placed(one, labels, lang), lang)}</li>" for one in found)
    if lines:
        st.html(f'<ul class="slips">{lines}</ul>')


def _placed(one: Finding, labels: Mapping[str, str], lang: Lang) -> str:
    label = labels.get(one.path)
    if label is None:
        return sentence(one, lang)
    text = sentence(replace(one, path=""), lang)
    return say(lang, "{place}: {text}", place=label, text=text)


def _line(one: Finding, text: str, lang: Lang) -> str:
    word = say(lang, "To correct:") if one.level == "error" else say(lang, "To check:")
    return f'<p class="{one.level}"><strong>{escape(word)}</strong> {escape(text)}</p>'
