"""What may be done with a plan: amend it, sign it or not, declare progress with files."""

from __future__ import annotations

import streamlit as st

from app import session
from app.parts import plan_drawn
from app.parts.act_fields import Option
from app.parts.act_form import act_form
from app.screens.enterprise import enclosing
from app.screens.enterprise.opening_acts import Sure
from conditionality.desk.filing_requests import Advance, Amendment, Declining
from conditionality.desk.improve import TO_DO, amend_plan, declare_progress, decline_plan, sign_plan
from conditionality.desk.views_plan import PlanStand
from conditionality.wording.speech import Lang, say


def sign(found: PlanStand, lang: Lang) -> None:
    """Draw what signs the plan, and what declines it."""
    desk, hand, dossier = session.desk(), session.hand(), found.dossier
    if found.state not in {"DRAFT", "PROPOSED"}:
        return
    st.header(say(lang, "Sign the plan, or not"), anchor=False)
    denied, key = plan_drawn.why_not(found, "PlanAccepted", lang), session.form_key("PlanAccepted", found.subject)
    seen = dict(session.seen(key, found.heights))
    who = found.known.name or found.known.siret
    binds = say(lang, "{organisation} commits to the {count} actions of the plan below.", organisation=who,
                count=len(found.plan.actions))  # fmt: skip
    label = say(lang, "Sign the plan")
    if isinstance(act_form(key, Sure, lang, submit=label, denied=denied, confirm=binds), Sure):
        session.answer("PlanAccepted", found.subject, sign_plan(desk, hand, dossier, seen))
    denied, key = plan_drawn.why_not(found, "PlanNotAccepted", lang), session.form_key("PlanNotAccepted", found.subject)
    if denied:
        return
    seen = dict(session.seen(key, found.heights))
    goes = say(lang, "The plan is a draft again, and the request comes back before the assembly.")
    with st.expander(say(lang, "Decline the plan")):
        asked = act_form(key, Declining, lang, submit=say(lang, "Decline the plan"), confirm=goes)
    if isinstance(asked, Declining):
        session.answer("PlanNotAccepted", found.subject, decline_plan(desk, hand, dossier, asked, seen))


def amend(found: PlanStand, lang: Lang) -> None:
    """Draw the form that puts other actions in the plan; they are proved again on the exact machine."""
    st.header(say(lang, "Choose other actions"), anchor=False)
    denied, key = plan_drawn.why_not(found, "PlanAmended", lang), session.form_key("PlanAmended", found.subject)
    seen = dict(session.seen(key, found.heights))
    offered = {"steps": plan_drawn.step_options(found.steps, found.rules, lang)}
    given = {"steps": tuple(one.id for one in found.plan.actions)}
    label = say(lang, "Put these actions in the plan")
    asked = act_form(key, Amendment, lang, offered=offered, given=given, submit=label, denied=denied)
    if isinstance(asked, Amendment):
        done = amend_plan(session.desk(), session.hand(), found.dossier, asked, seen)
        session.answer("PlanAmended", found.subject, done)


def follow(found: PlanStand, lang: Lang) -> None:
    """Draw where each action stands and what was declared, and the form that declares progress."""
    names = plan_drawn.action_names(found, lang)
    st.header(say(lang, "Follow the plan"), anchor=False)
    plan_drawn.draw_actions(found.actions, names, lang)
    plan_drawn.draw_told(found.told, names, lang)
    denied, key = (
        plan_drawn.why_not(found, "ProgressDeclared", lang),
        session.form_key("ProgressDeclared", found.subject),
    )
    seen = dict(session.seen(key, found.heights))
    if not denied:
        enclosing.enclosed(found.subject, lang)
    left = [Option(one.action, names[one.action]) for one in found.actions if one.state in TO_DO]
    offered = {"period": plan_drawn.period_options(found, lang), "done": left}
    asked = act_form(key, Advance, lang, offered=offered, submit=say(lang, "Declare progress"), denied=denied)
    if isinstance(asked, Advance):
        done = declare_progress(session.desk(), session.hand(), found.dossier, asked, seen)
        session.answer("ProgressDeclared", found.subject, done)
