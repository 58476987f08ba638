"""What the tests of large tables share: the demonstration's reports as typed tables, and both ways of scoring them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from conditionality.desk.counting import Counter
from conditionality.desk.demo_cases import with_cases
from conditionality.desk.demo_enterprises import make_enterprises
from conditionality.desk.demo_region import SEED
from conditionality.desk.demo_reports import FormShelf, make_reports
from conditionality.desk.intake import RuleBook, take_in
from conditionality.desk.population import Population, Summary, open_population, score_population
from conditionality.desk.refs import shipped
from conditionality.desk.score_table import rejects_table, score_table
from conditionality.desk.scores import ScorerShelf
from conditionality.desk.tables import Table
from conditionality.formula.values import Value
from conditionality.referential.blocks import NUMERIC_KINDS, AskedField
from conditionality.referential.model import Referential
from conditionality.report.model import Report
from conditionality.report.write import to_csv
from conditionality.scoring.score import score

NO_COUNTER = Counter()


@cache
def reports(book: str) -> tuple[Report, ...]:
    """Give the demonstration's reports for one of the shipped rule books."""
    paired = with_cases(make_enterprises(SEED))
    made = [one for pair in paired for one in make_reports(*pair, FormShelf(shipped()), SEED)]
    return tuple(one for one in made if one.referential.startswith(f"{book}@"))


def rules(book: str) -> RuleBook:
    """Give a shipped rule book, as when its id alone is named."""
    return RuleBook((shipped()[book],), pinned=False)


def as_text(path: Path, book: str) -> Path:
    """Write the reports as CSV."""
    path.write_bytes(to_csv(reports(book), shipped()[book]))
    return path


def as_arrow(book: str) -> pa.Table:
    """Give the reports as a typed table."""
    some, referential = reports(book), shipped()[book]
    columns: dict[str, Any] = {
        "report_id": pa.array([one.report_id for one in some]),
        "siret": pa.array([one.organisation.siret for one in some]),
        "name": pa.array([one.organisation.name for one in some]),
        "period_from": pa.array([one.period.from_ for one in some], pa.date32()),
        "period_to": pa.array([one.period.to for one in some], pa.date32()),
    }
    answers = [one.values() for one in some]
    return pa.table(columns | {one.id: _typed(one, answers) for one in referential.fields})


def _typed(field: AskedField, answers: Sequence[Mapping[str, Value]]) -> Any:  # noqa: ANN401 - pyarrow has no types
    given: list[Any] = [one.get(field.id) for one in answers]
    if field.kind in NUMERIC_KINDS:
        kind = pa.int32() if field.kind == "integer" else pa.float64()
        cast = int if field.kind == "integer" else float
        return pa.array([None if one is None else cast(one) for one in given], kind)
    match field.kind:
        case "yes_no":
            return pa.array(given, pa.bool_())
        case "choices":
            return pa.array([None if one is None else sorted(one) for one in given], pa.list_(pa.string()))
        case "date":
            return pa.array(given, pa.date32())
        case _:
            return pa.array(given, pa.string()).dictionary_encode()


def as_parquet(path: Path, book: str, group: int = 20) -> Path:
    """Write the reports as Parquet, in row groups of a few."""
    pq.write_table(as_arrow(book), path, row_group_size=group)
    return path


class Kept:
    """A sink that keeps what it is given."""

    def __init__(self) -> None:
        self.tables: list[Any] = []

    def write(self, table: Any) -> None:  # noqa: ANN401 - pyarrow has no types
        self.tables.append(table)

    @property
    def rows(self) -> list[tuple[Any, ...]]:
        return [tuple(row.values()) for table in self.tables for row in table.to_pylist()]


def opened(path: Path, book: RuleBook, *, points: bool = True) -> Population:
    """Open a table that can be scored."""
    population, found = open_population(str(path), book, points=points)
    assert population is not None, found
    return population


def by_blocks(path: Path, book: RuleBook) -> tuple[Kept, Kept, Summary]:
    """Score a table by blocks."""
    scores, rejects = Kept(), Kept()
    summary = score_population(opened(path, book), (scores, rejects), "en", NO_COUNTER)
    return scores, rejects, summary


def at_once(content: bytes, book: RuleBook) -> tuple[Table, Table]:
    """Score a table as a small one, each report without its earlier ones: a population has none."""
    intake = take_in(content, book)
    shelf = ScorerShelf(book.versions)
    cards = [score(shelf.scorer(one), one) for one in intake.reports]
    return score_table(cards, points=True), rejects_table(intake.rejects, "en")


def first(book: str) -> Referential:
    """Give a shipped référentiel."""
    return shipped()[book]
