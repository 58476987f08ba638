"""What a draft of a rule book does to many reports: who gains, who loses, by group, the largest moves and why."""

from __future__ import annotations

import streamlit as st

from app.parts.plain import plain
from app.parts.sheet import draw_section
from conditionality.desk.effect_page import effect_page
from conditionality.desk.rule_trials import TriedMany
from conditionality.scoring.effect_sheet import write_effect
from conditionality.wording.speech import Lang, mark, say

MADE_ON = {
    "filed": mark("On reports that were really filed here, under any version of this rule book."),
    "examples": mark("On the reports of the demonstration region: invented, though plausible."),
    "invented": mark(
        "On invented dossiers: reports of the demonstration with their figures stretched at random. They show how far "
        "the rules move many reports, not what happens to those who filed."
    ),
}


def draw_moved(many: TriedMany, source: str, lang: Lang) -> None:
    """Draw what came of a back-test.

    Args:
        many: The reports under both versions.
        source: What they are, a key of `MADE_ON`.
        lang: `fr` or `en`.
    """
    sheet = write_effect(many.paper, many.old, many.new, lang)
    st.header(sheet.title, anchor=False)
    st.markdown(f"{plain(sheet.subtitle)} {say(lang, MADE_ON[source])}")
    name = f"{many.new.ref.replace('@', '-')}-{source}-{lang}.html"
    st.download_button(say(lang, "This back-test as a page (HTML)"), lambda: page(many, lang), name, "text/html",
                       on_click="ignore", key="rule_page")  # fmt: skip
    for one in sheet.sections:
        draw_section(one)


def page(many: TriedMany, lang: Lang) -> bytes:
    """Give the same as a page to take away, with charts."""
    return effect_page(many.paper, many.old, many.new, lang)
