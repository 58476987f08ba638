"""Reports at random, for the laws of writing and reading back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from conditionality.referential.blocks import AskedField
from conditionality.report.cells import read_text
from conditionality.report.model import (
    Answer,
    DateAnswer,
    NumberAnswer,
    OptionAnswer,
    OptionsAnswer,
    Organisation,
    Period,
    Report,
    TextAnswer,
    TruthAnswer,
)
from conditionality.report.periods import period_starting
from tests.report import dairy

SIRETS = (dairy.SIRET, "35600000049837", "21060004500392", None)


def clean(longest: int, least: int = 1) -> st.SearchStrategy[str]:
    """Give texts as they stand in papers."""
    return (
        st.text(max_size=longest)
        .map(lambda text: read_text(text)[0] or "")
        .filter(lambda text: least <= len(text) <= longest)
    )


def _answer(field: AskedField, digits: int) -> st.SearchStrategy[Answer]:
    ids = [one.id for one in field.options]
    match field.kind:
        case "yes_no":
            return st.booleans().map(lambda yes: TruthAnswer(field=field.id, yes=yes))
        case "choice":
            return st.sampled_from(ids).map(lambda one: OptionAnswer(field=field.id, option=one))
        case "choices":
            ticked = st.sets(st.sampled_from(ids)).map(lambda some: tuple(sorted(some)))
            return ticked.map(lambda some: OptionsAnswer(field=field.id, options=some))
        case "date":
            days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
            return days.map(lambda day: DateAnswer(field=field.id, date=day))
        case "text":
            return clean(60).map(lambda text: TextAnswer(field=field.id, text=text))
        case _:
            least = field.min if isinstance(field.min, Decimal) else Decimal(-(10**6))
            most = field.max if isinstance(field.max, Decimal) else Decimal(10**6)
            places = 0 if field.kind == "integer" else digits
            numbers = st.decimals(least, most, places=places)
            return numbers.map(lambda number: NumberAnswer(field=field.id, number=number))


@st.composite
def reports(draw: st.DrawFn, digits: int = 4) -> Report:
    """Give a report of the dairy that can be read: any answers, needed or not."""
    fields = [one for one in dairy.rules().fields if draw(st.booleans())]
    answers = sorted((draw(_answer(one, digits)) for one in fields), key=lambda one: one.field)
    first = draw(st.dates(date(2025, 1, 1), date(2026, 12, 31)))
    whole = period_starting(first, "P1Y")
    return Report(
        report_id=draw(clean(20)),
        organisation=Organisation(siret=draw(st.sampled_from(SIRETS)), name=draw(st.none() | clean(20))),
        referential=dairy.rules().ref,
        period=draw(st.sampled_from([whole, Period(from_=first, to=first)])),
        answers=tuple(answers),
    )
