"""A report: what an enterprise declared for one period, as a frozen paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from conditionality.codec import Paper
from conditionality.formula.values import MISSING, Value, tidy
from conditionality.referential.terms import Number


class NumberAnswer(Paper):
    """A figure, in the unit of its field."""

    field: str
    number: Number


class TruthAnswer(Paper):
    """A yes or a no."""

    field: str
    yes: bool


class OptionAnswer(Paper):
    """One option of a choice."""

    field: str
    option: str


class OptionsAnswer(Paper):
    """The ticked options, in alphabetical order; none ticked is an answer too."""

    field: str
    options: tuple[str, ...]


class DateAnswer(Paper):
    """A day."""

    field: str
    date: dt.date


class TextAnswer(Paper):
    """Free text; never scored."""

    field: str
    text: str


Answer = NumberAnswer | TruthAnswer | OptionAnswer | OptionsAnswer | DateAnswer | TextAnswer


class Organisation(Paper):
    """Who reports; `siret` is 14 digits, or absent when the organisation has none."""

    siret: str | None = None
    name: str | None = None


class Period(Paper):
    """First and last day of the reporting period, both included."""

    from_: Annotated[dt.date, Field(alias="from")]
    to: dt.date


class Report(Paper):
    """One organisation's answers for one period, read against one référentiel version.

    Answers are in alphabetical order of their fields; a field that is absent is unanswered.
    """

    report_id: str
    organisation: Organisation = Organisation()
    referential: str
    period: Period
    answers: tuple[Answer, ...] = ()

    def values(self) -> Mapping[str, Value]:
        """Give the answers as the formula language reads them; an absent field is not in the mapping."""
        return {one.field: value_of(one) for one in self.answers}


def value_of(answer: Answer) -> Value:
    """Give one answer as a value of the formula language.

    >>> from decimal import Decimal
    >>> value_of(NumberAnswer(field="delay", number=Decimal("42.50")))
    Fraction(85, 2)
    """
    match answer:
        case NumberAnswer():
            return tidy(Fraction(answer.number))
        case TruthAnswer():
            return answer.yes
        case OptionAnswer():
            return answer.option
        case OptionsAnswer():
            return frozenset(answer.options)
        case DateAnswer():
            return answer.date
        case TextAnswer():
            return answer.text or MISSING
