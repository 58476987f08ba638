"""Take in reports for a rule book: each is read against the version that its own period calls for.

A rule book is either pinned to one version, or followed: then the version in force on the first day of a report's
period is the one it is read and scored with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from conditionality.findings import Finding, Level, errors
from conditionality.referential.library import STANDING
from conditionality.referential.model import Referential
from conditionality.report.columns import NO_MAP
from conditionality.report.days import read_iso_day
from conditionality.report.file_kinds import kind_of
from conditionality.report.json_text import parse_json
from conditionality.report.model import Period, Report
from conditionality.report.periods import first_period
from conditionality.report.places import Place, both
from conditionality.report.read import read_report
from conditionality.report.table import Reject, TableReading, read_table

Found = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The versions of one référentiel that a report may be read with.

    Attributes:
        versions: At least one, the oldest first.
        pinned: Whether the person named one version; then there is only that one.
    """

    versions: tuple[Referential, ...]
    pinned: bool

    @property
    def newest(self) -> Referential:
        """Give the last version."""
        return self.versions[-1]

    def on(self, day: date) -> Referential | None:
        """Give the version for a report whose period starts on a day.

        When several are in force, one that stands (published, or since superseded) comes before a proposed one, and
        this before a draft; then the highest. A retired one never comes.
        """
        if self.pinned:
            return self.newest
        held = [one for one in self.versions if one.status in STANDING and one.in_force.holds_on(day)]
        # `max` keeps the first of equals.
        return max(reversed(held), key=lambda one: STANDING[one.status], default=None)


@dataclass(frozen=True, slots=True)
class Intake:
    """What a file gave.

    Attributes:
        reports: That can be scored, in the order of the file.
        rejects: Rows, or the one report, that cannot, by line.
        findings: What concerns the file or a column, and warnings; an error here means that nothing was read.
        alone: Whether the file was one report, in JSON or in a filled form.
    """

    reports: tuple[Report, ...] = ()
    rejects: tuple[Reject, ...] = ()
    findings: Found = ()
    alone: bool = False


def take_in(content: bytes, book: RuleBook, rename: Mapping[str, str] = NO_MAP, period: Period | None = None) -> Intake:
    """Take in a file: one report in JSON or in a filled form, or a table of them.

    Args:
        content: The file.
        book: The rules.
        rename: Column to field, for columns of a table called otherwise.
        period: Period of the rows of a table that name none; default, the first one of the newest version.
    """
    if kind_of(content) == "json":
        return _one(content, book)
    default = period or first_period(book.newest)
    readings = {one.ref: read_table(content, one, rename=rename, period=default) for one in book.versions}
    if errors(readings[book.newest.ref].findings):
        return Intake(findings=readings[book.newest.ref].findings)
    return _settle(readings, book)


def _one(content: bytes, book: RuleBook) -> Intake:
    day = _first_day(content)
    version = book.on(day) if day else None
    report, found = read_report(content, version or book.newest)
    if report is not None:
        found += in_force(report, book, Place("period"))
    if report is None or errors(found):
        return Intake(rejects=(Reject(0, errors(found)),), findings=_warnings(found), alone=True)
    return Intake((report,), (), found, alone=True)


def _first_day(content: bytes) -> date | None:
    """Give the first day of the period of a report in JSON, as far as it can be told; faults are told by its reader."""
    tree, _ = parse_json(content)
    period = tree.get("period") if isinstance(tree, Mapping) else None
    first = period.get("from") if isinstance(period, Mapping) else None
    return read_iso_day(first)[0] if isinstance(first, str) else None


def in_force(report: Report, book: RuleBook, place: Place) -> Found:
    """Say when no version, or not the one that was named, is in force for a report: the latter only warns."""
    day, version = report.period.from_, book.newest
    chosen = book.on(day)
    if chosen is not None and chosen.in_force.holds_on(day):
        return ()
    level: Level = "warning" if book.pinned else "error"
    force = version.in_force
    until = both("until", force.until) if force.until else {"until_fr": "…", "until_en": "…"}
    params = both("first", day) | both("since", force.from_) | until
    return (place.find("period-not-in-force", version.ref, params, level=level),)


def _settle(readings: Mapping[str, TableReading], book: RuleBook) -> Intake:
    """Take each row from the reading against its own version."""
    accepted = {ref: dict(zip(one.lines, one.reports, strict=True)) for ref, one in readings.items()}
    refused = {ref: {one.line: one for one in reading.rejects} for ref, reading in readings.items()}
    lines = {line for rows in accepted.values() for line in rows} | {line for rows in refused.values() for line in rows}
    reports: dict[str, tuple[int, Report]] = {}
    rejects: list[Reject] = []
    doubts: dict[str, Finding] = {}
    for line in sorted(lines):
        taken = settle_row(line, accepted, refused, book)
        if isinstance(taken, Referential):
            # The version this row calls for could not read the file at all.
            taken = Reject(line, errors(readings[taken.ref].findings))
        if isinstance(taken, Report) and taken.report_id in reports:
            params = {"first": reports[taken.report_id][0]}
            taken = Reject(line, (Place(line=line).find("report-id-twice", taken.report_id, params),))
        if isinstance(taken, Reject):
            rejects.append(taken)
            continue
        reports[taken.report_id] = (line, taken)
        for one in in_force(taken, book, Place(line=line)):
            doubts.setdefault(one.code, one)
    findings = (*_shared(tuple(readings.values())), *doubts.values())
    alone = readings[book.newest.ref].alone
    return Intake(tuple(one for _, one in reports.values()), tuple(rejects), findings, alone=alone)


def settle_row(
    line: int, accepted: Mapping[str, Mapping[int, Report]], refused: Mapping[str, Mapping[int, Reject]], book: RuleBook
) -> Report | Reject | Referential:
    """Give a row as its own version reads it: the one in force on its first day, where that day can be told.

    Returns:
        The report or the rejected row; or the version itself, when it has neither.
    """
    read = [rows[line] for rows in accepted.values() if line in rows]
    if not read:
        found = [rows[line] for rows in refused.values() if line in rows]
        # A reading against another version than the one the row names only says so.
        return next((one for one in reversed(found) if not _is_other(one)), found[-1])
    version = book.on(read[0].period.from_)
    if version is None:
        return Reject(line, in_force(read[0], book, Place(line=line)))
    return accepted[version.ref].get(line) or refused[version.ref].get(line) or version


def _is_other(reject: Reject) -> bool:
    return any(one.code == "report-other-referential" for one in reject.findings)


def _shared(readings: Sequence[TableReading]) -> Iterator[Finding]:
    """Give the findings about the file that every reading has: a column may be known to one version only."""
    known = [
        {(one.code, one.line, one.column) for one in reading.findings}
        for reading in readings
        if not errors(reading.findings)
    ]
    for one in readings[-1].findings:
        if all((one.code, one.line, one.column) in keys for keys in known):
            yield one


def _warnings(found: Found) -> Found:
    return tuple(one for one in found if one.level == "warning")
