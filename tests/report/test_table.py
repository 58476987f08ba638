"""Many reports from one table: good rows kept, bad ones handed back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any, cast

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from conditionality.findings import errors
from conditionality.report.columns import NO_MAP
from conditionality.report.model import NumberAnswer, OptionsAnswer, Period
from conditionality.report.table import TableReading, read_table
from tests.report import dairy, workbooks
from tests.report.spelled import spell_reading

Change = Callable[[Worksheet], None]


def read(content: bytes | str, rename: Mapping[str, str] = NO_MAP, period: Period | None = None) -> TableReading:
    """Read a table under the rules of the dairy."""
    raw = content.encode() if isinstance(content, str) else content
    return read_table(raw, dairy.rules(), rename=rename, period=period)


def spelled(content: bytes | str) -> dict[str, object]:
    """Read a table and spell what it gave."""
    return spell_reading(read(content))


def parquet(**columns: object) -> bytes:
    """Make a Parquet file."""
    stream = BytesIO()
    pq.write_table(pa.table(columns), stream)
    return stream.getvalue()


ROWS: workbooks.Rows = [list(workbooks.HEADER), list(workbooks.GOOD)]
TEXT = (
    "report_id;siret;staff;women;delay;organic;council;minutes_on;form;labels\n"
    "L1;73282932000074;34;3;42,5;61,25 %;oui;21/11/2026;coop;ab, msc\n"
)


def test_one_report_is_the_same_from_every_format() -> None:
    columns = {name: [value] for name, value in zip(workbooks.HEADER, workbooks.GOOD, strict=True)}
    files = (TEXT, workbooks.xlsx(ROWS), workbooks.ods(ROWS), parquet(**columns))
    readings = [read(content) for content in files]
    assert [spell_reading(one) for one in readings] == [{"reports": ["L1"], "rejects": {}, "findings": []}] * 4
    assert len({one.reports[0] for one in readings}) == 1


def test_a_table_says_its_period_or_takes_one() -> None:
    year = Period(from_=date(2027, 1, 1), to=date(2027, 12, 31))
    assert read("report_id;staff\nL1;3\n").reports[0].period == Period(from_=date(2025, 1, 1), to=date(2025, 12, 31))
    assert read("report_id;staff\nL1;3\n", period=year).reports[0].period == year
    assert read("report_id;period_from;staff\nL1;01/07/2026;3\n", period=year).reports[0].period == Period(
        from_=date(2026, 7, 1), to=date(2027, 6, 30)
    )


def test_columns_may_be_called_otherwise() -> None:
    reading = read("iso3;effectif_total;x\nFRA;34;1\n", rename={"iso3": "report_id", "effectif_total": "staff"})
    assert [one.report_id for one in reading.reports] == ["FRA"]
    assert reading.reports[0].answers == (NumberAnswer(field="staff", number=Decimal(34)),)


@pytest.mark.parametrize(
    "content", ["siret;name;legal_form\n73282932000074;Laiterie;SCIC\n", "report_id;total;outcome\nL1;60;refused\n"]
)
def test_a_table_without_one_field_of_the_rules_is_refused_in_one_sentence(content: str) -> None:
    assert spelled(content) == {"reports": [], "rejects": {}, "findings": ["table-no-answers 1"]}


def test_of_two_sheets_the_one_with_answers_is_read() -> None:
    listed: workbooks.Rows = [["report_id", "siret", "name", "period_from"], ["L9", "73282932000074", "Laiterie", ""]]

    def add(sheet: Worksheet) -> None:
        other = cast("Any", sheet.parent).create_sheet("Réponses")
        other.append(["report_id", "staff"])
        other.append(["L1", 34])

    reading = read(workbooks.xlsx(listed, add))
    assert [one.report_id for one in reading.reports] == ["L1"]


@pytest.mark.parametrize("rename", [{"a": "nothing"}, {"absent": "staff"}])
def test_a_map_that_leads_nowhere_stops_the_table(rename: dict[str, str]) -> None:
    reading = read("report_id;a\nL1;34\n", rename=rename)
    assert reading.reports == ()
    assert errors(reading.findings)


def test_a_warning_is_said_once_a_column() -> None:
    reading = read("report_id;delay;purchases\nL1;1,234;5,678\nL2;1,234;5\nL3;1,234;5\n")
    assert len(reading.reports) == 3
    assert spell_reading(reading)["findings"] == [
        "~number-comma-decimal 2:delay",
        "~number-comma-decimal 2:purchases",
    ]


def test_blank_rows_are_passed_over() -> None:
    assert spelled("report_id;staff\n\n;\nL1;34\n") == {"reports": ["L1"], "rejects": {}, "findings": []}


def test_a_table_that_is_too_long_is_refused_whole() -> None:
    reading = read("report_id;staff\n" + "a;1\n" * 100_001)
    assert spell_reading(reading) == {"reports": [], "rejects": {}, "findings": ["table-too-long"]}


def test_ten_million_signs_without_a_header_are_refused() -> None:
    words = "Il était une fois une laiterie qui écrivait beaucoup. " * 190_000
    assert len(words) > 10_000_000
    assert [one.code for one in read(words).findings] == ["table-no-header", "cell-too-long"]
    lines = "Il était une fois.\n" * 530_000
    assert [one.code for one in read(lines).findings] == ["table-no-header"]


def workbook(change: Change | None, rows: workbooks.Rows = ROWS) -> dict[str, object]:
    """Read a changed workbook and spell what it gave."""
    return spelled(workbooks.xlsx(rows, change))


def put(**cells: object) -> Change:
    """Give a change that writes cells."""

    def change(sheet: Worksheet) -> None:
        for spot, value in cells.items():
            sheet[spot].value = cast("Any", value)

    return change


def formatted(spot: str, number_format: str, value: object) -> Change:
    """Give a change that writes one cell under a format."""

    def change(sheet: Worksheet) -> None:
        sheet[spot].value = cast("Any", value)
        sheet[spot].number_format = number_format

    return change


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (put(C2="=A1+B1"), ["cell-formula 2:staff"]),
        (put(C2="#REF!"), ["cell-error 2:staff"]),
        (put(C2=dt.date(2026, 2, 1)), ["date-in-number 2:staff"]),
        (put(C2="oui", D2=True), ["yes-no-as-number 2:staff", "yes-no-as-number 2:women"]),
        (formatted("H2", "General", 46347), ["date-as-number 2:minutes_on"]),
        (put(H2="31/02/2025"), ["date-impossible 2:minutes_on"]),
        (put(B2=79900000000000), ["siret-ends-in-zeros 2:siret"]),
        (put(B2=7328293200007), ["siret-leading-zero 2:siret"]),
        (put(B2="7,99E+13"), ["siret-lost-digits 2:siret"]),
        (formatted("C2", "0%", 0.12), ["percent-in-number 2:staff"]),
        (formatted("F2", "0%", 1.2), ["number-over-most 2:organic"]),
        (put(E2=1e300), ["number-too-large 2:delay"]),
        (lambda sheet: sheet.merge_cells("C2:D2"), ["cell-merged 2:staff", "cell-merged 2:women"]),
    ],
)
def test_what_a_spreadsheet_spoils_is_found_in_its_row(change: Change, expected: list[str]) -> None:
    assert workbook(change) == {"reports": [], "rejects": {"2": expected}, "findings": []}


def test_a_cell_shown_as_a_percentage_is_read_as_it_is_seen() -> None:
    reading = read(workbooks.xlsx(ROWS, formatted("F2", "0.00%", 0.6125)))
    assert reading.reports[0].values()["organic"] == Decimal("61.25")


def test_a_repeated_header_stops_a_workbook() -> None:
    assert workbook(put(D1="staff"))["findings"] == ["column-twice 1:staff"]


def test_an_empty_header_over_figures_is_said() -> None:
    assert workbook(put(D1=None)) == {"reports": ["L1"], "rejects": {}, "findings": ["~column-unnamed 1"]}


def test_rows_above_the_header_are_skipped_and_said() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.insert_rows(1, 3)
        sheet["A1"] = "Campagne 2026"
        sheet.merge_cells("A1:F1")

    assert workbook(change) == {"reports": ["L1"], "rejects": {}, "findings": ["~table-preamble 1"]}


def test_only_the_sheet_that_names_most_columns_is_read() -> None:
    def change(sheet: Worksheet) -> None:
        book: Any = sheet.parent
        book.create_sheet("Notes", 0)["A1"] = "lisez-moi"
        book.create_sheet("Vide")
        book.create_sheet("Autre").append(["report_id", "staff"])
        hidden = book.create_sheet("Ancien")
        hidden.append(["report_id", "staff", "women"])
        hidden.sheet_state = "hidden"
        listed = book.create_sheet("Listes")
        listed["A1"] = "oui"
        listed.sheet_state = "hidden"

    reading = read(workbooks.xlsx(ROWS, change))
    assert [one.report_id for one in reading.reports] == ["L1"]
    assert [(one.code, one.given) for one in reading.findings] == [
        ("sheet-ignored", "Notes"),
        ("sheet-ignored", "Autre"),
        ("sheet-hidden", "Ancien"),
    ]


def test_a_hidden_sheet_is_never_read() -> None:
    def change(sheet: Worksheet) -> None:
        book: Any = sheet.parent
        book.create_sheet("Notes")["A1"] = "lisez-moi"
        sheet.sheet_state = "hidden"

    assert [one.code for one in read(workbooks.xlsx(ROWS, change)).findings] == [
        "table-no-header",
        "sheet-hidden",
        "sheet-ignored",
    ]


def test_an_empty_workbook_is_an_empty_file() -> None:
    assert workbook(None, rows=[])["findings"] == ["empty-file"]


def test_a_filled_form_is_one_report() -> None:
    sheet: workbooks.Rows = [
        ["field", "answer"],
        ["report_id", "L1"],
        ["period_from", "01/01/2026"],
        ["staff", 34],
        ["labels:", "x"],
    ]
    reading = read(workbooks.xlsx(sheet))
    assert [one.report_id for one in reading.reports] == ["L1"]
    assert OptionsAnswer(field="labels", options=()) in reading.reports[0].answers
    faulty = read(workbooks.xlsx([*sheet, ["women", "trois"]]))
    assert faulty.reports == ()
    assert [[fault.code for fault in one.findings] for one in faulty.rejects] == [["not-a-number"]]


def test_parquet_tables_are_held_to_the_same_rules() -> None:
    content = parquet(report_id=["L1", "L2", "L3"], staff=[34.0, 3.5, None], delay=[float("nan"), 1.0, 0.1])
    assert spelled(content) == {
        "reports": ["L3"],
        "rejects": {"2": ["number-not-finite 2:delay"], "3": ["number-not-whole 3:staff"]},
        "findings": [],
    }


@given(st.binary(max_size=200) | st.text('report_id;staff,"\n\r=-1', max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    reading = read(content)
    assert reading.reports or reading.rejects or reading.findings


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.lists(
            st.none()
            | st.booleans()
            | st.integers(-(10**20), 10**20)
            | st.floats(allow_nan=False, allow_infinity=False)
            | st.text(st.characters(min_codepoint=32, max_codepoint=1000), max_size=8)
            | st.dates(date(1950, 1, 1)),
            min_size=10,
            max_size=10,
        ),
        min_size=1,
        max_size=4,
    )
)
def test_any_workbook_is_read_or_refused(rows: list[list[object]]) -> None:
    reading = read(workbooks.xlsx([list(workbooks.HEADER), *rows]))
    assert len(reading.reports) + len(reading.rejects) <= len(rows)
