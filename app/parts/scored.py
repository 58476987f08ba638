"""A stored score in full: recommendation, dimensions, each indicator explained, the explanation in writing; a plan."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app.parts import drawn, marks, verdict
from app.parts.badges import state_badge
from app.parts.plain import plain
from app.parts.sheet import draw_grid, draw_sheet
from conditionality.plan.explain import explain_plan
from conditionality.plan.paper import Plan
from conditionality.referential.model import Referential
from conditionality.scoring.explain import explain, line, outcome_label
from conditionality.scoring.labels import shown_number
from conditionality.scoring.scorecard import Scorecard
from conditionality.wording.numbers import number
from conditionality.wording.sheet import Grid
from conditionality.wording.speech import Lang, say


def draw_score(cards: Sequence[Scorecard], referential: Referential | None, length: str, key: str, lang: Lang) -> None:
    """Draw the latest score of a dossier, and say when there were others.

    Args:
        cards: Oldest first.
        referential: Frozen at filing; none before.
        length: Of the explanation, as it was picked last.
        key: Of the box of the length.
        lang: `fr` or `en`.
    """
    if not cards or referential is None:
        st.markdown(say(lang, "There is no score yet: it is computed once the request is complete."))
        return
    card = cards[-1]
    verdict.badge(card.outcome_kind, outcome_label(card, referential, lang))
    st.markdown(plain(line(card, referential, lang)))
    if len(cards) > 1:
        _draw_runs(cards, referential, lang)
    draw_grid(drawn.dimension_grid(card, referential, lang))
    drawn.shape(card, referential, lang)
    marks.every_indicator(card, referential, lang)
    draw_sheet(explain(card, referential, lang, marks.pick_length(length, key, lang)))


def _draw_runs(cards: Sequence[Scorecard], referential: Referential, lang: Lang) -> None:
    rows = tuple(
        (number(lang, rank), shown_number(lang, one.total.score), outcome_label(one, referential, lang))
        for rank, one in enumerate(cards, 1)
    )
    header = (say(lang, "Run"), say(lang, "Total"), say(lang, "Recommendation"))
    draw_grid(Grid(say(lang, "Every score, the oldest first; none is ever erased"), header, rows, frozenset({1})))


def draw_plan(plan: Plan | None, state: str, referential: Referential | None, lang: Lang) -> None:
    """Draw the latest plan of a dossier.

    Args:
        plan: None when there is none.
        state: Where it stands.
        referential: Frozen at filing; none before.
        lang: `fr` or `en`.
    """
    if plan is None or referential is None:
        st.markdown(say(lang, "There is no plan: the score asks for none, or is not computed yet."))
        return
    state_badge("plan", state, lang)
    draw_sheet(explain_plan(plan, referential, lang))
