"""The register `report.incomplete` says what the scorecard says in `status`."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest

from conditionality.referential.blocks import AskedField
from conditionality.report.model import Answer, NumberAnswer, Report, TruthAnswer
from conditionality.scoring.batch.completeness import INCOMPLETE, reads_last_day, with_completeness
from conditionality.scoring.exact import ExactMachine
from conditionality.scoring.score import make_scorer, run_values, score
from tests.desk.populations import first, reports


def incomplete(report: Report, machine: ExactMachine) -> object:
    return machine.run(run_values(report))[INCOMPLETE]


@pytest.mark.parametrize("name", ["socle-leger", "socle-regional", "filiere-alimentaire"])
def test_a_report_with_answers_taken_out_is_told_as_its_scorecard_tells_it(name: str) -> None:
    chance, seen = Random(3), set[str]()
    for whole in reports(name)[::6]:
        scorer = make_scorer(first(name), whole.period.from_)
        machine = ExactMachine(with_completeness(scorer.machine.program), only=(INCOMPLETE,))
        for share in (1.0, 0.95, 0.5):
            kept = tuple(one for one in whole.answers if chance.random() < share)
            report = whole.model_copy(update={"answers": kept})
            status = score(scorer, report).status
            assert incomplete(report, machine) is (status == "incomplete")
            seen.add(status)
    assert seen == {"complete", "incomplete"}


def required_if(condition: str) -> list[AskedField]:
    words = {"fr": "n", "en": "n"}
    given: list[dict[str, object]] = [
        {"id": "a", "kind": "decimal", "required": False},
        {"id": "b", "kind": "decimal", "required": condition, "asked_if": "t"},
        {"id": "t", "kind": "yes_no", "required": False},
    ]
    return [AskedField.model_validate({"label": words, **one}) for one in given]


def answers(**given: float | bool) -> tuple[Answer, ...]:
    return tuple(
        TruthAnswer(field=name, yes=value)
        if isinstance(value, bool)
        else NumberAnswer(field=name, number=Decimal(value))
        for name, value in sorted(given.items())
    )


def test_a_needed_answer_depends_on_conditions_and_what_cannot_be_told_needs_nothing() -> None:
    referential = first("socle-leger")
    whole = reports("socle-leger")[0]
    extended = referential.model_copy(update={"fields": (*referential.fields, *_prefixed("x_a > 1"))})
    scorer = make_scorer(extended, whole.period.from_)
    machine = ExactMachine(with_completeness(scorer.machine.program), only=(INCOMPLETE,))
    for more in ({}, {"x_a": 2}, {"x_a": 2, "x_t": True}, {"x_a": 2, "x_t": False}, {"x_a": 0, "x_t": True},
                 {"x_a": 2, "x_t": True, "x_b": 1}, {"x_t": True}):  # fmt: skip
        given = tuple(sorted((*whole.answers, *answers(**more)), key=lambda one: one.field))
        report = whole.model_copy(update={"answers": given})
        assert incomplete(report, machine) is (score(scorer, report).status == "incomplete"), more


def _prefixed(condition: str) -> tuple[AskedField, ...]:
    return tuple(
        one.model_copy(update={"id": f"x_{one.id}", "asked_if": "x_t" if one.asked_if else None})
        for one in required_if(condition)
    )


def test_conditions_on_the_last_day_are_known() -> None:
    fields = first("socle-leger").fields
    assert not reads_last_day(fields)
    on_last = fields[0].model_copy(update={"asked_if": "years_between(period.from, period.to) > 0"})
    assert reads_last_day((*fields, on_last))
