"""Tell how a plan goes to people: the gap to what was expected, then each action with its state and its points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from conditionality.plan.explain import action_label, points_text
from conditionality.plan.follow import Follow, Progress
from conditionality.plan.paper import Plan
from conditionality.referential.model import Referential
from conditionality.scoring.labels import printed, words
from conditionality.wording.sheet import Grid, Section, Sheet
from conditionality.wording.speech import Lang, mark, say

STATES: Mapping[str, str] = {
    "met": mark("met"),
    "on_time": mark("on time"),
    "late": mark("late"),
    "missed": mark("missed"),
}
"""What people read for the state of an action."""

FIRST = ("missed", "late", "on_time", "met")
"""The order of the table: what needs care comes first."""


def follow_sheet(follow: Follow, plan: Plan, referential: Referential, lang: Lang) -> Sheet:
    """Tell where a plan stands at the end of a period.

    Args:
        follow: Made by `follow_plan`.
        plan: The plan that is followed.
        referential: The référentiel it was made with.
        lang: `fr` or `en`.
    """
    who = plan.organisation.name or plan.report_id
    title = say(lang, "Follow-up of the plan: {title}", title=words(referential.title, lang))
    subtitle = say(lang, "{who}, end of period {period} of the plan", who=who, period=str(follow.period))
    sections = [Section(say(lang, "What is expected, and what is"), tuple(_told(follow, lang)))]
    if follow.progress:
        sections.append(Section(say(lang, "Each action"), (), (_grid(follow, plan, referential, lang),)))
    return Sheet(title, subtitle, tuple(sections), "", lang)


def _told(follow: Follow, lang: Lang) -> Iterator[str]:
    if follow.total is None:
        yield say(lang, "The new report has no total yet.")
    elif follow.gap is not None:
        yield say(
            lang,
            "The total is {total}; the plan expected {expected}: {gap}.",
            total=points_text(follow.total, lang),
            expected=points_text(follow.expected, lang),
            gap=_gap(follow, lang),
        )
    counted = Counter(one.state for one in follow.progress)
    yield say(
        lang,
        "Met: {met}. On time: {on_time}. Late: {late}. Missed: {missed}.",
        met=str(counted["met"]),
        on_time=str(counted["on_time"]),
        late=str(counted["late"]),
        missed=str(counted["missed"]),
    )


def _gap(follow: Follow, lang: Lang) -> str:
    gap = follow.gap
    if not gap:
        return say(lang, "as expected")
    if gap > 0:
        return say(lang, "{points} points ahead", points=points_text(gap, lang))
    return say(lang, "{points} points behind", points=points_text(-gap, lang))


def _grid(follow: Follow, plan: Plan, referential: Referential, lang: Lang) -> Grid:
    header = (
        *(say(lang, "Indicator"), say(lang, "Action"), say(lang, "State")),
        *(say(lang, "Points now"), say(lang, "Points wanted")),
    )
    rows = tuple(
        _row(one, plan, referential, lang) for one in sorted(follow.progress, key=lambda item: FIRST.index(item.state))
    )
    return Grid("", header, rows, frozenset({3, 4}))


def _row(one: Progress, plan: Plan, referential: Referential, lang: Lang) -> tuple[str, ...]:
    action = next(item for item in plan.actions if item.id == one.action)
    indicator = next(item for item in referential.indicators if item.id == action.indicator)
    return (
        printed(indicator),
        action_label(action, indicator, lang),
        say(lang, STATES[one.state]),
        points_text(one.points, lang),
        points_text(one.wanted, lang),
    )
