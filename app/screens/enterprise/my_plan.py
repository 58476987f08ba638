"""My plan: as it stands, the plans beside it, what each day buys, its calendar; amend, sign, follow."""

from __future__ import annotations

import streamlit as st

from app import drafting, planning, session
from app.parts import frame, plan_drawn
from app.parts.answers import show_answer
from app.parts.badges import state_badge
from app.parts.plain import plain
from app.parts.sheet import draw_sheet
from app.screens.enterprise import plan_acts
from conditionality.certificate.plan_sheet import make_plan_pdf
from conditionality.desk.outcome import NotDone
from conditionality.desk.views_plan import PlanStand, followed, plan_stand, with_plan
from conditionality.plan.curve import Axis
from conditionality.plan.follow_sheet import follow_sheet
from conditionality.wording.speech import Lang, say


def show() -> None:
    """Draw the screen."""
    lang = session.language()
    frame.heading(say(lang, "My plan"))
    show_answer(session.take_answer(), lang)
    known = with_plan(session.desk(), session.hand())
    names = {one.dossier: f"{one.dossier}, {one.known.name or one.known.siret}" for one in known}
    dossier = drafting.pick_subject(names, say(lang, "Request"))
    if not dossier:
        st.markdown(say(lang, "No plan yet: one is drafted with the score when the request does not hold by itself."))
        st.page_link("screens/enterprise/my_score.py", label=say(lang, "My score"))
        return
    found = plan_stand(session.desk(), session.hand(), dossier)
    if isinstance(found, NotDone):
        st.warning(plain(" ".join(found.sentences(lang))))
        st.button(say(lang, "See my plans"), key="see_mine", on_click=drafting.look_at, args=("",))
        return
    draw(found, lang)


def draw(found: PlanStand, lang: Lang) -> None:
    """Draw the plan and what may be done with it."""
    state_badge("plan", found.state, lang)
    plan_drawn.in_time(found, lang)
    name = f"{found.subject}-{lang}.pdf"
    made = lambda: make_plan_pdf(found.pages, found.rules, lang)  # noqa: E731 - made when it is asked for
    st.download_button(say(lang, "The plan (PDF)"), made, name, "application/pdf", key="plan_pdf", on_click="ignore")
    plan_acts.sign(found, lang)
    plan_acts.follow(found, lang)
    st.header(say(lang, "Three plans side by side"), anchor=False)
    plan_drawn.side_by_side(found.options, found.rules, lang)
    bought(found, lang)
    plan_acts.amend(found, lang)
    for one in followed(session.desk(), session.hand(), found.dossier):
        with st.expander(plain(say(lang, "What the report {subject} shows of the plan", subject=one.report))):
            draw_sheet(follow_sheet(one.follow, found.plan, found.rules, lang))


@st.fragment
def bought(found: PlanStand, lang: Lang) -> None:
    """Draw what each day, or each euro, buys; only this is drawn again when the other is asked for."""
    st.header(say(lang, "What each effort brings"), anchor=False)
    names: dict[Axis, str] = {"effort": say(lang, "For days of work"), "cost": say(lang, "For euros")}
    axes = list(names)
    at: Axis = "cost" if session.kept("curve_by", "effort") == "cost" else "effort"
    label = say(lang, "What is counted")
    given = st.segmented_control(label, axes, default=at, required=True, format_func=lambda one: names[one],
                                 key="curve_by")  # fmt: skip
    with st.spinner(say(lang, "The machine scores again at each step…")):
        curve = planning.curve(found, given)
    if not isinstance(curve, NotDone):
        plan_drawn.curve_drawn(curve, found.rules, lang)


show()
