"""What a draft changes in the version that it comes from, and what publishing it needs."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from app import trying, workshop
from app.parts import rule_changes
from app.parts.plain import plain
from app.screens.region import rule_opening
from app.workshop import Window
from conditionality.desk.rule_bench import Bench
from conditionality.referential.changes import Change
from conditionality.referential.diff import diff
from conditionality.referential.library import path_of
from conditionality.wording.speech import Lang, say

NEEDS = 'conditionality referential publish {ref} --act "…" --on AAAA-MM-JJ --href … --backtest {name}-backtest.json'


def draw(part: str, mine: Window, lang: Lang) -> None:
    """Draw a part of the end of the work."""
    bench = workshop.bench(mine)
    changes = changes_of(bench)
    if part == "diff":
        differences(bench, changes, lang)
        return
    publishing(mine, bench, changes, lang)


def changes_of(bench: Bench) -> tuple[Change, ...] | None:
    """Give what changes from the parent; nothing while either does not hold."""
    if bench.parent is None or bench.referential is None:
        return None
    return diff(bench.parent, bench.referential)


def differences(bench: Bench, changes: Sequence[Change] | None, lang: Lang) -> None:
    """Draw what changes from the parent."""
    st.header(say(lang, "What changes from {ref}", ref=bench.draft.parent), anchor=False)
    if changes is None:
        st.markdown(say(lang, "The differences are shown once nothing is left to correct."))
    else:
        rule_changes.draw_changes(changes, lang)


def publishing(mine: Window, bench: Bench, changes: Sequence[Change] | None, lang: Lang) -> None:
    """Draw what can be taken away, and what publishing needs."""
    ref = mine.standing.draft.ref
    st.header(say(lang, "Towards publishing"), anchor=False)
    told = say(lang, "A version is published with nothing to correct nor to check, every golden case green, a "
                     "back-test seen, and the act that adopts it. Take these files away, put the rules among the "
                     "rule books as {file}, then:", file=path_of(ref))  # fmt: skip
    name = ref.replace("@", "-")
    st.markdown(plain(told))
    st.html(f"<p><code>{escape(NEEDS.format(ref=ref, name=name))}</code></p>")
    with st.container(horizontal=True):
        st.download_button(say(lang, "The rules (TOML)"), mine.standing.draft.text, f"{name}.toml", "application/toml",
                           on_click="ignore", key=mine.key("@rules"))  # fmt: skip
        if changes is not None:
            text = rule_changes.as_text(bench.draft.parent, ref, changes, lang)
            st.download_button(say(lang, "What changes (text)"), text, f"{name}-{lang}.md", "text/markdown",
                               on_click="ignore", key=mine.key("@diff"))  # fmt: skip
        made = trying.made(mine)
        if made is not None and made.source != "invented":
            st.download_button(say(lang, "The back-test (JSON)"), made.many.record, f"{name}-backtest.json",
                               "application/json", on_click="ignore", key=mine.key("@record"))  # fmt: skip
    if made is None or made.source == "invented":
        st.markdown(
            say(lang, "These rules were not yet replayed on reports in this visit, which publishing asks for: "
                "see «Back-test».")
        )  # fmt: skip
    rule_opening.removing(mine, lang)
