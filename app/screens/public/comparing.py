"""Two versions of a rule book side by side: what changes from the older to the newer, in sentences."""

from __future__ import annotations

import streamlit as st

from app import session
from app.parts import rule_changes
from conditionality.referential.diff import diff
from conditionality.wording.speech import Lang, say


def compare(ref: str, lang: Lang) -> None:
    """Draw what changes between a version and another one of the same rule book.

    Args:
        ref: `id@version` of the version that is read.
        lang: `fr` or `en`.
    """
    versions = [one for one in session.books() if one.referential.id == session.book(ref).referential.id]
    with st.expander(say(lang, "Compare two versions")):
        if len(versions) == 1:
            st.markdown(say(lang, "There is one version only: nothing to compare it with yet."))
            return
        others = [one.ref for one in versions if one.ref != ref]
        other = st.selectbox(say(lang, "With the version"), others, index=None, key=f"compare:{ref}")
        if other is None:
            return
        old, new = sorted(
            (session.book(ref).referential, session.book(other).referential), key=lambda one: rank(one.version)
        )
        changes = diff(old, new)
        st.subheader(say(lang, "From {old} to {new}", old=old.ref, new=new.ref), anchor=False)
        rule_changes.draw_changes(changes, lang)
        text = rule_changes.as_text(old.ref, new.ref, changes, lang)
        st.download_button(say(lang, "What changes (text)"), text, f"{old.id}-{old.version}-{new.version}-{lang}.md",
                           "text/markdown", on_click="ignore", key=f"get_changes:{ref}")  # fmt: skip


def rank(version: str) -> tuple[int, ...]:
    """Give the place of a version among others.

    >>> rank("1.10.0") > rank("1.9.0")
    True
    """
    return tuple(int(part) for part in version.split("."))
