"""Actions are laid as early as needs and capacity let them, and no schedule ends sooner."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from random import Random

import pytest

from conditionality.plan.paper import Action, Plan
from conditionality.plan.propose import propose_plan
from conditionality.plan.schedule import is_laid, lay_schedule
from conditionality.referential.blocks import Reach
from tests.plan import small


def action(name: str, days: int, months: int, *needs: str) -> Action:
    told = {"indicator": "A1", "points_from": 0, "points_to": 1, "earned": 1, "cost_eur": Decimal(0)}
    times = {"effort_days": Decimal(days), "months": Decimal(months), "needs": needs}
    return Action.model_validate({"id": name, "reach": Reach(points=Decimal(1)), **told, **times})


def plan(*actions: Action) -> Plan:
    base = propose_plan(small.bench(small.plain()), small.report(A1=40, B1=50))
    return base.model_copy(update={"actions": actions})


def test_without_capacity_each_action_starts_when_those_it_needs_have_ended() -> None:
    laid = lay_schedule(plan(action("a", 5, 4), action("b", 9, 10, "a"), action("c", 1, 2)))
    assert [(one.start, one.end, one.period) for one in laid.placed] == [(0, 4, 1), (4, 14, 1), (0, 2, 1)]
    assert (laid.months, laid.periods) == (14, 2)
    assert laid.ended_by(1) == ("a", "c")


def test_capacity_moves_what_does_not_fit_to_the_next_period() -> None:
    laid = lay_schedule(plan(action("a", 5, 1), action("b", 5, 12)), 12, Decimal(5))
    assert [(one.action, one.start) for one in laid.placed] == [("a", 12), ("b", 0)]
    assert laid.months == 13


def test_an_action_larger_than_a_period_is_named() -> None:
    laid = lay_schedule(plan(action("a", 5, 1), action("b", 6, 1)), 12, Decimal(5))
    assert laid.too_large == ("b",)
    assert laid.placed == ()


def test_a_plan_with_nothing_to_do_ends_at_once() -> None:
    laid = lay_schedule(plan(), 12, Decimal(5))
    assert (laid.months, laid.periods) == (0, 0)


@pytest.mark.parametrize("seed", range(25))
def test_no_schedule_ends_sooner(seed: int) -> None:
    chance = Random(seed)
    actions = [
        action(
            f"a{rank}",
            chance.randint(1, 4),
            chance.randint(1, 5),
            *([f"a{rank - 1}"] if rank and chance.random() < 0.4 else []),
        )
        for rank in range(4)
    ]
    length, room = 3, chance.randint(4, 6)
    laid = lay_schedule(plan(*actions), length, Decimal(room))
    efforts = [int(one.effort_days) for one in actions]
    months = [int(one.months) for one in actions]
    assert is_laid(actions, [one.start for one in laid.placed], efforts, room, length)
    ends = [
        max(start + long for start, long in zip(starts, months, strict=True))
        for starts in product(range(laid.months), repeat=4)
        if is_laid(actions, starts, efforts, room, length)
    ]
    assert laid.months == min(ends)
