"""Simulate: pick a rule book and a period, fill the form or send a file, see the score live."""

from __future__ import annotations

import streamlit as st

from app import session, simulating
from app.parts import filling, frame, live, verdict
from app.screens.public import beginning
from conditionality.wording.speech import Lang, say


def show() -> None:
    """Draw the screen."""
    lang = session.language()
    frame.heading(
        say(lang, "Simulate my score"),
        say(
            lang,
            "What you type is scored as you go, and kept while this tab stays open; loading the page again erases it.",
        ),
    )
    ref = beginning.rules(lang)
    beginning.ways(ref, lang)
    form_and_score(ref, lang)


@st.fragment
def form_and_score(ref: str, lang: Lang) -> None:
    """Draw the form and the score beside it; only this is drawn again while typing."""
    draft = simulating.absorb(ref)
    scorer, now = session.scorer(ref, draft.period.from_), simulating.simulation(ref)
    referential, form = scorer.referential, scorer.form
    verdict.summary(
        live.total_words(now, referential, lang),
        live.outcome(now, referential, lang),
        (filling.progress_words(now, lang), now.state.answered_required, now.state.required),
        at_stake=simulating.has_typed(),
    )
    left, right = st.columns([3, 2], gap="large")
    with left:
        key = simulating.box(ref, "@section")
        section = filling.pick_section(form, now, draft.section, simulating.parts_box(ref), lang)
        filling.questions(section, now, draft.texts, lambda name: simulating.box(ref, name), lang)
        filling.neighbours(form, section, lambda name: simulating.go_to(ref, name), f"{key}:", lang)
    with right, st.container(border=True, key="live"):
        st.header(say(lang, "My score, live"), anchor=False)
        live.aside(now, referential, lang, "live_gauge")
        st.page_link("screens/public/score.py", label=say(lang, "See the score explained"))


show()
