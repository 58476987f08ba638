"""Rows: what the optimiser is told of a report, in whole numbers that never shut out a plan that is enough.

Limits and needs are exact. Where every mark is a mean, total and floors become rows, rounded so that each row asks for
a hair less than the rule does: a geometric or harmonic mean, or a minimum, is never above the weighted mean of the
same marks, which is what the row asks for. What no row says is told later, by cuts (see `search`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, lcm

from conditionality.formula.nodes import references
from conditionality.plan.goal import Goal, Limits, floors, least_total
from conditionality.plan.offers import Desk, Offer, marks_of
from conditionality.referential.formulas import formulas
from conditionality.referential.graph import parent_of
from conditionality.referential.model import Referential
from conditionality.scoring.nodes import is_number
from conditionality.scoring.reasons import read_formula

FINE = 10**6
"""Parts of a point that rows tell apart."""

FREE = ("gates[", "results[", "gradings[", "outcomes[")
"""Formulas that come after the marks: they may read them."""

MEANS = frozenset({"weighted_mean", "geometric_mean", "harmonic_mean", "min"})
"""Ways to combine that never give more than the weighted mean."""

TOPS = frozenset({"total", "gates_hold", "floors_hold", "outcome"})


@dataclass(frozen=True, slots=True)
class Row:
    """`least <= sum(counts[name] * done(name)) <= most`; `best` rows count an indicator's best step only.

    Attributes:
        counts: Whole number of each step; those left out count nothing.
        least: None when there is none.
        most: None when there is none.
        best: Whether only the best step done of each indicator counts.
    """

    counts: Mapping[str, int]
    least: int | None = None
    most: int | None = None
    best: bool = False

    def holds(self, chosen: frozenset[str]) -> bool:
        """Tell whether a set of steps keeps to a row that counts them all."""
        total = sum(count for name, count in self.counts.items() if name in chosen)
        return (self.least is None or total >= self.least) and (self.most is None or total <= self.most)


def whole(offers: Mapping[str, Offer], what: Callable[[Offer], Decimal]) -> tuple[dict[str, int], int]:
    """Give an amount of each step in whole numbers, and by how much the amounts were multiplied."""
    amounts = {name: Fraction(what(offer)) for name, offer in offers.items()}
    scale = lcm(*(one.denominator for one in amounts.values())) if amounts else 1
    return {name: int(amount * scale) for name, amount in amounts.items()}, scale


def limit_rows(offers: Mapping[str, Offer], limits: Limits) -> tuple[Row, ...]:
    """Give the rows of the limits: euros, days, number of actions, months, and steps that need others."""
    rows = [*_capped(offers, lambda one: one.step.cost_eur, limits.budget_eur)]
    rows += _capped(offers, lambda one: one.step.effort_days, limits.days)
    if limits.most_actions is not None:
        rows.append(Row(dict.fromkeys(offers, 1), most=limits.most_actions))
    if limits.months is not None:
        late = {name: 1 for name, one in offers.items() if one.lead_months > limits.months}
        rows.append(Row(late, most=0))
    rows += (Row({name: 1, need: -1}, most=0) for name, one in offers.items() for need in one.needs)
    return tuple(rows)


def _capped(offers: Mapping[str, Offer], what: Callable[[Offer], Decimal], most: Decimal | None) -> Iterator[Row]:
    if most is not None:
        counts, scale = whole(offers, what)
        yield Row(counts, most=floor(Fraction(most) * scale))


def mark_rows(desk: Desk, goal: Goal) -> tuple[Row, ...]:
    """Give the rows of total and floors; none when some mark may be above the mean of what is below it."""
    if not is_under_means(desk):
        return ()
    referential = desk.now.program.referential
    wanted = [("total", Fraction(one)) for one in (least_total(referential, goal),) if one is not None]
    wanted += [(name, Fraction(least)) for name, least in floors(referential)]
    rows = (mean_row(desk, name, least) for name, least in wanted)
    return tuple(row for row in rows if row is not None)


def mean_row(desk: Desk, name: str, least: Fraction) -> Row | None:
    """Give the row that asks for a mark of the weighted mean under it, rounded to ask for a hair less.

    Args:
        desk: A report of which `is_under_means` is true.
        name: A dimension, an indicator, or `total`.
        least: Points.

    Returns:
        The row; None when the mark counts for nothing.
    """
    referential, share = desk.now.program.referential, desk.now[f"{name}.share"]
    if not is_number(share) or share == 0:
        return None
    under = [one.id for one in referential.indicators if name in _above(referential, one.id)]
    parts = {one: _part(desk, one) / share for one in under}
    mean = sum((part * marks_of(desk.now, one) for one, part in parts.items()), Fraction(0))
    counts = {
        one: ceil(FINE * offer.gain * parts[offer.step.indicator])
        for one, offer in desk.offers.items()
        if offer.step.indicator in parts
    }
    return Row(counts, least=floor(FINE * (least - mean)) - 1, best=True)


def _part(desk: Desk, indicator: str) -> Fraction:
    own = desk.now[f"{indicator}.share"]
    return Fraction(own) if is_number(own) else Fraction(0)


def _above(referential: Referential, name: str) -> Sequence[str]:
    found = [name]
    while found[-1] not in {"total", ""}:
        found.append(parent_of(referential, found[-1]))
    return found


def is_under_means(desk: Desk) -> bool:
    """Tell whether no mark is ever above the weighted mean of what is below it, and points do not read one another."""
    referential = desk.now.program.referential
    plain = all(one.combine in MEANS and one.at_least is None for one in (*referential.dimensions, referential.total))
    scored = all(is_number(desk.now[f"{one.step.indicator}.points"]) for one in desk.offers.values())
    told = all(desk.bench.aims[name].kind != "ticked" for name in desk.offers)
    added = any(one.role == "add" for one in referential.indicators)
    return plain and scored and told and not added and not _reads_marks(referential)


def _reads_marks(referential: Referential) -> bool:
    """Tell whether anything that makes the marks reads a mark, be it through a result or a grade."""
    names = {one.path: references(read_formula(one.text)) for one in formulas(referential)}
    outputs = {one.id: f"results[{one.id}]." for one in referential.results}
    outputs |= {one.id: f"gradings[{one.id}]." for one in referential.gradings}
    clean: set[str] = set(outputs)

    def is_mark(name: str) -> bool:
        base, dot, _ = name.partition(".")
        return base not in clean and (dot != "" or base in outputs or base in TOPS) and base != "period"

    for _ in outputs:
        marked = {path for path, read in names.items() if any(is_mark(name) for name in read)}
        clean -= {one for one, prefix in outputs.items() if any(path.startswith(prefix) for path in marked)}
    return any(is_mark(name) for path, read in names.items() if not path.startswith(FREE) for name in read)


def worth(desk: Desk) -> dict[str, int]:
    """Give what each step brings to the total when done alone, a gate that it fixes counting for more than any mark."""
    now = desk.now["total.score"]
    before = Fraction(now) if is_number(now) else Fraction(0)
    found = {}
    for name, offer in desk.offers.items():
        then = desk.run((name,))["total.score"]
        gain = Fraction(then) - before if is_number(then) else Fraction(0)
        found[name] = ceil(FINE * gain) + (200 * FINE if offer.fixes else 0)
    return found
