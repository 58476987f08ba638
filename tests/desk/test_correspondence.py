"""A table of correspondence: the same from TOML and from cells, every fault told with its place."""

from __future__ import annotations

from decimal import Decimal

import pytest

from conditionality.desk.correspondence import read_correspondence
from conditionality.desk.tables import Table, write_table
from conditionality.referential.migrate import Correspondence

LINES = (
    Correspondence("energy", "energy", {}, Decimal("0.001"), 1),
    Correspondence("form", "form", {"council": "advisory", "none": ""}, None, 2),
    Correspondence("gone", "", {}, None, 3),
)
TOML = b"""
[[fields]]
from = "energy"
to = "energy"
factor = 0.001

[[fields]]
from = "form"
to = "form"
options = { council = "advisory", none = "" }

[[fields]]
from = "gone"
"""
CELLS = (
    ("energy", "energy", None, "0,001"),
    ("form", "form", "council=advisory, none=", None),
    ("gone", None, None, None),
)


def test_toml_is_read() -> None:
    assert read_correspondence(TOML, "t.TOML") == (LINES, ())


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".ods"])
def test_cells_are_read(ending: str) -> None:
    content = write_table(ending, Table(("from", "to", "options", "factor"), CELLS))
    lines, found = read_correspondence(content, f"t{ending}")
    assert found == ()
    assert [(one.source, one.target, one.options, one.factor) for one in lines] == [
        (one.source, one.target, one.options, one.factor) for one in LINES
    ]
    assert [one.line for one in lines] == [2, 3, 4]


def test_numbers_of_a_workbook_and_missing_columns_are_read() -> None:
    content = write_table(".xlsx", Table(("to", "factor", "from"), (("b", 0.5, "a"),), frozenset({"factor"})))
    assert read_correspondence(content, "t.xlsx")[0] == (Correspondence("a", "b", {}, Decimal("0.5"), 2),)
    assert read_correspondence(b"from;to\na;b\n", "t.csv")[0] == (Correspondence("a", "b", {}, None, 2),)


@pytest.mark.parametrize(
    ("content", "name", "wanted"),
    [
        (b"", "t.toml", [("empty-file", "", "")]),
        (b"x = 3", "t.toml", [("unknown-key", "x", ""), ("migrate-no-column", "fields", "")]),
        (b"fields = 3", "t.toml", [("migrate-no-column", "fields", "")]),
        (b"fields = [3]", "t.toml", [("migrate-from", "fields[1].from", "")]),
        (b'fields = [{from = "a", fator = 2}]', "t.toml", [("unknown-key", "fields[1].fator", "")]),
        (b'fields = [{from = "a", to = 2}]', "t.toml", [("text-expected", "fields[1].to", "")]),
        (b'fields = [{from = "a", factor = true}]', "t.toml", [("number-expected", "fields[1].factor", "")]),
        (b'fields = [{from = "a", factor = inf}]', "t.toml", [("number-expected", "fields[1].factor", "")]),
        (b'fields = [{from = "a", options = ["x"]}]', "t.toml", [("migrate-options", "fields[1].options", "")]),
        (b'fields = [{from = "a", options = {x = 1}}]', "t.toml", [("migrate-options", "fields[1].options", "")]),
        (b"a;b\n1;2\n", "t.csv", [("migrate-no-column", "", "")]),
        (b"", "t.csv", [("empty-file", "", "")]),
        (b"from;to\n;b\n", "t.csv", [("migrate-from", "", "from")]),
        (b"from;to;options\na;b;x\n", "t.csv", [("migrate-options", "", "options")]),
        (b"from;to;factor\na;b;many\n", "t.csv", [("not-a-number", "", "factor")]),
    ],
)
def test_every_fault_of_form_is_told_with_its_place(
    content: bytes, name: str, wanted: list[tuple[str, str, str]]
) -> None:
    assert [(one.code, one.path, one.column) for one in read_correspondence(content, name)[1]] == wanted


def test_a_row_that_cannot_be_read_and_a_blank_one() -> None:
    lines, found = read_correspondence(b'from;to\na;b\n\n"c;d\n', "t.csv")
    assert [one.source for one in lines] == ["a"]
    assert found
