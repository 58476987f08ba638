"""Score a table that is in memory: a frame of pandas or a table of Arrow, for those who work in Python."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, cast

import numpy as np
import pandas as pd
import pyarrow as pa

from conditionality.desk.counting import Counter
from conditionality.desk.intake import RuleBook
from conditionality.desk.population import REJECTS_SCHEMA, Population, Summary, schema_written, score_population
from conditionality.desk.population_arrow import FIRST_LINE, HEAD_ROWS, small_file
from conditionality.desk.population_blocks import BLOCK_ROWS, Block, Piece
from conditionality.desk.population_plan import make_plan
from conditionality.errors import ConditionalityError
from conditionality.findings import Finding
from conditionality.referential.model import Referential
from conditionality.report.columns import NO_MAP
from conditionality.report.periods import first_period, period_starting
from conditionality.wording.findings import sentence
from conditionality.wording.speech import Lang


class UnreadableFrameError(ConditionalityError):
    """A frame is no table of reports for these rules.

    Attributes:
        findings: Why.
    """

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(" ".join(sentence(one, "en") for one in findings))


@dataclass(frozen=True, slots=True)
class FrameScores:
    """What a frame gave.

    Attributes:
        scores: One row a report: `report_id`, `status`, `total`, `total_shown`, `grade`, `outcome`, `dimension:…`.
        rejects: One row a finding about a row left out: `line` (2 for the first row), `column`, `value`, `code`,
            `sentence`.
        warnings: About the columns, and about rows that are scored.
    """

    scores: pd.DataFrame
    rejects: pd.DataFrame
    warnings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class TableSource:
    """A table of Arrow in memory."""

    table: Any

    @property
    def head(self) -> bytes:
        """Give the first rows as a small file."""
        first = self.table.slice(0, HEAD_ROWS).combine_chunks().to_batches()
        return small_file(first[0] if first else None, self.table.schema)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Give the table as one part."""
        return (Piece("", 0, self.table.num_rows, FIRST_LINE),)

    @property
    def rows(self) -> int:
        """Give the number of rows."""
        return int(self.table.num_rows)

    def blocks(self, piece: Piece, ranks: Sequence[int]) -> Iterator[Block]:
        """Give the rows by blocks."""
        kept = pa.Table.from_arrays([self.table.column(rank) for rank in ranks], [str(rank) for rank in ranks])
        for start in range(0, piece.rows, BLOCK_ROWS):
            part = kept.slice(start, BLOCK_ROWS)
            lines = piece.line + start + np.arange(part.num_rows)
            yield Block(part, lines, again=partial(self._again, start))

    def _again(self, start: int) -> Any:  # noqa: ANN401 - pyarrow has no types
        names = [str(rank) for rank in range(self.table.num_columns)]
        return self.table.slice(start, BLOCK_ROWS).rename_columns(names)


class _Kept:
    """Keeps what it is given."""

    def __init__(self, schema: Any) -> None:  # noqa: ANN401 - pyarrow has no types
        self._schema = schema
        self._tables: list[Any] = []

    def write(self, table: Any) -> None:  # noqa: ANN401 - pyarrow has no types
        """Add rows."""
        self._tables.append(table)

    def frame(self) -> pd.DataFrame:
        """Give everything as a frame."""
        tables = self._tables or [self._schema.empty_table()]
        return cast("pd.DataFrame", pa.concat_tables(tables).to_pandas())


def score_frame(
    referential: Referential,
    frame: pd.DataFrame,
    *,
    on: date | None = None,
    points: bool = False,
    lang: Lang = "fr",
) -> FrameScores:
    """Score a frame: one row a report, a column for each field.

    NaN, None and NA are no answer. Beside the fields, the columns of tables of reports are read where they are there:
    `report_id`, `siret`, `name`, `referential`, `period_from`, `period_to`.

    Args:
        referential: The rules.
        frame: The reports.
        on: First day of the period of the rows that name none; default, the first one of the version.
        points: Whether to give the points of each indicator.
        lang: Language of the sentences about rows left out.

    Raises:
        UnreadableFrameError: No column is a field, or a column stands twice.
    """
    period = first_period(referential) if on is None else period_starting(on, referential.interval)
    source = TableSource(_arrow(frame))
    plan, found = make_plan(source.head, RuleBook((referential,), pinned=True), NO_MAP, period, points=points)
    if plan is None:
        raise UnreadableFrameError([one for one in found if one.level == "error"])
    scores, rejects = _Kept(schema_written(plan)), _Kept(REJECTS_SCHEMA)
    summary: Summary = score_population(Population(source, plan, found), (scores, rejects), lang, Counter())
    return FrameScores(scores.frame(), rejects.frame(), tuple(summary.warnings.values()))


def _arrow(frame: pd.DataFrame) -> Any:  # noqa: ANN401 - pyarrow has no types
    names = [str(name) for name in frame.columns]
    arrays = [_array(frame.iloc[:, rank]) for rank in range(len(names))]
    return pa.Table.from_arrays(arrays, names)


def _array(column: pd.Series[Any]) -> Any:  # noqa: ANN401 - pyarrow has no types
    try:
        return pa.chunked_array([pa.array(column, from_pandas=True)])
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        # Things of several kinds under one name are read as they are spelled.
        texts = [None if one is None or one is pd.NA or one != one else str(one) for one in column]  # noqa: PLR0124
        return pa.chunked_array([pa.array(texts, pa.string())])
