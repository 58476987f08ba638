"""Compare plans: what each asks for and brings, side by side, and which actions they share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from conditionality.plan.explain import VERDICTS, action_label, points_text, standing_label
from conditionality.plan.paper import Action, Plan
from conditionality.plan.schedule import lay_schedule
from conditionality.referential.model import Referential
from conditionality.scoring.labels import printed, words
from conditionality.wording.numbers import day, money, number
from conditionality.wording.sheet import Grid, Section, Sheet
from conditionality.wording.speech import Lang, mark, say

ORDERS: Mapping[str, str] = {
    "effort": mark("Least effort"),
    "cost": mark("Least cost"),
    "soonest": mark("Soonest"),
    "chosen": mark("Chosen"),
}
"""What people read for the order of a plan."""

TAKEN = "×"
"""What stands in the column of a plan that holds an action."""


def compare_plans(plans: Sequence[Plan], referential: Referential, lang: Lang) -> Sheet:
    """Lay plans for one report side by side.

    Args:
        plans: One or more, for the same report.
        referential: The référentiel they were made with.
        lang: `fr` or `en`.
    """
    first = plans[0]
    title = say(lang, "Plans side by side: {title}", title=words(referential.title, lang))
    subtitle = say(
        lang,
        "{who}, period from {start} to {end}, rules {ref}",
        who=first.organisation.name or first.report_id,
        start=day(lang, first.period.from_),
        end=day(lang, first.period.to),
        ref=first.referential,
    )
    sections = [Section(say(lang, "In short"), tuple(_told(plans, lang)), (_totals(plans, referential, lang),))]
    if any(one.actions for one in plans):
        sections.append(Section(say(lang, "What to do"), (), (_actions(plans, referential, lang),)))
    return Sheet(title, subtitle, tuple(sections), "", lang)


def order_label(plan: Plan, lang: Lang) -> str:
    """Say what a plan made least."""
    return say(lang, ORDERS[plan.order])


def _told(plans: Sequence[Plan], lang: Lang) -> Iterator[str]:
    """Say each verdict once, with the plans it is about where they differ."""
    verdicts = dict.fromkeys(one.verdict for one in plans)
    for verdict in verdicts:
        text = say(lang, VERDICTS[verdict])
        named = ", ".join(order_label(one, lang) for one in plans if one.verdict == verdict)
        yield text if len(verdicts) == 1 else say(lang, "{label}: {why}", label=named, why=text)
    if len(plans) > 1 and plans[0].actions and len({frozenset(one.id for one in plan.actions) for plan in plans}) == 1:
        yield say(lang, "They all ask for the same actions.")


def _totals(plans: Sequence[Plan], referential: Referential, lang: Lang) -> Grid:
    rows: tuple[tuple[str, Callable[[Plan], str]], ...] = (
        (say(lang, "Actions"), lambda one: str(len(one.actions))),
        (say(lang, "Days"), lambda one: number(lang, sum((step.effort_days for step in one.actions), Decimal(0)))),
        (say(lang, "Cost"), lambda one: money(lang, sum((step.cost_eur for step in one.actions), Decimal(0)))),
        (say(lang, "Months until all shows"), lambda one: str(lay_schedule(one).months)),
        (say(lang, "Total today"), lambda one: points_text(one.before.total, lang)),
        (say(lang, "Total with the plan"), lambda one: points_text(one.after.total, lang)),
        (say(lang, "Recommendation with the plan"), lambda one: standing_label(one.after, referential, lang)),
    )
    header = (say(lang, "What"), *(order_label(one, lang) for one in plans))
    cells = tuple((label, *(read(one) for one in plans)) for label, read in rows)
    return Grid("", header, cells, frozenset(range(1, len(header))))


def _actions(plans: Sequence[Plan], referential: Referential, lang: Lang) -> Grid:
    """Give every action of any plan, in the order of the référentiel, and the plans that hold it."""
    known = {one.id: one for one in referential.indicators}
    rank = {name: place for place, name in enumerate(known)}
    every: dict[str, Action] = {}
    for plan in plans:
        every |= {one.id: one for one in plan.actions if one.id not in every}
    header = (
        *(say(lang, "Indicator"), say(lang, "Action"), say(lang, "Days"), say(lang, "Cost")),
        *(order_label(one, lang) for one in plans),
    )
    rows = tuple(
        (
            printed(known[one.indicator]),
            action_label(one, known[one.indicator], lang),
            number(lang, one.effort_days),
            money(lang, one.cost_eur),
            *(TAKEN if one.id in {item.id for item in plan.actions} else "" for plan in plans),
        )
        for one in sorted(every.values(), key=lambda item: rank[item.indicator])
    )
    return Grid("", header, rows, frozenset({2, 3}))
