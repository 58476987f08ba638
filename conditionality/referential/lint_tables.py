"""Tables: rows of one length, keys of one kind, and the formulas that read them by the right kind of key."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from conditionality.codec import decimal_text
from conditionality.findings import Finding, errors, finding
from conditionality.formula.check import Sort, check
from conditionality.formula.nodes import TABLES, Call, Name, Node, walk
from conditionality.referential.blocks import Table
from conditionality.referential.lint_names import repeated
from conditionality.referential.rules import Rules, tables_of


def table_findings(rules: Rules) -> tuple[Finding, ...]:
    """Give what is wrong with tables, and with the way formulas read them."""
    tables = {one.id: one for one in rules.referential.tables}
    shapes = (one for table in rules.referential.tables for one in _table(table))
    reads = (one for path, node in rules.nodes.items() for one in _reads(rules, path, node, tables))
    return tuple(dict.fromkeys((*shapes, *reads)))


def _table(table: Table) -> Iterator[Finding]:
    path = f"tables[{table.id}]"
    for name in repeated(table.columns):
        yield finding("name-twice", f"{path}.columns", given=name)
    wanted = str if table.key == "text" else Decimal
    for rank, row in enumerate(table.rows, 1):
        place = f"{path}.rows[{rank}]"
        if len(row) != len(table.columns):
            yield finding("row-length", place, given=len(row), wanted=len(table.columns))
        if row and not isinstance(row[0], wanted):
            yield finding("key-kinds-differ", place, given=row[0])
        for cell in row[1:]:
            if not isinstance(cell, Decimal):
                yield finding("cell-not-a-number", place, given=cell)
    for key in repeated(_spelled(row[0]) for row in table.rows if row):
        yield finding("key-twice", f"{path}.rows", given=key)


def _spelled(key: Decimal | str) -> str:
    return key if isinstance(key, str) else decimal_text(key)


def _reads(rules: Rules, path: str, node: Node, tables: dict[str, Table]) -> Iterator[Finding]:
    for one in walk(node):
        if isinstance(one, Call) and one.function in TABLES and isinstance(one.arguments[0], Name):
            table = tables.get(one.arguments[0].path)
            if table is not None and one.function == "interp":
                yield from _interpolated(path, table)
            elif table is not None:
                yield from _looked_up(rules, path, table, one)


def _interpolated(path: str, table: Table) -> Iterator[Finding]:
    keys = [row[0] for row in table.rows if row and isinstance(row[0], Decimal)]
    if table.key == "text":
        yield finding("interp-without-numbers", path, given=table.id)
    for rank, (low, high) in enumerate(pairwise(keys), 2):
        if high <= low:
            yield finding("keys-out-of-order", f"tables[{table.id}].rows[{rank}]", given=high, before=low)


def _looked_up(rules: Rules, path: str, table: Table, call: Call) -> Iterator[Finding]:
    sort, faults = check(call.arguments[1], rules.scope, tables_of(rules.referential))
    if errors(faults):
        return
    if sort.kind != table.key:
        code = "lookup-wants-number" if table.key == "number" else "lookup-wants-text"
        yield finding(code, path, given=table.id)
    elif sort.options:
        yield from _rows_for(path, table, sort)


def _rows_for(path: str, table: Table, sort: Sort) -> Iterator[Finding]:
    keys = {row[0] for row in table.rows if row}
    absent = [option for option in sort.options if option not in keys]
    if absent:
        yield finding("lookup-without-row", path, level="warning", given=table.id, options=", ".join(absent))
