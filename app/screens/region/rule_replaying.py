"""Try a draft of a rule book on many reports: those that were filed, those of the demonstration, invented ones."""

from __future__ import annotations

import streamlit as st

from app import session, trying
from app.parts import rule_moved
from app.parts.answers import show_answer
from app.parts.plain import plain
from app.workshop import Window
from conditionality.desk.outcome import NotDone
from conditionality.desk.rule_reports import FiledOne, filed_reports, population_of
from conditionality.scoring.gathering import gather
from conditionality.scoring.population import Population
from conditionality.wording.numbers import number
from conditionality.wording.speech import Lang, mark, say

ON = {
    "filed": mark("Back-test on the {count} reports filed"),
    "examples": mark("Back-test on the {count} reports of the demonstration (invented)"),
    "invented": mark("Back-test on {count} invented dossiers"),
}


def draw(mine: Window, lang: Lang) -> None:
    """Draw what the draft can be tried on, and what came of the last try."""
    if trying.old_side(mine) is None or trying.new_side(mine) is None:
        st.markdown(say(lang, "The draft can be tried once nothing is left to correct."))
        return
    filed = filed_reports(session.desk(), session.hand(), mine.standing.draft.parent.partition("@")[0])
    if isinstance(filed, NotDone):
        show_answer(filed, lang)
        return
    counts = {"filed": len(filed), "examples": len(trying.examples(mine)), "invented": trying.MANY}
    with st.container(horizontal=True):
        for name, count in counts.items():
            label = say(lang, ON[name], count=number(lang, count))
            if count and st.button(plain(label), key=f"rule_many:{name}"):
                with st.spinner(say(lang, "Each report is scored twice…")):
                    trying.back_test(mine, name, population(name, mine, filed))
    made = trying.made(mine)
    if made is None:
        st.markdown(say(lang, "Nothing was tried with these rules yet. Choose on what."))
        trying.make_ready(mine)
        return
    rule_moved.draw_moved(made.many, made.source, lang)


def population(name: str, mine: Window, filed: tuple[FiledOne, ...]) -> Population:
    """Give the reports to try on, as columns."""
    rules = [side.referential for side in (trying.old_side(mine), trying.new_side(mine)) if side is not None]
    match name:
        case "filed":
            return population_of(filed, *rules)
        case "examples":
            return gather(trying.examples(mine), *rules)
        case _:
            return trying.invented(mine)
