"""Levers are offered as written; where there is none, the lines of the scale, from the lowest up, marked estimated."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from conditionality.plan.steps import EFFORT_DAYS, reaches, steps_on
from conditionality.referential.scales import Choices, FormulaScale, Ramp, Step, Steps, YesNo
from tests.plan import small


def test_a_lever_is_offered_as_it_is_written() -> None:
    found = steps_on(small.plain(), small.DAY)
    assert [one.id for one in found] == ["a50", "a90", "b80"]
    assert found[1].needs == ("a50",)
    assert not found[1].estimated
    assert found[2].effort_days == Decimal("4.5")


def test_a_lever_is_offered_only_in_its_own_time() -> None:
    span = {"from": date(2026, 1, 1)}
    book = small.book([small.indicator("A1", [small.lever("later", {"points": 50}, 2, in_force=span)])])
    assert steps_on(book, small.DAY) == ()
    assert [one.id for one in steps_on(book, date(2026, 1, 1))] == ["later"]


def test_without_levers_the_lines_of_the_scale_are_estimated_each_after_the_one_below() -> None:
    scale = {"at": [[Decimal(50), Decimal(100)], [Decimal(10), Decimal(40)]]}
    found = steps_on(small.book([small.indicator("A1", [], scale=scale)]), small.DAY)
    assert [(one.id, one.reach.points, one.needs) for one in found] == [
        ("A1:1", Decimal(40), ()),
        ("A1:2", Decimal(100), ("A1:1",)),
    ]
    assert all(one.estimated and one.effort_days == EFFORT_DAYS for one in found)


def test_a_scale_by_field_offers_the_lines_of_each_case() -> None:
    cases = {"yes": {"at": [[Decimal(1), Decimal(70)]]}, "no": {"at": [[Decimal(1), Decimal(90)]]}}
    books = small.book(
        [small.indicator("A1", [], scale={"by": "B1", "cases": cases}), small.indicator("B1", [], "B")], yes_no={"B1"}
    )
    found = [one for one in steps_on(books, small.DAY) if one.indicator == "A1"]
    assert [(one.id, one.case) for one in found] == [("A1:yes:1", ("B1", "yes")), ("A1:no:1", ("B1", "no"))]
    laid = small.desk(books, small.report(A1=0, B1=True))
    assert [name for name in laid.offers if name.startswith("A1")] == ["A1:yes:1"]


def test_each_kind_of_scale_gives_its_targets() -> None:
    zero, half, full = Decimal(0), Decimal(50), Decimal(100)
    steps = Steps(steps=(Step(above=half, points=full), Step(above=zero, points=half)))
    assert [one.points for one in reaches(steps)] == [half, full]
    assert [one.points for one in reaches(Ramp(ramp=((zero, full), (half, zero))))] == [zero, full]
    assert [one.option for one in reaches(Choices(choices={"best": full, "none": zero}))] == ["none", "best"]
    assert [one.option for one in reaches(YesNo(yes=zero, no=full))] == ["no"]
    assert reaches(FormulaScale(formula="x")) == ()
