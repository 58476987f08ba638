"""Read many reports from a table, one a row: good rows become reports, bad ones are handed back with their findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from conditionality.findings import Finding, errors
from conditionality.referential.model import Referential
from conditionality.report.columns import NO_MAP, Header, Names, find_header, names_of
from conditionality.report.files import read_grids
from conditionality.report.filled import is_filled_form, read_sheets
from conditionality.report.grid import MOST_ROWS, Grid
from conditionality.report.model import Period, Report
from conditionality.report.periods import first_period
from conditionality.report.places import Place, slip
from conditionality.report.rows import RowReader

Found = tuple[Finding, ...]

MOST_NAMED = 8
"""Column names quoted when no header is found."""


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that is no report, and why: its errors and warnings."""

    line: int
    findings: Found


@dataclass(frozen=True, slots=True)
class TableReading:
    """What a table gave.

    Attributes:
        reports: Of the good rows, in their order.
        rejects: The other rows.
        findings: What concerns the file or a column; an error here means that no row was read.
        lines: Line of each report in the file; 0 for a report in our own form.
        alone: Whether the file was one report in our own form.
    """

    reports: tuple[Report, ...] = ()
    rejects: tuple[Reject, ...] = ()
    findings: Found = ()
    lines: tuple[int, ...] = ()
    alone: bool = False


def read_table(
    content: bytes, referential: Referential, *, rename: Mapping[str, str] = NO_MAP, period: Period | None = None
) -> TableReading:
    """Read reports from CSV, Excel, OpenDocument, Parquet or Arrow; one in our own form, filled, is one report.

    Columns are fields (by id, or by label in French or English) and, where they are there, `report_id`, `siret`,
    `name`, `referential`, `period_from`, `period_to`. Columns of another name are left aside with a warning; fields
    without a column are unanswered; a table where no column is a field is refused. Rows above the header are skipped
    with a warning.

    Args:
        content: The file.
        referential: The rules.
        rename: Column to field, for columns called otherwise.
        period: Period of rows that name none; default, the first one of the version.
    """
    names, found = names_of(referential, rename)
    grids, more = read_grids(content, names.is_known)
    if errors(found + more):
        return TableReading(findings=found + more)
    if any(is_filled_form(grid) for grid in grids):
        report, faults = read_sheets(grids, referential)
        rejects = (Reject(0, errors(faults)),) if errors(faults) else ()
        kept = () if rejects or report is None else (report,)
        warnings = tuple(one for one in faults if one.level == "warning")
        return TableReading(kept, rejects, found + more + warnings, (0,) * len(kept), alone=True)
    grid, header, notes = _pick(grids, names, rename)
    if grid is None or header is None:
        return TableReading(findings=found + more + notes)
    if not header.holds_answers:
        # What is left aside column by column says nothing more than that this is another table.
        return TableReading(findings=(*found, *more, *(errors(notes) or (_no_answers(grid, header, names),))))
    found += more + notes
    reader = RowReader(referential, header, period or first_period(referential))
    return _read(grid, header, reader, found)


def _pick(grids: Iterable[Grid], names: Names, rename: Mapping[str, str]) -> tuple[Grid | None, Header | None, Found]:
    """Choose the visible sheet whose header names most columns; say which others hold something."""
    filled = [(grid, find_header(grid, names, rename)) for grid in grids if not grid.is_blank]
    if not filled:
        return None, None, (slip("empty-file"),)
    headed = [(grid, header) for grid, header in filled if header is not None and not grid.hidden]
    if not headed:
        grid = filled[0][0]
        first = next(row for row in grid.rows if not row.is_blank)
        params = {"expected": ", ".join(names.listed[:MOST_NAMED]), "sheet": grid.name}
        faults = tuple(fault for row in grid.rows for fault in row.faults)
        lost = Place(line=first.line).find("table-no-header", " ".join(first.texts()), params)
        return None, None, (lost, *faults, *_others(filled, None))
    grid, header = max(headed, key=lambda one: (one[1].holds_answers, len(one[1].columns)))
    return grid, header, header.findings + _others(filled, grid)


def _no_answers(grid: Grid, header: Header, names: Names) -> Finding:
    """Say that no column is a field of the rules: the table is of something else, or for other rules."""
    row = grid.rows[header.rank]
    told = ", ".join([text for text in row.texts() if text][:MOST_NAMED])
    params = {"expected": ", ".join(names.listed[:MOST_NAMED])}
    return Place(line=row.line).find("table-no-answers", told, params)


def _others(filled: Iterable[tuple[Grid, Header | None]], chosen: Grid | None) -> Found:
    codes = {False: "sheet-ignored", True: "sheet-hidden"}
    return tuple(
        slip(codes[grid.hidden], grid.name, level="warning")
        for grid, header in filled
        if grid is not chosen and grid.name and (header is not None or not grid.hidden)
    )


def _read(grid: Grid, header: Header, reader: RowReader, found: Found) -> TableReading:
    rows = [row for row in grid.rows[header.rank + 1 :] if not row.is_blank]
    if len(rows) > MOST_ROWS:
        found = (*found, slip("table-too-long", len(rows), {"limit": MOST_ROWS}))
    elif not rows:
        found = (*found, Place(line=grid.rows[header.rank].line).find("table-no-row"))
    if errors(found):
        return TableReading(findings=found)
    reports: dict[str, tuple[int, Report]] = {}
    rejects: list[Reject] = []
    warnings: dict[tuple[str, str], Finding] = {}
    for row in rows:
        report, faults = reader.read(row)
        if report is not None and report.report_id in reports:
            params = {"first": reports[report.report_id][0]}
            faults = (*faults, Place(line=row.line).find("report-id-twice", report.report_id, params))
        if report is None or errors(faults):
            rejects.append(Reject(row.line, faults))
            continue
        reports[report.report_id] = (row.line, report)
        for fault in faults:
            warnings.setdefault((fault.code, fault.column), fault)
    lines = tuple(line for line, _ in reports.values())
    kept = tuple(one for _, one in reports.values())
    return TableReading(kept, tuple(rejects), (*found, *warnings.values()), lines)
