"""A cell becomes the answer its field asks for, or findings."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from conditionality.referential.blocks import AskedField
from conditionality.report.answers import limits, read_cell, suffixes
from conditionality.report.cells import Broken, Cell, Percent
from conditionality.report.model import (
    Answer,
    DateAnswer,
    NumberAnswer,
    OptionAnswer,
    OptionsAnswer,
    TextAnswer,
    TruthAnswer,
)
from conditionality.report.places import Place
from tests.report import dairy

FIELDS = {one.id: one for one in dairy.rules().fields}
HERE = Place("answers.x", 4, "x")


@pytest.mark.parametrize(
    ("field", "cell", "answer"),
    [
        ("staff", "34", NumberAnswer(field="staff", number=Decimal(34))),
        ("staff", Decimal("34.0"), NumberAnswer(field="staff", number=Decimal(34))),
        ("staff", "1 234 personnes", NumberAnswer(field="staff", number=Decimal(1234))),
        ("delay", "42,5 jours", NumberAnswer(field="delay", number=Decimal("42.5"))),
        ("organic", "61,25 %", NumberAnswer(field="organic", number=Decimal("61.25"))),
        ("organic", Percent(Decimal("0.6125")), NumberAnswer(field="organic", number=Decimal("61.25"))),
        ("purchases", "1 234 567,89 €", NumberAnswer(field="purchases", number=Decimal("1234567.89"))),
        ("council", "oui", TruthAnswer(field="council", yes=True)),
        ("council", False, TruthAnswer(field="council", yes=False)),
        ("council", Decimal(0), TruthAnswer(field="council", yes=False)),
        ("form", "Aucune", OptionAnswer(field="form", option="none")),
        ("labels", "msc; ab", OptionsAnswer(field="labels", options=("ab", "msc"))),
        ("labels", ("msc", "ab"), OptionsAnswer(field="labels", options=("ab", "msc"))),
        ("labels", (), OptionsAnswer(field="labels", options=())),
        ("minutes_on", "21/11/2026", DateAnswer(field="minutes_on", date=date(2026, 11, 21))),
        ("minutes_on", date(2026, 11, 21), DateAnswer(field="minutes_on", date=date(2026, 11, 21))),
        ("report_text", " Un mot. ", TextAnswer(field="report_text", text="Un mot.")),
        ("report_text", Decimal("12.0"), TextAnswer(field="report_text", text="12")),
    ],
)
def test_a_cell_is_read_as_its_field_asks(field: str, cell: Cell, answer: Answer) -> None:
    assert read_cell(FIELDS[field], cell, HERE) == (answer, ())


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("cell", [None, "", "  "])
def test_an_empty_cell_is_unanswered_not_zero(field: str, cell: Cell) -> None:
    assert read_cell(FIELDS[field], cell, HERE) == (None, ())


@pytest.mark.parametrize(
    ("field", "cell", "codes"),
    [
        ("staff", True, ["yes-no-as-number"]),
        ("staff", "vrai", ["yes-no-as-number"]),
        ("staff", date(2026, 2, 1), ["date-in-number"]),
        ("staff", "1/2/2026", ["date-in-number"]),
        ("staff", Percent(Decimal("0.5")), ["percent-in-number"]),
        ("staff", "50 %", ["percent-in-number"]),
        ("staff", "x %", ["not-a-number"]),
        ("staff", Decimal("1E+40"), ["number-too-large"]),
        ("staff", "34,5", ["number-not-whole"]),
        ("staff", "-0,5", ["number-not-whole", "number-under-least"]),
        ("staff", "1,234", ["number-comma-decimal", "number-not-whole"]),
        ("staff", Broken("cell-error", "#REF!"), ["cell-error"]),
        ("organic", Percent(Decimal("1.5")), ["number-over-most"]),
        ("council", "peut-être", ["not-yes-no"]),
        ("council", Decimal(2), ["not-yes-no"]),
        ("form", "scop", ["option-unexpected"]),
        ("form", True, ["option-unexpected"]),
        ("labels", ("ab", "zzz"), ["option-unexpected"]),
        ("minutes_on", Decimal(46347), ["date-as-number"]),
        ("minutes_on", True, ["not-a-date"]),
        ("minutes_on", date(2019, 12, 31), ["date-too-early"]),
        ("minutes_on", "2031-01-01", ["date-too-late"]),
        ("report_text", "a\u0000b", ["text-unseen-sign"]),
    ],
)
def test_what_does_not_fit_is_found_at_its_place(field: str, cell: Cell, codes: list[str]) -> None:
    answer, found = read_cell(FIELDS[field], cell, HERE)
    assert answer is None
    assert [one.code for one in found] == codes
    assert all((one.path, one.line, one.column) == ("answers.x", 4, "x") for one in found)


def test_the_number_is_kept_when_it_is_only_doubtful() -> None:
    answer, found = read_cell(FIELDS["delay"], "1,234", HERE)
    assert answer == NumberAnswer(field="delay", number=Decimal("1.234"))
    assert [one.level for one in found] == ["warning"]


@pytest.mark.parametrize(
    ("field", "units"),
    [("staff", ("personnes", "people")), ("organic", ("%", "%", "%")), ("form", ())],
)
def test_the_units_of_a_field_may_follow_its_figure(field: str, units: tuple[str, ...]) -> None:
    assert suffixes(FIELDS[field]) == units


def test_an_amount_may_be_followed_by_the_euro() -> None:
    assert {"€", "eur", "euros"} <= set(suffixes(FIELDS["purchases"]))


@pytest.mark.parametrize("answer", [TruthAnswer(field="x", yes=True), TextAnswer(field="x", text="a")])
@pytest.mark.parametrize("field", ["staff", "form", "labels", "minutes_on"])
def test_an_answer_of_another_kind_is_found(field: str, answer: Answer) -> None:
    assert [one.code for one in limits(FIELDS[field], answer)] == ["answer-wrong-kind"]


@pytest.mark.parametrize(
    ("field", "answer", "codes"),
    [
        ("form", OptionAnswer(field="form", option="scop"), ["option-unexpected"]),
        ("form", OptionAnswer(field="form", option="NONE"), ["option-unexpected"]),
        ("labels", OptionsAnswer(field="labels", options=("ab", "x", "y")), ["option-unexpected"] * 2),
        ("council", NumberAnswer(field="council", number=Decimal(1)), ["answer-wrong-kind"]),
        ("report_text", TextAnswer(field="report_text", text="a"), []),
        ("minutes_on", DateAnswer(field="minutes_on", date=date(2030, 12, 31)), []),
        ("organic", NumberAnswer(field="organic", number=Decimal(100)), []),
    ],
)
def test_a_paper_is_held_to_the_same_limits(field: str, answer: Answer, codes: list[str]) -> None:
    assert [one.code for one in limits(FIELDS[field], answer)] == codes


def test_a_field_without_bounds_takes_any_day() -> None:
    free = AskedField(id="d", kind="date", label=FIELDS["form"].label)
    assert not list(limits(free, DateAnswer(field="d", date=date(1900, 1, 1))))
