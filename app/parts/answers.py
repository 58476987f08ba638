"""Show what came of an act: done, denied and why, slips to correct, or somebody else's act in between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from app.parts import slips
from app.parts.plain import plain
from conditionality.desk.outcome import Done, NotDone, Outcome
from conditionality.wording.findings import sentence
from conditionality.wording.speech import Lang, say

CONFLICTS = frozenset({"changed-since-opened", "store-busy"})
"""Findings that tell of somebody else's act: nothing of the person's own is wrong."""

NO_LABELS: Mapping[str, str] = {}


def show_answer(outcome: Outcome | None, lang: Lang, *, done: str = "", labels: Mapping[str, str] = NO_LABELS) -> None:
    """Draw what came of an act; nothing when there was none.

    Args:
        outcome: What the desk gave.
        lang: `fr` or `en`.
        done: What to say when it was done, in the language; "Done." when empty.
        labels: Of the fields of the form, by name (`act_fields.labels_of`).
    """
    match outcome:
        case Done():
            st.success(plain(done or say(lang, "Done: it is in the register.")))
        case NotDone():
            _not_done(outcome, labels, lang)


def _not_done(outcome: NotDone, labels: Mapping[str, str], lang: Lang) -> None:
    between = tuple(one for one in outcome.findings if one.code in CONFLICTS)
    others = tuple(one for one in outcome.findings if one.code not in CONFLICTS)
    for one in between:
        told = sentence(replace(one, path=""), lang)
        st.warning(plain(f"{told} {say(lang, 'What you typed is still here.')}"))
    for text in replace(outcome, findings=()).sentences(lang):
        st.error(plain(text))
    if others:
        st.markdown(f"**{say(lang, 'Nothing was written. What to correct:')}**")
        slips.listed(others, labels, lang)
