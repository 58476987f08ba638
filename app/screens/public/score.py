"""Score: how much, why, what each indicator brings, and the papers to take away."""

from __future__ import annotations

import streamlit as st

from app import session, simulating
from app.parts import drawn, frame, live, marks, sheet, verdict
from app.parts.plain import plain
from conditionality.certificate.explanation import make_explanation_pdf
from conditionality.desk.simulation import paper_name
from conditionality.report.write import to_json
from conditionality.scoring.explain import explain, line
from conditionality.scoring.scorecard_json import write_scorecard
from conditionality.wording.speech import Lang, say


def show() -> None:
    """Draw the screen."""
    lang, ref = session.language(), session.chosen_ref()
    if simulating.draft(ref).is_empty:
        frame.heading(say(lang, "Understand a score"))
        nothing_yet(ref, lang)
        return
    now, referential = simulating.simulation(ref), session.book(ref).referential
    card = now.card
    frame.heading(say(lang, "Understand a score"), plain(line(card, referential, lang)))
    verdict.badge(*live.outcome(now, referential, lang))
    downloads(ref, lang)
    drawn.total(now, referential, lang)
    drawn.shape(card, referential, lang)
    whole = drawn.pick_detail(session.kept("waterfall", "dimension"), "waterfall", lang)
    drawn.contributions(card, referential, lang, whole=whole)
    marks.every_indicator(card, referential, lang)
    length = marks.pick_length(session.kept("length", "page"), "length", lang)
    sheet.draw_sheet(explain(card, referential, lang, length))


def nothing_yet(ref: str, lang: Lang) -> None:
    """Say what to do when nothing has been typed."""
    st.markdown(say(lang, "There is no score yet: nothing has been typed. Fill in the form, or look at an example."))
    with st.container(horizontal=True):
        st.page_link("screens/public/simulate.py", label=say(lang, "Simulate my score"))
        example = simulating.example(ref)
        if example is not None:
            label = say(lang, "Try with an example")
            st.button(label, key="example", on_click=simulating.want, args=(ref, example), type="primary")


def downloads(ref: str, lang: Lang) -> None:
    """Draw the papers to take away; each is made when it is asked for."""
    now, referential = simulating.simulation(ref), session.book(ref).referential
    papers = (
        (
            say(lang, "Explanation (PDF)"),
            lambda: make_explanation_pdf(now.card, referential, lang),
            "pdf",
            "application/pdf",
        ),
        (say(lang, "Scorecard (JSON)"), lambda: write_scorecard(now.card), "json", "application/json"),
        (say(lang, "Report (JSON)"), lambda: to_json(now.report), "report.json", "application/json"),
    )
    with st.container(horizontal=True):
        for label, make, suffix, mime in papers:
            st.download_button(
                label, make, f"{paper_name(now.report)}.{suffix}", mime, key=f"get_{suffix}", on_click="ignore"
            )


show()
