"""The reports of the demonstration region: three years of each enterprise, answers that are asked and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from conditionality.desk.demo_answers import Answers, Given, make_answers, make_year
from conditionality.desk.demo_cases import Case
from conditionality.desk.demo_enterprises import Enterprise, size_in
from conditionality.desk.demo_food import make_food_answers
from conditionality.referential.blocks import AskedField
from conditionality.referential.model import Referential
from conditionality.report.form import Form, make_form
from conditionality.report.model import Answer, NumberAnswer, OptionAnswer, Organisation, Report, TruthAnswer, value_of
from conditionality.report.periods import period_starting
from conditionality.report.state import state

FIRST_YEAR = 2024
YEARS = 3

LIGHT_MOST = 9
"""Employees up to which the light version applies. Source: title of the light référentiel (under 10)."""

Rules = Mapping[str, Referential]
"""The version used for each référentiel id."""


@dataclass(frozen=True, slots=True)
class Region:
    """The demonstration region.

    Attributes:
        enterprises: Who reports.
        reports: Three years of each, by enterprise then by year.
    """

    enterprises: tuple[Enterprise, ...]
    reports: tuple[Report, ...]


class FormShelf:
    """The forms made so far: one for each référentiel and first day."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._forms: dict[tuple[str, date], Form] = {}

    def form(self, referential: str, day: date) -> Form:
        """Give the form of a référentiel for a period that starts on a day."""
        key = (referential, day)
        if key not in self._forms:
            self._forms[key] = make_form(self.rules[referential], day)
        return self._forms[key]


def rules_in(enterprise: Enterprise, rank: int) -> str:
    """Give the référentiel an enterprise reports under in a year: the light one ends with the tenth employee."""
    light = enterprise.referential == "socle-leger"
    return "socle-regional" if light and size_in(enterprise, rank) > LIGHT_MOST else enterprise.referential


def make_reports(enterprise: Enterprise, case: Case | None, forms: FormShelf, seed: int) -> Iterator[Report]:
    """Make the reports of an enterprise."""
    for rank in range(YEARS):
        answers = all_answers(enterprise, rank, seed)
        if case is not None:
            answers = {**answers, **case.answers.get(rank, {})}
            answers = {name: one for name, one in answers.items() if name not in case.unanswered.get(rank, ())}
        yield make_report(enterprise, rank, answers, forms)


def all_answers(enterprise: Enterprise, rank: int, seed: int) -> Answers:
    """Give the drawn answers of an enterprise in a year, to every field that it may be asked."""
    chance = Random(f"answers {seed} {enterprise.rank} {rank}")  # noqa: S311 - invented data, no secret
    year = make_year(enterprise, rank, chance)
    food = make_food_answers(year) if enterprise.referential == "filiere-alimentaire" else {}
    return {**make_answers(year), **food}


def make_report(enterprise: Enterprise, rank: int, answers: Answers, forms: FormShelf) -> Report:
    """Make one report with the answers that its form asks."""
    name = rules_in(enterprise, rank)
    first = date(FIRST_YEAR + rank, 1 + enterprise.months_late, 1)
    form = forms.form(name, first)
    known = {one.id: answer_to(one.field, answers[one.id]) for one in form.questions if one.id in answers}
    asked = asked_answers(form, known)
    return Report(
        report_id=report_id(enterprise, rank),
        organisation=Organisation(siret=enterprise.siret, name=enterprise.name),
        referential=form.referential.ref,
        period=period_starting(first, form.referential.interval),
        answers=asked,
    )


def report_id(enterprise: Enterprise, rank: int) -> str:
    """Give the number of a report."""
    return f"RD-{enterprise.rank:03}-{FIRST_YEAR + rank}"


def asked_answers(form: Form, known: Mapping[str, Answer]) -> tuple[Answer, ...]:
    """Keep the answers to questions that are asked, in alphabetical order of fields."""
    values = {name: value_of(one) for name, one in known.items()}
    asked = {one.field for one in state(form, values).questions if one.asked}
    return tuple(known[name] for name in sorted(known) if name in asked)


def answer_to(field: AskedField, given: Given) -> Answer:
    """Give what was drawn as an answer to a field.

    Raises:
        TypeError: It is not of the kind that the field asks for.
    """
    match given:
        case bool() if field.kind == "yes_no":
            return TruthAnswer(field=field.id, yes=given)
        case Decimal() if field.kind in {"integer", "decimal", "percent", "money"}:
            return NumberAnswer(field=field.id, number=given)
        case str() if field.kind == "choice":
            return OptionAnswer(field=field.id, option=given)
    raise TypeError(field.id)
