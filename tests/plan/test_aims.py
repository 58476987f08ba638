"""A step taken as done changes its indicator, and all that follows by the rules; without one nothing changes."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from conditionality.plan.aims import Aim, is_answered, settled
from conditionality.plan.offers import lay_out
from conditionality.referential.blocks import Reach
from conditionality.referential.scales import Choices
from conditionality.scoring.score import run_values
from tests.plan import small


@settings(max_examples=30, deadline=None)
@given(st.integers(min_value=0, max_value=10**6))
def test_a_target_value_scores_as_if_it_had_been_answered(seed: int) -> None:
    book, report = small.drawn(seed)
    bench = small.bench(book)
    laid = lay_out(bench, run_values(report))
    for name, offer in laid.offers.items():
        if bench.aims[name].kind == "value":
            assert offer.step.reach.value is not None
            told = {**run_values(report), offer.step.indicator: int(offer.step.reach.value)}
            answered = bench.scorer.machine.run(told)
            assert laid.run((name,))["total.score"] == answered["total.score"]
            assert laid.run((name,))["outcome"] == answered["outcome"]


@settings(max_examples=30, deadline=None)
@given(st.integers(min_value=0, max_value=10**6))
def test_without_a_step_the_score_is_that_of_the_rules(seed: int) -> None:
    book, report = small.drawn(seed)
    laid = small.desk(book, report)
    plain = laid.bench.scorer.machine.run(run_values(report))
    assert all(laid.now[name] == plain[name] for name in plain.program.registers if not name.startswith("why"))
    assert laid.run(())["total.score"] == plain["total.score"]


def test_an_override_of_the_rule_book_stands_above_target_points() -> None:
    rule = {"if": "B1 > 50", "points": Decimal(0), "reason": small.both("capped")}
    book = small.book([
        small.indicator("A1", [small.lever("a80", {"points": 80}, 1)], override=[rule]),
        small.indicator("B1", [], "B"),
    ])  # fmt: skip
    assert list(small.desk(book, small.report(A1=20, B1=10)).offers) == ["a80"]
    assert list(small.desk(book, small.report(A1=20, B1=60)).offers) == []


def test_an_option_is_added_to_those_that_are_ticked() -> None:
    options = [{"id": one, "label": small.both(one)} for one in ("ab", "msc")]
    labels = {"id": "labels", "kind": "choices", "label": small.both("labels"), "options": options}
    scale = {"options": {"ab": Decimal(40), "msc": Decimal(60)}}
    levers = [small.lever("fish", {"option": "msc"}, 1)]
    book = small.book([small.indicator("labels", levers, scale=scale)], fields=[labels])
    bench = small.bench(book)
    assert bench.aims["fish"] == Aim("ticked", "labels", "msc")
    values = {**run_values(small.report()), "labels": frozenset({"ab"})}
    laid = lay_out(bench, values)
    assert (laid.now["labels.points"], laid.run(("fish",))["labels.points"]) == (40, 100)


def test_a_negative_target_value_is_told() -> None:
    scale = {"ramp": [[Decimal(-10), Decimal(100)], [Decimal(10), Decimal(0)]]}
    book = small.book([small.indicator("A1", [small.lever("down", {"value": Decimal(-10)}, 1)], scale=scale)])
    laid = small.desk(book, small.report(A1=10))
    assert laid.offers["down"].points == 100


def test_points_that_only_one_answer_earns_are_that_answer() -> None:
    full, half = Decimal(100), Decimal(50)
    choices = Choices(choices={"none": Decimal(0), "some": half, "other": half, "all": full})
    assert settled(Reach(points=full), choices) == Reach(option="all")
    assert settled(Reach(points=half), choices) == Reach(points=half)
    assert settled(Reach(points=full), None) == Reach(points=full)
    gate = {"id": "K", "label": small.both("K"), "fails_if": "not B1.value", "effect": "block"}
    levers = [small.lever("regularise", {"points": 100}, 1)]
    indicator = small.indicator("B1", levers, "B", scale={"yes": full, "no": Decimal(0)})
    book = small.book([small.indicator("A1", []), indicator], yes_no={"B1"}, gates=[gate])
    laid = small.desk(book, small.report(A1=90, B1=False))
    assert laid.run(("regularise",))["gates_hold"] is True


def test_an_empty_answer_is_no_answer() -> None:
    assert is_answered({"a": 1}, "a")
    assert not is_answered({"a": 1}, "b")
