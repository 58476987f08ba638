"""A table of any size has the results, and the rejects, that its rows have in a small table."""

from __future__ import annotations

import io
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from conditionality.desk.population import open_population, score_population
from conditionality.desk.population_blocks import BrokenTableError
from conditionality.wording.findings import sentence
from tests.desk.populations import (
    NO_COUNTER,
    Kept,
    as_arrow,
    as_parquet,
    as_text,
    at_once,
    by_blocks,
    opened,
    reports,
    rules,
)

BOOKS = ("socle-leger", "socle-regional", "filiere-alimentaire")


def content(table: pa.Table) -> bytes:
    out = io.BytesIO()
    pq.write_table(table, out)
    return out.getvalue()


@pytest.mark.parametrize("book", BOOKS)
def test_parquet_and_text_by_blocks_give_what_the_small_reader_gives(book: str, tmp_path: Path) -> None:
    expected, none = at_once(as_text(tmp_path / "t.csv", book).read_bytes(), rules(book))
    assert len(expected.rows) == len(reports(book))
    assert not none.rows
    for path in (as_parquet(tmp_path / "t.parquet", book), tmp_path / "t.csv"):
        scores, rejects, summary = by_blocks(path, rules(book))
        assert scores.tables[0].schema.names == list(expected.header)
        assert scores.rows == list(expected.rows)
        assert not rejects.rows
        assert (summary.scored, summary.rejected) == (len(expected.rows), 0)


def spoiled(table: pa.Table) -> pa.Table:
    """Give a table where row after row is wrong in its own way."""
    rows = table.to_pylist()
    rows[0]["employees"] = -1
    rows[1]["siret"] = "12345678901234"
    rows[2]["report_id"] = " "
    rows[3]["period_to"] = rows[3]["period_from"].replace(year=1990)
    rows[4]["governance_form"] = "no such form"
    rows[5]["report_id"] = rows[6]["report_id"]
    rows[8]["report_id"] = rows[6]["report_id"]
    rows[7]["purchases"] = float("nan")
    rows[9]["name"] = "Zoë\u0007"
    rows[10]["purchases_local"] = 101.5
    rows[11]["period_from"] = None
    rows[12]["employees"] = -3
    rows[12]["report_id"] = rows[6]["report_id"]
    return pa.Table.from_pylist(rows, schema=table.schema)


def test_bad_rows_are_left_out_with_the_sentences_of_the_small_reader(tmp_path: Path) -> None:
    book = rules("socle-leger")
    table = spoiled(as_arrow("socle-leger"))
    path = tmp_path / "t.parquet"
    pq.write_table(table, path, row_group_size=7)
    expected, faults = at_once(content(table), book)
    scores, rejects, summary = by_blocks(path, book)
    assert scores.rows == list(expected.rows)
    assert rejects.rows == list(faults.rows)
    assert {row[3] for row in rejects.rows} >= {"report-id-twice", "number-under-least", "siret-siren-part"}
    assert summary.rejected == len({row[0] for row in faults.rows})


def test_a_folder_of_parts_is_one_table_its_lines_counted_on(tmp_path: Path) -> None:
    book, table = rules("socle-leger"), spoiled(as_arrow("socle-leger"))
    (tmp_path / "parts" / "year=2025").mkdir(parents=True)
    pq.write_table(table.slice(0, 10), tmp_path / "parts" / "a.parquet")
    pq.write_table(table.slice(10), tmp_path / "parts" / "year=2025" / "b.parquet")
    (tmp_path / "parts" / "_metadata.parquet").write_bytes(b"none")
    expected, faults = at_once(content(table), book)
    scores, rejects, _ = by_blocks(tmp_path / "parts", book)
    assert scores.rows == list(expected.rows)
    assert rejects.rows == list(faults.rows)


def test_files_of_one_table_have_the_same_columns(tmp_path: Path) -> None:
    table = as_arrow("socle-leger")
    pq.write_table(table, tmp_path / "a.parquet")
    pq.write_table(table.drop_columns(["siret"]), tmp_path / "b.parquet")
    population, found = open_population(str(tmp_path), rules("socle-leger"))
    assert population is None
    assert [one.code for one in found] == ["population-parts-differ"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b"PAR1 and then nothing of use", "population-broken"),
        (b"ARROW1\0\0 and then nothing", "population-broken"),
        (b"%PDF-1.7", "file-is-pdf"),
        (b"PK\x03\x04 a workbook", "population-workbook"),
        (b"a;b\n1;2\n", "table-no-header"),
        (b"report_id;siret\nA;\n", "table-no-answers"),
        (b"report_id;employees\n", "table-no-row"),
        (b"employees;Employees\n1;2\n", "column-twice"),
        (b"report_id;employees\n\x81\x8d;1\n", "file-encoding"),
        (b"report_id;employees\nA\x00;1\n", "file-is-binary"),
    ],
)
def test_a_file_that_holds_no_such_table_is_told(content: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "t.dat"
    path.write_bytes(content)
    population, found = open_population(str(path), rules("socle-leger"))
    assert population is None
    assert code in [one.code for one in found]
    assert all(sentence(one, "fr") for one in found)


def test_a_file_cut_short_on_the_way_is_told(tmp_path: Path) -> None:
    path = as_parquet(tmp_path / "t.parquet", "socle-leger", group=10)
    population = opened(path, rules("socle-leger"))
    whole = path.read_bytes()
    path.write_bytes(whole[:3000])
    with pytest.raises(BrokenTableError) as told:
        score_population(population, (Kept(), None), "en", NO_COUNTER)
    assert told.value.found.code == "population-broken"


def test_columns_of_odd_types_reject_their_rows_and_nothing_else(tmp_path: Path) -> None:
    book = rules("socle-leger")
    table = as_arrow("socle-leger").slice(0, 8)
    rows = table.num_rows
    odd = {
        "employees": pa.array([[1], None, [2, 3]] + [None] * (rows - 3), pa.list_(pa.int64())),
        "purchases": pa.array([1, None] * (rows // 2), pa.timestamp("us")),
        "hours_worked": pa.array(["x" * 200_000, "1e3", "12,5", "1 234,5", "1,234", "nan", None, ""]),
        "governance_form": pa.array([1.5] * rows),
        "duerp_up_to_date": pa.array([0, 1, 2, None] * (rows // 4), pa.int8()),
        "stakeholder_contacts": pa.array([True, None] * (rows // 2)),
    }
    for name, column in odd.items():
        table = table.set_column(table.schema.get_field_index(name), name, column)
    path = tmp_path / "t.parquet"
    pq.write_table(table, path)
    expected, faults = at_once(path.read_bytes(), book)
    scores, rejects, _ = by_blocks(path, book)
    assert scores.rows == list(expected.rows)
    assert rejects.rows == list(faults.rows)
    assert rejects.rows


def test_a_row_with_something_in_an_unknown_column_only_is_no_blank_row(tmp_path: Path) -> None:
    book, nothing = rules("socle-leger"), [None] * 4
    told = pa.array(["x", None, "y", " "])
    known = {"employees": pa.array(nothing, pa.int64()), "remark": told}
    for columns in (known, known | {"report_id": pa.array(["A", None, None, None])}):
        table = pa.table(columns)
        path = tmp_path / "t.parquet"
        pq.write_table(table, path)
        expected, faults = at_once(path.read_bytes(), book)
        scores, rejects, summary = by_blocks(path, book)
        assert scores.rows == list(expected.rows)
        assert rejects.rows == list(faults.rows)
        assert summary.scored + summary.rejected == 2
