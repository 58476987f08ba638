"""The table of fields in the documentation says what the rule files say, and a word has one population."""

from __future__ import annotations

import pytest

from conditionality.referential.blocks import AskedField
from tests import repository
from tests.referentials import fields, shelf

WORDS = ("kind", "label", "help", "unit", "min", "max", "options", "maps_to", "personal")
"""What a field says is the same wherever it is asked; only when it is asked may differ."""


def said(field: AskedField) -> dict[str, object]:
    return {word: getattr(field, word) for word in WORDS}


def test_the_documentation_has_the_table_of_the_files() -> None:
    text = (repository.ROOT / "docs" / "fields.md").read_text(encoding="utf-8")
    table = [row for row in text.splitlines() if row.startswith("| `") and row.count("|") == fields.line_bars()]
    assert table == [fields.line(row) for row in fields.rows().values()]


def test_a_field_says_the_same_in_every_referential() -> None:
    first = {name: row.field for name, row in fields.rows().items()}
    for version in shelf.VERSIONS:
        for field in shelf.referential(version).fields:
            assert said(field) == said(first[field.id]), f"{version} {field.id}"


def test_two_fields_never_carry_the_same_words() -> None:
    found = [row.field for row in fields.rows().values()]
    for lang in ("fr", "en"):
        labels = [getattr(one.label, lang) for one in found]
        helps = [getattr(one.help, lang) for one in found if one.help is not None]
        assert len({*labels}) == len(labels)
        assert len({*helps}) == len(helps)


def test_every_field_says_what_it_counts() -> None:
    assert [name for name, row in fields.rows().items() if row.field.help is None] == []


@pytest.mark.parametrize("version", shelf.VERSIONS)
def test_no_field_takes_the_name_of_an_indicator(version: str) -> None:
    rules = shelf.referential(version)
    assert {one.id for one in rules.fields}.isdisjoint(one.id for one in rules.indicators)


@pytest.mark.parametrize("version", shelf.VERSIONS)
def test_nothing_is_asked_that_no_indicator_reads(version: str) -> None:
    rules = shelf.referential(version)
    assert [one.id for one in rules.fields if not list(fields.readers_of(rules, one.id))] == []


@pytest.mark.parametrize("version", shelf.STARTERS)
def test_pay_and_disability_are_never_public(version: str) -> None:
    for one in shelf.referential(version).fields:
        assert one.personal == (one.id.startswith(("pay_", "staff_hourly_pay_", "boeth_"))), one.id
