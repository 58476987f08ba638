"""What the commands read before they work: rules, reports, history, options with a form of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conditionality.cli.voice import NEGATIVE, WRONG_USE
from conditionality.desk.files import read_file
from conditionality.desk.intake import Intake, RuleBook, take_in
from conditionality.desk.refs import UNKNOWN, open_rule_book
from conditionality.desk.simulation import COMPLETENESS
from conditionality.findings import Finding, errors, finding
from conditionality.referential.model import Referential
from conditionality.report.check import check
from conditionality.report.columns import NO_MAP
from conditionality.report.days import read_iso_day
from conditionality.report.form import make_form
from conditionality.report.identity import make_period
from conditionality.report.model import Period, Report
from conditionality.report.places import Place

Found = tuple[Finding, ...]

OF_THE_LINE = ("map-", "option-")
"""Start of the codes of findings about what was typed on the line, not about a file."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a command stops before its work, and the exit code."""

    findings: Found
    code: int = WRONG_USE


def open_rules(ref: str) -> RuleBook | Refusal:
    """Open the rules that a `REF` names."""
    book, found = open_rule_book(ref)
    if book is None:
        unknown = all(one.code in UNKNOWN for one in found)
        return Refusal(found, WRONG_USE if unknown else NEGATIVE)
    return book


def read_intake(
    name: str, book: RuleBook, rename: Mapping[str, str] = NO_MAP, period: Period | None = None
) -> Intake | Refusal:
    """Read a file of reports; an error that concerns the whole file refuses it."""
    content, found = read_file(name)
    if content is None:
        return Refusal(found)
    intake = take_in(content, book, rename, period)
    stopping = errors(intake.findings)
    if stopping:
        of_the_line = all(one.code.startswith(OF_THE_LINE) for one in stopping)
        return Refusal(intake.findings, WRONG_USE if of_the_line else NEGATIVE)
    return intake


def read_one(name: str, book: RuleBook) -> tuple[Report, Found] | Refusal:
    """Read a file that holds one report, and the warnings about it."""
    intake = read_intake(name, book)
    if isinstance(intake, Refusal):
        return intake
    if intake.rejects:
        return Refusal(tuple(one for row in intake.rejects for one in row.findings), NEGATIVE)
    if len(intake.reports) != 1:
        return Refusal((finding("option-one-report", given=name, count=len(intake.reports)),))
    return intake.reports[0], intake.findings


def check_one(report: Report, referential: Referential, known: Found) -> Found:
    """Check one report, as before it is filed; missing answers, which the score tells, and known findings left out."""
    told = {(one.code, one.path) for one in known}
    found = check(report, make_form(referential, report.period.from_))
    return tuple(one for one in found if one.code not in COMPLETENESS and (one.code, one.path) not in told)


def read_history(names: Sequence[str], book: RuleBook) -> tuple[Report, ...] | Refusal:
    """Read earlier reports from each file named; each of them must hold."""
    reports: list[Report] = []
    for name in names:
        intake = read_intake(name, book)
        if isinstance(intake, Refusal):
            return intake
        if intake.rejects:
            return Refusal(tuple(one for row in intake.rejects for one in row.findings), NEGATIVE)
        reports.extend(intake.reports)
    return tuple(reports)


def read_map(pairs: Sequence[str]) -> Mapping[str, str] | Refusal:
    """Read `column=field`, once for each column."""
    cut = [pair.rpartition("=") for pair in pairs]
    wrong = tuple(
        finding("option-map-form", given=pair)
        for pair, (column, _, field) in zip(pairs, cut, strict=True)
        if not column.strip() or not field.strip()
    )
    return Refusal(wrong) if wrong else {column.strip(): field.strip() for column, _, field in cut}


def read_period(text: str, book: RuleBook) -> Period | Refusal | None:
    """Read `FROM/TO`, or `FROM` alone for one interval; nothing given is no period."""
    if not text:
        return None
    first, _, last = text.partition("/")
    start, found = read_iso_day(first.strip())
    end, more = read_iso_day(last.strip()) if last.strip() else (None, ())
    if found or more:
        return Refusal((finding("option-period-form", given=text),))
    period, wrong = make_period(start, end, book.newest, Place("--period"))
    return Refusal(wrong) if wrong else period
