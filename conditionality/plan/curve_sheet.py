"""Tell a curve to people: for growing effort, the total and the recommendation, and what each further day brings."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from conditionality.plan.curve import Axis, Curve, Point, spent
from conditionality.plan.explain import points_text, standing_label
from conditionality.referential.model import Referential
from conditionality.wording.numbers import money, number
from conditionality.wording.sheet import Grid, Section
from conditionality.wording.speech import Lang, say

EUROS = 1000
"""Euros of which the table says what they bring: one alone brings too little to read."""


def curve_section(curve: Curve, referential: Referential, lang: Lang) -> Section:
    """Give the table of a curve, and how to read it.

    Args:
        curve: Any curve.
        referential: The référentiel it was traced with.
        lang: `fr` or `en`.
    """
    by_effort = curve.by == "effort"
    heading = say(lang, "What each day buys") if by_effort else say(lang, "What each euro buys")
    gained = say(lang, "Points for one more day") if by_effort else say(lang, "Points for 1,000 euros more")
    header = (
        *(say(lang, "Days"), say(lang, "Cost"), say(lang, "Months"), say(lang, "Actions")),
        *(say(lang, "Total"), gained, say(lang, "Recommendation")),
    )
    rows = tuple(_rows(curve, referential, lang))
    return Section(heading, tuple(_told(curve, lang)), (Grid("", header, rows, frozenset(range(6))),))


def _told(curve: Curve, lang: Lang) -> Iterator[str]:
    if len(curve.points) == 1:
        yield say(lang, "No known action brings more points.")
        return
    yield say(lang, "Each line was scored again with its actions. The first line is today.")
    if not all(one.best for one in curve.points):
        yield say(lang, "Lines marked ~ were scored too, but a better set of actions for as much may exist.")


def _rows(curve: Curve, referential: Referential, lang: Lang) -> Iterator[tuple[str, ...]]:
    before: Point | None = None
    for one in curve.points:
        yield (
            number(lang, one.effort_days),
            money(lang, one.cost_eur),
            number(lang, one.months),
            str(len(one.steps)),
            f"{'' if one.best else '~ '}{points_text(one.standing.total, lang)}",
            _gained(before, one, curve.by, lang),
            standing_label(one.standing, referential, lang),
        )
        before = one


def _gained(before: Point | None, now: Point, by: Axis, lang: Lang) -> str:
    """Say what a day, or a thousand euros, brings from one point to the next; nothing where there is nothing to say."""
    if before is None or before.standing.total is None or now.standing.total is None:
        return ""
    units = EUROS if by == "cost" else 1
    more = spent(now, by) - spent(before, by)
    gain = now.standing.total - before.standing.total
    if not more:
        return "–"
    return f"{'+' if gain >= 0 else ''}{number(lang, Fraction(gain) / Fraction(more) * units, 2)}"
