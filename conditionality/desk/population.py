"""Score a table of any size: read by blocks, scored by the batch machine, written by blocks, never whole in memory.

Every row has the result that it has in a small table (see `desk.scores`), but for rules that read earlier reports:
a population has no history.
"""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from conditionality.desk.counting import Counter
from conditionality.desk.files import read_fault
from conditionality.desk.intake import RuleBook
from conditionality.desk.kernels import compile_apart
from conditionality.desk.memory import give_back
from conditionality.desk.population_arrow import open_arrow
from conditionality.desk.population_blocks import Piece, Source
from conditionality.desk.population_marks import BESIDE, schema_of
from conditionality.desk.population_plan import Plan, make_plan
from conditionality.desk.population_score import BlockScorer, Part
from conditionality.desk.population_text import open_text
from conditionality.desk.population_twice import Prints, Prints64, prints_of
from conditionality.desk.score_table import REJECTS, rejects_table
from conditionality.findings import Finding, finding
from conditionality.report.columns import NO_MAP, names_of
from conditionality.report.file_kinds import kind_of, refuse
from conditionality.report.model import Period
from conditionality.report.places import Place
from conditionality.report.table import Reject
from conditionality.scoring.batch.arrow_bits import whole
from conditionality.wording.speech import Lang

Found = tuple[Finding, ...]

REJECTS_SCHEMA = pa.schema([(name, pa.int64() if name == "line" else pa.string()) for name in REJECTS])
"""Columns of the rows left out, those of a small table of scores."""

FIRST_BYTES = 4096
MOST_WARNINGS = 100


class Sink(Protocol):
    """Where rows of a result go."""

    def write(self, table: Any) -> None:  # noqa: ANN401 - pyarrow has no types
        """Add rows."""


@dataclass(slots=True)
class Summary:
    """What became of a table.

    Attributes:
        scored: Rows scored.
        rejected: Rows left out.
        incomplete: Rows scored that miss a required answer.
        outcomes: Rows by rules and outcome.
        grades: Rows by rules and grade.
        first: The first findings of rows left out.
        warnings: About the table and about rows that are scored, each kind once for each column.
    """

    scored: int = 0
    rejected: int = 0
    incomplete: int = 0
    outcomes: Tally[tuple[str, str]] = field(default_factory=Tally)
    grades: Tally[tuple[str, str]] = field(default_factory=Tally)
    first: list[Finding] = field(default_factory=list)
    warnings: dict[tuple[str, str], Finding] = field(default_factory=dict)

    def warn(self, found: Iterable[Finding]) -> None:
        """Keep warnings, each kind once for each column."""
        for one in found:
            if one.level == "warning" and len(self.warnings) < MOST_WARNINGS:
                self.warnings.setdefault((one.code, one.column), one)


@dataclass(frozen=True, slots=True)
class Population:
    """A table that can be scored: where its rows are, and what is asked of them."""

    source: Source
    plan: Plan
    found: Found


def open_population(
    name: str,
    book: RuleBook,
    rename: Mapping[str, str] = NO_MAP,
    period: Period | None = None,
    *,
    points: bool = False,
) -> tuple[Population | None, Found]:
    """Open a table: a file of Parquet, Arrow or text, or a folder of Parquet files.

    Returns:
        The table; or nothing, with what is wrong.
    """
    try:
        source, found = _open(name, book, rename)
    except (OSError, ValueError) as fault:
        return None, (read_fault(fault, name),)
    if source is None:
        return None, found
    plan, more = make_plan(source.head, book, rename, period, points=points)
    return (None if plan is None else Population(source, plan, found + more)), found + more


def _open(name: str, book: RuleBook, rename: Mapping[str, str]) -> tuple[Source | None, Found]:
    path = Path(name)
    if path.is_dir():
        files = parts_of(path)
        return open_arrow(files) if files else (None, (finding("population-folder-empty", given=name),))
    with path.open("rb") as file:
        start = file.read(FIRST_BYTES)
    kind = kind_of(start)
    match kind:
        case "parquet" | "arrow":
            return open_arrow((name,))
        case "text":
            names, _ = names_of(book.newest, rename)
            return open_text(name, names)
        case "xlsx" | "ods" | "archive" | "broken":
            return None, (finding("population-workbook", given=name),)
        case _:
            return None, (refuse(kind),)


def parts_of(folder: Path) -> tuple[str, ...]:
    """Give the Parquet files of a folder and of those inside, in order of name; those that start with `_` or `.` not.

    So writers of partitioned tables mark what is no part.
    """
    found = (one for one in folder.rglob("*.parquet") if one.is_file())
    inside = ((one, one.relative_to(folder).parts) for one in found)
    return tuple(sorted(str(one) for one, parts in inside if not any(part[0] in "_." for part in parts)))


def score_population(population: Population, sinks: tuple[Sink, Sink | None], lang: Lang, counter: Counter) -> Summary:
    """Score a table on this machine.

    Args:
        population: The table.
        sinks: Where the result goes, and the rows left out, if anywhere.
        lang: Of the sentences about them.
        counter: Told how far it is.

    Raises:
        BrokenTableError: The table is damaged.
        OSError: A result cannot be written.
    """
    counter.start(population.source.rows)
    compile_apart()
    doubled = find_doubled(population)
    scorer = BlockScorer(population.plan, doubled)
    parts = score_parts(population.source, scorer, population.source.pieces)
    return settle(population, parts, sinks, lang, counter)


def score_parts(source: Source, scorer: BlockScorer, pieces: Iterable[Piece]) -> Iterator[Part]:
    """Score some parts of a table, block by block."""
    for piece in pieces:
        scorer.begin()
        for block in source.blocks(piece, scorer.plan.ranks):
            yield scorer.score(block)
            give_back()


def find_doubled(population: Population) -> Prints:
    """Read the numbers of the reports and give the prints of those that may stand twice."""
    rank = population.plan.id_rank
    if rank is None:
        return np.zeros(0, np.uint64)
    with Prints64() as prints:
        for piece in population.source.pieces:
            for block in population.source.blocks(piece, (rank,)):
                prints.add(prints_of(whole(block.table.column(str(rank)))))
        return prints.twice()


def settle(
    population: Population,
    parts: Iterable[Part],
    sinks: tuple[Sink, Sink | None],
    lang: Lang,
    counter: Counter,
) -> Summary:
    """Take the parts of a result in their order: leave out numbers that came before, write, count."""
    summary = Summary()
    summary.warn(population.found)
    seen: dict[str, int] = {}
    history = False
    for part in parts:
        table, rejects = _without_doubles(part, seen)
        sinks[0].write(table.drop_columns(list(BESIDE)))
        if sinks[1] is not None and rejects:
            sinks[1].write(_rejects(rejects, lang))
        _count(summary, table, rejects)
        summary.warn(part.warnings)
        history |= part.without_history
        counter.advance(part.rows)
    if history:
        summary.warn((finding("population-no-history", level="warning"),))
    return summary


def _rejects(rejects: Sequence[Reject], lang: Lang) -> Any:  # noqa: ANN401 - pyarrow has no types
    rows = rejects_table(rejects, lang).rows
    columns = [[row[rank] for row in rows] for rank in range(len(REJECTS))]
    arrays = [pa.array(column, one.type) for column, one in zip(columns, REJECTS_SCHEMA, strict=True)]
    return pa.Table.from_arrays(arrays, schema=REJECTS_SCHEMA)


def _without_doubles(part: Part, seen: dict[str, int]) -> tuple[Any, list[Reject]]:
    """Leave out the rows whose number stood in a row before that was scored."""
    rejects = {one.reject.line: one.reject for one in part.rejects}
    dropped: list[int] = []
    for line, name in part.doubled:
        first = seen.get(name)
        if first is None:
            if line not in rejects:
                seen[name] = line
            continue
        fault = Place(line=line).find("report-id-twice", name, {"first": first})
        if line in rejects:
            rejects[line] = replace(rejects[line], findings=(*rejects[line].findings, fault))
        else:
            rejects[line] = Reject(line, (fault,))
            dropped.append(line)
    table = part.scores
    if dropped:
        table = table.filter(pa.array(~np.isin(table.column("line").to_numpy(), dropped)))
    return table, [rejects[line] for line in sorted(rejects)]


def _count(summary: Summary, table: Any, rejects: Sequence[Reject]) -> None:  # noqa: ANN401 - pyarrow has no types
    summary.scored += table.num_rows
    summary.rejected += len(rejects)
    summary.incomplete += pc.sum(pc.equal(table.column("status"), "incomplete")).as_py() or 0
    room = MOST_WARNINGS - len(summary.first)
    errors = (one for reject in rejects for one in reject.findings if one.level == "error")
    summary.first += [one for _, one in zip(range(room), errors, strict=False)]
    for name, tally in (("outcome", summary.outcomes), ("grade", summary.grades)):
        counts = table.group_by(["referential", name]).aggregate([([], "count_all")]).to_pylist()
        for one in counts:
            if one[name] is not None:
                tally[(one["referential"], one[name])] += one["count_all"]


def schema_written(plan: Plan) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Give the columns of a result as they are written."""
    kept = [one for one in schema_of(plan) if one.name not in BESIDE]
    return pa.schema(kept)
