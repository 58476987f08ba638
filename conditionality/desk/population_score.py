"""Score one block of a table: plain rows by the batch machine, the others one by one as in a small table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from conditionality.desk.population_apart import Apart, Rejected, cards_table
from conditionality.desk.population_blocks import Block
from conditionality.desk.population_marks import marks_table, schema_of
from conditionality.desk.population_plan import Plan, Ready, day_matters, make_ready
from conditionality.desk.population_rows import NO_DAY, Identity, day_of, read_identity
from conditionality.desk.population_twice import Prints, prints_of
from conditionality.findings import Finding
from conditionality.referential.model import Referential
from conditionality.report.periods import period_starting
from conditionality.scoring.batch.arrow import Reading
from conditionality.scoring.batch.arrow_bits import Bools, present, whole
from conditionality.scoring.batch.arrow_distinct import whole_day
from conditionality.scoring.batch.columns import Column

MOST_READY = 64
"""Versions kept ready, one for each first day of a period."""

Ranks = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Part:
    """What a block gave.

    Attributes:
        scores: The columns of the result, then `line` and `referential`.
        rejects: Rows left out, by line.
        doubled: Lines of the rows, scored or left out, whose number may stand twice, each with that number.
        warnings: About rows that are scored.
        rows: How many rows the block had, blank ones not counted.
        without_history: Whether a rule wanted earlier reports, which a population does not have.
    """

    scores: Any
    rejects: tuple[Rejected, ...]
    doubled: tuple[tuple[int, str], ...]
    warnings: tuple[Finding, ...]
    rows: int
    without_history: bool


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows of a block that share their rules and the first day of their period."""

    ready: Ready
    day: date
    ranks: Ranks


class BlockScorer:
    """Scores blocks of one table, one after the other."""

    def __init__(self, plan: Plan, doubled: Prints) -> None:
        """Make the scorer.

        Args:
            plan: What is asked.
            doubled: Prints of the numbers that may stand twice, in order.
        """
        self.plan = plan
        self._schema = schema_of(plan)
        self._doubled = doubled
        self._ready: dict[tuple[str, date | None], Ready] = {}
        self._apart = Apart(plan)
        self._told: set[tuple[str, str]] = set()

    def begin(self) -> None:
        """Forget which warnings were told: each part of a table tells its own, whoever scored the one before."""
        self._told.clear()

    def score(self, block: Block) -> Part:
        """Score a block."""
        identity = read_identity(block, next(iter(self.plan.headers.values())))
        odd = identity.odd
        groups = list(self._groups(identity))
        doubts: list[int] = []
        tables = [self._score(group, block, identity, doubts) for group in groups]
        apart = self._apart.read(block, np.flatnonzero(odd))
        told = cards_table(apart, self.plan, self._schema)
        table = pa.concat_tables([*tables, told])
        if len(groups) > 1 or told.num_rows:
            table = table.sort_by("line")
        warnings = (*apart.warnings, *self._apart.warnings(block, doubts))
        return Part(
            table,
            apart.rejects,
            self._twice(table, apart.rejects),
            warnings,
            block.table.num_rows - apart.blank,
            any(one.ready.reads_history for one in groups),
        )

    def _groups(self, identity: Identity) -> Iterator[_Group]:
        """Part the rows by the first day of their period; those that no version is for are odd."""
        default = whole_day(self.plan.period.from_)
        first = np.where(identity.first == NO_DAY, default, identity.first)
        for number in np.unique(first[~identity.odd]):
            mine = np.flatnonzero((first == number) & ~identity.odd)
            day = day_of(int(number))
            version = self.plan.book.on(day)
            if version is None or version.ref not in self.plan.headers:
                identity.odd[mine] = True
                continue
            yield _Group(self._made_ready(version, day), day, mine)

    def _made_ready(self, version: Referential, day: date) -> Ready:
        key = (version.ref, day if day_matters(version) else None)
        if key not in self._ready:
            if len(self._ready) >= MOST_READY:
                self._ready.pop(next(iter(self._ready)))
            self._ready[key] = make_ready(self.plan, version, day)
        return self._ready[key]

    def _score(self, group: _Group, block: Block, identity: Identity, doubts: list[int]) -> Any:  # noqa: ANN401
        """Score the rows of a group; those that are not plain are added to the odd ones."""
        ranks, ready = group.ranks, group.ready
        everything = len(ranks) == block.table.num_rows
        table = block.table if everything else block.table.take(pa.array(ranks))
        reading = ready.reader.read(table)
        first, last = self._period(group, identity)
        odd = reading.odd | self._wrong_rules(ready.version, identity, ranks)
        if ready.reads_last_day:
            odd |= last != whole_day(period_starting(group.day, ready.version.interval).to)
        if identity.ids is None:
            odd |= ~_answered(reading, len(ranks))
        columns = dict(reading.columns)
        columns["period.from"], columns["period.to"] = Column("day", first), Column("day", last)
        marks = ready.machine.run(columns, len(ranks))
        identity.odd[ranks[odd]] = True
        doubts += (int(ranks[one]) for one in self._doubts(group, table, reading, odd))
        ids = _names(identity, block, ranks)
        made = marks_table(marks, ready.version, self.plan, ids, block.lines[ranks])
        return made.filter(pa.array(~odd)) if odd.any() else made

    def _period(self, group: _Group, identity: Identity) -> tuple[Ranks, Ranks]:
        """Give the first and last day of each row, as one number each."""
        named, last = identity.first[group.ranks], identity.last[group.ranks]
        default = self.plan.period
        usual = whole_day(period_starting(group.day, group.ready.version.interval).to)
        last = np.where(last == NO_DAY, np.where(named == NO_DAY, whole_day(default.to), usual), last)
        return np.full(len(last), whole_day(group.day)), last

    def _wrong_rules(self, version: Referential, identity: Identity, ranks: Ranks) -> Bools:
        """Tell which rows name other rules than those they would be scored with."""
        right = np.array([*(name in {version.ref, version.id} for name in identity.names), True])
        found: Bools = ~right[identity.refs[ranks]]
        return found

    def _doubts(self, group: _Group, table: Any, reading: Reading, odd: Bools) -> Iterator[int]:  # noqa: ANN401
        """Give a good row for each warning that was not told yet."""
        good = np.flatnonzero(~odd)
        if not len(good):
            return
        sleeping = {name: present(whole(table.column(name))) for name in group.ready.asleep}
        for kind, marks in (("warned", reading.warned), ("asleep", sleeping)):
            for name, rows in marks.items():
                mine = np.flatnonzero(rows & ~odd)
                if len(mine) and (kind, name) not in self._told:
                    self._told.add((kind, name))
                    yield int(mine[0])
        if not group.ready.version.in_force.holds_on(group.day) and ("period", "") not in self._told:
            self._told.add(("period", ""))
            yield int(good[0])

    def _twice(self, table: Any, rejects: tuple[Rejected, ...]) -> tuple[tuple[int, str], ...]:  # noqa: ANN401
        """Give the rows whose number may stand twice."""
        if not len(self._doubled):
            return ()
        ids = whole(table.column("report_id"))
        mine = np.flatnonzero(np.isin(prints_of(ids), self._doubled))
        lines = whole(table.column("line")).to_numpy()[mine]
        found = list(zip(lines.tolist(), ids.take(pa.array(mine)).to_pylist(), strict=True))
        found += [(one.reject.line, one.report_id) for one in rejects if one.report_id]
        return tuple(sorted(found))


def _answered(reading: Reading, rows: int) -> Bools:
    """Tell which rows have an answer: one that has none may be blank."""
    found = np.zeros(rows, np.bool_)
    for column in reading.columns.values():
        found |= column.answered(np.arange(rows))
    return found


def _names(identity: Identity, block: Block, ranks: Ranks) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Give the numbers of the reports: those of the table, else made from the lines."""
    if identity.ids is None:
        return pc.binary_join_element_wise("line", pa.array(block.lines[ranks]).cast(pa.string()), "-")
    mine = identity.ids if len(ranks) == len(identity.ids) else identity.ids.take(pa.array(ranks))
    return mine.cast(pa.string())
