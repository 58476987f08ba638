"""How firmly a recommendation holds: one sentence, then what the other draws give and what decides."""

from __future__ import annotations

import streamlit as st

from app.parts.plain import plain
from app.parts.sheet import draw_grid
from conditionality.referential.model import Referential
from conditionality.scoring.firmness import Firmness
from conditionality.scoring.firmness_sheet import deciders_grid, firmness_line, flips_line
from conditionality.wording.speech import Lang, say


def draw_firmness(paper: Firmness, rules: Referential, lang: Lang) -> None:
    """Draw how firmly a recommendation holds.

    Args:
        paper: What was worked out.
        rules: Frozen at filing.
        lang: `fr` or `en`.
    """
    st.markdown(plain(f"{firmness_line(paper, lang)} {flips_line(paper, rules, lang)}"))
    if paper.deciders:
        with st.expander(say(lang, "What decides")):
            draw_grid(deciders_grid(paper, rules, lang))
