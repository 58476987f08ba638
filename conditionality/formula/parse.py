"""Read a formula: text to tree, or every finding with its column. Nothing is ever evaluated.

The text is first cut into tokens by our own rules. Then the standard `ast` gives the tree of a *mask* of the text:
every name and every text is replaced by plain letters of the same length, so that columns stay true, that no name
means anything to Python, and that words such as `period.from` can be read. Names, texts and numbers are then taken
from the text itself by their columns (`ast` would make 0.1 a binary fraction). The tree is read back node by node; what
is not on the list is a finding.
"""

from __future__ import annotations

import ast
import unicodedata
from dataclasses import dataclass, field
from fractions import Fraction

from conditionality.findings import Finding, errors, finding
from conditionality.formula import nodes
from conditionality.formula.functions import day
from conditionality.formula.grammar import follow
from conditionality.formula.rounding import MOST_DIGITS
from conditionality.formula.scan import Token, can_be_read_on, scan
from conditionality.formula.values import Empty, tidy
from conditionality.formula.vocabulary import DEEPEST, LONGEST_TEXT, MOST_NODES, TRUTHS

_BINARY: dict[type[ast.operator], nodes.BinaryOp] = {
    ast.Add: "add",
    ast.Sub: "sub",
    ast.Mult: "mul",
    ast.Div: "div",
    ast.Pow: "pow",
}
_COMPARE: dict[type[ast.cmpop], nodes.CompareOp] = {
    ast.Eq: "eq",
    ast.NotEq: "ne",
    ast.Lt: "lt",
    ast.LtE: "le",
    ast.Gt: "gt",
    ast.GtE: "ge",
}
_WEAK = frozenset({"formula-word-refused", "formula-name-form", "formula-leading-zero", "formula-side-by-side"})
"""Findings that give way to another at the same place."""

_WIDE = frozenset({"formula-number-form", "formula-spaced-number", "formula-glued", "formula-decimal-comma"})
"""Findings that explain everything under what they quote."""

_NOTHING = nodes.Truth(value=False)
"""Stands where a finding was made; the tree that holds it is not given out."""


def parse(text: str) -> tuple[nodes.Node | None, tuple[Finding, ...]]:
    """Read a formula.

    Args:
        text: The formula, 2,000 characters at most.

    Returns:
        The tree, or `None` when there is an error; and the findings, in the order of the text, with the column of
        each (`position`, from 1). Warnings leave the tree.

    >>> parse("0.1 * heads")[0]
    Binary(op='mul', left=Figure(value=Fraction(1, 10), at=1), right=Name(path='heads', at=7), at=1)
    >>> [(one.code, one.position) for one in parse("0,1 * heads")[1]]
    [('formula-decimal-comma', 1)]
    """
    outside = _outside(text)
    if outside:
        return None, (outside,)
    tokens, found = scan(text)
    if not tokens and not found:
        return None, (finding("formula-empty"),)
    if can_be_read_on(tokens, found):
        found += follow(tokens)
    if errors(found):
        return None, _in_order(found)
    reading = _Reading(text)
    tree = _tree(reading, tokens)
    found += tuple(reading.found)
    return (None if errors(found) else tree), _in_order(found)


def _in_order(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Sort findings by column, and keep one for each place: the one that says most."""
    kept: list[Finding] = []
    end = 0
    for one in sorted(found, key=lambda one: (one.position, one.code in _WEAK)):
        if kept and (one.position == kept[-1].position or one.position <= end):
            continue
        kept.append(one)
        end = one.position + len(one.given) - 1 if one.code in _WIDE else 0
    return tuple(kept)


def _outside(text: str) -> Finding | None:
    """Find what forbids even to start: too long, or signs that cannot be seen."""
    if len(text) > LONGEST_TEXT:
        return finding("formula-too-long", given=text, position=LONGEST_TEXT + 1, limit=LONGEST_TEXT)
    for index, sign in enumerate(text):
        if sign not in "\t\r\n" and unicodedata.category(sign)[0] == "C":
            return finding("formula-unseen-sign", given=f"U+{ord(sign):04X}", position=index + 1)
    return None


@dataclass(slots=True)
class _Reading:
    """The text being read, and what was found on the way."""

    text: str
    found: list[Finding] = field(default_factory=list)
    count: int = 0
    in_history: bool = False

    def slice(self, tree: ast.expr) -> str:
        """Give the text of a node, as written."""
        return self.text[tree.col_offset : tree.end_col_offset]

    def refuse(self, code: str, tree: ast.expr, **params: object) -> nodes.Node:
        """Note a finding at a node."""
        given, at = self.slice(tree), tree.col_offset + 1
        self.found.append(finding(code, "", given=given, line=0, column="", position=at, level="error", **params))
        return _NOTHING


def _tree(reading: _Reading, tokens: tuple[Token, ...]) -> nodes.Node:
    start = tokens[0].start
    try:
        tree = ast.parse(_mask(tokens)[start:], mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as reason:
        at = start + (getattr(reason, "offset", None) or 1)
        reading.found.append(finding("formula-not-understood", given=reading.text[at - 1 :], position=at))
        return _NOTHING
    if start:
        for node in ast.walk(tree):
            if isinstance(node, ast.expr):
                node.col_offset += start
                node.end_col_offset = (node.end_col_offset or 0) + start
    return _read(tree, reading, 1)


def _mask(tokens: tuple[Token, ...]) -> str:
    """Give a text of the same length in plain ASCII, in which names and texts mean nothing."""
    pieces: list[str] = []
    end = 0
    for token in tokens:
        pieces.append(" " * (token.start - end))
        length = token.end - token.start
        match token.kind:
            case "name":
                pieces.append("N" + "_" * (length - 1))
            case "text":
                pieces.append('"' + "_" * (length - 2) + '"')
            case _:
                pieces.append(token.text)
        end = token.end
    return "".join(pieces)


def _read(tree: ast.expr, reading: _Reading, depth: int) -> nodes.Node:
    reading.count += 1
    if depth > DEEPEST or reading.count > MOST_NODES:
        if not any(one.code in {"formula-too-deep", "formula-too-many-parts"} for one in reading.found):
            code, limit = ("formula-too-deep", DEEPEST) if depth > DEEPEST else ("formula-too-many-parts", MOST_NODES)
            reading.refuse(code, tree, limit=limit)
        return _NOTHING
    return _build(tree, reading, depth + 1)


def _build(tree: ast.expr, reading: _Reading, below: int) -> nodes.Node:
    at = tree.col_offset + 1
    match tree:
        case ast.Name() | ast.Constant():
            return _leaf(tree, reading, at)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _BINARY:
            return nodes.Binary(_BINARY[type(op)], _read(left, reading, below), _read(right, reading, below), at)
        case ast.BoolOp(op=op, values=values):
            operands = tuple(_read(one, reading, below) for one in values)
            return nodes.Logic("and" if isinstance(op, ast.And) else "or", operands, at)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            then = _read(body, reading, below)
            return nodes.Choose(_read(test, reading, below), then, _read(orelse, reading, below), at)
        case ast.UnaryOp():
            return _unary(tree, reading, below)
        case ast.Compare():
            return _comparison(tree, reading, below)
        case ast.Call(func=ast.Name(), keywords=[]):
            return _call(tree, reading, below)
        case _:
            return reading.refuse("formula-not-understood", tree)


def _leaf(tree: ast.Name | ast.Constant, reading: _Reading, at: int) -> nodes.Node:
    text = reading.slice(tree)
    if isinstance(tree, ast.Name):
        return nodes.Truth(TRUTHS[text], at) if text in TRUTHS else nodes.Name(text, at)
    if isinstance(tree.value, str):
        return nodes.Text(unicodedata.normalize("NFC", text[1:-1]), at)
    return nodes.Figure(tidy(Fraction(text)), at)


def _unary(tree: ast.UnaryOp, reading: _Reading, below: int) -> nodes.Node:
    at = tree.col_offset + 1
    operand = _read(tree.operand, reading, below)
    match tree.op:
        case ast.USub() if isinstance(tree.operand, ast.Constant) and isinstance(operand, nodes.Figure):
            return nodes.Figure(-operand.value, at)
        case ast.USub():
            return nodes.Unary("neg", operand, at)
        case ast.Not():
            return nodes.Unary("not", operand, at)
        case _:
            return operand


def _comparison(tree: ast.Compare, reading: _Reading, below: int) -> nodes.Node:
    at = tree.col_offset + 1
    first = _read(tree.left, reading, below)
    if not any(isinstance(op, ast.In | ast.NotIn) for op in tree.ops):
        others = (_read(one, reading, below) for one in tree.comparators)
        return nodes.Compare(first, tuple(zip((_COMPARE[type(op)] for op in tree.ops), others, strict=True)), at)
    if len(tree.ops) > 1:
        return reading.refuse("formula-mixed-comparison", tree)
    negated, among = isinstance(tree.ops[0], ast.NotIn), tree.comparators[0]
    if isinstance(among, ast.List):
        return nodes.Member(first, tuple(_read(one, reading, below) for one in among.elts), negated, at)
    if isinstance(among, ast.Name):
        return nodes.Member(first, (_read(among, reading, below),), negated, at)
    return reading.refuse("formula-in-what", among)


def _call(tree: ast.Call, reading: _Reading, below: int) -> nodes.Node:
    function = reading.slice(tree.func)
    history = function in nodes.HISTORY
    if history and reading.in_history:
        return reading.refuse("formula-nested-history", tree)
    reading.in_history = reading.in_history or history
    arguments = tuple(_read(one, reading, below) for one in tree.args)
    reading.in_history = reading.in_history and not history
    call = nodes.Call(function, arguments, tree.col_offset + 1)
    fault = literal_fault(call)
    if fault:
        code, index = fault
        return reading.refuse(code, tree.args[index], limit=MOST_DIGITS)
    return call


def literal_fault(call: nodes.Call) -> tuple[str, int] | None:
    """Find the argument that should have been written out, with the code of the finding.

    A table is a bare name, a column and a day are texts, decimals are a whole number.
    """
    match call:
        case nodes.Call(function="interp" | "lookup", arguments=(table, _, column)):
            if not isinstance(table, nodes.Name) or "." in table.path:
                return "formula-table-name", 0
            return None if isinstance(column, nodes.Text) else ("formula-column-text", 2)
        case nodes.Call(function="round", arguments=(_, nodes.Figure(value=digits))):
            return None if type(digits) is int and abs(digits) <= MOST_DIGITS else ("formula-digits", 1)
        case nodes.Call(function="round", arguments=(_, _)):
            return "formula-digits", 1
        case nodes.Call(function="date", arguments=(one,)):
            text = one.value if isinstance(one, nodes.Text) else ""
            return ("formula-day", 0) if isinstance(day(text), Empty) else None
        case _:
            return None
