"""Say a formula as a fragment of a sentence, in French or English, for people who do not read formulas.

Names become the labels of what they stand for. Turns are chosen so that nothing has to agree in gender or number:
«X n'atteint pas 11», not «X est inférieur(e) à 11». Only brackets that are needed are written: each piece knows how
tightly it holds together, as in `formula.unparse`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from conditionality.formula import nodes
from conditionality.formula.unparse import ADD, AND, ATOM, CHOOSE, COMPARE, MUL, NEG, OR, POW, decimals, level
from conditionality.formula.values import Number
from conditionality.referential import turns
from conditionality.wording.numbers import number
from conditionality.wording.speech import Lang, say

_HALF = Fraction(1, 2)
_ROOTS = {2: "sqrt", 3: "cbrt"}
_SIGNS: dict[nodes.BinaryOp, str] = {"add": " + ", "sub": " − ", "mul": " × ", "div": " ÷ "}
_COMPARE_SIGNS: dict[nodes.CompareOp, str] = {"eq": "=", "ne": "≠", "lt": "<", "le": "≤", "gt": ">", "ge": "≥"}
_OPPOSITE: dict[nodes.CompareOp, nodes.CompareOp] = {
    "eq": "ne",
    "ne": "eq",
    "lt": "ge",
    "ge": "lt",
    "gt": "le",
    "le": "gt",
}
_RAISED = {2: "²", 3: "³"}


def phrase(node: nodes.Node, names: Mapping[str, str], lang: Lang, *, condition: bool = False) -> str:
    """Say a formula.

    Args:
        node: The formula.
        names: Label of each path; of an option, under `path=option`; of a block, under its id. What has no label is
            said by its own name.
        lang: `fr` or `en`.
        condition: Whether a name that stands alone is a condition (`gates_hold`) rather than a value.

    >>> from conditionality.formula.parse import parse
    >>> share = parse("100 * w / (w + m) if not w + m == 0 else 0")[0]
    >>> phrase(share, {"w": "Women", "m": "Men"}, "en")
    'if women + men is not 0, then 100 × women ÷ (women + men), else 0'
    """
    speaker = _Speaker(names, lang)
    return (speaker.condition(node) if condition else speaker.speak(node)).text


@dataclass(frozen=True, slots=True)
class _Piece:
    """A fragment, and how tightly it holds together."""

    text: str
    level: int = ATOM


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Says nodes with these labels in this language."""

    names: Mapping[str, str]
    lang: Lang

    def speak(self, node: nodes.Node) -> _Piece:
        """Say a node as a value."""
        match node:
            case nodes.Figure(value=value):
                return self.figure(value)
            case nodes.Text(value=text):
                return _Piece(self.quoted(text))
            case nodes.Truth(value=holds):
                return _Piece(say(self.lang, "yes") if holds else say(self.lang, "no"))
            case nodes.Name(path=path):
                return _Piece(self.name(path))
            case nodes.Unary(op="neg", operand=operand):
                return _Piece("−" + self.inside(operand, POW), NEG)
            case nodes.Binary():
                return self.binary(node)
            case nodes.Call() if node.function not in turns.TRUTHS or len(node.arguments) != 1:
                return self.call(node)
            case _:
                return self.condition(node)

    def inside(self, node: nodes.Node, least: int) -> str:
        """Say a node in brackets, unless it holds together at least so tightly."""
        piece = self.speak(node)
        return piece.text if piece.level >= least else f"({piece.text})"

    def figure(self, value: Number) -> _Piece:
        """Say a number exactly."""
        digits = decimals(value)
        if digits is None:
            top, bottom = (number(self.lang, one) for one in (abs(value.numerator), value.denominator))
            return _Piece(("−" if value < 0 else "") + f"{top} ÷ {bottom}", MUL)
        text = number(self.lang, value if value >= 0 else -value, digits)
        return _Piece(f"−{text}", NEG) if value < 0 else _Piece(text)

    def quoted(self, text: str) -> str:
        """Say a label between quotation marks."""
        return say(self.lang, "“{name}”", name=text)

    def labelled(self, path: str) -> str:
        """Say the label of a path: one ordinary word is left as it is, anything longer is quoted."""
        label = self.names.get(path, path)
        if not label.isalpha():
            return self.quoted(label)
        return label[0].lower() + label[1:] if label[1:].islower() else label

    def name(self, path: str) -> str:
        """Say a path: its label, or what it is of the block that it belongs to."""
        first, *others = path.split(".")
        if path in turns.NAMES:
            return say(self.lang, turns.NAMES[path])
        if path in self.names:
            return self.labelled(path)
        if first == "gate" and others:
            return say(
                self.lang, "the state of the gate {name}", name=self.quoted(self.names.get(others[0], others[0]))
            )
        if others and others[-1] == "value":
            return self.labelled(first)
        if others and others[-1] in turns.MARKS:
            return say(self.lang, turns.MARKS[others[-1]], name=self.quoted(self.names.get(first, first)))
        return self.labelled(path)

    def binary(self, node: nodes.Binary) -> _Piece:
        """Say arithmetic."""
        if node.op == "pow":
            return self.power(node)
        own = level(node)
        right = self.inside(node.right, own + 1)
        right = f"({right})" if right.startswith("−") else right
        return _Piece(self.inside(node.left, own) + _SIGNS[node.op] + right, own)

    def power(self, node: nodes.Binary) -> _Piece:
        """Say a power: squares, cubes and their roots by name."""
        match node.right:
            case nodes.Figure(value=(2 | 3) as value):
                return _Piece(self.inside(node.left, ATOM) + _RAISED[int(value)], ATOM)
            case nodes.Figure(value=value) if value == _HALF:
                return self.single("sqrt", node.left)
            case nodes.Binary(op="div", left=nodes.Figure(value=1), right=nodes.Figure(value=(2 | 3) as value)):
                return self.single(_ROOTS[int(value)], node.left)
            case _:
                base, exponent = self.inside(node.left, ATOM), self.inside(node.right, ATOM)
                return _Piece(say(self.lang, "{base} to the power of {exponent}", base=base, exponent=exponent), CHOOSE)

    def single(self, function: str, argument: nodes.Node) -> _Piece:
        """Say a function of one value."""
        return _Piece(say(self.lang, turns.OF_ONE[function], value=self.speak(argument).text))

    def listed(self, items: tuple[nodes.Node, ...]) -> str:
        """Say values one after the other."""
        text = self.speak(items[0]).text
        for one in items[1:]:
            text = say(self.lang, "{list}; {item}", list=text, item=self.speak(one).text)
        return text

    def call(self, node: nodes.Call) -> _Piece:
        """Say a function."""
        function, arguments = node.function, node.arguments
        if function in turns.OF_SEVERAL:
            return _Piece(say(self.lang, turns.OF_SEVERAL[function], list=self.listed(arguments)))
        if function == "count":
            holding = all(_is_condition(one) for one in arguments)
            turn = turns.COUNT_CONDITIONS if holding else turns.COUNT_ANSWERS
            return _Piece(say(self.lang, turn, list=self.listed(arguments)))
        if function in turns.OF_ONE and (len(arguments) == 1 or arguments[1] == nodes.Figure(0)):
            return self.single(function, arguments[0])
        return self.other_call(node)

    def other_call(self, node: nodes.Call) -> _Piece:
        """Say a function that has a turn of its own."""
        match node:
            case nodes.Call(function="round", arguments=(one, nodes.Figure(value=digits))):
                unit = number(self.lang, Fraction(10) ** -int(digits), max(int(digits), 0))
                value = self.speak(one).text
                return _Piece(say(self.lang, "the rounding to {unit} of ({value})", unit=unit, value=value))
            case nodes.Call(function="previous", arguments=(one,)):
                return _Piece(say(self.lang, "{value} in the previous report", value=self.inside(one, ATOM)), NEG)
            case nodes.Call(function="years_running", arguments=(one,)):
                text = self.condition(one).text
                return _Piece(
                    say(self.lang, "the number of years running in which ({condition})", condition=text), CHOOSE
                )
            case nodes.Call(function="years_between", arguments=(one, other)):
                start, end = self.speak(one).text, self.speak(other).text
                return _Piece(
                    say(self.lang, "the number of whole years between {start} and {end}", start=start, end=end), CHOOSE
                )
            case nodes.Call(function="date", arguments=(nodes.Text(value=text),)):
                return _Piece(turns.day_of(self.lang, text))
            case nodes.Call(
                function=("interp" | "lookup") as function,
                arguments=(nodes.Name(path=table), key, nodes.Text(value=column)),
            ):
                named = {"table": self.quoted(self.names.get(table, table)), "column": self.quoted(column)}
                return _Piece(say(self.lang, turns.TABLES[function], key=self.speak(key).text, **named), CHOOSE)
            case _:
                return _Piece(f"{node.function}({self.listed(node.arguments) if node.arguments else ''})")

    def condition(self, node: nodes.Node, *, holds: bool = True) -> _Piece:
        """Say a node as a condition, or, when `holds` is false, the opposite condition."""
        match node:
            case nodes.Unary(op="not", operand=operand):
                return self.condition(operand, holds=not holds)
            case nodes.Name(path=path):
                turn = turns.conditions_of(path)[0 if holds else 1]
                return _Piece(say(self.lang, turn, name=self.quoted(self.names.get(path, path))), COMPARE)
            case nodes.Compare(rest=rest) if len(rest) == 1 or holds:
                return self.comparison(node, holds=holds)
            case nodes.Member():
                return self.membership(node, holds=holds)
            case nodes.Call(function=("is_missing" | "is_na") as function, arguments=(one,)):
                turn = turns.TRUTHS[function][0 if holds else 1]
                return _Piece(say(self.lang, turn, value=self.inside(one, ADD)), COMPARE)
            case _ if not holds:
                return _Piece(
                    say(self.lang, "it is not true that ({condition})", condition=self.condition(node).text), COMPARE
                )
            case nodes.Logic() | nodes.Choose():
                return self.joined(node)
            case _:
                return self.speak(node)

    def joined(self, node: nodes.Logic | nodes.Choose) -> _Piece:
        """Say conditions that go together, or a choice."""
        if isinstance(node, nodes.Choose):
            then = self.inside(node.then, OR)
            condition, otherwise = self.condition(node.condition).text, self.speak(node.otherwise).text
            turn = say(
                self.lang,
                "if {condition}, then {then}, else {otherwise}",
                condition=condition,
                then=then,
                otherwise=otherwise,
            )
            return _Piece(turn, CHOOSE)
        own = AND if node.op == "and" else OR
        text = ""
        for one in node.operands:
            piece = self.condition(one)
            item = piece.text if piece.level > own else f"({piece.text})"
            text = say(self.lang, turns.LOGIC[node.op], left=text, right=item) if text else item
        return _Piece(text, own)

    def comparison(self, node: nodes.Compare, *, holds: bool) -> _Piece:
        """Say a comparison in words, a chain of them with signs."""
        if len(node.rest) > 1:
            others = "".join(f" {_COMPARE_SIGNS[op]} {self.inside(other, ADD)}" for op, other in node.rest)
            return _Piece(self.inside(node.first, ADD) + others, COMPARE)
        op, other = node.rest[0]
        if isinstance(other, nodes.Truth) and op in {"eq", "ne"}:
            return self.condition(node.first, holds=holds == ((op == "eq") == other.value))
        turn = turns.comparison(op if holds else _OPPOSITE[op], node.first, other)
        left, right = self.side(node.first, other), self.side(other, node.first)
        return _Piece(say(self.lang, turn, left=left, right=right), COMPARE)

    def side(self, node: nodes.Node, beside: nodes.Node) -> str:
        """Say one side of a comparison; a text beside a path by the label of that option."""
        if isinstance(node, nodes.Text) and isinstance(beside, nodes.Name):
            return self.quoted(self.names.get(f"{beside.path}={node.value}", node.value))
        loose = isinstance(node, nodes.Call) and node.function in turns.LOOSE
        return self.inside(node, CHOOSE if loose else ADD)

    def membership(self, node: nodes.Member, *, holds: bool) -> _Piece:
        """Say that a value is one of several, or that an option is ticked."""
        holds = holds != node.negated
        one = node.options[0]
        if len(node.options) == 1 and isinstance(one, nodes.Name):
            option = self.side(node.item, one)
            return _Piece(say(self.lang, turns.TICKED[holds], option=option, name=self.name(one.path)), COMPARE)
        texts = [self.side(other, node.item) for other in node.options]
        listed = texts[0]
        for text in texts[1:]:
            listed = say(self.lang, "{list}; {item}", list=listed, item=text)
        return _Piece(say(self.lang, turns.AMONG[holds], value=self.inside(node.item, ADD), list=listed), COMPARE)


def _is_condition(node: nodes.Node) -> bool:
    match node:
        case nodes.Compare() | nodes.Member() | nodes.Logic() | nodes.Unary(op="not"):
            return True
        case nodes.Call(function=function):
            return function in turns.TRUTHS
        case _:
            return False
