"""My score: how much, why, what each indicator brings, what moved since the last one."""

from __future__ import annotations

import streamlit as st

from app import drafting, session
from app.parts import drawn, frame, live, marks, moves, sheet, verdict
from app.parts.plain import plain
from conditionality.certificate.explanation import make_explanation_pdf
from conditionality.desk.outcome import NotDone
from conditionality.desk.simulation import paper_name
from conditionality.desk.views_score import Scored, score_of, with_score
from conditionality.report.write import to_json
from conditionality.scoring.explain import explain, line
from conditionality.scoring.scorecard_json import write_scorecard
from conditionality.wording.numbers import day
from conditionality.wording.speech import Lang, say


def show() -> None:
    """Draw the screen."""
    lang = session.language()
    frame.heading(say(lang, "My score"))
    subject = pick(lang)
    if not subject:
        st.markdown(say(lang, "No score yet: it comes once your request is filed and found complete. While you fill "
                              "in the form, the score it would give is shown beside it."))  # fmt: skip
        st.page_link("screens/enterprise/declare.py", label=say(lang, "Declare"))
        return
    found = score_of(session.desk(), session.hand(), subject)
    if isinstance(found, NotDone):
        st.warning(plain(" ".join(found.sentences(lang))))
        st.button(say(lang, "See my scores"), key="see_mine", on_click=drafting.look_at, args=("",))
        return
    draw(found, lang)


def pick(lang: Lang) -> str:
    """Let what has a score be picked; the address may name it."""
    scored = with_score(session.desk(), session.hand())
    names = {one.subject: f"{one.subject}, {one.known.name or one.known.siret}, {day(lang, one.scored_on)}"
             for one in scored}  # fmt: skip
    return drafting.pick_subject(names, say(lang, "Request or report"))


def draw(found: Scored, lang: Lang) -> None:
    """Draw the score."""
    now, rules, card = found.now, found.rules, found.now.card
    st.markdown(plain(line(card, rules, lang)))
    verdict.badge(*live.outcome(now, rules, lang))
    downloads(found, lang)
    drawn.total(now, rules, lang)
    if found.moved is not None:
        st.header(say(lang, "What moved since the last score"), anchor=False)
        moves.draw_moves(found.moved, rules, found.before, lang)
    drawn.shape(card, rules, lang)
    whole = drawn.pick_detail(session.kept("my_waterfall", "dimension"), "my_waterfall", lang)
    drawn.contributions(card, rules, lang, whole=whole)
    marks.every_indicator(card, rules, lang)
    length = marks.pick_length(session.kept("my_length", "page"), "my_length", lang)
    sheet.draw_sheet(explain(card, rules, lang, length))


def downloads(found: Scored, lang: Lang) -> None:
    """Draw the papers to take away; each is made when it is asked for."""
    name, card = paper_name(found.now.report), found.now.card
    pdf, json = "application/pdf", "application/json"
    with st.container(horizontal=True):
        for label, make, file, mime in (
            (say(lang, "Explanation (PDF)"), lambda: make_explanation_pdf(card, found.rules, lang), "pdf", pdf),
            (say(lang, "Scorecard (JSON)"), lambda: write_scorecard(card), "json", json),
            (say(lang, "Report (JSON)"), lambda: to_json(found.now.report), "report.json", json),
        ):
            st.download_button(label, make, f"{name}.{file}", mime, key=f"own_{file}", on_click="ignore")


show()
