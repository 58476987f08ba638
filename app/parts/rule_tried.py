"""One report under two versions of the rules: the score and the recommendation before and after, and what moved."""

from __future__ import annotations

import streamlit as st

from app.parts import moves, verdict
from app.parts.sheet import draw_grid
from conditionality.desk.rule_trials import TriedReport
from conditionality.referential.model import Referential
from conditionality.scoring.explain import outcome_label
from conditionality.scoring.labels import shown_number
from conditionality.scoring.scorecard import Scorecard
from conditionality.wording.sheet import Grid
from conditionality.wording.speech import Lang, say


def draw_tried(tried: TriedReport, old: Referential, new: Referential, lang: Lang) -> None:
    """Draw what a change of rules does to a report.

    Args:
        tried: The report under both versions.
        old: The version that the draft comes from.
        new: The draft.
        lang: `fr` or `en`.
    """
    st.header(say(lang, "Before and after"), anchor=False)
    sides = ((old, tried.before), (new, tried.after))
    for column, (rules, card) in zip(st.columns(2, gap="large"), sides, strict=True):
        with column, st.container(border=True):
            st.subheader(rules.ref, anchor=False)
            verdict.badge(card.outcome_kind, outcome_label(card, rules, lang))
            draw_grid(Grid("", (say(lang, "What"), say(lang, "Score")), totals(card, rules, lang), frozenset({1})),
                      rules.ref)  # fmt: skip
    if not tried.moved.total.whole:
        st.markdown(say(lang, "The total does not move."))
    moves.draw_lines(tried.moved, new, lang)


def totals(card: Scorecard, rules: Referential, lang: Lang) -> tuple[tuple[str, str], ...]:
    """Give the total and each dimension, as shown."""
    labels = {one.id: one.label.text(lang) for one in rules.dimensions}
    rows = [(labels.get(one.id, one.id), shown_number(lang, one.score)) for one in card.dimensions]
    return ((say(lang, "Total"), shown_number(lang, card.total.score)), *rows)
