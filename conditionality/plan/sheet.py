"""The sheet of a plan: what is proposed, the schedule by period with the score to expect, and who signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from conditionality.plan.aims import Bench
from conditionality.plan.explain import action_label, explain_plan, points_text, standing_label
from conditionality.plan.follow import expect
from conditionality.plan.paper import Plan, Standing
from conditionality.plan.propose import lay_report
from conditionality.plan.schedule import Schedule, lay_schedule
from conditionality.referential.blocks import Indicator
from conditionality.referential.model import Referential
from conditionality.referential.terms import NotNegative
from conditionality.report.model import Report
from conditionality.report.periods import Duration, add, duration
from conditionality.scoring.labels import printed
from conditionality.wording.numbers import day, number
from conditionality.wording.sheet import Grid, Section, Sheet
from conditionality.wording.speech import Lang, listed, say

YEAR_MONTHS = 12
"""Length of a period of a plan where the rules ask for reports at no interval of whole months."""

SIGNED_LINES = 3
"""Height of the place to sign, in lines."""


@dataclass(frozen=True, slots=True)
class PlanPages:
    """All that the sheet of a plan tells.

    Attributes:
        plan: The plan.
        schedule: Its actions in time.
        expected: Total and outcome at the end of each period.
    """

    plan: Plan
    schedule: Schedule
    expected: tuple[Standing, ...]


def plan_pages(
    bench: Bench,
    report: Report,
    plan: Plan,
    history: Sequence[Report] = (),
    capacity_days: NotNegative | None = None,
) -> PlanPages:
    """Lay a plan on the reporting periods of its rules, and score the report at the end of each.

    Args:
        bench: Made for the start of the report's period.
        report: The report that the plan was made for.
        plan: The plan.
        history: Earlier reports of the organisation.
        capacity_days: Most person-days in a period; none: no limit.
    """
    desk, _ = lay_report(bench, report, history)
    schedule = lay_schedule(plan, period_months(bench.scorer.referential), capacity_days)
    return PlanPages(plan, schedule, expect(desk, plan, schedule))


def period_months(referential: Referential) -> int:
    """Give the months between two reports, a year where they are not whole months."""
    interval = duration(referential.interval)
    return interval.months if interval.months and not interval.days else YEAR_MONTHS


def plan_sheet(pages: PlanPages, referential: Referential, lang: Lang) -> Sheet:
    """Tell a plan in full.

    Args:
        pages: See `plan_pages`.
        referential: The référentiel the plan was made with.
        lang: `fr` or `en`.
    """
    told = explain_plan(pages.plan, referential, lang)
    more = (_when(pages, referential, lang), _signed(pages.plan, lang)) if pages.plan.actions else ()
    return Sheet(told.title, told.subtitle, (*told.sections, *more), told.mention, told.lang)


def _when(pages: PlanPages, referential: Referential, lang: Lang) -> Section:
    """Give one line a period: what is begun, what shows, the score to expect at its end."""
    heading = say(lang, "When")
    if pages.schedule.too_large:
        large = listed(lang, (_label(pages.plan, one, referential, lang) for one in pages.schedule.too_large))
        return Section(heading, (say(lang, "No period has enough days for: {listed}.", listed=large),))
    header = (
        *(say(lang, "Until"), say(lang, "Begun in the period"), say(lang, "Shows at its end")),
        *(say(lang, "Days"), say(lang, "Total"), say(lang, "Recommendation")),
    )
    rows = tuple(_period(pages, rank, referential, lang) for rank in range(1, max(1, len(pages.expected)) + 1))
    return Section(heading, (), (Grid("", header, rows, frozenset({3, 4})),))


def _period(pages: PlanPages, rank: int, referential: Referential, lang: Lang) -> tuple[str, ...]:
    plan, schedule = pages.plan, pages.schedule
    begun = [one.action for one in schedule.placed if one.period == rank]
    before = schedule.ended_by(rank - 1)
    shows = [one for one in schedule.ended_by(rank) if one not in before]
    expected = pages.expected[rank - 1] if pages.expected else plan.after
    effort = sum((one.effort_days for one in plan.actions if one.id in begun), Decimal(0))
    return (
        day(lang, period_end(plan, schedule, rank)),
        _short(plan, begun, referential),
        _short(plan, shows, referential),
        number(lang, effort),
        points_text(expected.total, lang),
        standing_label(expected, referential, lang),
    )


def period_end(plan: Plan, schedule: Schedule, rank: int) -> date:
    """Give the last day of a period of a plan, counted from 1; the first begins after the report's own period."""
    start = plan.period.to + timedelta(days=1)
    return add(start, Duration(months=rank * schedule.period_months)) - timedelta(days=1)


def _short(plan: Plan, names: Sequence[str], referential: Referential) -> str:
    """Name actions by their indicators, each as many times as it has actions; a dash for none."""
    return ", ".join(printed(_indicator(plan, name, referential)) for name in names) or "–"


def _label(plan: Plan, name: str, referential: Referential, lang: Lang) -> str:
    action = next(one for one in plan.actions if one.id == name)
    return action_label(action, _indicator(plan, name, referential), lang)


def _indicator(plan: Plan, name: str, referential: Referential) -> Indicator:
    action = next(one for one in plan.actions if one.id == name)
    return next(one for one in referential.indicators if one.id == action.indicator)


def _signed(plan: Plan, lang: Lang) -> Section:
    """Give the places to sign: the organisation and the assembly agree, each by its own hand."""
    room = "\n" * SIGNED_LINES
    who = plan.organisation.name or plan.report_id
    header = (say(lang, "For"), say(lang, "Name and capacity"), say(lang, "Date"), say(lang, "Signature"))
    rows = ((f"{who}{room}", "", "", ""), (f"{say(lang, 'The assembly')}{room}", "", "", ""))
    text = say(lang, "The plan holds once both have signed; each signature is recorded with its day.")
    return Section(say(lang, "Who signs"), (text,), (Grid("", header, rows),))
