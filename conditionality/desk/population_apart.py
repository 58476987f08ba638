"""Rows that want care: each is read and scored as the row of a small table is, by the same readers and machine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from conditionality.desk.intake import in_force, settle_row
from conditionality.desk.population_blocks import Block
from conditionality.desk.population_plan import Plan
from conditionality.desk.score_table import score_table
from conditionality.desk.scores import ScorerShelf
from conditionality.findings import Finding, errors
from conditionality.referential.model import Referential
from conditionality.report.cells import Cell
from conditionality.report.grid import Row
from conditionality.report.model import Report
from conditionality.report.places import Place
from conditionality.report.rows import RowReader
from conditionality.report.table import Reject
from conditionality.scoring.batch.arrow_distinct import cells
from conditionality.scoring.score import score
from conditionality.scoring.scorecard import Scorecard

MOST_TOLD = 50
"""Kinds of warnings kept of a table."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row left out, and the number of its report when that could be read."""

    reject: Reject
    report_id: str = ""


@dataclass(frozen=True, slots=True)
class ApartRows:
    """What the rows of a block that want care gave.

    Attributes:
        cards: Scorecards of the good ones, with their lines.
        rejects: The others.
        warnings: About the good ones.
        blank: How many rows held nothing.
    """

    cards: tuple[tuple[int, Scorecard], ...] = ()
    rejects: tuple[Rejected, ...] = ()
    warnings: tuple[Finding, ...] = ()
    blank: int = 0


class Apart:
    """Reads and scores single rows."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._shelf = ScorerShelf(plan.book.versions)
        self._readers = {
            ref: RowReader(version, plan.headers[ref], plan.period)
            for ref, version in ((one.ref, one) for one in plan.book.versions)
            if ref in plan.headers
        }

    def read(self, block: Block, ranks: npt.NDArray[np.int64]) -> ApartRows:
        """Read and score rows of a block."""
        cards: list[tuple[int, Scorecard]] = []
        rejects: list[Rejected] = []
        warnings: dict[tuple[str, str], Finding] = {}
        blank = 0
        for row in self._seen_whole(block, ranks):
            if row.is_blank:
                blank += 1
                continue
            taken, known, found = self._settle(row)
            if isinstance(taken, Reject):
                rejects.append(Rejected(taken, known))
                continue
            cards.append((row.line, score(self._shelf.scorer(taken), taken)))
            for one in found:
                warnings.setdefault((one.code, one.column), one)
        return ApartRows(tuple(cards), tuple(rejects), tuple(warnings.values()), blank)

    def warnings(self, block: Block, ranks: Iterable[int]) -> tuple[Finding, ...]:
        """Give the warnings of rows that are good."""
        wanted = np.unique(np.array(list(ranks), np.int64))
        return tuple(
            one
            for row in self._rows(block, wanted)
            for taken, _, found in (self._settle(row),)
            if isinstance(taken, Report)
            for one in found
        )

    def _seen_whole(self, block: Block, ranks: npt.NDArray[np.int64]) -> Sequence[Row]:
        """Read rows; one that seems blank is looked at again with the columns that the rules do not know."""
        rows = list(self._rows(block, ranks))
        blank = [place for place, row in enumerate(rows) if row.is_blank]
        if blank and block.again is not None:
            again = replace(block, table=block.again())
            for place, row in zip(blank, self._rows(again, ranks[blank]), strict=True):
                rows[place] = row
        return rows

    def _rows(self, block: Block, ranks: npt.NDArray[np.int64]) -> Sequence[Row]:
        if not len(ranks):
            return ()
        some = block.table.take(pa.array(ranks))
        width = max(header.width for header in self.plan.headers.values())
        nothing: list[Cell] = [None] * len(ranks)
        columns = [nothing] * width
        for name in some.schema.names:
            if name:
                columns[int(name)] = cells(some.column(name))
        lines = block.lines[ranks]
        made = (Row(int(line), given) for line, given in zip(lines, zip(*columns, strict=True), strict=True))
        return tuple(block.apart.get(int(rank), row) for rank, row in zip(ranks, made, strict=True))

    def _settle(self, row: Row) -> tuple[Report | Reject, str, tuple[Finding, ...]]:
        """Read a row against each version and take the reading of its own.

        Returns:
            The report or why there is none; the number of the report, if it has one; and warnings.
        """
        accepted: dict[str, Mapping[int, Report]] = {}
        refused: dict[str, Mapping[int, Reject]] = {}
        doubts: dict[str, tuple[Finding, ...]] = {}
        known = ""
        for ref, reader in self._readers.items():
            report, found = reader.read(row)
            known = report.report_id if report is not None else known
            if report is None or errors(found):
                refused[ref] = {row.line: Reject(row.line, found)}
            else:
                accepted[ref], doubts[ref] = {row.line: report}, found
        taken = settle_row(row.line, accepted, refused, self.plan.book)
        if isinstance(taken, Referential):
            return Reject(row.line, self.plan.refused.get(taken.ref, ())), known, ()
        if isinstance(taken, Reject):
            return taken, known, ()
        more = in_force(taken, self.plan.book, Place(line=row.line))
        return taken, known, (*doubts[taken.referential], *more)


def cards_table(apart: ApartRows, plan: Plan, schema: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Give the good rows as a table of the result, with `line` and `referential` beside."""
    table = score_table([card for _, card in apart.cards], points=plan.points)
    ranks = {name: rank for rank, name in enumerate(table.header)}
    columns = [[row[ranks[name]] if name in ranks else None for row in table.rows] for name in plan.header]
    columns += [[line for line, _ in apart.cards], [card.referential for _, card in apart.cards]]
    arrays = [pa.array(column, kind.type) for column, kind in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)
