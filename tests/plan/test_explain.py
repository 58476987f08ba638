"""People read what to do, what it takes, and what is left unmet, in French and English."""

from __future__ import annotations

from decimal import Decimal

import pytest

from conditionality.plan.explain import condition_text, explain_plan
from conditionality.plan.goal import Condition, Goal
from conditionality.plan.propose import Ask, propose_plan
from conditionality.referential.model import Referential
from conditionality.report.model import Report
from conditionality.wording.sheet import as_text
from conditionality.wording.speech import LANGUAGES, Lang
from tests.plan import small


def text(book: Referential, report: Report, lang: Lang = "en", ask: Ask | None = None) -> str:
    plan = propose_plan(small.bench(book), report, ask or Ask())
    return as_text(explain_plan(plan, book, lang), 160)


def test_a_plan_says_what_to_do_and_that_it_is_enough() -> None:
    told = text(small.plain(), small.report(A1=40, B1=50))
    assert "These actions are enough" in told
    assert "Today: 45.0 (refused). With the plan: 60.0 (accepted)." in told
    assert "In all: 4.5 days of work and €100.00." in told
    assert "50.0 → 80.0" in told
    assert "+15.00" in told
    assert "No other set of known actions asks for less." in told


def test_what_cannot_be_met_is_said_with_its_numbers() -> None:
    told = text(small.plain(), small.report(A1=10, B1=10), ask=Ask(goal=Goal(total=Decimal(95))))
    assert "These actions are enough" not in told
    assert "What no known action can meet" in told
    assert "Total: 85.0 points, 95.0 are needed." in told


def test_an_estimated_step_says_so() -> None:
    scale = {"at": [[Decimal(50), Decimal(100)]]}
    book = small.book([small.indicator("A1", [], scale=scale), small.indicator("B1", [], "B")])
    told = text(book, small.report(A1=10, B1=60))
    assert "Reach 100.0 points (estimated)" in told
    assert "default effort, cost and delay" in told


def test_a_plan_that_is_not_proved_the_least_says_so() -> None:
    told = text(small.plain(), small.report(A1=40, B1=50), ask=Ask(rounds=0))
    assert "These actions are enough" in told
    assert "A plan that asks for less may exist." in told


def test_nothing_to_do_is_said_in_one_line() -> None:
    assert "nothing to do" in text(small.plain(), small.report(A1=90, B1=90))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_kind_of_condition_is_said(lang: Lang) -> None:
    gate = {"id": "K", "label": small.both("Kept"), "fails_if": "A1.value < 20", "effect": "block"}
    book = small.book([small.indicator("A1", [], label=small.both("First"))], gates=[gate])
    told = [
        condition_text(one, book, lang)
        for one in (
            Condition(kind="gate", of="K"),
            Condition(kind="outcome", of="refused"),
            Condition(kind="outcome", of="not_computable"),
            Condition(kind="floor", of="A1"),
            Condition(kind="floor", of="B"),
        )
    ]
    assert "Kept" in told[0]
    assert "refus" in told[1]
    assert "not_computable" not in told[2]
    assert told[3].startswith("First")
    assert told[4].startswith("B")


def test_in_french_the_whole_plan_is_french() -> None:
    told = text(small.plain(), small.report(A1=40, B1=50), "fr")
    assert "Ces actions suffisent" in told
    assert "En tout : 4,5 jours de travail" in told.replace("\N{NO-BREAK SPACE}", " ").replace(
        "\N{NARROW NO-BREAK SPACE}", " "
    )
