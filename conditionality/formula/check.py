"""Check a formula against what it may read: unknown names, kinds that do not go together, options that do not exist.

Every part gets a *sort*: number, truth, text, options, date. A text that can only take certain values carries them, so
that `form == "esss"` is found when the choices are known. A part whose sort cannot be told silences what is above it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from conditionality.findings import Finding, finding, nearest
from conditionality.formula import nodes
from conditionality.formula.parse import literal_fault
from conditionality.formula.unparse import unparse
from conditionality.formula.vocabulary import FUNCTIONS

Kind = Literal["number", "truth", "text", "options", "date"]


@dataclass(frozen=True, slots=True)
class Sort:
    """What kind of value a part gives.

    Attributes:
        kind: `options` is a field of which several options can be ticked.
        options: The only values it can take (a choice, ticked options, a text written in the formula); empty when open.
    """

    kind: Kind
    options: tuple[str, ...] = ()


NUMBER = Sort("number")
TRUTH = Sort("truth")
DATE = Sort("date")

_EXPECTS: Mapping[Kind, str] = MappingProxyType(
    {
        "number": "formula-expects-number",
        "truth": "formula-expects-truth",
        "text": "formula-expects-text",
        "date": "formula-expects-date",
    }
)
_NO_TABLES: Mapping[str, tuple[str, ...]] = MappingProxyType({})


def check(
    node: nodes.Node, scope: Mapping[str, Sort], tables: Mapping[str, tuple[str, ...]] = _NO_TABLES
) -> tuple[Sort, tuple[Finding, ...]]:
    """Check a formula.

    Args:
        node: The formula.
        scope: Sort of every path it may read.
        tables: Columns of every table it may read.

    Returns:
        What it gives (a number when that cannot be told), and the findings in the order of the text.

    >>> from conditionality.formula.parse import parse
    >>> [one.code for one in check(parse("woman > 3")[0], {"women": NUMBER})[1]]
    ['formula-unknown-name']
    """
    checking = _Checking(scope, tables)
    sort = checking.sort(node)
    return sort or NUMBER, tuple(sorted(checking.found, key=lambda one: one.position))


@dataclass(slots=True)
class _Checking:
    """One check under way: what may be read, and what was found."""

    scope: Mapping[str, Sort]
    tables: Mapping[str, tuple[str, ...]]
    found: list[Finding] = field(default_factory=list)

    def note(self, code: str, node: nodes.Node, **params: object) -> None:
        """Add a finding at a node."""
        given = unparse(node)
        self.found.append(finding(code, "", given=given, line=0, column="", position=node.at, level="error", **params))

    def sort(self, node: nodes.Node) -> Sort | None:
        """Give the sort of a node, noting what is wrong in it."""
        match node:
            case nodes.Figure():
                return NUMBER
            case nodes.Text(value=text):
                return Sort("text", (text,))
            case nodes.Truth():
                return TRUTH
            case nodes.Name():
                return self.name(node)
            case nodes.Unary(op=op, operand=operand):
                return self.want("number" if op == "neg" else "truth", operand)
            case nodes.Binary():
                return self.binary(node)
            case nodes.Compare() | nodes.Member():
                return self.comparison(node)
            case _:
                return self.compound(node)

    def compound(self, node: nodes.Logic | nodes.Choose | nodes.Call) -> Sort | None:
        """Give the sort of what holds several parts of any kind."""
        match node:
            case nodes.Logic(operands=operands):
                for one in operands:
                    self.want("truth", one)
                return TRUTH
            case nodes.Choose(condition=condition, then=then, otherwise=otherwise):
                self.want("truth", condition)
                return self.common("formula-branches-differ", (then, otherwise))
            case _:
                return self.call(node)

    def want(self, kind: Kind, node: nodes.Node) -> Sort:
        """Require a kind of a node; give that kind."""
        sort = self.sort(node)
        if sort and sort.kind != kind:
            self.note("formula-truth-as-number" if (kind, sort.kind) == ("number", "truth") else _EXPECTS[kind], node)
        return Sort(kind)

    def name(self, node: nodes.Name) -> Sort | None:
        """Give the sort of a path, or find that there is none."""
        sort = self.scope.get(node.path)
        if sort is None:
            below = sorted(path for path in self.scope if path.startswith(f"{node.path}."))
            if below:
                self.note("formula-whole-block", node, paths=", ".join(below))
            else:
                self.note("formula-unknown-name", node, nearest=nearest(node.path, self.scope))
        return sort

    def binary(self, node: nodes.Binary) -> Sort:
        """Check arithmetic: two numbers, and no division by a plain zero."""
        self.want("number", node.left)
        self.want("number", node.right)
        if node.op == "div" and isinstance(node.right, nodes.Figure) and node.right.value == 0:
            self.note("formula-divides-by-zero", node)
        return NUMBER

    def comparison(self, node: nodes.Compare | nodes.Member) -> Sort:
        """Check every comparison of a chain, or every option of a list."""
        if isinstance(node, nodes.Compare):
            left = node.first
            sorts = {id(one): self.sort(one) for one in (node.first, *(right for _, right in node.rest))}
            for op, right in node.rest:
                self.pair(op, (left, sorts[id(left)]), (right, sorts[id(right)]))
                left = right
            return TRUTH
        item, among = self.sort(node.item), [self.sort(one) for one in node.options]
        for option, sort in zip(node.options, among, strict=True):
            if sort and sort.kind == "options":
                self.ticked(node.item, item, sort)
            elif len(among) == 1 and isinstance(option, nodes.Name) and sort:
                self.note("formula-in-what", option)
            else:
                self.pair("eq", (node.item, item), (option, sort))
        return TRUTH

    def pair(self, op: str, left: tuple[nodes.Node, Sort | None], right: tuple[nodes.Node, Sort | None]) -> None:
        """Check one comparison."""
        (one, one_sort), (other, other_sort) = left, right
        if one_sort is None or other_sort is None:
            return
        kinds = {one_sort.kind, other_sort.kind}
        if kinds == {"options", "text"}:
            self.note("formula-single-choice", one if one_sort.kind == "options" else other)
        elif len(kinds) > 1:
            self.note("formula-kinds-differ", one, other=unparse(other))
        elif op not in {"eq", "ne"} and not kinds <= {"number", "date"}:
            self.note("formula-no-order", one)
        elif kinds == {"text"}:
            self.option(one, other_sort)
            self.option(other, one_sort)

    def option(self, node: nodes.Node, among: Sort) -> None:
        """Check that a text written in the formula is one of the values it is compared with."""
        if isinstance(node, nodes.Text) and among.options and node.value not in among.options:
            near = nearest(node.value, among.options)
            self.note("formula-unknown-option", node, options=", ".join(among.options), nearest=near)

    def ticked(self, item: nodes.Node, sort: Sort | None, among: Sort) -> None:
        """Check `"option" in field`."""
        if sort and sort.kind != "text":
            self.note("formula-expects-text", item)
        self.option(item, among)

    def common(self, code: str, parts: tuple[nodes.Node, ...]) -> Sort | None:
        """Require one kind of several nodes; give their sort, closed when all are."""
        sorts = [self.sort(one) for one in parts]
        known = [one for one in sorts if one]
        if len(known) < len(sorts) or not known:
            return known[0] if known else None
        for part, sort in zip(parts, known, strict=True):
            if sort.kind != known[0].kind:
                self.note(code, part, other=unparse(parts[0]))
                return known[0]
        closed = all(one.options for one in known)
        return Sort(known[0].kind, tuple(dict.fromkeys(sum((one.options for one in known), ()))) if closed else ())

    def call(self, node: nodes.Call) -> Sort | None:
        """Check a call, and give what its function gives."""
        arity = FUNCTIONS.get(node.function)
        if arity is None:
            self.note("formula-unknown-function", node, functions=", ".join(sorted(FUNCTIONS)))
            return None
        if not arity.least <= len(node.arguments) <= (arity.most or len(node.arguments)):
            few = len(node.arguments) < arity.least
            code = "formula-too-few-arguments" if few else "formula-too-many-arguments"
            self.note(code, node, least=arity.least, most=arity.most)
            return None
        fault = literal_fault(node)
        if fault:
            self.note(fault[0], node.arguments[fault[1]])
        return self.given(node)

    def given(self, node: nodes.Call) -> Sort | None:
        """Check the kinds of the arguments, and give the sort of the result."""
        match node.function:
            case "is_missing" | "is_na" | "count":
                for one in node.arguments:
                    self.sort(one)
                return NUMBER if node.function == "count" else TRUTH
            case "coalesce" | "previous":
                return self.common("formula-branches-differ", node.arguments)
            case "interp" | "lookup":
                return self.table(node)
            case "years_running":
                self.want("truth", node.arguments[0])
                return NUMBER
            case "date":
                return DATE
            case _:
                for one in node.arguments:
                    self.want("date" if node.function == "years_between" else "number", one)
                return NUMBER

    def table(self, node: nodes.Call) -> Sort:
        """Check the table, the key and the column."""
        table, key, column = node.arguments
        sort = self.sort(key)
        if sort and (sort.kind in {"truth", "options"} or (sort.kind != "number" and node.function == "interp")):
            self.note("formula-expects-number" if node.function == "interp" else "formula-expects-key", key)
        if isinstance(table, nodes.Name) and isinstance(column, nodes.Text):
            columns = self.tables.get(table.path)
            if columns is None:
                self.note("formula-unknown-table", table, nearest=nearest(table.path, self.tables))
            elif column.value not in columns:
                near = nearest(column.value, columns)
                self.note("formula-unknown-column", column, columns=", ".join(columns), nearest=near)
        return NUMBER
