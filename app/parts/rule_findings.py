"""Everything that is wrong or doubtful in a draft of a rule book, as one types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from app.parts import shared_draft, slips
from app.parts.plain import plain
from conditionality.findings import Finding, errors
from conditionality.wording.speech import Lang, say


def draw_findings(found: Sequence[Finding], places: Mapping[str, str], lang: Lang) -> None:
    """List everything that is wrong or doubtful, each with its place.

    Args:
        found: In the order of the file.
        places: Each place in words, by path.
        lang: `fr` or `en`.
    """
    wrong = len(errors(found))
    if not found:
        shared_draft.saved_line(say(lang, "Nothing to correct: these rules can be tried."))
        return
    title = say(lang, "To correct before these rules can be tried: {count}", count=wrong)
    if not wrong:
        title = say(lang, "Nothing to correct; to check: {count}", count=len(found))
    with st.container(border=True, key="rule_findings"):
        st.markdown(f"**{plain(title)}**")
        slips.listed(found, places, lang)
