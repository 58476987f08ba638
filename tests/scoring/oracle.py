"""A second scorer, slow and plain, written from the rules of scoring and sharing no code with the machine.

It works marks out by asking: each name is looked for in the file when something needs it. Formulas are walked by
`formula.evaluate`, which has its own laws. Shares are not worked out here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from conditionality.formula.evaluate import Tables, evaluate
from conditionality.formula.parse import parse
from conditionality.formula.values import Empty, Number, Value, tidy
from conditionality.referential.blocks import COMBINES, Dimension, Indicator, Node
from conditionality.referential.model import Referential
from tests.scoring import oracle_outputs
from tests.scoring.oracle_arithmetic import exact, is_missing, is_number, kind, root, rounded
from tests.scoring.oracle_scales import amount, fewest, points

NOT_APPLICABLE = Empty("not_applicable")
NOT_CONCERNED = Empty("not_concerned")
MISSING = Empty("missing")
COUNTED = {"scored", "missing"}


class Oracle:
    """One report under one référentiel."""

    def __init__(self, referential: Referential, answers: Mapping[str, Value], day: date) -> None:
        self.rules = referential
        self.answers = answers
        self.day = day
        self.known: dict[str, Value] = {}
        self.fields = {one.id: one for one in referential.fields}
        self.parameters = {one.id: one for one in referential.parameters}
        self.indicators = {one.id: one for one in referential.indicators}
        self.dimensions = {one.id: one for one in referential.dimensions}
        self.tables: Tables = {
            table.id: {
                column: {_cell(row[0]): _cell(row[at]) for row in table.rows} for at, column in enumerate(table.columns)
            }
            for table in referential.tables
        }

    def read(self, path: str) -> Value:
        """Give what a name stands for."""
        if path not in self.known:
            self.known[path] = self._work_out(path)
        return self.known[path]

    def ask(self, text: str, x: Value | None = None) -> Value:
        """Work out a formula of the file."""
        node, _ = parse(text)
        assert node is not None
        return evaluate(node, lambda path: x if path == "x" and x is not None else self.read(path), self.tables)

    def outcome(self) -> str:
        """Give the outcome."""
        return oracle_outputs.outcome(self)

    def _work_out(self, path: str) -> Value:
        name, _, what = path.rpartition(".")
        if path in self.fields:
            return self._field(path)
        if name == "period":
            return self.answers.get(path, MISSING)
        if path in self.parameters:
            past = [one for one in self.parameters[path].values if one.from_ <= self.day]
            return exact(past[-1].value) if past else MISSING
        if name in self.indicators:
            return self._indicator(self.indicators[name], what)
        if path == "total":
            return self.read("total.score")
        if name == "total" or name in self.dimensions:
            return self._node(name, what)
        return oracle_outputs.output(self, path, name, what)

    def _field(self, name: str) -> Value:
        field = self.fields[name]
        if not oracle_outputs.in_force(field.in_force, self.day):
            return NOT_CONCERNED
        asked = True if field.asked_if is None else self.ask(field.asked_if)
        return self.answers.get(name, MISSING) if asked is True or is_missing(asked) else NOT_CONCERNED

    # Indicators

    def _indicator(self, one: Indicator, what: str) -> Value:
        if not oracle_outputs.in_force(one.in_force, self.day):
            told: dict[str, Value] = {"status": "does_not_concern", "weight": 0}
            return told.get(what, NOT_CONCERNED)
        match what:
            case "value":
                return self._value(one)
            case "weight":
                return 1 if one.weight is None else amount(self, one.weight)
        status, mark = self._settled(one)
        return status if what == "status" else mark

    def _value(self, one: Indicator) -> Value:
        applies = True if one.applies_if is None else self.ask(one.applies_if)
        if applies is not True:
            return NOT_CONCERNED if applies is False else applies
        value = self.ask(one.value or one.id)
        if one.round is not None:
            value = rounded(value, one.round.digits, one.round.mode)
        told = [self.ask(rule.when) for rule in one.not_applicable_if]
        if True in told:
            return NOT_APPLICABLE
        unknown = any(is_missing(item) for item in told)
        return MISSING if unknown and kind(value) != "not_concerned" else value

    def _raw(self, one: Indicator) -> Value:
        value = self.read(f"{one.id}.value")
        found = value if isinstance(value, Empty) else points(self, one.scale, value)
        if kind(found) in {"not_applicable", "not_concerned"}:
            return found
        for rule in one.override:
            holds = self.ask(rule.if_)
            if holds is True:
                return exact(rule.points)
            if is_missing(holds):
                return MISSING
        return found

    def _settled(self, one: Indicator) -> tuple[str, Value]:
        """Give the status and the points that count."""
        raw, weight = self._raw(one), self.read(f"{one.id}.weight")
        if kind(raw) == "given" or is_missing(raw):
            if is_missing(weight):
                return "not_computable", MISSING
            if is_number(weight):
                if weight < 0:
                    return "not_computable", MISSING
                if weight == 0:
                    return "not_applicable", NOT_APPLICABLE
                return ("scored", raw) if kind(raw) == "given" else self._unanswered(one)
        why = raw if isinstance(raw, Empty) and not is_missing(raw) else weight
        return ("not_applicable" if kind(why) == "not_applicable" else "does_not_concern"), why

    def _unanswered(self, one: Indicator) -> tuple[str, Value]:
        rule = one.missing if one.missing is not None else self.rules.missing
        match rule:
            case "zero":
                return "missing", 0
            case "worst":
                return "missing", fewest(one.scale)
            case "exclude":
                return "excluded", MISSING
            case "block":
                return "not_computable", MISSING
        return "missing", exact(rule)

    # Nodes

    def _children(self, name: str) -> tuple[str, ...]:
        if name == "total":
            return self.rules.total.of or tuple(one for one, item in self.dimensions.items() if item.parent is None)
        below = tuple(one for one, item in self.dimensions.items() if item.parent == name)
        return below + tuple(one for one, item in self.indicators.items() if item.dimension == name)

    def _weighted(self, name: str) -> list[str]:
        below = self._children(name)
        return [one for one in below if one not in self.indicators or self.indicators[one].role != "add"]

    def _node(self, name: str, what: str) -> Value:
        node: Node = self.rules.total if name == "total" else self.dimensions[name]
        match what:
            case "weight":
                weight = node.weight if isinstance(node, Dimension) else None
                return 1 if weight is None else amount(self, weight)
            case "coverage":
                return self._coverage(name, node)
            case "rounded":
                score = self.read(f"{name}.score")
                return score if node.round is None else rounded(score, node.round.digits, node.round.mode)
        status, score = self._combined(name, node)
        return status if what == "status" else score

    def _standing(self, child: str) -> str:
        """Give the status of a child as its node sees it: weight 0 is not applicable, for a dimension too."""
        status, weight = str(self.read(f"{child}.status")), self.read(f"{child}.weight")
        if child in self.indicators or status in {"not_applicable", "does_not_concern"}:
            return status
        if not is_number(weight):
            return "not_computable" if is_missing(weight) else "not_applicable"
        return status if weight > 0 else "not_applicable" if weight == 0 else "not_computable"

    def _coverage(self, name: str, node: Node) -> Value:
        whole, counted = Fraction(0), Fraction(0)
        for child in self._weighted(name):
            weight = self._most(child) if node.combine == "sum" else self.read(f"{child}.weight")
            standing = self._standing(child)
            if standing != "does_not_concern" and is_number(weight):
                whole += weight
                counted += weight if standing in COUNTED else 0
        return tidy(counted / whole) if whole else NOT_APPLICABLE

    def _most(self, child: str) -> Fraction:
        if child in self.indicators:
            given = self.indicators[child].points
            return Fraction(100 if given is None else given.max)
        most = self._node_most(child)
        return Fraction(100) if most is None else most

    def _node_most(self, name: str) -> Fraction | None:
        """Give the top of a dimension's scale; None where only a formula can tell."""
        node = self.dimensions[name]
        top = node.at_most if node.combine == "sum" and node.at_most is not None else node.rescale
        if top is not None:
            return Fraction(top)
        below = [self._node_most(one) if one in self.dimensions else self._most(one) for one in self._weighted(name)]
        known = [one for one in below if one is not None]
        if node.combine not in COMBINES or len(known) < len(below) or not known:
            return None
        return sum(known, Fraction(0)) if node.combine == "sum" else max(known)

    def _combined(self, name: str, node: Node) -> tuple[str, Value]:
        """Give the status and the score of a node."""
        status, counted = self._state(name, node)
        if status != "scored":
            return status, {"not_computable": MISSING, "not_applicable": NOT_APPLICABLE}.get(status, NOT_CONCERNED)
        score = self._combine(node, counted)
        if not is_number(score):
            words = {"missing": "not_computable", "not_applicable": "not_applicable"}
            return words.get(kind(score), "does_not_concern"), score
        added = [one for one in self._children(name) if one not in self._weighted(name)]
        marks = [self.read(f"{one}.points") for one in added]
        whole = score + sum(one for one in marks if is_number(one))
        if node.at_most is not None:
            whole = min(whole, Fraction(node.at_most))
        if node.at_least is not None:
            whole = max(whole, Fraction(node.at_least))
        return "scored", tidy(whole)

    def _state(self, name: str, node: Node) -> tuple[str, list[str]]:
        """Give the status of a node before its marks are combined, and the children that count."""
        standings = {one: self._standing(one) for one in self._weighted(name)}
        counted = [one for one, standing in standings.items() if standing in COUNTED]
        held = set(standings.values())
        if "not_computable" in held or (not counted and "excluded" in held):
            return "not_computable", counted
        if not counted:
            return "not_applicable" if "not_applicable" in held or not held else "does_not_concern", counted
        coverage = self.read(f"{name}.coverage")
        short = node.coverage is not None and is_number(coverage) and coverage < Fraction(node.coverage)
        blocked = any(
            self.read(f"{one}.status") == "not_computable" for one in set(self._children(name)) - set(standings)
        )
        return "not_computable" if short or blocked else "scored", counted

    def _combine(self, node: Node, counted: list[str]) -> Value:
        if node.combine not in COMBINES:
            return self.ask(node.combine)
        marks = [self._mark(one) for one in counted]
        parts = [(mark, self._number(f"{one}.weight")) for mark, one in zip(marks, counted, strict=True)]
        whole = sum((weight for _, weight in parts), Fraction(0))
        match node.combine:
            case "weighted_mean":
                return sum((mark * weight for mark, weight in parts), Fraction(0)) / whole
            case "sum":
                return self._sum(node, counted, sum(marks, Fraction(0)))
            case "min" | "max" | "worst_two_mean":
                kept = {"min": sorted(marks)[:1], "max": sorted(marks)[-1:]}.get(node.combine, sorted(marks)[:2])
                return sum(kept, Fraction(0)) / len(kept)
        if min(marks) <= 0:
            return 0 if min(marks) == 0 else MISSING
        if node.combine == "harmonic_mean":
            return whole / sum((weight / mark for mark, weight in parts), Fraction(0))
        return root([(mark, weight / whole) for mark, weight in parts])

    def _sum(self, node: Node, counted: list[str], total: Fraction) -> Value:
        if node.rescale is None:
            return total
        present = sum((self._most(one) for one in counted), Fraction(0))
        return total * Fraction(node.rescale) / present if present else NOT_APPLICABLE

    def _mark(self, child: str) -> Fraction:
        return self._number(f"{child}.score" if child in self.dimensions else f"{child}.points")

    def _number(self, path: str) -> Fraction:
        value = self.read(path)
        assert is_number(value)
        return Fraction(value)


def _cell(cell: Decimal | str) -> Number | str:
    return cell if isinstance(cell, str) else exact(cell)
