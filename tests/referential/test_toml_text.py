"""Values as TOML: whatever is written reads back."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.referential.toml import frozen, read_toml
from conditionality.referential.toml_text import LONGEST_LINE, key_text, table_text, value_text

text = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    st.one_of(
        st.booleans(),
        st.integers(-(10**18), 10**18),
        st.decimals(min_value=-(10**12), max_value=10**12, places=6),
        text,
        st.dates(),
    ),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text, inner, max_size=4),
    max_leaves=12,
)


@given(text, values)
def test_what_is_written_reads_back(key: str, value: object) -> None:
    written = table_text("", {key: value})
    read = tomllib.loads(written, parse_float=Decimal)
    assert frozen(read) == frozen({key: value})


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (True, "true"),
        (3, "3"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0.10"), "0.1"),
        (date(2026, 1, 2), "2026-01-02"),
        ('a "b" \\ c\n\td', '"a \\"b\\" \\\\ c\\n\\td"'),
        ("\x00\x7fé\u202e", '"\\u0000\\u007Fé\u202e"'),
        ([], "[]"),
        ({}, "{}"),
        ((1, "a"), '[1, "a"]'),
        ({"a b": {"c": 1}}, '{ "a b" = { c = 1 } }'),
    ],
)
def test_a_value_has_one_spelling(value: object, written: str) -> None:
    assert value_text(value) == written


def test_long_lists_and_lists_of_tables_take_one_line_an_item() -> None:
    options = [{"id": name, "label": {"fr": "une option", "en": "an option"}} for name in "ab"]
    assert value_text(options).count("\n") == 3
    assert "\n" not in value_text(list(range(20)))
    assert value_text(["x" * LONGEST_LINE, 1]).count("\n") == 3


@pytest.mark.parametrize("value", [0.5, None, object(), b"x", {1, 2}, Decimal("NaN")])
def test_what_a_rule_file_cannot_say_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        value_text(value)


def test_a_key_is_quoted_where_it_must() -> None:
    assert [key_text(key) for key in ("a-b_1", "a.b", "", "é")] == ["a-b_1", '"a.b"', '""', '"é"']


def test_a_table_stands_under_its_header() -> None:
    written = table_text("[[fields]]", {"id": "a", "min": 0})
    assert written == '[[fields]]\nid = "a"\nmin = 0\n'
    assert read_toml(written.encode())[0] == {"fields": ({"id": "a", "min": 0},)}
