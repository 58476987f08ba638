"""Write a formula back as text, with only the brackets it needs: parsing the text gives an equal tree."""

from __future__ import annotations

from conditionality.formula import nodes
from conditionality.formula.values import Number

BINARY_SIGN: dict[nodes.BinaryOp, str] = {"add": " + ", "sub": " - ", "mul": " * ", "div": " / ", "pow": "**"}
COMPARE_SIGN: dict[nodes.CompareOp, str] = {"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}

CHOOSE, OR, AND, NOT, COMPARE, ADD, MUL, NEG, POW, ATOM = range(1, 11)
"""How tightly each kind of node holds together, loosest first."""

_BINARY_LEVEL: dict[nodes.BinaryOp, int] = {"add": ADD, "sub": ADD, "mul": MUL, "div": MUL, "pow": POW}


def level(node: nodes.Node) -> int:
    """Tell how tightly a node holds together, as a number to compare."""
    match node:
        case nodes.Choose():
            return CHOOSE
        case nodes.Logic(op=op):
            return AND if op == "and" else OR
        case nodes.Compare() | nodes.Member():
            return COMPARE
        case nodes.Unary(op=op):
            return NEG if op == "neg" else NOT
        case nodes.Binary(op=op):
            return _BINARY_LEVEL[op]
        case nodes.Figure(value=value):
            return MUL if decimals(value) is None else NEG if value < 0 else ATOM
        case _:
            return ATOM


def decimals(value: Number) -> int | None:
    """Count the decimals of a number, or give `None` when they never end.

    >>> from fractions import Fraction
    >>> decimals(Fraction(3, 40)), decimals(Fraction(1, 3))
    (3, None)
    """
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def unparse(node: nodes.Node) -> str:
    """Write a formula.

    >>> unparse(nodes.Binary("mul", nodes.Binary("add", nodes.Name("a"), nodes.Figure(-2)), nodes.Name("b")))
    '(a + -2) * b'
    """
    match node:
        case nodes.Figure() | nodes.Text() | nodes.Truth() | nodes.Name():
            return _leaf(node)
        case nodes.Call(function=function, arguments=arguments):
            return f"{function}({', '.join(unparse(one) for one in arguments)})"
        case nodes.Unary(op=op, operand=operand):
            return f"-{_inside(operand, NEG)}" if op == "neg" else f"not {_inside(operand, NOT)}"
        case nodes.Binary() | nodes.Compare() | nodes.Member():
            return _between(node)
        case nodes.Logic(op=op, operands=operands):
            return f" {op} ".join(_inside(one, level(node) + 1) for one in operands)
        case _:
            branches = _inside(node.then, OR), _inside(node.otherwise, CHOOSE)
            return f"{branches[0]} if {_inside(node.condition, OR)} else {branches[1]}"


def _leaf(node: nodes.Figure | nodes.Text | nodes.Truth | nodes.Name) -> str:
    match node:
        case nodes.Figure(value=value):
            return _figure(value)
        case nodes.Text(value=text):
            return f"'{text}'" if '"' in text else f'"{text}"'
        case nodes.Truth(value=holds):
            return "true" if holds else "false"
        case _:
            return node.path


def _between(node: nodes.Binary | nodes.Compare | nodes.Member) -> str:
    match node:
        case nodes.Binary(op="pow", left=left, right=right):
            return f"{_inside(left, ATOM)}**{_inside(right, NEG)}"
        case nodes.Binary(op=op, left=left, right=right):
            return f"{_inside(left, level(node))}{BINARY_SIGN[op]}{_inside(right, level(node) + 1)}"
        case nodes.Compare(first=first, rest=rest):
            others = "".join(f" {COMPARE_SIGN[op]} {_inside(other, ADD)}" for op, other in rest)
            return _inside(first, ADD) + others
        case _:
            single = node.options[0] if len(node.options) == 1 else None
            listed = ", ".join(unparse(one) for one in node.options)
            among = listed if isinstance(single, nodes.Name) else f"[{listed}]"
            return f"{_inside(node.item, ADD)} {'not in' if node.negated else 'in'} {among}"


def _inside(node: nodes.Node, least: int) -> str:
    text = unparse(node)
    return text if level(node) >= least else f"({text})"


def _figure(value: Number) -> str:
    digits = decimals(value)
    if not digits:
        return str(value)
    shifted = str(abs(value.numerator) * 10**digits // value.denominator).rjust(digits + 1, "0")
    return f"{'-' if value < 0 else ''}{shifted[:-digits]}.{shifted[-digits:]}"
