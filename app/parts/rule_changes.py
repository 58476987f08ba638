"""What changes between two versions of a rule book, as sentences, by part of the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

import streamlit as st

from conditionality.referential.changes import Change
from conditionality.referential.diff import told
from conditionality.scoring.labels import capital
from conditionality.wording.speech import Lang, mark, say

BLOCKS: Mapping[str, str] = {
    "": mark("Header"),
    "fields": mark("Questions"),
    "parameters": mark("Parameters"),
    "tables": mark("Tables"),
    "checks": mark("Checks of answers"),
    "scales": mark("Shared scales"),
    "dimensions": mark("Dimensions"),
    "indicators": mark("Indicators"),
    "gates": mark("Gates"),
    "results": mark("Intermediate results"),
    "gradings": mark("Grades"),
    "outcomes": mark("Recommendations"),
    "total": mark("Total"),
    "display": mark("How numbers are shown"),
}


def by_block(changes: Iterable[Change], lang: Lang) -> dict[str, list[str]]:
    """Give the sentences under the name of the part of the rules that they concern, in the order of a file."""
    found: dict[str, list[str]] = {}
    for one in changes:
        found.setdefault(say(lang, BLOCKS[one.block]), []).append(capital(told(one, lang)))
    return found


def draw_changes(changes: Sequence[Change], lang: Lang) -> None:
    """Draw what changes."""
    if not changes:
        st.markdown(say(lang, "Nothing changes."))
        return
    st.markdown(say(lang, "Changes: {count}.", count=len(changes)))
    for name, lines in by_block(changes, lang).items():
        st.subheader(name, anchor=False)
        items = "".join(f"<li>{escape(one)}.</li>" for one in lines)
        st.html(f'<ul class="rules">{items}</ul>')


def as_text(old: str, new: str, changes: Sequence[Change], lang: Lang) -> str:
    """Give the same as a text to take away.

    Args:
        old: `id@version` that one comes from.
        new: `id@version` that one goes to.
        changes: From one to the other.
        lang: `fr` or `en`.
    """
    title = say(lang, "From {old} to {new}", old=old, new=new)
    parts = [f"# {title}\n", *([] if changes else [say(lang, "Nothing changes.") + "\n"])]
    for name, lines in by_block(changes, lang).items():
        parts += [f"## {name}\n", "".join(f"- {one}.\n" for one in lines)]
    return "\n".join(parts)
