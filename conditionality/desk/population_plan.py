"""What is asked of a table of any size, settled before its first row is scored: rules, columns, period, results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from conditionality.desk.intake import RuleBook
from conditionality.desk.score_table import IDENTITY
from conditionality.findings import Finding, errors
from conditionality.formula.nodes import references
from conditionality.referential.model import Referential
from conditionality.referential.rules import bind
from conditionality.report.columns import ANSWER, NO_MAP, Header, find_header, names_of
from conditionality.report.files import read_grids
from conditionality.report.form import fields_on, make_form
from conditionality.report.model import Period
from conditionality.report.periods import first_period
from conditionality.report.table import read_table
from conditionality.scoring.batch.arrow import ColumnsReader
from conditionality.scoring.batch.completeness import INCOMPLETE, reads_last_day, with_completeness
from conditionality.scoring.batch.machine import BatchMachine
from conditionality.scoring.compile import compile_program, is_dated
from conditionality.scoring.shown import mark_register

Found = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of a table, as every process that scores a part of it is told.

    Attributes:
        book: The rules.
        headers: For each version, which column holds what.
        refused: For each version that cannot read the table, why.
        period: Of the rows that name none.
        points: Whether the points of each indicator are wanted.
    """

    book: RuleBook
    headers: Mapping[str, Header]
    refused: Mapping[str, Found]
    period: Period
    points: bool = False

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Give the dimensions of all versions."""
        return tuple(dict.fromkeys(one.id for version in self.book.versions for one in version.dimensions))

    @property
    def indicators(self) -> tuple[str, ...]:
        """Give the indicators of all versions, when their points are wanted."""
        versions = self.book.versions if self.points else ()
        return tuple(dict.fromkeys(one.id for version in versions for one in version.indicators))

    @property
    def header(self) -> tuple[str, ...]:
        """Give the names of the columns of the result, those of a small table of scores."""
        named = (f"dimension:{one}" for one in self.dimensions)
        return (*IDENTITY, *named, *(f"points:{one}" for one in self.indicators))

    @property
    def ranks(self) -> tuple[int, ...]:
        """Give the columns of the table that are read."""
        return tuple(sorted({one.rank for header in self.headers.values() for one in header.columns}))

    @property
    def id_rank(self) -> int | None:
        """Give the column that holds the numbers of the reports."""
        found = next(iter(self.headers.values())).column("report_id")
        return None if found is None else found.rank


def make_plan(
    head: bytes,
    book: RuleBook,
    rename: Mapping[str, str] = NO_MAP,
    period: Period | None = None,
    *,
    points: bool = False,
) -> tuple[Plan | None, Found]:
    """Settle what is asked of a table from its first rows.

    Returns:
        The plan; or nothing, with what is wrong. Warnings come beside the plan.
    """
    default = period or first_period(book.newest)
    headers: dict[str, Header] = {}
    refused: dict[str, Found] = {}
    told: dict[str, Found] = {}
    for version in book.versions:
        reading = read_table(head, version, rename=rename, period=default)
        stopping, header = errors(reading.findings), _header(head, version, rename)
        told[version.ref] = tuple(one for one in reading.findings if one.level == "warning")
        if stopping or header is None:
            refused[version.ref] = stopping
        else:
            headers[version.ref] = header
    newest = book.newest.ref
    if newest in refused or newest not in headers:
        return None, (*refused.get(newest, ()), *told[newest])
    keys = [{_key(one) for one in told[ref]} for ref in headers]
    shared = tuple(one for one in told[newest] if all(_key(one) in known for known in keys))
    return Plan(book, headers, refused, default, points), shared


def _key(found: Finding) -> tuple[str, int, str]:
    return found.code, found.line, found.column


def _header(head: bytes, version: Referential, rename: Mapping[str, str]) -> Header | None:
    names, _ = names_of(version, rename)
    grids, _ = read_grids(head, names.is_known)
    return find_header(grids[0], names, rename) if grids else None


@dataclass(frozen=True, slots=True)
class Ready:
    """A version made ready for the rows whose period starts on one day.

    Attributes:
        version: The rules.
        reader: Of the columns that hold answers.
        asleep: Columns, by name, of fields that are not in force on that day.
        machine: The batch machine.
        reads_last_day: Whether the last day of the period changes what is asked.
        reads_history: Whether a rule reads earlier reports, which a population does not have.
    """

    version: Referential
    reader: ColumnsReader
    asleep: tuple[str, ...]
    machine: BatchMachine
    reads_last_day: bool
    reads_history: bool


def make_ready(plan: Plan, version: Referential, day: date) -> Ready:
    """Compile a version for the rows whose period starts on a day."""
    header = plan.headers[version.ref]
    in_force = fields_on(version, day)
    answers = {
        str(one.rank): one.target.removeprefix(ANSWER) for one in header.columns if one.target.startswith(ANSWER)
    }
    fields = {name: in_force[field] for name, field in answers.items() if field in in_force}
    rules, _ = bind(version)
    looked_into = frozenset(path for node in rules.nodes.values() for path in references(node))
    program = compile_program(version, day)
    machine = BatchMachine(with_completeness(program), outputs_of(plan, version))
    return Ready(
        version,
        ColumnsReader(fields, looked_into),
        tuple(name for name in answers if name not in fields),
        machine,
        reads_last_day(tuple(one.field for one in make_form(version, day).questions)),
        bool(program.history),
    )


def outputs_of(plan: Plan, version: Referential) -> tuple[str, ...]:
    """Give the registers that make the columns of the result."""
    grades = tuple(f"{one.id}.grade" for one in version.gradings[:1])
    items = [one.id for one in version.dimensions]
    items += [one.id for one in version.indicators] if plan.points else []
    marks = tuple(mark_register(version, one) for one in items)
    return (INCOMPLETE, "total.score", "total.shown", *grades, "outcome", *marks)


def day_matters(version: Referential) -> bool:
    """Tell whether a version must be compiled anew for each first day of a period."""
    return is_dated(version)
