"""A table of correspondence between two versions, from a file: TOML, or a table of cells.

Its columns are `from`, `to`, `options` and `factor`. In TOML, one `[[fields]]` a line, with `options` as a table. In
cells, options are written `old=new`, with commas between them. A `to` left empty lets the answer go.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from conditionality.findings import Finding, errors, finding, nearest
from conditionality.referential.migrate import Correspondence
from conditionality.referential.toml import Tree, read_toml
from conditionality.report.cells import Cell, is_blank, text_of
from conditionality.report.files import read_grids
from conditionality.report.grid import Grid, Row
from conditionality.report.numbers import read_number

Found = tuple[Finding, ...]
Lines = tuple[tuple[Correspondence, ...], Found]

COLUMNS = ("from", "to", "options", "factor")


def read_correspondence(content: bytes, name: str) -> Lines:
    """Read a table of correspondence.

    Args:
        content: The file.
        name: Its name: `.toml` is read as TOML, anything else as a table of cells.

    Returns:
        Its lines, and everything that is wrong with its form.
    """
    if name.lower().endswith(".toml"):
        tree, found = read_toml(content)
        return ((), found) if tree is None else _from_tree(tree)
    grids, found = read_grids(content, lambda text: text.strip().casefold() in COLUMNS)
    if errors(found):
        return (), found
    grid = next((one for one in grids if not one.hidden and _ranks(one)), None)
    if grid is None:
        return (), (*found, finding("migrate-no-column", given=name))
    lines, more = _from_grid(grid)
    return lines, found + more


def _from_tree(tree: Tree) -> Lines:
    listed = tree.get("fields", ())
    found = [
        finding("unknown-key", key, given=key, nearest=nearest(key, ("fields",))) for key in tree if key != "fields"
    ]
    lines: list[Correspondence] = []
    for rank, one in enumerate(listed if isinstance(listed, tuple) else (), 1):
        item: Tree = one if isinstance(one, dict) else {}
        faults = list(_tree_faults(item, rank))
        found += faults
        if not faults:
            lines.append(_line(item, rank))
    if not isinstance(listed, tuple) or not listed:
        found.append(finding("migrate-no-column", "fields"))
    return tuple(lines), tuple(found)


def _tree_faults(item: Tree, rank: int) -> Iterator[Finding]:
    path = f"fields[{rank}]"
    for key in item:
        if key not in COLUMNS:
            yield finding("unknown-key", f"{path}.{key}", given=key, nearest=nearest(key, COLUMNS))
    if not isinstance(item.get("from"), str):
        yield finding("migrate-from", f"{path}.from")
    if not isinstance(item.get("to", ""), str):
        yield finding("text-expected", f"{path}.to", given=item["to"])
    factor = item.get("factor", 1)
    if isinstance(factor, bool) or not isinstance(factor, int | Decimal) or not Decimal(factor).is_finite():
        yield finding("number-expected", f"{path}.factor", given=factor)
    options = item.get("options", {})
    if not isinstance(options, dict) or not all(isinstance(one, str) for one in options.values()):
        yield finding("migrate-options", f"{path}.options")


def _line(item: Tree, rank: int) -> Correspondence:
    options, factor = item.get("options", {}), item.get("factor")
    return Correspondence(
        source=str(item["from"]),
        target=str(item.get("to", "")),
        options={key: str(value) for key, value in options.items()} if isinstance(options, dict) else {},
        factor=Decimal(factor) if isinstance(factor, int | Decimal) else None,
        line=rank,
    )


@dataclass(frozen=True, slots=True)
class _Head:
    """Where the header is, and the rank of each column that is there."""

    row: int
    ranks: Mapping[str, int]


def _ranks(grid: Grid) -> _Head | None:
    for place, row in enumerate(grid.rows[:20]):
        texts = [text.casefold() for text in row.texts()]
        if "from" in texts and "to" in texts:
            return _Head(place, {name: texts.index(name) for name in COLUMNS if name in texts})
    return None


def _from_grid(grid: Grid) -> Lines:
    head = _ranks(grid)
    lines: list[Correspondence] = []
    found: list[Finding] = []
    for row in grid.rows[head.row + 1 :] if head is not None else ():
        if head is not None and not row.is_blank:
            line, faults = _row(row, head.ranks)
            found += faults
            lines += [line] if line is not None else []
    return tuple(lines), tuple(found)


def _row(row: Row, ranks: Mapping[str, int]) -> tuple[Correspondence | None, Found]:
    if row.faults:
        return None, row.faults
    cells: dict[str, Cell] = {name: row.cell(rank) for name, rank in ranks.items()}
    source, target = (text_of(cells.get(name)) for name in ("from", "to"))
    options, found = _options(text_of(cells.get("options")), row.line)
    factor, more = _factor(cells.get("factor"), row.line)
    found += more
    if not source:
        found += (finding("migrate-from", line=row.line, column="from"),)
    return (None if found else Correspondence(source, target, options, factor, row.line)), found


def _options(text: str, line: int) -> tuple[Mapping[str, str], Found]:
    """Read `old=new, old=new`."""
    pairs = [pair.partition("=") for pair in text.replace(";", ",").split(",") if pair.strip()]
    if any(not before.strip() or not equals for before, equals, _ in pairs):
        return {}, (finding("migrate-options", given=text, line=line, column="options"),)
    return {before.strip(): after.strip() for before, _, after in pairs}, ()


def _factor(cell: Cell, line: int) -> tuple[Decimal | None, Found]:
    if is_blank(cell):
        return None, ()
    if isinstance(cell, Decimal):
        return cell, ()
    number, found = read_number(text_of(cell))
    if number is None or errors(found):
        return None, (finding("not-a-number", given=text_of(cell), line=line, column="factor"),)
    return number, ()
