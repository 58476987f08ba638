"""Whose report it is, and for when."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from conditionality.referential.model import Referential
from conditionality.report.cells import Broken, Cell
from conditionality.report.identity import (
    check_ref,
    make_period,
    read_day_cell,
    read_name,
    read_organisation,
    read_period,
    read_report_id,
)
from conditionality.report.model import Organisation, Period
from conditionality.report.places import Place

HERE = Place("here")
YEAR = Period(from_=date(2026, 1, 1), to=date(2026, 12, 31))


def test_any_short_text_numbers_a_report() -> None:
    assert read_report_id(" L 12/é ", HERE) == ("L 12/é", ())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "report-id-missing"),
        ("  ", "report-id-missing"),
        ("a" * 101, "text-too-long"),
        ("a\u0000", "text-unseen-sign"),
    ],
)
def test_a_report_needs_a_number_that_can_be_written(text: str, code: str) -> None:
    assert [one.code for one in read_report_id(text, HERE)[1]] == [code]


def test_an_empty_name_is_none() -> None:
    assert read_name("  ", HERE) == (None, ())


@pytest.mark.parametrize("ref", ["laiterie", "laiterie@1.0.0", " laiterie@1.0.0 "])
def test_a_report_names_its_rules_with_or_without_the_version(ref: str, rules: Referential) -> None:
    assert check_ref(ref, rules, HERE) == ()


@pytest.mark.parametrize("ref", ["laiterie@2.0.0", "fromagerie", ""])
def test_a_report_made_for_other_rules_is_found(ref: str, rules: Referential) -> None:
    assert [one.code for one in check_ref(ref, rules, HERE)] == ["report-other-referential"]


def test_a_period_without_an_end_is_one_interval_long(rules: Referential) -> None:
    assert make_period(date(2026, 1, 1), None, rules, HERE) == (YEAR, ())
    assert make_period(None, date(2026, 1, 1), rules, HERE) == (None, ())


def test_a_period_may_be_one_day_but_not_reversed(rules: Referential) -> None:
    day = date(2026, 1, 1)
    assert make_period(day, day, rules, HERE) == (Period(from_=day, to=day), ())
    assert [one.code for one in make_period(day, date(2025, 12, 31), rules, HERE)[1]] == ["period-reversed"]


@pytest.mark.parametrize(
    ("siret", "number", "codes"),
    [
        (None, None, []),
        ("73282932000074", "73282932000074", []),
        (Decimal(73282932000074), "73282932000074", []),
        (Broken("cell-error", "#REF!"), None, ["cell-error"]),
        ("7,99E+13", None, ["siret-lost-digits"]),
    ],
)
def test_an_organisation_is_read_from_cells(siret: Cell, number: str | None, codes: list[str]) -> None:
    who, found = read_organisation((siret, HERE), ("Laiterie", HERE))
    assert who == Organisation(siret=number, name="Laiterie")
    assert [(one.code, one.path) for one in found] == [(code, "here") for code in codes]


@pytest.mark.parametrize(
    ("first", "last", "codes"),
    [
        (None, "31/12/2026", ["period-without-start"]),
        ("01/01/2026", "fin", ["not-a-date"]),
        ("début", "fin", ["not-a-date", "not-a-date"]),
        ("31/12/2026", "01/01/2026", ["period-reversed"]),
        (Decimal(46023), None, ["date-as-number"]),
        (Broken("cell-error", "#REF!"), None, ["cell-error"]),
    ],
)
def test_a_period_that_cannot_be_read_is_found(first: Cell, last: Cell, codes: list[str], rules: Referential) -> None:
    period, found = read_period((first, HERE), (last, HERE), rules)
    assert period is None
    assert [one.code for one in found] == codes


@pytest.mark.parametrize(("first", "last"), [("01/01/2026", "31/12/2026"), (date(2026, 1, 1), None)])
def test_a_period_is_read_from_cells(first: Cell, last: Cell, rules: Referential) -> None:
    assert read_period((first, HERE), (last, HERE), rules) == (YEAR, ())


def test_a_day_cell_is_read_at_its_place() -> None:
    assert read_day_cell("2026-01-01", HERE) == (date(2026, 1, 1), ())
    assert [one.path for one in read_day_cell("?", HERE)[1]] == ["here"]
