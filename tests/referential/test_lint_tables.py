"""Tables: rows of one length, keys of one kind, and formulas that read them by the right kind of key."""

from __future__ import annotations

import pytest

from tests.referential import books

NUMBERS = '[[tables]]\nid = "t"\ncolumns = ["k", "v"]\nrows = [[1, 10], [2.5, 20]]'
TEXTS = '[[tables]]\nid = "t"\ncolumns = ["k", "v"]\nrows = [["u", 10], ["v", 20]]'


def rows(listed: str, more: str = "") -> str:
    return f'[[tables]]\nid = "t"\ncolumns = ["k", "v"]\nrows = {listed}\n{more}'


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (rows("[[1, 2]]"), []),
        (rows('[["01", 2], ["1", 3]]'), []),
        (rows("[[1, 2, 3]]"), [("row-length", "tables[t].rows[1]")]),
        (rows("[[]]"), [("row-length", "tables[t].rows[1]")]),
        (rows('[[1, 2], ["u", 3]]'), [("key-kinds-differ", "tables[t].rows[2]")]),
        (rows('[["u", 2], [1, 3]]'), [("key-kinds-differ", "tables[t].rows[2]")]),
        (rows("[[1, 2]]", 'key = "text"'), [("key-kinds-differ", "tables[t].rows[1]")]),
        (rows('[[1, "x"]]'), [("cell-not-a-number", "tables[t].rows[1]")]),
        (rows("[[1, 2], [1.0, 3]]"), [("key-twice", "tables[t].rows")]),
        (rows('[["u", 2], ["u", 3]]'), [("key-twice", "tables[t].rows")]),
        ('[[tables]]\nid = "t"\ncolumns = ["k", "k"]\nrows = [[1, 2]]', [("name-twice", "tables[t].columns")]),
    ],
)
def test_a_table_has_rows_of_one_length_and_keys_of_one_kind(table: str, told: list[tuple[str, str]]) -> None:
    assert books.found(books.ONE, table) == told


@pytest.mark.parametrize(
    ("table", "formula", "told"),
    [
        (NUMBERS, "interp(t, a, 'v')", []),
        (NUMBERS, "lookup(t, a, 'v')", []),
        (NUMBERS, "lookup(t, c, 'v')", ["lookup-wants-number"]),
        (NUMBERS, "lookup(t, period.from, 'v')", ["lookup-wants-number"]),
        (TEXTS, "lookup(t, c, 'v')", []),
        (TEXTS, "lookup(t, a, 'v')", ["lookup-wants-text"]),
        (TEXTS, "lookup(t, d, 'v')", ["lookup-without-row"]),
        (TEXTS, "lookup(t, note, 'v')", []),
        (TEXTS, "interp(t, a, 'v')", ["interp-without-numbers"]),
        (TEXTS, "interp(other, a, 'v')", ["formula-unknown-table"]),
        (rows("[[2, 1], [1, 2]]"), "interp(t, a, 'v')", ["keys-out-of-order"]),
        (rows("[[2, 1], [1, 2]]"), "lookup(t, a, 'v')", []),
        (TEXTS, "lookup(t, nothing, 'v')", ["formula-unknown-name"]),
    ],
)
def test_a_formula_reads_a_table_by_the_kind_of_its_keys(table: str, formula: str, told: list[str]) -> None:
    fields = (books.choice("c", "u", "v"), books.choice("d", "u", "w"), books.field("note", kind="text"))
    assert [code for code, _ in books.found(books.ONE, *fields, table, books.result("r", formula))] == told


def test_a_lookup_inside_a_scale_is_left_to_the_value_it_reads() -> None:
    scale = """scale = { formula = "lookup(t, x, 'v')" }"""
    assert (
        books.found(books.ONE, TEXTS, books.choice("c", "u", "v"), books.indicator("b", f'value = "c"\n{scale}')) == []
    )
