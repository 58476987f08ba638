"""Slips around an award: numbers, days, amounts and files, each at its field."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from conditionality.desk.award_checks import act_slips, amount_slips, file_slips

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize("amount", ["0", "0.01", "12000", "12000.50", "1E+3", "999999999999.99"])
def test_an_amount_in_euros_and_cents_is_one(amount: str) -> None:
    assert not list(amount_slips(Decimal(amount), "amount_eur"))


@pytest.mark.parametrize("amount", ["-0.01", "0.001", "1E-30", "1E+12", "1E+30", "NaN", "Infinity", "-Infinity"])
def test_anything_else_is_no_amount(amount: str) -> None:
    (found,) = amount_slips(Decimal(amount), "amount_eur")
    assert (found.code, found.path) == ("award-amount", "amount_eur")


@pytest.mark.parametrize("number", ["2026-CP-014", "26/123", "CP.2026+1:b@c"])
def test_a_number_without_blanks_can_be_kept(number: str) -> None:
    assert not list(act_slips(number, TODAY, TODAY))


@pytest.mark.parametrize("number", ["", "2026 CP 014", "n° 14", "a" * 121, "1\n"])
def test_a_number_with_blanks_or_signs_cannot(number: str) -> None:
    assert [one.code for one in act_slips(number, TODAY, TODAY)] == ["award-number"]


def test_the_day_of_an_act_is_there_and_not_to_come() -> None:
    assert [one.code for one in act_slips("1", None, TODAY)] == ["award-day-absent"]
    assert [one.code for one in act_slips("1", date(2026, 3, 3), TODAY)] == ["award-day-to-come"]


def test_a_file_is_looked_at_only_when_there_is_one() -> None:
    assert not list(file_slips(None, "acte.pdf", "document"))
    (found,) = file_slips(b"", "acte.pdf", "document")
    assert (found.code, found.path) == ("attachment-empty", "document")
