"""Read the reports of a back-test: a table with columns beside the answers, one report, or a folder of them.

A table may hold more than answers: what groups the reports (a head count, a NAF code, a territory), what was granted.
Answers to questions that only the new version asks are read too, where the table has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from conditionality.desk.cuts import KNOWN, cut_of, grant_of
from conditionality.desk.effects_large import GRANTS, OTHER_RULES, Reading, read_large
from conditionality.desk.files import read_file
from conditionality.desk.intake import RuleBook
from conditionality.desk.population import open_population as open_table
from conditionality.findings import Finding, errors, finding, nearest
from conditionality.referential.model import Referential
from conditionality.report.cells import Cell
from conditionality.report.columns import NO_MAP, find_header, fold, names_of
from conditionality.report.file_kinds import kind_of
from conditionality.report.files import read_grids
from conditionality.report.grid import Row
from conditionality.report.model import Answer, Period, Report
from conditionality.report.read import read_report
from conditionality.report.table import Reject, TableReading, read_table
from conditionality.scoring.gathering import column_of, gather, texts_column
from conditionality.scoring.population import Population

Found = tuple[Finding, ...]

FEW = 2_000
"""Rows from which a table is read by whole columns."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What to read beside the answers.

    Attributes:
        by: Cuts: `size`, `sector`, `territory`, `size=COLUMN`, or the name of a column; none: those that are there.
        grants: Column of the amounts granted; empty: there is none.
        rename: Column to field, for columns called otherwise.
        period: Period of rows that name none; None: the first one of the old version.
    """

    by: tuple[str, ...] = ()
    grants: str = ""
    rename: Mapping[str, str] = field(default_factory=lambda: NO_MAP)
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was read.

    Attributes:
        population: The reports as columns.
        rejects: Rows, or files, that are no report.
        findings: What concerns the whole; an error here means that nothing was read.
        others: Reports for other rules, left out.
    """

    population: Population
    rejects: tuple[Reject, ...] = ()
    findings: Found = ()
    others: int = 0


NOTHING = Population(0, {})


def open_population(name: str, old: Referential, new: Referential, asked: Asked) -> Gathered:
    """Read the reports that a person names: a table, one report in JSON, or a folder of these.

    Args:
        name: A file or a folder, as the person wrote it.
        old: The version that the reports were made for.
        new: The version to try on them.
        asked: What to read beside the answers.
    """
    if not Path(name).is_dir():
        large = _open_large(name, old, new, asked)
        if large is not None:
            return large
        content, found = read_file(name)
        return Gathered(NOTHING, (), found) if content is None else read_population(content, old, new, asked)
    read = [read_file(str(path)) for path in sorted(Path(name).rglob("*.json"))]
    found = tuple(one for _, faults in read for one in faults)
    gathered = read_reports((content for content, _ in read if content is not None), old, new)
    return replace(gathered, findings=found)


def _open_large(name: str, old: Referential, new: Referential, asked: Asked) -> Gathered | None:
    """Read a table of many rows; None for anything else, the small reader tells what is wrong with it."""
    try:
        table, _ = open_table(name, RuleBook((old,), pinned=True), asked.rename, asked.period)
    except OSError:
        return None
    if table is None or table.source.rows < FEW:
        return None
    names, _ = names_of(old, asked.rename)
    grid = read_grids(table.source.head, names.is_known)[0][0]
    header = table.plan.headers[old.ref]
    columns, faults = _columns(_Sheet(tuple(grid.rows[header.rank].texts()), {}), asked)
    if faults:
        return Gathered(NOTHING, (), faults)
    added = _only_new(old, new)
    rename = {column: field for column, field in asked.rename.items() if field in {one.id for one in added.fields}}
    more = find_header(grid, names_of(added, rename)[0], rename) if added.fields else None
    reading = Reading(old, header, table.plan.period, None if more is None else (added, more), columns)
    population, rejects, found = read_large(table, reading)
    told = _told(table.found, tuple(grid.rows[header.rank].texts()), columns, new)
    others = sum(_is_other(one) for one in rejects)
    return Gathered(population, tuple(one for one in rejects if not _is_other(one)), (*told, *found), others)


def _told(found: Found, header: tuple[str, ...], columns: Mapping[str, int], new: Referential) -> Found:
    """Leave out the warnings about columns that a back-test reads though they are no field of the old version."""
    used = {header[rank] for rank in columns.values()} | {one.id for one in new.fields}
    return tuple(one for one in found if one.code != "column-unknown" or one.given not in used)


def read_population(content: bytes, old: Referential, new: Referential, asked: Asked) -> Gathered:
    """Read a table of reports, or one report.

    Args:
        content: The file.
        old: The version that the reports were made for.
        new: The version to try on them.
        asked: What to read beside the answers.
    """
    if kind_of(content) == "json":
        return read_reports((content,), old, new)
    reading = read_table(content, old, rename=asked.rename, period=asked.period)
    if errors(reading.findings):
        return Gathered(NOTHING, (), reading.findings)
    reports = _with_new_answers(content, reading, old, new, asked)
    if reading.alone:
        return Gathered(gather(reports, old, new), reading.rejects, reading.findings)
    sheet = _sheet(content, old, asked)
    columns, faults = _columns(sheet, asked)
    if faults:
        return Gathered(NOTHING, (), faults)
    rows = [sheet.rows.get(line) for line in reading.lines]
    population = replace(
        gather(reports, old, new),
        groups={
            by: texts_column([cut_of(by, _cell(row, rank)) for row in rows])
            for by, rank in columns.items()
            if by != GRANTS
        },
        grants=column_of("money", [_euros(row, columns[GRANTS]) for row in rows]) if GRANTS in columns else None,
    )
    told = _told(reading.findings, sheet.header, columns, new)
    others = sum(_is_other(one) for one in reading.rejects)
    return Gathered(population, tuple(one for one in reading.rejects if not _is_other(one)), told, others)


def read_reports(contents: Iterable[bytes], old: Referential, new: Referential) -> Gathered:
    """Read reports in JSON, one a file; those made for other rules are left out and counted."""
    reports: dict[str, Report] = {}
    rejects: list[Reject] = []
    others = 0
    for rank, content in enumerate(contents, 1):
        report, found = read_report(content, old)
        if any(one.code == OTHER_RULES for one in found):
            others += 1
        elif report is None or errors(found):
            rejects.append(Reject(rank, found))
        else:
            reports.setdefault(report.report_id, report)
    return Gathered(gather(tuple(reports.values()), old, new), tuple(rejects), (), others)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The table that the reports stand in: names of its columns, rows by line."""

    header: tuple[str, ...]
    rows: Mapping[int, Row]


def _sheet(content: bytes, old: Referential, asked: Asked) -> _Sheet:
    names, _ = names_of(old, asked.rename)
    grids, _ = read_grids(content, names.is_known)
    headed = [
        (grid, header)
        for grid in grids
        if not grid.is_blank and not grid.hidden and (header := find_header(grid, names, asked.rename)) is not None
    ]
    grid, header = max(headed, key=lambda one: (one[1].holds_answers, len(one[1].columns)))
    return _Sheet(tuple(grid.rows[header.rank].texts()), {row.line: row for row in grid.rows})


def _columns(sheet: _Sheet, asked: Asked) -> tuple[dict[str, int], Found]:
    """Find the column of each cut, and of the grants; say which are not there."""
    there = {fold(name): rank for rank, name in reversed(list(enumerate(sheet.header))) if name}
    wanted = [_wanted(one) for one in asked.by]
    if not asked.by:
        wanted = [(by, names) for by, names in KNOWN.items() if any(fold(one) in there for one in names)]
    wanted += [(GRANTS, (asked.grants,))] if asked.grants else []
    columns: dict[str, int] = {}
    faults: list[Finding] = []
    for by, names in wanted:
        found = next((there[fold(one)] for one in names if fold(one) in there), None)
        if found is None:
            known = [one for one in sheet.header if one]
            faults.append(finding("backtest-column-absent", given=names[0], nearest=nearest(names[0], known)))
        else:
            columns[by] = found
    return columns, tuple(faults)


def _wanted(text: str) -> tuple[str, tuple[str, ...]]:
    """Read what a cut is asked with: its name, or its name and a column.

    >>> _wanted("size=heads"), _wanted("legal_form")
    (('size', ('heads',)), ('legal_form', ('legal_form',)))
    """
    by, equals, column = text.partition("=")
    if equals:
        return by.strip(), (column.strip(),)
    return text, KNOWN.get(text, (text,))


def _with_new_answers(
    content: bytes, reading: TableReading, old: Referential, new: Referential, asked: Asked
) -> Sequence[Report]:
    """Add to reports the answers to questions that only the new version asks, where the table has such columns."""
    added = _only_new(old, new)
    known = {one.id for one in added.fields}
    if not known:
        return reading.reports
    rename = {column: name for column, name in asked.rename.items() if name in known or name == "report_id"}
    more = read_table(content, added, rename=rename, period=asked.period)
    answers = {line: one.answers for line, one in zip(more.lines, more.reports, strict=True)}
    return [_joined(one, answers.get(line, ())) for line, one in zip(reading.lines, reading.reports, strict=True)]


def _only_new(old: Referential, new: Referential) -> Referential:
    """Give the questions that only the new version asks, under the name of the old one."""
    asked = {one.id for one in old.fields}
    added = tuple(one for one in new.fields if one.id not in asked)
    return new.model_copy(update={"id": old.id, "version": old.version, "fields": added, "in_force": old.in_force})


def _joined(report: Report, answers: Sequence[Answer]) -> Report:
    found = {one.field: one for one in (*answers, *report.answers)}
    return report.model_copy(update={"answers": tuple(found[name] for name in sorted(found))})


def _is_other(reject: Reject) -> bool:
    return any(one.code == OTHER_RULES for one in reject.findings)


def _cell(row: Row | None, rank: int) -> Cell:
    return None if row is None else row.cell(rank)


def _euros(row: Row | None, rank: int) -> Fraction | None:
    amount: Decimal | None = grant_of(_cell(row, rank))
    return None if amount is None else Fraction(amount)
