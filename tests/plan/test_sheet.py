"""The sheet of a plan tells when each action is begun and shows, the score to expect, and who signs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from conditionality.plan.goal import Goal
from conditionality.plan.propose import Ask, propose_plan
from conditionality.plan.sheet import period_end, period_months, plan_pages, plan_sheet
from conditionality.wording.sheet import as_text
from conditionality.wording.speech import LANGUAGES, Lang
from tests.plan import small

REPORT = small.report(A1=20, B1=50)
ASK = Ask(goal=Goal(total=Decimal(85)))


def test_each_period_has_its_actions_and_the_score_to_expect() -> None:
    book = small.plain().model_copy(update={"interval": "P3M"})
    bench = small.bench(book)
    pages = plan_pages(bench, REPORT, propose_plan(bench, REPORT, ASK))
    grid = plan_sheet(pages, book, "en").sections[-2].grids[0]
    assert [row[1:] for row in grid.rows] == [
        ("A1, B1", "A1, B1", "6.5", "65.0", "accepted"),
        ("A1", "A1", "3", "85.0", "accepted"),
    ]
    assert grid.rows[1][0] == "30 Jun 2026"
    assert period_end(pages.plan, pages.schedule, 1) == date(2026, 3, 31)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_both_sign(lang: Lang) -> None:
    bench = small.bench(small.plain())
    told = as_text(plan_sheet(plan_pages(bench, REPORT, propose_plan(bench, REPORT, ASK)), small.plain(), lang))
    assert ("The assembly" if lang == "en" else "L’assemblée") in told


def test_a_plan_with_nothing_to_do_is_not_signed() -> None:
    bench, report = small.bench(small.plain()), small.report(A1=90, B1=90)
    pages = plan_pages(bench, report, propose_plan(bench, report))
    assert [one.heading for one in plan_sheet(pages, small.plain(), "en").sections] == ["In short"]


def test_an_action_larger_than_any_period_is_named() -> None:
    bench = small.bench(small.plain())
    pages = plan_pages(bench, REPORT, propose_plan(bench, REPORT, ASK), capacity_days=Decimal(4))
    assert "No period has enough days for: b80." in as_text(plan_sheet(pages, small.plain(), "en"))


@pytest.mark.parametrize(("interval", "months"), [("P6M", 6), ("P2Y", 24), ("P30D", 12), ("P1M15D", 12)])
def test_a_period_lasts_from_report_to_report(interval: str, months: int) -> None:
    assert period_months(small.plain().model_copy(update={"interval": interval})) == months
