"""Small rule books with levers, their reports, and the least plan found by trying every set of steps."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from itertools import combinations
from random import Random
from typing import Any

from conditionality.plan.aims import Bench, make_bench
from conditionality.plan.goal import Goal, Limits, reached
from conditionality.plan.offers import Desk, lay_out, lowers
from conditionality.referential.model import Referential
from conditionality.referential.toml import frozen
from conditionality.report.model import Answer, NumberAnswer, Period, Report, TruthAnswer
from conditionality.scoring.score import make_scorer, run_values

DAY = date(2025, 1, 1)
Tree = dict[str, Any]


def both(text: str) -> dict[str, str]:
    return {"fr": text, "en": text}


def lever(name: str, reaches: Tree, effort: object, **more: object) -> Tree:
    base: Tree = {"id": name, "label": both(name), "reaches": reaches, "why": both("why")}
    return {**base, "effort_days": Decimal(str(effort)), "cost_eur": Decimal(100), "months": Decimal(3), **more}


def indicator(name: str, levers: list[Tree], dimension: str = "A", **more: object) -> Tree:
    return {"id": name, "dimension": dimension, "levers": levers, **more}


def book(indicators: list[Tree], yes_no: Collection[str] = (), **more: object) -> Referential:
    """Give a rule book: fields named like the indicators, dimensions A and B with a floor of 30, accepted from 60."""
    fields = [
        {
            "id": one["id"],
            "kind": "yes_no" if one["id"] in yes_no else "decimal",
            "label": both(one["id"]),
            "required": False,
        }
        for one in indicators
    ]
    when = "total >= 60 and floors_hold and gates_hold"
    tree: Tree = {
        "id": "small",
        "version": "1.0.0",
        "title": both("Small"),
        "in_force": {"from": date(2020, 1, 1)},
        "fields": fields,
        "dimensions": [{"id": one, "label": both(one), "floor": Decimal(30)} for one in ("A", "B")],
        "indicators": indicators,
        "outcomes": [
            {"id": "accepted", "kind": "accept", "when": when, "reason": both("yes")},
            {"id": "refused", "kind": "refuse", "reason": both("no")},
        ],
    }
    return Referential.model_validate(frozen({**tree, **more}))


def bench(referential: Referential) -> Bench:
    return make_bench(make_scorer(referential, DAY))


def report(**given: object) -> Report:
    answers: tuple[Answer, ...] = tuple(
        TruthAnswer(field=name, yes=one)
        if isinstance(one, bool)
        else NumberAnswer(field=name, number=Decimal(str(one)))
        for name, one in sorted(given.items())
    )
    period = Period(from_=DAY, to=date(2025, 12, 31))
    return Report(report_id="r", referential="small@1.0.0", period=period, answers=answers)


def desk(referential: Referential, given: Report) -> Desk:
    return lay_out(bench(referential), run_values(given))


def plain() -> Referential:
    """Give a book of two indicators: A1 with a chain of two steps, B1 with one."""
    return book([
        indicator("A1", [lever("a50", {"points": 50}, 2), lever("a90", {"points": 90}, 3, needs=["a50"])]),
        indicator("B1", [lever("b80", {"value": 80}, "4.5")], "B"),
    ])  # fmt: skip


def drawn(seed: int) -> tuple[Referential, Report]:
    """Draw a small book and a report; every third book is no weighted mean."""
    chance = Random(seed)
    indicators, given = [], {}
    for rank in range(chance.randint(2, 4)):
        name = f"I{rank}"
        levels = sorted(chance.sample(range(20, 101, 5), chance.randint(1, 2)))
        levers: list[Tree] = []
        for level in levels:
            needs = [levers[-1]["id"]] if levers and chance.random() < 0.5 else []
            kind = chance.choice(("points", "value"))
            effort = chance.choice(("0", "1", "1.5", "2", "3", "5"))
            months = Decimal(chance.randint(0, 9))
            levers.append(lever(f"{name}_{level}", {kind: level}, effort, needs=needs, months=months))
        weight = Decimal(chance.randint(1, 4))
        indicators.append(indicator(name, levers, "AB"[rank % 2], weight=weight))
        given[name] = chance.randint(0, 70)
    combine = chance.choice(("weighted_mean", "weighted_mean", "geometric_mean"))
    gates = [{"id": "K", "label": both("K"), "fails_if": "I0.value < 40", "effect": "block"}]
    gates = gates if chance.random() < 0.4 else []
    return book(indicators, gates=gates, total={"combine": combine}), report(**given)


Cost = tuple[Decimal, int, Decimal]


def by_force(laid: Desk, goal: Goal, limits: Limits) -> Cost | None:
    """Try every set of steps; give effort, number and months of the least that is enough."""
    best: Cost | None = None
    for size in range(len(laid.offers) + 1):
        for some in combinations(laid.offers, size):
            cost = cost_of(laid.offers, some)
            closed = all(set(laid.offers[name].needs) <= set(some) for name in some)
            if closed and keeps(laid, some, limits) and (best is None or cost < best):
                trace = laid.run(some)
                if reached(trace, goal) and not lowers(laid.now, trace):
                    best = cost
    return best


def cost_of(offers: Mapping[str, Any], some: tuple[str, ...]) -> Cost:
    effort = sum((offers[name].step.effort_days for name in some), Decimal(0))
    return effort, len(some), max((offers[name].lead_months for name in some), default=Decimal(0))


def keeps(laid: Desk, some: tuple[str, ...], limits: Limits) -> bool:
    effort, count, months = cost_of(laid.offers, some)
    cost = sum((laid.offers[name].step.cost_eur for name in some), Decimal(0))
    pairs = (effort, limits.days), (count, limits.most_actions), (months, limits.months), (cost, limits.budget_eur)
    return all(most is None or found <= most for found, most in pairs)
