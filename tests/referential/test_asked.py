"""Blocks that hold figures: bounds of fields, tables whose keys are numbers or texts; all read back equal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from conditionality.codec import canonical, read_paper
from conditionality.errors import UnreadablePaperError
from conditionality.referential.asked import AskedField, Table

FIELD = {"id": "a", "kind": "decimal", "label": {"fr": "a", "en": "a"}}


@pytest.mark.parametrize(
    "more",
    [
        {"min": 0, "max": Decimal("1.5")},
        {"min": date(2024, 1, 1), "max": date(2025, 1, 1)},
        {"min": 20240101, "usual": (Decimal(1), Decimal(2))},
        {"required": "b > 3"},
        {"required": "true"},
        {"required": False},
    ],
)
def test_a_field_reads_back_equal(more: dict[str, object]) -> None:
    field = AskedField.model_validate({**FIELD, **more})
    assert read_paper(AskedField, canonical(field)) == field


@pytest.mark.parametrize("more", [{"min": "0"}, {"min": "2024-01-01"}, {"required": 1}, {"usual": (1, 2, 3)}])
def test_a_bound_or_a_condition_of_another_type_is_refused(more: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        AskedField.model_validate({**FIELD, **more})


def test_a_bound_that_is_no_day_is_refused_in_canonical_bytes() -> None:
    content = canonical(AskedField.model_validate({**FIELD, "min": date(2024, 1, 1)}))
    with pytest.raises(UnreadablePaperError):
        read_paper(AskedField, content.replace(b"2024-01-01", b"2024-13-01"))


def test_a_key_that_looks_like_a_number_stays_a_text_where_keys_are_texts() -> None:
    rows = (("01", Decimal(5)), ("2A", Decimal("0.5")), ("75", Decimal(1)))
    texts = Table(id="t", key="text", columns=("departement", "rate"), rows=rows)
    numbers = Table(id="t", columns=("departement", "rate"), rows=((Decimal(75), Decimal(1)),))
    for table in (texts, numbers):
        assert read_paper(Table, canonical(table)) == table
    assert canonical(Table(id="t", key="text", columns=("d", "r"), rows=(("75", Decimal(1)),))) != canonical(
        Table(id="t", columns=("d", "r"), rows=((Decimal(75), Decimal(1)),))
    )


@pytest.mark.parametrize("rows", [b'"x"', b'[["a","b"]]', b"[]", b"[[true]]", b"[[null]]"])
def test_rows_of_another_shape_are_refused_in_canonical_bytes(rows: bytes) -> None:
    with pytest.raises(UnreadablePaperError):
        read_paper(Table, b'{"id":"t","columns":["a","b"],"rows":%s}' % rows)
