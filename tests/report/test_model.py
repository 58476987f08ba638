"""A report as a frozen paper: same bytes back, answers as values of the formula language."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from pydantic import ValidationError

from conditionality.codec import canonical, fingerprint, read_paper
from conditionality.formula.values import MISSING, Value
from conditionality.report.model import (
    Answer,
    DateAnswer,
    NumberAnswer,
    OptionAnswer,
    OptionsAnswer,
    Period,
    Report,
    TextAnswer,
    TruthAnswer,
    value_of,
)
from tests.report import dairy


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        (NumberAnswer(field="f", number=Decimal("42.50")), Fraction(85, 2)),
        (NumberAnswer(field="f", number=Decimal("34.0")), 34),
        (TruthAnswer(field="f", yes=False), False),
        (OptionAnswer(field="f", option="coop"), "coop"),
        (OptionsAnswer(field="f", options=()), frozenset()),
        (DateAnswer(field="f", date=date(2026, 1, 1)), date(2026, 1, 1)),
        (TextAnswer(field="f", text="mot"), "mot"),
        (TextAnswer(field="f", text=""), MISSING),
    ],
)
def test_an_answer_is_a_value_of_the_formula_language(answer: Answer, value: Value) -> None:
    found = value_of(answer)
    assert found == value
    assert type(found) is type(value)


def test_a_report_comes_back_equal_from_its_bytes() -> None:
    report = dairy.report(report_text="Rien.")
    assert read_paper(Report, canonical(report)) == report
    assert fingerprint(read_paper(Report, canonical(report))) == fingerprint(report)


def test_a_figure_has_one_fingerprint_however_it_was_typed() -> None:
    assert fingerprint(dairy.report(delay=Decimal("42.50"))) == fingerprint(dairy.report(delay=Decimal("42.5")))


def test_an_unanswered_field_is_not_among_the_values() -> None:
    assert "women" not in dairy.report(women=...).values()


def test_a_report_is_never_changed() -> None:
    with pytest.raises(ValidationError):
        dairy.report().report_id = "other"  # type: ignore[misc]


def test_a_period_is_written_from_and_to() -> None:
    assert (
        canonical(Period(from_=date(2026, 1, 1), to=date(2026, 12, 31))) == b'{"from":"2026-01-01","to":"2026-12-31"}'
    )
