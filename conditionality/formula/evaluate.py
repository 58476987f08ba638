"""Work out a formula by walking its tree, only the chosen branch of a choice: for the conditions of forms.

The exact machine of `scoring` compiles the same tree into the same operations; this walk is its oracle.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from conditionality.formula import nodes
from conditionality.formula.operations import OPERATIONS, interp_table, lookup_table, points_of
from conditionality.formula.values import MISSING, NO_ROW, OUT_OF_DOMAIN, Empty, Value
from conditionality.formula.vocabulary import FUNCTIONS

Tables = Mapping[str, Mapping[str, Mapping[Value, Value]]]
"""Values of tables: table, column, key."""

Reader = Callable[[str], Value]

_NO_TABLES: Tables = MappingProxyType({})


def evaluate(node: nodes.Node, environment: Mapping[str, Value] | Reader, tables: Tables = _NO_TABLES) -> Value:
    """Work out a formula; never raises.

    Args:
        node: A formula, checked or not: what makes no sense is missing with the reason `out-of-domain`.
        environment: The value of each path; one that is not there is missing.
        tables: The tables that `interp` and `lookup` read.

    Returns:
        Its value. Earlier reports are not read here: `previous` is missing, `years_running` is 0.

    >>> from conditionality.formula.parse import parse
    >>> evaluate(parse("100 * women / (women + men)")[0], {"women": 12, "men": 30})
    Fraction(200, 7)
    """
    if callable(environment):
        return _Evaluation(environment, tables).value(node)
    return _Evaluation(lambda path: environment.get(path, MISSING), tables).value(node)


@dataclass(frozen=True, slots=True)
class _Evaluation:
    """What a formula reads while it is worked out."""

    read: Reader
    tables: Tables

    def value(self, node: nodes.Node) -> Value:
        """Give the value of a node."""
        match node:
            case nodes.Figure(value=value) | nodes.Text(value=value) | nodes.Truth(value=value):
                return value
            case nodes.Name(path=path):
                return _from(self.read(path), path)
            case nodes.Choose(condition=condition, then=then, otherwise=otherwise):
                holds = self.value(condition)
                if type(holds) is not bool:
                    return OPERATIONS["select"](holds, MISSING, MISSING)
                return self.value(then if holds else otherwise)
            case nodes.Call():
                return self.call(node)
            case _:
                return self.operation(node)

    def operation(self, node: nodes.Unary | nodes.Binary | nodes.Compare | nodes.Logic | nodes.Member) -> Value:
        """Give the value of what is written with signs."""
        match node:
            case nodes.Unary(op=op, operand=operand):
                return OPERATIONS[op](self.value(operand))
            case nodes.Binary(op=op, left=left, right=right):
                return OPERATIONS[op](self.value(left), self.value(right))
            case nodes.Logic(op=op, operands=operands):
                return OPERATIONS[op](*map(self.value, operands))
            case nodes.Member(item=item, options=options, negated=negated):
                among = OPERATIONS["in"](self.value(item), *map(self.value, options))
                return OPERATIONS["not"](among) if negated else among
            case _:
                values = [self.value(node.first), *(self.value(other) for _, other in node.rest)]
                pairs = zip(node.rest, values, values[1:], strict=False)
                return OPERATIONS["and"](*(OPERATIONS[op](left, right) for (op, _), left, right in pairs))

    def call(self, node: nodes.Call) -> Value:
        """Give the value of a function."""
        arity = FUNCTIONS.get(node.function)
        if arity is None or not arity.least <= len(node.arguments) <= (arity.most or len(node.arguments)):
            return OUT_OF_DOMAIN
        match node.function:
            case "previous":
                return Empty("missing", "no-history", of=next(iter(nodes.references(node)), ""))
            case "years_running":
                return 0
            case "interp" | "lookup":
                return self.table(node)
            case _:
                return OPERATIONS[node.function](*map(self.value, node.arguments))

    def table(self, node: nodes.Call) -> Value:
        """Give what a table holds for a key."""
        table, key, column = node.arguments
        if not isinstance(table, nodes.Name) or not isinstance(column, nodes.Text):
            return OUT_OF_DOMAIN
        rows = self.tables.get(table.path, {}).get(column.value)
        if rows is None:
            return NO_ROW
        value = self.value(key)
        return interp_table(points_of(rows), value) if node.function == "interp" else lookup_table(rows, value)


def _from(value: Value, path: str) -> Value:
    """Say where an empty comes from, unless it already says so."""
    return replace(value, of=path) if type(value) is Empty and not value.of else value
