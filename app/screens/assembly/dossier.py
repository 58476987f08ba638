"""A dossier as a member reads it, on one page: who, score and why, what moved, plan, pieces, what happened."""

from __future__ import annotations

import streamlit as st

from app import address, session
from app.parts import firm, frame, marks, moves, scored, verdict
from app.parts.answers import show_answer
from app.parts.plain import plain
from app.parts.sheet import draw_sheet
from app.parts.timeline import draw_timeline, moments_of
from app.screens.assembly import choosing, heading
from conditionality.desk import views_score, views_sitting
from conditionality.desk.firm import firmness_of
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.views_score import Scored
from conditionality.scoring.explain import explain, line, outcome_label
from conditionality.wording.speech import Lang, say


def show() -> None:
    """Draw the screen."""
    lang, office, hand = session.language(), session.desk(), session.hand()
    frame.heading(say(lang, "Dossier"), say(lang, "All that the assembly reads of a dossier, before it votes."))
    found = views_sitting.items(office, hand)
    if isinstance(found, NotDone):
        show_answer(found, lang)
        return
    if not found:
        st.markdown(say(lang, "No dossier is on an agenda yet. It comes here once the members are convened."))
        return
    page = views_sitting.item_page(office, hand, choosing.pick_dossier(found, lang).dossier)
    if isinstance(page, NotDone):
        show_answer(page, lang)
        return
    heading.draw(page, lang)
    told = views_score.score_of(office, hand, page.dossier)
    if isinstance(told, NotDone):
        st.markdown(say(lang, "There is no score yet: it is computed once the request is complete."))
    else:
        score(told, lang)
        robustness(office, hand, told, lang)
    st.header(say(lang, "Draft plan"), anchor=False)
    scored.draw_plan(page.plan, page.plan_state, None if isinstance(told, NotDone) else told.rules, lang)
    heading.files(page, lang)
    st.header(say(lang, "What happened"), anchor=False)
    draw_timeline(moments_of(page.log, lambda code: page.names.get(code, ""), lang), lang)
    st.page_link("screens/assembly/vote.py", label=say(lang, "Vote"),
                 query_params=address.link_to(page.dossier, lang))  # fmt: skip


def score(told: Scored, lang: Lang) -> None:
    """Draw the score: one sentence, the explanation of one page, what moved."""
    card, rules = told.now.card, told.rules
    st.header(say(lang, "Score"), anchor=False)
    verdict.badge(card.outcome_kind, outcome_label(card, rules, lang))
    st.markdown(plain(line(card, rules, lang)))
    if told.moved is not None:
        moves.draw_moves(told.moved, rules, told.before, lang)
    length = marks.pick_length(session.kept("seen_length", "page"), "seen_length", lang)
    draw_sheet(explain(card, rules, lang, length))


def robustness(office: Office, hand: Hand, told: Scored, lang: Lang) -> None:
    """Draw how firmly the recommendation holds."""
    found = firmness_of(office, hand, told.subject)
    if not isinstance(found, NotDone):
        st.header(say(lang, "Robustness of the recommendation"), anchor=False)
        firm.draw_firmness(found, told.rules, lang)


show()
