"""Tables of text: encodings, separators, quotes, and good lines kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.report import csv_text
from conditionality.report.csv_text import decode, guard, read_csv, unguard
from conditionality.report.grid import MOST_ROWS, Row

NAMES = {"report_id", "staff", "delay"}


def rows(content: bytes) -> list[Row]:
    """Give the rows of a table."""
    grids, _ = read_csv(content, NAMES.__contains__)
    return [row for grid in grids for row in grid.rows]


def cells(text: str) -> list[tuple[object, ...]]:
    """Give the cells of a table."""
    return [row.cells for row in rows(text.encode())]


@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_the_separator_is_the_one_under_which_names_are_known(separator: str) -> None:
    text = separator.join(("report_id", "staff", "delay")) + "\n" + separator.join(("L1", "34", '"42,5; x\ty"'))
    assert cells(text) == [("report_id", "staff", "delay"), ("L1", "34", "42,5; x\ty")]


def test_without_known_names_the_separator_that_cuts_most_is_taken() -> None:
    assert cells("a,b,c;d\n1,2,3;4") == [("a", "b", "c;d"), ("1", "2", "3;4")]
    assert cells("alone\n1") == [("alone",), ("1",)]


def test_the_hint_of_a_spreadsheet_is_followed() -> None:
    found = rows(b"sep=,\r\nreport_id,staff;x\r\nL1,34\r\n")
    assert [(row.line, row.cells) for row in found] == [(2, ("report_id", "staff;x")), (3, ("L1", "34"))]


@pytest.mark.parametrize(
    ("content", "text", "codes"),
    [
        ("é€".encode(), "é€", []),
        ("é€".encode("utf-8-sig"), "é€", []),
        ("é€".encode("utf-16"), "é€", []),
        ("é€".encode("utf-16-be"), "é€", ["file-cp1252"]),
        ("é€".encode("cp1252"), "é€", ["file-cp1252"]),
        (b"caf\x81", None, ["file-encoding"]),
        (b"\xff\xfea", None, ["file-encoding"]),
    ],
)
def test_an_encoding_is_known_or_assumed_with_a_warning(content: bytes, text: str | None, codes: list[str]) -> None:
    read, found = decode(content)
    assert [one.code for one in found] == codes
    assert read == text or codes == ["file-cp1252"]


def test_a_byte_that_is_in_no_encoding_is_told_with_its_line() -> None:
    found = decode(b"a\nb\ncaf\x81")[1]
    assert [(one.line, one.given) for one in found] == [(3, "0x81")]


def test_a_line_with_a_quote_out_of_place_is_told_and_the_others_kept() -> None:
    found = rows(b'report_id;staff\nL1;"a"b"\nL2;5\n')
    assert [(row.line, row.cells, [one.code for one in row.faults]) for row in found] == [
        (1, ("report_id", "staff"), []),
        (2, (), ["csv-quote"]),
        (3, ("L2", "5"), []),
    ]


def test_a_quote_never_closed_is_told_with_the_lines_it_swallows() -> None:
    found = rows(b'report_id;staff\nL1;"a\nL2;5\nL3;6\n')
    assert [(row.line, [dict(one.params)["last"] for one in row.faults]) for row in found[1:]] == [(2, ["4"])]


def test_a_text_may_hold_line_ends() -> None:
    found = rows(b'report_id;staff\nL1;"a\nb"\nL2;5\n')
    assert [(row.line, row.cells) for row in found] == [
        (1, ("report_id", "staff")),
        (2, ("L1", "a\nb")),
        (4, ("L2", "5")),
    ]


def test_ten_million_signs_in_one_cell_are_told() -> None:
    found = rows(b"report_id;staff\nL1;" + b"a" * 10_000_000 + b"\nL2;5\n")
    assert [(row.line, [one.code for one in row.faults]) for row in found] == [(1, []), (2, ["cell-too-long"]), (3, [])]


def test_a_file_that_is_too_heavy_or_too_wide_is_refused() -> None:
    heavy = read_csv(b"0" * (csv_text.MOST_BYTES + 1), NAMES.__contains__)
    assert [one.code for one in heavy[1]] == ["file-too-heavy"]
    wide = read_csv(b"a\n" + b";" * 3000, NAMES.__contains__)
    assert [(one.code, one.line) for one in wide[1]] == [("row-too-wide", 2)]


def test_only_the_first_rows_of_an_endless_file_are_read() -> None:
    assert len(rows(b"a;b\n" * 200_000)) == MOST_ROWS + csv_text.HEADER_WITHIN + 1


@pytest.mark.parametrize("text", ["=1+1", "+a", "-a", "@sum", "'=x", "\tx"])
def test_what_a_spreadsheet_would_run_is_guarded(text: str) -> None:
    assert guard(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a", "'a", "-5", "+3,5", "-1.5", "a=b"])
def test_the_rest_is_left_as_it_is(text: str) -> None:
    assert guard(text) == text
    assert unguard(text) == text


@given(st.text(max_size=20) | st.text("'=+-@a5", max_size=6))
def test_what_is_guarded_comes_back(text: str) -> None:
    assert unguard(guard(text)) == text


@given(st.binary(max_size=200) | st.text('";,\n\ra', max_size=40).map(str.encode))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    grids, found = read_csv(content, NAMES.__contains__)
    assert grids or found
