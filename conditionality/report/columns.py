"""Which column of a table holds what: by the id of a field, by its label in French or English, or by the given map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from conditionality.findings import Finding, nearest
from conditionality.referential.model import Referential
from conditionality.report.cells import text_of
from conditionality.report.grid import Grid, Row
from conditionality.report.identifiers import BLANKS
from conditionality.report.places import Place

ANSWER = "answers."
"""Start of the target of a column that holds answers; what follows is the field."""

IDENTITY = ("report_id", "siret", "name", "referential", "period_from", "period_to")
"""Columns beside the fields."""

HEADER_WITHIN = 20
"""Rows among which the header is looked for."""

NO_MAP: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Names:
    """Every name a column may have, folded, and its target."""

    targets: Mapping[str, str]
    listed: tuple[str, ...]

    def target(self, header: str) -> str:
        """Give what a column holds: one of `IDENTITY`, `answers.<field>`, or nothing when its name is unknown."""
        return self.targets.get(fold(header), "")

    def is_known(self, header: str) -> bool:
        """Tell whether a text is the name of a column."""
        return bool(self.target(header))


@dataclass(frozen=True, slots=True)
class Column:
    """One column that is read: its rank from 0, its header as written, what it holds."""

    rank: int
    header: str
    target: str


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: the columns read, the row it stands on, and what is wrong or left aside."""

    columns: tuple[Column, ...]
    rank: int
    width: int
    findings: tuple[Finding, ...]

    @property
    def holds_answers(self) -> bool:
        """Tell whether any column is a field of the rules."""
        return any(one.target.startswith(ANSWER) for one in self.columns)

    def column(self, target: str) -> Column | None:
        """Give the column that holds something."""
        return next((one for one in self.columns if one.target == target), None)


def fold(name: str) -> str:
    """Give a name without what people add to it: case, spaces around, the star of what is required."""
    return BLANKS.sub(" ", name).strip().rstrip("*").rstrip().casefold()


def names_of(referential: Referential, rename: Mapping[str, str] = NO_MAP) -> tuple[Names, tuple[Finding, ...]]:
    """Give the names of columns.

    A label that two fields share names neither. The map comes first, then ids, then labels; a field called like one
    of the columns of identity is written `answers.<field>`.

    Args:
        referential: Its fields, of any day.
        rename: Column to field, or to a column of identity.
    """
    ids = tuple(one.id for one in referential.fields)
    targets: dict[str, str] = {}
    labels = Counter(fold(text) for one in referential.fields for text in {one.label.fr, one.label.en})
    for one in referential.fields:
        for text in (one.label.fr, one.label.en):
            if labels[fold(text)] == 1:
                targets[fold(text)] = ANSWER + one.id
    targets |= {fold(name): ANSWER + name for name in ids}
    targets |= {fold(ANSWER + name): ANSWER + name for name in ids}
    targets |= {name: name for name in IDENTITY}
    found: list[Finding] = []
    for column, field in rename.items():
        if field in ids or field in IDENTITY:
            targets[fold(column)] = field if field in IDENTITY else ANSWER + field
        else:
            params = {"name": column, "nearest": nearest(field, (*ids, *IDENTITY))}
            found.append(Place().find("map-unknown-field", field, params))
    return Names(targets, (*ids, *IDENTITY)), tuple(found)


def find_header(grid: Grid, names: Names, rename: Mapping[str, str] = NO_MAP) -> Header | None:
    """Find the row that names the columns: the first of those, near the top, where most names are known."""
    near = grid.rows[:1] if grid.first_is_header else grid.rows[:HEADER_WITHIN]
    merits = [sum(map(names.is_known, row.texts())) for row in near]
    if not merits or not max(merits):
        return None
    rank = merits.index(max(merits))
    row = near[rank]
    columns = tuple(
        Column(place, text, names.target(text)) for place, text in enumerate(row.texts()) if names.is_known(text)
    )
    found = tuple(_header_faults(grid, rank, columns, names, rename))
    return Header(columns, rank, len(row.cells), found)


def _header_faults(
    grid: Grid, rank: int, columns: tuple[Column, ...], names: Names, rename: Mapping[str, str]
) -> Iterator[Finding]:
    row = grid.rows[rank]
    skipped = sum(not one.is_blank for one in grid.rows[:rank])
    if skipped:
        first = next(one for one in grid.rows[:rank] if not one.is_blank)
        quoted = next((text for text in first.texts() if text), "")
        params: dict[str, object] = {"count": skipped, "header": row.line}
        yield Place(line=first.line).find("table-preamble", quoted, params, level="warning")
    yield from _twice(row, columns)
    for place, text in enumerate(row.texts()):
        if not text and any(text_of(one.cell(place)) for one in grid.rows[rank + 1 :]):
            yield Place(line=row.line).find("column-unnamed", "", {"rank": place + 1}, level="warning")
        elif text and not names.is_known(text):
            near = {"nearest": nearest(text, names.listed)}
            yield Place(line=row.line, column=text).find("column-unknown", text, near, level="warning")
    present = {fold(text) for text in row.texts()}
    for column, field in rename.items():
        if fold(column) not in present:
            near = {"field": field, "nearest": nearest(column, [text for text in row.texts() if text])}
            yield Place().find("map-column-absent", column, near)


def _twice(row: Row, columns: tuple[Column, ...]) -> Iterator[Finding]:
    first: dict[str, Column] = {}
    for one in columns:
        other = first.setdefault(one.target, one)
        if other is not one:
            params = {"first": other.rank + 1, "second": one.rank + 1, "target": one.target.removeprefix(ANSWER)}
            yield Place(line=row.line, column=one.header).find("column-twice", one.header, params)
