"""A file is opened by what it is."""

from __future__ import annotations

from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from conditionality.report.files import read_grids
from tests.report import workbooks


def known(text: str) -> bool:
    """Tell whether a text is a column."""
    return text in {"report_id", "staff"}


def parquet() -> bytes:
    """Make a Parquet file."""
    stream = BytesIO()
    pq.write_table(pa.table({"report_id": ["L1"], "staff": ["34"]}), stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"report_id;staff\nL1;34\n",
        workbooks.xlsx([["report_id", "staff"], ["L1", "34"]]),
        workbooks.ods([["report_id", "staff"], ["L1", "34"]]),
        parquet(),
    ],
    ids=["csv", "xlsx", "ods", "parquet"],
)
def test_one_table_is_the_same_in_every_format(content: bytes) -> None:
    grids, found = read_grids(content, known)
    assert found == ()
    assert [[row.cells for row in grid.rows] for grid in grids] == [[("report_id", "staff"), ("L1", "34")]]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "empty-file"), (b"%PDF-1.4", "file-is-pdf"), (workbooks.OLD_OFFICE, "file-is-xls"), (b"{}", "file-is-json")],
)
def test_a_file_of_no_use_is_refused(content: bytes, code: str) -> None:
    grids, found = read_grids(content, known)
    assert grids == ()
    assert [one.code for one in found] == [code]
