"""The tree of a formula: eleven kinds of frozen nodes, each with its column in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from conditionality.formula.values import Number

UnaryOp = Literal["neg", "not"]
BinaryOp = Literal["add", "sub", "mul", "div", "pow"]
CompareOp = Literal["eq", "ne", "lt", "le", "gt", "ge"]
LogicOp = Literal["and", "or"]

HISTORY = frozenset({"previous", "years_running"})
"""Functions that read earlier filed reports: their argument is worked out there, not here."""

TABLES = frozenset({"interp", "lookup"})
"""Functions whose first argument names a table and whose last is a column."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, read exactly from the text.

    Attributes:
        value: The number; negative when a sign stands before it.
        at: Column in the text, from 1, here and in every node; trees that differ only by it are equal.
    """

    value: Number
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Text:
    """A text between quotes."""

    value: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Truth:
    """`true` or `false`."""

    value: bool
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A field, a parameter, a mark: `women`, `V1.points`, `gate.D1.status`, `period.from`."""

    path: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Unary:
    """The opposite of a number, or the negation of a condition."""

    op: UnaryOp
    operand: Node
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Binary:
    """Arithmetic on two numbers."""

    op: BinaryOp
    left: Node
    right: Node
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Compare:
    """A comparison, or a chain of them: `0 < x <= 5`."""

    first: Node
    rest: tuple[tuple[CompareOp, Node], ...]
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Logic:
    """Two or more conditions that must all hold (`and`), or of which one must (`or`)."""

    op: LogicOp
    operands: tuple[Node, ...]
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Choose:
    """`then if condition else otherwise`; only the chosen branch counts."""

    condition: Node
    then: Node
    otherwise: Node
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Member:
    """`item in [option, …]`, or `"option" in field` for a field of which several options can be ticked."""

    item: Node
    options: tuple[Node, ...]
    negated: bool
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """A function and its arguments. The first argument of `interp` and `lookup` is a `Name` that names a table."""

    function: str
    arguments: tuple[Node, ...]
    at: int = field(default=0, compare=False)


Node: TypeAlias = Figure | Text | Truth | Name | Unary | Binary | Compare | Logic | Choose | Member | Call


def children(node: Node) -> tuple[Node, ...]:
    """Give the nodes directly under a node, in the order of the text; the name of a table is not one of them."""
    match node:
        case Unary(operand=operand):
            return (operand,)
        case Binary(left=left, right=right):
            return (left, right)
        case Compare(first=first, rest=rest):
            return (first, *(other for _, other in rest))
        case Logic(operands=operands):
            return operands
        case Choose(condition=condition, then=then, otherwise=otherwise):
            return (then, condition, otherwise)
        case Member(item=item, options=options):
            return (item, *options)
        case Call(function=function, arguments=arguments):
            return arguments[1:] if function in TABLES else arguments
        case _:
            return ()


def walk(node: Node, *, history: bool = True) -> Iterator[Node]:
    """Give a node and all nodes under it, each before its children.

    Args:
        node: The top.
        history: Whether to go below `previous` and `years_running`.
    """
    yield node
    if history or not (isinstance(node, Call) and node.function in HISTORY):
        for child in children(node):
            yield from walk(child, history=history)


def references(node: Node, *, history: bool = True) -> tuple[str, ...]:
    """Give the paths a formula reads, in order of first appearance.

    Args:
        node: The formula.
        history: Whether to count what is only read from earlier reports (`previous(V1.value)`).

    >>> references(Binary("add", Name("men"), Binary("mul", Name("women"), Name("men"))))
    ('men', 'women')
    """
    return tuple(dict.fromkeys(one.path for one in walk(node, history=history) if isinstance(one, Name)))
