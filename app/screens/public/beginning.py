"""How a simulation begins: rules, period, who; an example, an empty form to take away, a file, or starting again."""

from __future__ import annotations

import streamlit as st

from app import session, simulating
from app.parts import live, opening, slips
from conditionality.desk.simulation import periods_offered
from conditionality.report.model import Report
from conditionality.wording.speech import Lang, say

FILE = "upload"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def rules(lang: Lang) -> str:
    """Let rules, period and organisation be picked; give the `id@version` of the rules."""
    left, right = st.columns(2)
    with left:
        books = [one.referential for one in session.books()]
        ref = opening.pick_book(books, session.picked_book(), "pick_book", lang)
        session.choose(ref)
    draft = simulating.absorb(ref)
    with right:
        periods = periods_offered(session.book(ref).referential, session.today())
        opening.pick_period(periods, draft.period, simulating.box(ref, "@period"), lang)
    boxes = (simulating.box(ref, "@name"), simulating.box(ref, "@siret"))
    opening.who(draft.name, draft.siret, boxes, lang)
    wrong = (one for one in simulating.simulation(ref).findings if one.path.startswith(("organisation", "period")))
    slips.beside(wrong, lang)
    return ref


def ways(ref: str, lang: Lang) -> None:
    """Draw the ways to fill the form at once."""
    form = session.scorer(ref, simulating.draft(ref).period.from_).form
    with st.container(horizontal=True):
        example = simulating.example(ref)
        if example is not None:
            st.button(say(lang, "Try with an example"), key="example", on_click=simulating.want, args=(ref, example))
        name = f"{form.referential.id}-{form.referential.version}-{lang}.xlsx"
        label = say(lang, "Form to fill offline (.xlsx)")
        st.download_button(label, simulating.form_to_take(ref, lang), name, XLSX, key="template", on_click="ignore")
        st.button(say(lang, "Start again"), key="clear", on_click=simulating.want, args=(ref, "clear"))
    if simulating.wanted() is not None:
        _confirm(ref, lang)
    with st.expander(say(lang, "I have a file: send a report or a filled form"), key="file"):
        _upload(ref, lang)


def _confirm(ref: str, lang: Lang) -> None:
    count = sum(bool(text) for text in simulating.draft(ref).texts.values())
    if isinstance(simulating.wanted(), Report):
        question = say(lang, "Answers of yours that will be replaced: {count}.", count=count)
    else:
        question = say(lang, "Answers of yours that will be erased: {count}.", count=count)
    yes, no = say(lang, "Go on"), say(lang, "Keep my answers")
    opening.confirm(question, yes, no, lambda: simulating.carry_out(ref), simulating.forget)


def _upload(ref: str, lang: Lang) -> None:
    there, sent = opening.take_file(FILE, lambda: simulating.receive(ref, FILE), lang), simulating.sent()
    if there and sent is not None and sent.ref != ref and not sent.name:
        sent = simulating.read_sent(ref, FILE)
    if not there or sent is None:
        return
    if not sent.ref:
        opening.refuse_rules(sent.name, lang)
        return
    referential = session.book(sent.ref).referential
    if sent.moved and sent.ref == ref:
        opening.tell_rules(referential, lang)
    reports = sent.received.reports
    opening.show_received(sent.received, live.field_labels(referential, lang), lang)
    if sent.taken:
        opening.tell_taken(simulating.draft(sent.ref).period, lang)
    elif reports and sent.ref == ref and simulating.wanted() is None:
        report, label = opening.pick_report(reports, lang), say(lang, "Take these answers")
        st.button(label, key="take", on_click=simulating.want, args=(ref, report), type="primary")
