"""Lay down instructions one after the other: registers, constants, formulas; equal steps are laid down once."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from conditionality.formula.nodes import (
    Binary,
    Call,
    Choose,
    Compare,
    Figure,
    Logic,
    Member,
    Name,
    Node,
    Text,
    Truth,
    Unary,
    references,
)
from conditionality.formula.operations import OPERATIONS
from conditionality.formula.unparse import unparse
from conditionality.formula.values import MISSING, Number, Value, tidy
from conditionality.referential.blocks import Table
from conditionality.referential.names import canonical_name
from conditionality.referential.rules import Rules
from conditionality.scoring.index import Index
from conditionality.scoring.program import HistoryRead, Instruction


@dataclass(slots=True)
class Builder:
    """The program under construction; lives only inside `compile_program`.

    Attributes:
        unanswered: Register of each field as it was answered, before `asked_if`.
        later: What `previous(...)` reads, worked out last: name, formula, register of `x`.
        constants: Registers that no instruction writes.
        laid: Register of each step already laid down.
    """

    rules: Rules
    index: Index
    on: date
    initial: list[Value] = field(default_factory=list)
    instructions: list[Instruction] = field(default_factory=list)
    registers: dict[str, int] = field(default_factory=dict)
    unanswered: dict[str, int] = field(default_factory=dict)
    history: dict[str, int] = field(default_factory=dict)
    later: list[tuple[str, Node, int | None]] = field(default_factory=list)
    constants: set[int] = field(default_factory=set)
    laid: dict[Hashable, int] = field(default_factory=dict)

    def register(self, start: Value = MISSING) -> int:
        """Give a new register with its starting content."""
        self.initial.append(start)
        return len(self.initial) - 1

    def constant(self, value: Value) -> int:
        """Give the register of a constant."""
        key = ("constant", type(value), value)
        if key not in self.laid:
            self.laid[key] = self.register(value)
            self.constants.add(self.laid[key])
        return self.laid[key]

    def lay(self, op: str, args: tuple[int, ...], const: Hashable = None) -> int:
        """Lay down one instruction, or give the register of an equal one; constants are folded."""
        if op in OPERATIONS and self.constants.issuperset(args):
            return self.constant(OPERATIONS[op](*(self.initial[one] for one in args)))
        key = (op, args, const)
        if key not in self.laid:
            target = self.register()
            self.instructions.append(Instruction(op, args, const, target))
            self.laid[key] = target
        return self.laid[key]

    def name(self, path: str, register: int) -> int:
        """Give a register a public name."""
        self.registers[path] = register
        return register

    def read(self, path: str) -> int:
        """Give the register of a name that formulas use."""
        return self.registers[canonical_name(path, self.index.result_names, self.index.grading_names)]

    def written(self, path: str, amount: Decimal | str) -> int:
        """Give the register of an amount of the file: a constant, or the formula at this path."""
        return self.formula(self.rules.nodes[path]) if isinstance(amount, str) else self.constant(exact(amount))

    def formula(self, node: Node, x: int | None = None) -> int:  # noqa: PLR0911 - one line a kind of node
        """Lay down a formula and give the register of its result.

        Args:
            node: A checked formula.
            x: Register that `x` stands for, inside the formula of a scale.
        """
        match node:
            case Figure() | Text() | Truth():
                return self.constant(node.value)
            case Name():
                return x if node.path == "x" and x is not None else self.read(node.path)
            case Unary():
                return self.lay(node.op, (self.formula(node.operand, x),))
            case Binary():
                return self.lay(node.op, (self.formula(node.left, x), self.formula(node.right, x)))
            case Compare():
                return self._compare(node, x)
            case Logic():
                return self.lay(node.op, tuple(self.formula(one, x) for one in node.operands))
            case Choose():
                parts = (node.condition, node.then, node.otherwise)
                return self.lay("select", tuple(self.formula(one, x) for one in parts))
            case Member():
                found = self.lay("in", tuple(self.formula(one, x) for one in (node.item, *node.options)))
                return self.lay("not", (found,)) if node.negated else found
            case Call():
                return self._call(node, x)
        assert_never(node)

    def _compare(self, node: Compare, x: int | None) -> int:
        marks, left = [], self.formula(node.first, x)
        for op, right_node in node.rest:
            right = self.formula(right_node, x)
            marks.append(self.lay(op, (left, right)))
            left = right
        return marks[0] if len(marks) == 1 else self.lay("and", tuple(marks))

    def _call(self, node: Call, x: int | None) -> int:
        match node.function:
            case "previous":
                name = self._history_name(node, x)
                if name not in self.history:
                    self.later.append((name, node.arguments[0], x))
                return self._from_before(name)
            case "years_running":
                return self._years_running(node, x)
            case "interp" | "lookup":
                return self._table(node, x)
            case _:
                return self.lay(node.function, tuple(self.formula(one, x) for one in node.arguments))

    def _history_name(self, node: Call, x: int | None) -> str:
        """Name what earlier reports are asked: the same name in the program of any other day."""
        name = f"{node.function}.{unparse(node.arguments[0])}"
        if x is not None and "x" in references(node):
            name += " of " + next(path for path, register in self.registers.items() if register == x)
        return name

    def _from_before(self, name: str) -> int:
        if name not in self.history:
            self.history[name] = self.register()
        return self.history[name]

    def _years_running(self, node: Call, x: int | None) -> int:
        name = self._history_name(node, x)
        condition = self.formula(node.arguments[0], x)
        before = self._from_before(name)
        count = self.name(name, self.lay("running", (condition, before)))
        return self.lay("running_on_record", (count, before))

    def _table(self, node: Call, x: int | None) -> int:
        named, key, column = node.arguments
        table = self.index.tables[named.path if isinstance(named, Name) else ""]
        rows = column_of(table, column.value if isinstance(column, Text) else "")
        return self.lay(node.function, (self.formula(key, x),), rows)

    def finish_history(self) -> tuple[HistoryRead, ...]:
        """Work out, once everything has a register, what `previous(...)` reads from the earlier run."""
        for name, node, x in self.later:
            self.name(name, self.formula(node, x))
        return tuple(HistoryRead(target, name) for name, target in self.history.items())


def column_of(table: Table, column: str) -> tuple[tuple[Value, Value], ...]:
    """Give a column of a table as (key, value) pairs."""
    at = table.columns.index(column)
    return tuple((_cell(row[0]), _cell(row[at])) for row in table.rows)


def _cell(cell: Decimal | str) -> Value:
    return cell if isinstance(cell, str) else exact(cell)


def exact(amount: Decimal) -> Number:
    """Give a number of the file as an exact one, whole numbers as `int`.

    >>> exact(Decimal("2.50")), exact(Decimal("1E+2"))
    (Fraction(5, 2), 100)
    """
    return tidy(Fraction(amount))


def exact_points(points: Mapping[str, Decimal]) -> tuple[tuple[str, Number], ...]:
    """Give a table of points with exact numbers, hashable."""
    return tuple((name, exact(value)) for name, value in points.items())
