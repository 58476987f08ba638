"""Plans stand side by side: what each asks for and brings, and which actions they share."""

from __future__ import annotations

from decimal import Decimal

import pytest

from conditionality.plan.compare import compare_plans
from conditionality.plan.goal import Limits
from conditionality.plan.paper import Order
from conditionality.plan.propose import Ask, propose_plan
from conditionality.wording.sheet import as_text
from conditionality.wording.speech import LANGUAGES, Lang
from tests.plan import small

THREE: tuple[Order, ...] = ("effort", "cost", "soonest")


def test_each_plan_has_its_column_and_each_action_its_crosses() -> None:
    levers = [
        small.lever("dear", {"points": 100}, 1, cost_eur=Decimal(900), months=Decimal(9)),
        small.lever("slow", {"points": 99}, 5, cost_eur=Decimal(10), months=Decimal(12)),
    ]
    book = small.book([small.indicator("A1", levers), small.indicator("B1", [], "B")])
    plans = [propose_plan(small.bench(book), small.report(A1=30, B1=70), Ask(order=one)) for one in THREE]
    sheet = compare_plans(plans, book, "en")
    totals, actions = sheet.sections[0].grids[0], sheet.sections[1].grids[0]
    assert totals.header == ("What", "Least effort", "Least cost", "Soonest")
    assert ("Days", "1", "5", "1") in totals.rows
    assert ("Months until all shows", "9", "12", "9") in totals.rows
    assert [row[1:] for row in actions.rows] == [
        ("dear", "1", "€900.00", "×", "", "×"),
        ("slow", "5", "€10.00", "", "×", ""),
    ]
    assert sheet.sections[0].paragraphs == (
        "These actions are enough: the report was scored again with them, by the same rules.",
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_plans_that_ask_for_the_same_say_so(lang: Lang) -> None:
    book = small.plain()
    plans = [propose_plan(small.bench(book), small.report(A1=40, B1=50), Ask(order=one)) for one in THREE[::2]]
    told = as_text(compare_plans(plans, book, lang))
    assert ("They all ask for the same" if lang == "en" else "Tous demandent les mêmes actions") in told


def test_verdicts_that_differ_are_told_each_with_its_plan() -> None:
    book, report = small.plain(), small.report(A1=40, B1=50)
    one = propose_plan(small.bench(book), report)
    other = propose_plan(small.bench(book), report, Ask(limits=Limits(days=Decimal(1)), order="cost"))
    told = compare_plans([one, other], book, "en").sections[0].paragraphs
    assert told[0].startswith("Least effort: These actions are enough")
    assert told[1].startswith("Least cost: No plan within these limits")


def test_nothing_to_do_has_no_table_of_actions() -> None:
    book = small.plain()
    sheet = compare_plans([propose_plan(small.bench(book), small.report(A1=90, B1=90))], book, "en")
    assert len(sheet.sections) == 1
