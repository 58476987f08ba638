"""Read the sheets of an Excel or OpenDocument workbook as rows of cells."""

from __future__ import annotations

from xml.etree.ElementTree import ParseError

from conditionality.findings import Finding
from conditionality.report.archive import unpack
from conditionality.report.file_kinds import FileKind
from conditionality.report.grid import MOST_COLUMNS, MOST_ROWS, Grid
from conditionality.report.ods import read_ods
from conditionality.report.office_xml import ForbiddenXmlError
from conditionality.report.places import slip
from conditionality.report.xlsx import read_xlsx


def read_workbook(content: bytes, kind: FileKind) -> tuple[tuple[Grid, ...], tuple[Finding, ...]]:
    """Read every sheet of a workbook, hidden ones too.

    Args:
        content: The file.
        kind: `xlsx` or `ods`.
    """
    parts, found = unpack(content)
    if parts is None:
        return (), found
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        return (), (slip("file-is-locked"),)
    try:
        boards = read_xlsx(parts) if kind == "xlsx" else read_ods(parts)
    except (ParseError, ForbiddenXmlError):
        return (), (slip("file-is-broken"),)
    vast = next((one.name for one in boards if one.vast), None)
    if vast is not None:
        params = {"sheet": vast, "rows": MOST_ROWS, "columns": MOST_COLUMNS}
        return (), (slip("sheet-too-large", "", params),)
    if not boards:
        return (), (slip("file-is-broken"),)
    return tuple(one.grid() for one in boards), ()
