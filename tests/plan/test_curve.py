"""For growing effort, each point of the curve is the most that can be reached, scored again."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import pytest

from conditionality.codec import canonical, read_paper
from conditionality.plan.curve import Curve, Slope, spent, trace_curve
from conditionality.plan.goal import Goal
from conditionality.plan.offers import Desk, lay_out, lowers
from conditionality.plan.propose import propose_plan
from conditionality.scoring.nodes import is_number
from conditionality.scoring.score import run_values
from tests.plan import small


def most(laid: Desk, within: Decimal, by: str) -> Fraction:
    """Try every set of steps; give the highest total for no more than an amount."""
    best = Fraction(0)
    for size in range(len(laid.offers) + 1):
        for some in combinations(laid.offers, size):
            steps = [laid.offers[name].step for name in some]
            asked = sum((one.effort_days if by == "effort" else one.cost_eur for one in steps), Decimal(0))
            closed = all(set(laid.offers[name].needs) <= set(some) for name in some)
            if closed and asked <= within:
                trace = laid.run(some)
                total = trace["total.score"]
                if is_number(total) and not lowers(laid.now, trace):
                    best = max(best, Fraction(total))
    return best


@pytest.mark.parametrize("seed", range(60))
def test_each_point_called_the_best_is_the_best_of_every_set_of_steps(seed: int) -> None:
    book, report = small.drawn(seed)
    laid = lay_out(small.bench(book), run_values(report))
    by = "cost" if seed % 3 == 0 else "effort"
    goal_steps = {one.id for one in propose_plan(small.bench(book), report).actions}
    curve = trace_curve(small.bench(book), report, Slope(by="cost" if by == "cost" else "effort"))
    for one in curve.points[1:]:
        assert one.standing.total is not None
        assert one.best or set(one.steps) == goal_steps
        if set(one.steps) != goal_steps:
            assert one.standing.total == most(laid, spent(one, curve.by), by)


@pytest.mark.parametrize("seed", range(60))
def test_points_are_scored_again_and_always_ask_for_more_and_bring_more(seed: int) -> None:
    book, report = small.drawn(seed)
    laid, curve = lay_out(small.bench(book), run_values(report)), trace_curve(small.bench(book), report)
    assert curve.points[0].steps == ()
    for before, now in zip(curve.points, curve.points[1:], strict=False):
        assert now.standing.total == laid.run(now.steps)["total.score"]
        assert now.effort_days >= before.effort_days
        assert (now.standing.total or 0) >= (before.standing.total or 0) or now.reached
    assert len(curve.points) <= 8


def test_the_plan_that_meets_the_goal_is_among_the_points() -> None:
    curve = trace_curve(small.bench(small.plain()), small.report(A1=40, B1=50))
    assert [(str(one.effort_days), one.standing.total, one.reached) for one in curve.points] == [
        ("0", Fraction(45), False),
        ("4.5", Fraction(60), True),
        ("5", Fraction(70), True),
        ("9.5", Fraction(85), True),
    ]


def test_nothing_left_to_do_is_a_curve_of_one_point() -> None:
    curve = trace_curve(small.bench(small.plain()), small.report(A1=95, B1=90))
    assert [one.steps for one in curve.points] == [()]


def test_a_goal_out_of_reach_leaves_the_curve() -> None:
    report = small.report(A1=40, B1=50)
    curve = trace_curve(small.bench(small.plain()), report, Slope(goal=Goal(total=Decimal(99))))
    assert not any(one.reached for one in curve.points)
    assert curve.points[-1].standing.total == Fraction(85)


@pytest.mark.parametrize("seed", range(10))
def test_a_search_given_up_is_not_called_the_best(seed: int) -> None:
    book, report = small.drawn(seed)
    laid = lay_out(small.bench(book), run_values(report))
    curve = trace_curve(small.bench(book), report, Slope(rounds=0))
    for one in curve.points[1:]:
        assert not one.best
        assert one.standing.total == laid.run(one.steps)["total.score"]


def test_the_same_input_gives_the_same_bytes_and_they_read_back() -> None:
    book, report = small.drawn(5)
    one, two = (trace_curve(small.bench(book), report) for _ in range(2))
    assert canonical(one) == canonical(two)
    assert read_paper(Curve, canonical(one)) == one
