"""Golden cases from a workbook of expected results: one row a case, its answers, and what they should give.

The columns of answers are those of any table of reports; those of expected results have the names of a table of
scores: `total`, `grade`, `outcome`, `dimension:G`, `points:V1`… An expected cell left empty expects nothing. Rows of
the same SIRET for earlier periods are history, as when reports are scored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from conditionality.desk.golden import Expectation, GoldenCase, columns_of, near
from conditionality.desk.golden_cases import FRACTION
from conditionality.desk.scores import by_siret, history_of
from conditionality.desk.tables import Table
from conditionality.findings import Finding, errors, nearest
from conditionality.referential.model import Referential
from conditionality.referential.names import GATE_STATUSES, STATUSES, grade_ids
from conditionality.report.cells import Broken, Cell, Percent, is_blank, text_of
from conditionality.report.columns import Header, find_header, fold, names_of
from conditionality.report.files import read_grids
from conditionality.report.grid import Grid, Row
from conditionality.report.numbers import read_number
from conditionality.report.periods import first_period
from conditionality.report.places import Place, slip
from conditionality.report.rows import RowReader
from conditionality.report.write import columns as report_columns

Found = tuple[Finding, ...]

GROUPED = ("dimension:", "points:", "gate:", "grade:")
"""Start of the columns that expect something of one block."""

NUMERIC = ("total", "total_shown", "dimension:", "points:")
"""Columns that expect a number, or the status that stands instead of it."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of expected results: its rank from 0, its header as written, its name, what it may hold as text."""

    rank: int
    header: str
    name: str
    texts: tuple[str, ...]

    @property
    def is_number(self) -> bool:
        """Tell whether it expects a number."""
        return self.name.startswith(NUMERIC)


def golden_template(rules: Referential) -> Table:
    """Give the empty table to fill: its header, and the columns that hold numbers."""
    fields = report_columns(tuple(one.id for one in rules.fields))
    return Table((*(one for one in fields if one != "name"), *columns_of(rules)), ())


def read_golden(content: bytes, rules: Referential) -> tuple[tuple[GoldenCase, ...], Found]:
    """Read the cases of a workbook.

    Args:
        content: A table as text, Excel or OpenDocument.
        rules: The version that is tried.

    Returns:
        The cases of the good rows, and everything that is wrong, each with its line and column.
    """
    names, _ = names_of(rules)
    wanted = {fold(name): name for name in columns_of(rules)}
    grids, found = read_grids(content, lambda text: names.is_known(text) or fold(text) in wanted)
    if errors(found):
        return (), found
    headed = [(grid, header) for grid in grids if not grid.hidden and (header := find_header(grid, names)) is not None]
    if not headed:
        return (), (*found, slip("golden-no-column", ", ".join(one.name for one in grids)))
    grid, header = max(headed, key=lambda one: (one[1].holds_answers, len(one[1].columns)))
    columns, faults = _columns(grid.rows[header.rank], rules, wanted)
    left = tuple(one for one in header.findings if one.code != "column-unknown" or not _is_expected(one.given, wanted))
    if not columns:
        faults += (slip("golden-no-column", grid.name),)
    found += left + faults
    return ((), found) if errors(found) else _rows(grid, header, columns, rules, found)


def _is_expected(text: str, wanted: Mapping[str, str]) -> bool:
    """Tell whether a header names an expected result, or means to."""
    return fold(text) in wanted or fold(text).startswith(GROUPED)


def _columns(row: Row, rules: Referential, wanted: Mapping[str, str]) -> tuple[tuple[Column, ...], Found]:
    """Find the columns of expected results in the header."""
    columns: dict[str, Column] = {}
    found: list[Finding] = []
    for rank, text in enumerate(row.texts()):
        name = wanted.get(fold(text))
        place = Place(line=row.line, column=text)
        if name is not None and name in columns:
            params = {"first": columns[name].rank + 1, "second": rank + 1, "target": name}
            found.append(place.find("column-twice", text, params))
        elif name is not None:
            columns[name] = Column(rank, text, name, _texts(name, rules))
        elif _is_expected(text, wanted):
            found.append(place.find("golden-column", text, {"nearest": nearest(text, wanted.values())}))
    return tuple(columns.values()), tuple(found)


def _texts(name: str, rules: Referential) -> tuple[str, ...]:
    """Give the texts that a column may hold."""
    kind, _, block = name.partition(":")
    gradings = {one.id: grade_ids(rules, one.id) for one in rules.gradings}
    match kind:
        case "status":
            return ("complete", "incomplete")
        case "outcome":
            return (*(one.id for one in rules.outcomes), "not_computable", "not_applicable")
        case "grade":
            return gradings.get(block, ()) if block else next(iter(gradings.values()), ())
        case "gate":
            return GATE_STATUSES
        case _:
            return STATUSES


def _rows(
    grid: Grid, header: Header, columns: Sequence[Column], rules: Referential, found: Found
) -> tuple[tuple[GoldenCase, ...], Found]:
    reader = RowReader(rules, header, first_period(rules))
    cases: list[GoldenCase] = []
    taken: dict[str, int] = {}
    for row in grid.rows[header.rank + 1 :]:
        if row.is_blank:
            continue
        report, faults = reader.read(row)
        expected, more = _expected(row, columns)
        faults += more
        if report is not None and report.report_id in taken:
            params = {"first": taken[report.report_id]}
            faults = (*faults, Place(line=row.line).find("report-id-twice", report.report_id, params))
        found += faults
        if report is not None and not errors(faults):
            taken[report.report_id] = row.line
            cases.append(GoldenCase(report.report_id, report, expected, line=row.line))
    if not taken and not errors(found):
        found += (Place(line=grid.rows[header.rank].line).find("table-no-row"),)
    return _with_history(cases, found)


def _with_history(cases: Sequence[GoldenCase], found: Found) -> tuple[tuple[GoldenCase, ...], Found]:
    """Give each case the earlier rows of its organisation; a row that expects nothing is only history."""
    kept = by_siret(one.report for one in cases)
    whole = [replace(one, history=history_of(one.report, kept)) for one in cases]
    used = {earlier.report_id for one in whole if one.expected for earlier in one.history}
    idle = (
        Place(line=one.line).find("golden-nothing", one.id, level="warning")
        for one in whole
        if not one.expected and one.id not in used
    )
    return tuple(one for one in whole if one.expected), (*found, *idle)


def _expected(row: Row, columns: Iterable[Column]) -> tuple[tuple[Expectation, ...], Found]:
    read = [_cell(row.cell(one.rank), one, Place(line=row.line, column=one.header)) for one in columns]
    return tuple(one for one, _ in read if one is not None), tuple(fault for _, found in read for fault in found)


def _cell(cell: Cell, column: Column, place: Place) -> tuple[Expectation | None, Found]:
    """Read what is expected in a cell; an empty one expects nothing."""
    if is_blank(cell):
        return None, ()
    if isinstance(cell, Broken):
        return None, (place.find(cell.code, cell.text),)
    text = text_of(cell.seen if isinstance(cell, Percent) else cell)
    if text in column.texts:
        return Expectation(column.name, text), ()
    if not column.is_number:
        params = {"known": ", ".join(column.texts), "nearest": nearest(text, column.texts)}
        return None, (place.find("golden-text", text, params),)
    return _number(text, column, place)


def _number(text: str, column: Column, place: Place) -> tuple[Expectation | None, Found]:
    """Read an expected number: a fraction, or a decimal; one with many decimals may be a little off."""
    if FRACTION.fullmatch(text):
        return Expectation(column.name, Fraction(text)), ()
    number, found = read_number(text)
    if number is None:
        return None, (place.find("golden-number", text, {"known": ", ".join(column.texts)}),)
    return Expectation(column.name, Fraction(number), near(number)), place.put(found)
