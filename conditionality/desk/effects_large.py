"""Read the reports of a back-test from a large table: plain rows by whole columns, the others one by one.

What is plain is read as the streamed scores read it; a row that is not is left to the reader of rows, so that a large
table and a small one of the same rows are the same reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from conditionality.desk.cuts import cut_of, grant_of
from conditionality.desk.population import Population as LargeTable
from conditionality.desk.population_blocks import Block, BrokenTableError
from conditionality.desk.population_rows import NO_DAY, Identity, day_of, read_identity
from conditionality.findings import Finding, errors
from conditionality.referential.model import Referential
from conditionality.report.cells import Cell
from conditionality.report.columns import ANSWER, Header
from conditionality.report.grid import Row
from conditionality.report.model import Period, Report
from conditionality.report.periods import period_starting
from conditionality.report.places import Place
from conditionality.report.rows import RowReader
from conditionality.report.table import Reject
from conditionality.scoring.batch.arrow import ColumnsReader
from conditionality.scoring.batch.arrow_bits import Bools
from conditionality.scoring.batch.arrow_distinct import cells, whole_day
from conditionality.scoring.batch.columns import Column
from conditionality.scoring.gathering import column_of, gather, texts_column
from conditionality.scoring.population import PERIOD_END, PERIOD_START, Population, take
from conditionality.scoring.stacking import Lot, stack

OTHER_RULES: Final = "report-other-referential"
GRANTS: Final = "="
"""Stands for the column of grants among the columns of cuts; no column of a table is called so."""

Ranks = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Reading:
    """How a table is read.

    Attributes:
        rules: The version that the reports were made for.
        header: Its columns.
        period: Of rows that name none.
        added: Questions that only the new version asks, with their columns; None when the table has none.
        cuts: Column of each cut, and of the grants.
    """

    rules: Referential
    header: Header
    period: Period
    added: tuple[Referential, Header] | None
    cuts: Mapping[str, int]

    @property
    def ranks(self) -> tuple[int, ...]:
        """Give the columns that are read."""
        headers = (self.header, *(() if self.added is None else (self.added[1],)))
        return tuple(sorted({*(one.rank for header in headers for one in header.columns), *self.cuts.values()}))


@dataclass(slots=True)
class _Heap:
    """What was read so far."""

    lots: list[Lot] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    groups: dict[str, list[str | None]] = field(default_factory=dict)
    euros: list[Fraction | None] = field(default_factory=list)
    rejects: list[tuple[Reject, str]] = field(default_factory=list)


def read_large(table: LargeTable, reading: Reading) -> tuple[Population, tuple[Reject, ...], tuple[Finding, ...]]:
    """Read a large table.

    Returns:
        The reports as columns; rows left out; and why the table cannot be read to its end.
    """
    heap = _Heap(groups={by: [] for by in reading.cuts if by != GRANTS})
    reader = _Reader(reading)
    try:
        for piece in table.source.pieces:
            for block in table.source.blocks(piece, reading.ranks):
                reader.read(block, heap)
    except BrokenTableError as fault:
        return Population(0, {}), (), (fault.found,)
    return _population(heap, reading)


class _Reader:
    """Reads the blocks of one table."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.columns = [ColumnsReader(_fields(reading.rules, reading.header))]
        self.rows = [RowReader(reading.rules, reading.header, reading.period)]
        if reading.added is not None:
            self.columns.append(ColumnsReader(_fields(*reading.added)))
            self.rows.append(RowReader(*reading.added, reading.period))

    def read(self, block: Block, heap: _Heap) -> None:
        """Read a block."""
        identity = read_identity(block, self.reading.header)
        count = block.table.num_rows
        columns: dict[str, Column] = {}
        odd = identity.odd | _other_rules(self.reading.rules, identity)
        for reader in self.columns:
            found = reader.read(block.table)
            columns |= found.columns
            odd |= found.odd
        if identity.ids is None:
            # Rows without a number may be blank: the reader of rows tells.
            odd[:] = True
        columns[PERIOD_START], columns[PERIOD_END] = self._period(identity)
        plain = np.flatnonzero(~odd)
        heap.lots.append(({name: take(column, plain) for name, column in columns.items()}, len(plain)))
        heap.ids += identity.ids.take(pa.array(plain)).cast(pa.string()).to_pylist() if identity.ids is not None else []
        heap.lines += [int(line) for line in block.lines[plain]]
        self._cuts(block, plain, heap)
        self._apart(block, np.flatnonzero(odd[:count]), heap)

    def _period(self, identity: Identity) -> tuple[Column, Column]:
        """Give the first and last day of each row."""
        default, interval = self.reading.period, self.reading.rules.interval
        first = np.where(identity.first == NO_DAY, whole_day(default.from_), identity.first)
        usual = {int(day): whole_day(period_starting(day_of(int(day)), interval).to) for day in np.unique(first)}
        ends = np.array([usual[int(day)] for day in first], np.int64)
        ends = np.where(identity.first == NO_DAY, whole_day(default.to), ends)
        return Column("day", first), Column("day", np.where(identity.last == NO_DAY, ends, identity.last))

    def _cuts(self, block: Block, ranks: Ranks, heap: _Heap) -> None:
        some = block.table.take(pa.array(ranks))
        for by, rank in self.reading.cuts.items():
            found = cells(some.column(str(rank)))
            if by == GRANTS:
                heap.euros += [_euros(cell) for cell in found]
            else:
                heap.groups[by] += [cut_of(by, cell) for cell in found]

    def _apart(self, block: Block, ranks: Ranks, heap: _Heap) -> None:
        """Read rows one by one."""
        reports: list[Report] = []
        kept: list[int] = []
        for rank, row in zip(ranks, self._rows(block, ranks), strict=True):
            if row.is_blank:
                continue
            report, found = self.rows[0].read(row)
            if report is None or errors(found):
                heap.rejects.append((Reject(row.line, found), "" if report is None else report.report_id))
                continue
            for reader in self.rows[1:]:
                more, _ = reader.read(row)
                known = {one.field: one for one in (*(more.answers if more else ()), *report.answers)}
                report = report.model_copy(update={"answers": tuple(known[name] for name in sorted(known))})
            reports.append(report)
            kept.append(int(rank))
        rules = (self.reading.rules, *(() if self.reading.added is None else (self.reading.added[0],)))
        lot = gather(reports, *rules)
        heap.lots.append((lot.columns, lot.rows))
        heap.ids += lot.ids
        heap.lines += [int(block.lines[rank]) for rank in kept]
        self._cuts(block, np.array(kept, np.int64), heap)

    def _rows(self, block: Block, ranks: Ranks) -> Iterator[Row]:
        some = block.table.take(pa.array(ranks))
        width = max(self.reading.header.width, *(rank + 1 for rank in self.reading.ranks))
        columns: list[Sequence[Cell]] = [[None] * len(ranks)] * width
        for name in some.schema.names:
            columns[int(name)] = cells(some.column(name))
        for at, rank in enumerate(ranks):
            row = Row(int(block.lines[rank]), tuple(column[at] for column in columns))
            yield block.apart.get(int(rank), row)


def _fields(rules: Referential, header: Header) -> dict[str, Any]:
    asked = {one.id: one for one in rules.fields}
    found = ((one.rank, one.target.removeprefix(ANSWER)) for one in header.columns if one.target.startswith(ANSWER))
    return {str(rank): asked[name] for rank, name in found}


def _other_rules(rules: Referential, identity: Identity) -> Bools:
    right = np.array([*(name in {rules.ref, rules.id} for name in identity.names), True])
    found: Bools = ~right[identity.refs]
    return found


def _euros(cell: Cell) -> Fraction | None:
    amount = grant_of(cell)
    return None if amount is None else Fraction(amount)


def _population(heap: _Heap, reading: Reading) -> tuple[Population, tuple[Reject, ...], tuple[Finding, ...]]:
    """Put what was read together; of two rows with one number, the first in the file is kept."""
    columns = stack(heap.lots)
    first: dict[str, int] = {}
    twice: list[int] = []
    for row in np.argsort(np.array(heap.lines, np.int64), kind="stable").tolist():
        line, name = heap.lines[row], heap.ids[row]
        if first.setdefault(name, line) != line:
            heap.rejects.append((Reject(line, ()), name))
            twice.append(row)
    rejects = sorted((_with_double(reject, name, first) for reject, name in heap.rejects), key=lambda one: one.line)
    kept = np.delete(np.arange(len(heap.ids)), twice)
    groups = {by: texts_column([texts[row] for row in kept]) for by, texts in heap.groups.items()}
    grants = column_of("money", [heap.euros[row] for row in kept]) if GRANTS in reading.cuts else None
    population = Population(
        len(kept),
        {name: take(column, kept) for name, column in columns.items()},
        tuple(heap.ids[row] for row in kept),
        groups=groups,
        grants=grants,
    )
    return population, tuple(rejects), ()


def _with_double(reject: Reject, name: str, first: Mapping[str, int]) -> Reject:
    """Say of a row left out that an earlier one has its number, if so."""
    line = first.get(name, reject.line)
    if line >= reject.line:
        return reject
    return Reject(
        reject.line, (*reject.findings, Place(line=reject.line).find("report-id-twice", name, {"first": line}))
    )
