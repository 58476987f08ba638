"""SIREN and SIRET: check digits, La Poste, zeros, and what spreadsheets destroy."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.fr import siret as siret_rule

from conditionality.report.identifiers import is_siret, read_siren, read_siret
from tests import repository

CASES = tomllib.loads((repository.ROOT / "tests/cases/identifiers/identifiers.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["siret"], ids=lambda case: case["why"])
def test_a_siret_is_read_or_what_is_wrong_is_said(case: dict[str, Any]) -> None:
    number, found = read_siret(case["value"])
    assert number == case.get("read")
    assert [one.code for one in found] == ([case["code"]] if "code" in case else [])
    assert [dict(one.params).get("nearest", "") for one in found] == (
        [case.get("nearest", "")] if "code" in case else []
    )
    assert all(one.path == "organisation.siret" for one in found)


@pytest.mark.parametrize("case", CASES["siren"], ids=lambda case: case["why"])
def test_a_siren_is_read_or_what_is_wrong_is_said(case: dict[str, Any]) -> None:
    number, found = read_siren(case["value"])
    assert number == case.get("read")
    assert [one.code for one in found] == ([case["code"]] if "code" in case else [])


def test_a_number_cell_is_a_siret_when_it_kept_its_digits() -> None:
    assert read_siret(Decimal(73282932000074)) == ("73282932000074", ())
    assert read_siret(Decimal("73282932000074.0"))[0] == "73282932000074"


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (Decimal("7.99E+13"), "siret-ends-in-zeros"),
        (Decimal("7.5"), "siret-not-digits"),
        (Decimal("1E+40"), "siret-lost-digits"),
        (Decimal(-73282932000074), "siret-not-digits"),
    ],
)
def test_a_number_cell_that_lost_digits_is_never_repaired(cell: Decimal, code: str) -> None:
    assert [one.code for one in read_siret(cell)[1]] == [code]


def test_a_siret_without_spaces_can_be_told_by_itself() -> None:
    assert is_siret("73282932000074")
    assert not is_siret("732 829 320 00074")


@given(st.text(max_size=20) | st.from_regex(r"[0-9]{14}", fullmatch=True))
def test_what_is_read_is_always_valid_for_the_reference_library(text: str) -> None:
    number, found = read_siret(text)
    assert (number is None) == bool(found)
    assert number is None or (siret_rule.is_valid(number) and len(number) == 14)
