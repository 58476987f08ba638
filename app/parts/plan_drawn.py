"""A plan on the screen: its plans side by side, its curve, its actions in time, what was declared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from html import escape
from typing import Any

import altair as alt
import streamlit as st

from app.parts import charts, sheet
from app.parts.act_fields import Option
from app.parts.badges import state_html
from app.parts.declaring import period_words
from app.parts.sheet import draw_section
from conditionality.desk.views_plan import ActionStand, PlanStand, Told
from conditionality.dossier.clocks import legal_day
from conditionality.dossier.labels import DENIALS, denial_text
from conditionality.dossier.permissions import DenialReason, Denied
from conditionality.plan.compare import compare_plans
from conditionality.plan.curve import Curve
from conditionality.plan.curve_sheet import curve_section
from conditionality.plan.explain import points_text
from conditionality.plan.paper import Plan
from conditionality.plan.sheet import period_end, plan_sheet
from conditionality.plan.steps import Step
from conditionality.referential.model import Referential
from conditionality.report.model import Period
from conditionality.scoring.labels import printed, words
from conditionality.wording.numbers import day, money, number
from conditionality.wording.sheet import Section
from conditionality.wording.speech import Lang, mark, say

TALL = 300

WAITING = {
    "PlanAccepted": mark("A plan is signed once the assembly has proposed it."),
    "PlanNotAccepted": mark("A plan is declined once the assembly has proposed it."),
    "PlanAmended": mark("A plan may be amended while it is a draft; once proposed, it is signed or declined."),
    "ProgressDeclared": mark("Progress is declared once the region has granted the aid and the plan has started."),
}
"""What an act on a plan waits for."""


def side_by_side(plans: Sequence[Plan], rules: Referential, lang: Lang) -> None:
    """Draw the plans that were drafted with the score, side by side."""
    if not plans:
        st.markdown(say(lang, "No other plan was drafted with this score."))
        return
    for section in compare_plans(plans, rules, lang).sections:
        draw_section(Section("", section.paragraphs))
        for grid in section.grids:
            sheet.draw_grid(grid, section.heading)


def in_time(found: PlanStand, lang: Lang) -> None:
    """Draw the plan: what to do, when, the score to expect at the end of each period."""
    *told, _ = plan_sheet(found.pages, found.rules, lang).sections
    whole = told if found.plan.actions else plan_sheet(found.pages, found.rules, lang).sections
    for section in whole:
        draw_section(section)


def curve_drawn(curve: Curve, rules: Referential, lang: Lang) -> None:
    """Draw what each day, or each euro, buys, with its table."""
    titles = (say(lang, "Days of work") if curve.by == "effort" else say(lang, "Euros"), say(lang, "Total"))
    rows: list[dict[str, Any]] = [
        {
            "spent": float(one.effort_days if curve.by == "effort" else one.cost_eur),
            "total": float(one.standing.total or 0),
            "shown": points_text(one.standing.total, lang),
            "label": points_text(one.standing.total, lang),
            "cost": number(lang, one.effort_days) if curve.by == "effort" else money(lang, one.cost_eur),
        }
        for one in curve.points
    ]
    for row in rows[1:-1]:
        row["label"] = ""
    alternative = say(lang, "Line of the total against what is spent: the table under it gives each number.")
    charts.draw(_line(rows, titles), alternative, f"curve_{curve.by}")
    section = curve_section(curve, rules, lang)
    for grid in section.grids:
        sheet.draw_grid(grid, section.heading)
    for text in section.paragraphs:
        st.markdown(text)


def _line(rows: list[dict[str, Any]], titles: tuple[str, str]) -> alt.LayerChart:
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("spent:Q", title=titles[0], axis=alt.Axis(tickCount=6)),
        y=alt.Y("total:Q", title=titles[1], scale=alt.Scale(zero=False)),
        tooltip=[alt.Tooltip("cost:N", title=titles[0]), alt.Tooltip("shown:N", title=titles[1])],
    )
    line = base.mark_line(color=charts.MAIN, strokeWidth=3, interpolate="step-after")
    dots = base.mark_point(filled=True, size=80, color=charts.MAIN, opacity=1)
    texts = base.mark_text(align="left", dx=7, dy=-9, fontSize=13, color=charts.INK).encode(text="label:N")
    drawn: alt.LayerChart = charts.tidy(alt.layer(line, dots, texts), TALL)
    return drawn


def step_options(steps: Iterable[Step], rules: Referential, lang: Lang) -> list[Option]:
    """Give everything that may be done, each after its indicator."""
    known = {one.id: one for one in rules.indicators}
    return [Option(one.id, f"{printed(known[one.indicator])} · {step_words(one, lang)}") for one in steps]


def step_words(one: Step, lang: Lang) -> str:
    """Say a step, with what it asks for."""
    days = say(lang, "{days} days, {cost}", days=number(lang, one.effort_days), cost=money(lang, one.cost_eur))
    label = words(one.lever.label, lang) if one.lever is not None else say(lang, "next line of the scale (estimated)")
    return f"{label} ({days})"


def action_names(found: PlanStand, lang: Lang) -> Mapping[str, str]:
    """Give the name of each step by its id."""
    return {one.value: one.label for one in step_options(found.steps, found.rules, lang)}


def draw_actions(actions: Sequence[ActionStand], names: Mapping[str, str], lang: Lang) -> None:
    """Draw where each action stands."""
    items = "".join(
        f"<li>{state_html('action', one.state, lang)} {escape(names.get(one.action, one.action))} "
        f'<span class="by">{escape(say(lang, "before {day}", day=day(lang, one.due_on)))}</span></li>'
        for one in actions
    )
    st.html(f'<ul class="deadlines">{items}</ul>')


def draw_told(told: Sequence[Told], names: Mapping[str, str], lang: Lang) -> None:
    """Draw the progress that was declared, the latest first."""
    if not told:
        st.markdown(say(lang, "No progress declared yet."))
        return
    items = []
    for one in told:
        done = ", ".join(names.get(name, name) for name in one.done)
        what = f" <strong>{escape(say(lang, 'Done: {listed}', listed=done))}</strong>" if done else ""
        when = escape(day(lang, legal_day(one.at)))
        items.append(f'<li><time>{when}</time>{what}<p class="note">{escape(one.words)}</p></li>')
    st.html(f'<ol class="timeline">{"".join(items)}</ol>')


def period_options(found: PlanStand, lang: Lang) -> list[Option]:
    """Give the periods of the plan, by their first day."""
    starts = found.plan.period.to + timedelta(days=1)
    made = []
    for rank in range(1, max(1, found.pages.schedule.periods) + 1):
        ends = period_end(found.plan, found.pages.schedule, rank)
        made.append(Option(starts.isoformat(), period_words(Period(from_=starts, to=ends), lang)))
        starts = ends + timedelta(days=1)
    return made


def why_not(found: PlanStand, act: str, lang: Lang) -> str:
    """Say why an act may not be done now; empty when it may."""
    reason = found.denied[act]
    if reason == "not_from_here":
        return say(lang, WAITING[act])
    known: dict[str, DenialReason] = {one: one for one in DENIALS}
    return denial_text(lang, Denied(known.get(reason, "not_from_here")), act) if reason else ""
