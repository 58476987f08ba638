"""A second scorer, slow and plain, written from the rules of scoring and sharing no code with the machine.

It works marks out by asking: each name is looked for in the file when something needs it. Formulas are walked by
`formula.evaluate`, which has its own laws. Shares are not worked out here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from math import lcm, prod
from typing import Any

from conditionality.formula.evaluate import Tables, evaluate
from conditionality.formula.parse import parse
from conditionality.formula.values import Empty, Value, tidy
from conditionality.referential.blocks import Dimension, Indicator, Node
from conditionality.referential.model import Referential
from conditionality.referential.scales import At, ByField, Choices, FormulaScale, Options, Ramp, Steps, YesNo

NOT_APPLICABLE = Empty("not_applicable")
NOT_CONCERNED = Empty("not_concerned")
MISSING = Empty("missing")

TESTS: Mapping[str, Callable[[Any, Any], bool]] = {
    "from": lambda x, bound: x >= bound,
    "above": lambda x, bound: x > bound,
    "up_to": lambda x, bound: x <= bound,
    "below": lambda x, bound: x < bound,
}


class Oracle:
    """One report under one référentiel."""

    def __init__(self, referential: Referential, answers: Mapping[str, Value], day: date) -> None:
        self.rules = referential
        self.answers = answers
        self.day = day
        self.known: dict[str, Value] = {}
        self.fields = {one.id: one for one in referential.fields}
        self.indicators = {one.id: one for one in referential.indicators}
        self.dimensions = {one.id: one for one in referential.dimensions}
        self.tables: Tables = {
            table.id: {
                column: {number(row[0]): number(row[at]) for row in table.rows}
                for at, column in enumerate(table.columns)
            }
            for table in referential.tables
        }

    def read(self, path: str) -> Value:
        """Give what a name stands for."""
        if path not in self.known:
            self.known[path] = self.work_out(path)
        return self.known[path]

    def ask(self, text: str, x: Value | None = None) -> Value:
        """Work out a formula of the file."""
        node, _ = parse(text)
        assert node is not None
        return evaluate(node, lambda path: x if path == "x" and x is not None else self.read(path), self.tables)

    def amount(self, given: Decimal | str) -> Value:
        return self.ask(given) if isinstance(given, str) else number(given)

    def work_out(self, path: str) -> Value:
        name, _, what = path.rpartition(".")
        if path in self.fields:
            return self.field(path)
        if name == "period":
            return self.answers.get(path, MISSING)
        for parameter in self.rules.parameters:
            if parameter.id == path:
                past = [one for one in parameter.values if one.from_ <= self.day]
                return number(past[-1].value) if past else MISSING
        if name in self.indicators:
            return self.of_indicator(self.indicators[name], what)
        if path == "total":
            return self.read("total.score")
        if name == "total" or name in self.dimensions:
            return self.of_node(name, what)
        return self.of_output(path, name, what)

    def field(self, name: str) -> Value:
        field = self.fields[name]
        if not in_force(field.in_force, self.day):
            return NOT_CONCERNED
        if field.asked_if is not None:
            asked = self.ask(field.asked_if)
            if asked is False or (isinstance(asked, Empty) and asked.kind != "missing"):
                return NOT_CONCERNED
        return self.answers.get(name, MISSING)

    # Indicators

    def of_indicator(self, one: Indicator, what: str) -> Value:
        if not in_force(one.in_force, self.day):
            return {"status": "does_not_concern", "weight": 0}.get(what, NOT_CONCERNED)
        match what:
            case "value":
                return self.value(one)
            case "weight":
                return 1 if one.weight is None else self.amount(one.weight)
            case "status":
                return self.settled(one)[0]
            case _:
                return self.settled(one)[1]

    def value(self, one: Indicator) -> Value:
        if one.applies_if is not None:
            applies = self.ask(one.applies_if)
            if applies is not True:
                return NOT_CONCERNED if applies is False else applies
        value = self.ask(one.value or one.id)
        if one.round is not None and is_number(value):
            value = rounded(value, one.round.digits, one.round.mode)
        told = [self.ask(rule.when) for rule in one.not_applicable_if]
        if True in told:
            return NOT_APPLICABLE
        if any(is_missing(item) for item in told) and value_kind(value) != "not_concerned":
            return MISSING
        return value

    def by_scale(self, one: Indicator) -> Value:
        value = self.read(f"{one.id}.value")
        points = value if isinstance(value, Empty) else self.scale(one.scale, value)
        if value_kind(points) in {"not_applicable", "not_concerned"}:
            return points
        for rule in one.override:
            holds = self.ask(rule.if_)
            if holds is True:
                return number(rule.points)
            if is_missing(holds):
                return MISSING
        return points

    def settled(self, one: Indicator) -> tuple[str, Value]:
        """Give the status and the points that count."""
        points, weight = self.by_scale(one), self.read(f"{one.id}.weight")
        match value_kind(points):
            case "not_applicable":
                return "not_applicable", points
            case "not_concerned":
                return "does_not_concern", points
        match value_kind(weight):
            case "not_applicable":
                return "not_applicable", weight
            case "not_concerned":
                return "does_not_concern", weight
            case "missing":
                return "not_computable", MISSING
        assert is_number(weight)
        if weight == 0:
            return "not_applicable", NOT_APPLICABLE
        if weight < 0:
            return "not_computable", MISSING
        if not isinstance(points, Empty):
            return "scored", points
        return self.unanswered(one)

    def unanswered(self, one: Indicator) -> tuple[str, Value]:
        rule = one.missing if one.missing is not None else self.rules.missing
        match rule:
            case "zero":
                return "missing", 0
            case "worst":
                return "missing", self.worst(one.scale)
            case "exclude":
                return "excluded", MISSING
            case "block":
                return "not_computable", MISSING
        return "missing", number(rule)

    def worst(self, scale: Any) -> Value:
        """Give the fewest points by looking at every line, every knot, every option."""
        match scale:
            case Options():
                lows = sum((one for one in scale.options.values() if one < 0), Decimal(0))
                return number(lows if scale.at_least is None else max(lows, scale.at_least))
            case Choices():
                return number(min(scale.choices.values()))
            case YesNo():
                return number(min(scale.yes, scale.no))
            case Ramp():
                return number(min(points for _, points in scale.ramp))
        lines = written_lines(scale)
        found = [points for _, points in lines]
        if lines[-1][0]:  # a value may fall through
            found.append(Decimal(0) if scale.otherwise is None else scale.otherwise)
        return number(min(found))

    def scale(self, scale: Any, value: Any) -> Value:  # noqa: PLR0911 - one line a kind
        """Give the points of a value, read from the scale as it is written."""
        match scale:
            case None:
                return value  # type: ignore[no-any-return]
            case str():
                return self.scale(next(one.scale for one in self.rules.scales if one.id == scale), value)
            case ByField():
                by = self.read(scale.by)
                return by if isinstance(by, Empty) else self.scale(scale.cases.get(str(by), scale.otherwise), value)
            case FormulaScale():
                return self.ask(scale.formula, value)
            case Choices():
                return number(scale.choices[value])
            case Options():
                return self.ticked(scale, value)
            case YesNo():
                return number(scale.yes if value is True else scale.no)
            case Ramp():
                return self.ramp(scale, value)
        points = self.line(written_lines(scale), value)
        if points is None:
            return number(scale.otherwise or Decimal(0))
        return points if isinstance(points, Empty) else number(points)

    def ticked(self, scale: Options, value: Any) -> Value:
        counted = set(value)
        for rule in scale.instead:
            if set(rule.have) <= value:
                counted -= set(rule.have) - {rule.count}
        total = sum((scale.options[name] for name in counted), Decimal(0))
        total = total if scale.at_most is None else min(total, scale.at_most)
        return number(total if scale.at_least is None else max(total, scale.at_least))

    def line(self, lines: list[tuple[Any, Any]], value: Any) -> Any:
        """Give what the first line that takes a value gives; None for no line; an empty for a bound nobody knows."""
        for bounds, given in lines:
            if not bounds:
                return given
            (word, amount), *_ = bounds
            bound = self.amount(amount)
            if isinstance(bound, Empty):
                return bound
            if TESTS[word](value, bound):
                return given
        return None

    def ramp(self, scale: Ramp, x: Any) -> Value:
        knots: list[Any] = [self.amount(knot) for knot, _ in scale.ramp]
        points = [Fraction(one) for _, one in scale.ramp]
        empty = [one for one in knots if isinstance(one, Empty)]
        if empty:
            return next((one for one in empty if one.kind == "missing"), empty[0])
        if knots != sorted(set(knots)) or (scale.curve == "log" and x <= 0):
            return MISSING
        if x <= knots[0]:
            return tidy(points[0])
        for low, high, start, end in zip(knots, knots[1:], points, points[1:], strict=False):
            if x <= high:
                part = log_part(x, low, high) if scale.curve == "log" else Fraction(x - low) / Fraction(high - low)
                return tidy(start * (1 - part) + end * part)
        return tidy(points[-1])

    # Nodes

    def children(self, name: str) -> tuple[str, ...]:
        if name == "total":
            return self.rules.total.of or tuple(one for one, item in self.dimensions.items() if item.parent is None)
        below = tuple(one for one, item in self.dimensions.items() if item.parent == name)
        return below + tuple(one for one, item in self.indicators.items() if item.dimension == name)

    def of_node(self, name: str, what: str) -> Value:
        node: Node = self.rules.total if name == "total" else self.dimensions[name]
        match what:
            case "weight":
                weight = node.weight if isinstance(node, Dimension) else None
                return 1 if weight is None else self.amount(weight)
            case "coverage":
                return self.coverage(name, node)
            case "status":
                return self.combined(name, node)[0]
            case "rounded":
                score = self.read(f"{name}.score")
                rounds = node.round is not None and is_number(score)
                return rounded(score, node.round.digits, node.round.mode) if rounds and node.round else score
            case _:
                return self.combined(name, node)[1]

    def standing(self, child: str) -> str:
        """Give the status of a child as its node sees it: weight 0 is not applicable, for a dimension too."""
        status = str(self.read(f"{child}.status"))
        weight = self.read(f"{child}.weight")
        if child in self.indicators or status in {"not_applicable", "does_not_concern"}:
            return status
        if value_kind(weight) in {"not_applicable", "not_concerned"} or weight == 0:
            return "not_applicable"
        return "not_computable" if is_missing(weight) or not is_number(weight) or weight < 0 else status

    def weighted(self, name: str) -> list[str]:
        return [one for one in self.children(name) if one not in self.indicators or self.indicators[one].role != "add"]

    def coverage(self, name: str, node: Node) -> Value:
        whole, counted = Fraction(0), Fraction(0)
        for child in self.weighted(name):
            weight = self.most(child) if node.combine == "sum" else self.read(f"{child}.weight")
            standing = self.standing(child)
            if standing == "does_not_concern" or not is_number(weight):
                continue
            whole += weight
            counted += weight if standing in {"scored", "missing"} else 0
        return tidy(counted / whole) if whole else NOT_APPLICABLE

    def most(self, child: str) -> Fraction:
        if child in self.indicators:
            points = self.indicators[child].points
            return Fraction(100 if points is None else points.max)
        node = self.dimensions[child]
        if node.combine == "sum" and node.at_most is not None:
            return Fraction(node.at_most)
        if node.rescale is not None:
            return Fraction(node.rescale)
        if self.is_formula(node):
            return Fraction(100)
        if any(one in self.dimensions and self.unknown_most(one) for one in self.children(child)):
            return Fraction(100)
        mosts = [self.most(one) for one in self.weighted(child)]
        return sum(mosts, Fraction(0)) if node.combine == "sum" else max(mosts, default=Fraction(100))

    def unknown_most(self, child: str) -> bool:
        node = self.dimensions[child]
        if (node.combine == "sum" and node.at_most is not None) or node.rescale is not None:
            return False
        return self.is_formula(node) or any(
            one in self.dimensions and self.unknown_most(one) for one in self.children(child)
        )

    def is_formula(self, node: Node) -> bool:
        return "(" in node.combine or "." in node.combine

    def combined(self, name: str, node: Node) -> tuple[str, Value]:
        """Give the status and the score of a node."""
        weighted = self.weighted(name)
        standings = [self.standing(one) for one in weighted]
        counted = [one for one, standing in zip(weighted, standings, strict=True) if standing in {"scored", "missing"}]
        if "not_computable" in standings or (not counted and "excluded" in standings):
            return "not_computable", MISSING
        if not counted:
            if "not_applicable" in standings or not standings:
                return "not_applicable", NOT_APPLICABLE
            return "does_not_concern", NOT_CONCERNED
        coverage = self.read(f"{name}.coverage")
        if node.coverage is not None and is_number(coverage) and coverage < Fraction(node.coverage):
            return "not_computable", MISSING
        added = [one for one in self.children(name) if one not in weighted]
        if any(self.read(f"{one}.status") == "not_computable" for one in added):
            return "not_computable", MISSING
        score = self.combine(node, counted)
        if isinstance(score, Empty):
            words = {"missing": "not_computable", "not_applicable": "not_applicable"}
            return words.get(score.kind, "does_not_concern"), score
        points = [self.read(f"{one}.points") for one in added]
        score = Fraction(score) + sum(Fraction(one) for one in points if is_number(one))
        if node.at_most is not None:
            score = min(score, Fraction(node.at_most))
        if node.at_least is not None:
            score = max(score, Fraction(node.at_least))
        return "scored", tidy(score)

    def combine(self, node: Node, counted: list[str]) -> Any:
        if self.is_formula(node):
            return self.ask(node.combine)
        marks = [Fraction(self.mark(one)) for one in counted]
        weights = [Fraction(self.read(f"{one}.weight")) for one in counted]  # type: ignore[arg-type]
        whole = sum(weights)
        match node.combine:
            case "weighted_mean":
                return sum(mark * weight for mark, weight in zip(marks, weights, strict=True)) / whole
            case "sum":
                present = sum(self.most(one) for one in counted)
                if node.rescale is None:
                    return sum(marks)
                return sum(marks) * Fraction(node.rescale) / present if present else NOT_APPLICABLE
            case "min":
                return min(marks)
            case "max":
                return max(marks)
            case "worst_two_mean":
                return sum(sorted(marks)[:2]) / len(marks[:2])
        if min(marks) <= 0:
            return 0 if min(marks) == 0 else MISSING
        if node.combine == "harmonic_mean":
            return whole / sum(weight / mark for mark, weight in zip(marks, weights, strict=True))
        return root([(mark, weight / whole) for mark, weight in zip(marks, weights, strict=True)])

    def mark(self, child: str) -> Any:
        return self.read(f"{child}.score" if child in self.dimensions else f"{child}.points")

    # Outputs

    def of_output(self, path: str, name: str, what: str) -> Value:
        if path == "gates_hold":
            return self.all_hold([self.gate(one.id) for one in self.rules.gates])
        if path == "floors_hold":
            return self.all_hold([self.floor(*one) for one in self.floors()])
        if name.startswith("gate."):
            words = {True: "holds", False: "fails"}
            holds = self.gate(name.removeprefix("gate."))
            if isinstance(holds, Empty):
                return "unknown" if holds.kind == "missing" else "not_applicable"
            return words[bool(holds)]
        for result in self.rules.results:
            if path in {result.id, f"{result.id}.value"}:
                return self.ask(result.value)
            if path == f"{result.id}.rounded":
                value = self.read(result.id)
                return (
                    rounded(value, result.round.digits, result.round.mode)
                    if result.round and is_number(value)
                    else value
                )
        return self.grade(name if what in {"grade", "rank"} else path, what)

    def all_hold(self, told: list[Value]) -> Value:
        if False in told:
            return False
        return MISSING if any(is_missing(one) for one in told) else True

    def gate(self, name: str) -> Value:
        """Tell whether a gate holds."""
        gate = next(one for one in self.rules.gates if one.id == name)
        if not in_force(gate.in_force, self.day):
            return NOT_APPLICABLE
        fails = self.ask(gate.fails_if)
        exempt = [self.ask(rule.when) for rule in gate.not_applicable_if]
        if True in exempt:
            return NOT_APPLICABLE
        if fails is False:
            return True
        if value_kind(fails) == "not_concerned":
            return fails
        if any(is_missing(one) for one in exempt):
            return MISSING
        return fails if isinstance(fails, Empty) else False

    def floors(self) -> list[tuple[str, Decimal]]:
        found = [(f"{one.id}.score", one.floor) for one in self.rules.dimensions]
        found += [(f"{one.id}.points", one.floor) for one in self.rules.indicators]
        found.append(("total.score", self.rules.total.floor))
        return [(path, floor) for path, floor in found if floor is not None]

    def floor(self, path: str, floor: Decimal) -> Value:
        mark = self.read(path)
        if is_number(mark):
            return bool(mark >= Fraction(floor))
        return MISSING if is_missing(mark) else True

    def grade(self, name: str, what: str) -> Value:
        grading = next(one for one in self.rules.gradings if one.id == name)
        bands, order = grading.bands, self.grades(name)
        if what == "rank":
            grade = self.read(f"{name}.grade")
            return grade if isinstance(grade, Empty) else order.index(str(grade)) + 1
        grade = self.banded(name, bands)
        for force in grading.force_if:
            holds = self.ask(force.if_)
            if holds is True:
                grade = force.grade
                break
            if is_missing(holds):
                return MISSING
        for cap in grading.cap_if:
            holds = self.ask(cap.if_)
            if isinstance(grade, Empty) or order.index(cap.grade) <= order.index(str(grade)):
                continue
            if holds is True:
                grade = cap.grade
            elif is_missing(holds):
                return MISSING
        return grade

    def banded(self, name: str, bands: Any) -> Value:
        grading = next(one for one in self.rules.gradings if one.id == name)
        if grading.by is not None:
            by = self.read(grading.by)
            if isinstance(by, Empty):
                return by
            bands = grading.cases.get(str(by), grading.otherwise or grading.bands)
        on = self.ask(grading.on)
        if isinstance(on, Empty):
            return on
        found = self.line([(band.bounds(), band.id) for band in bands], on)
        return NOT_APPLICABLE if found is None else found  # type: ignore[no-any-return]

    def grades(self, name: str) -> list[str]:
        """Give the grades, best first: the longest table of bands of these référentiels holds all of them in order."""
        grading = next(one for one in self.rules.gradings if one.id == name)
        tables = (grading.bands, *grading.cases.values(), grading.otherwise)
        banded = sorted({band.id for bands in tables for band in bands})
        return [*banded, *(one.grade for one in grading.force_if if one.grade not in banded)]

    def outcome(self) -> str:
        status = str(self.read("total.status"))
        for one in self.rules.outcomes:
            if one.when == "True" and status != "scored":
                break
            holds = self.ask(one.when)
            if holds is True:
                return one.id
            if is_missing(holds):
                return "not_computable"
        if status == "not_computable" or (status == "scored" and self.rules.outcomes):
            return "not_computable"
        return "not_applicable"


def written_lines(scale: Steps | At) -> list[tuple[Any, Any]]:
    """Give the lines of a scale: its bounds, as (word, amount), and its points."""
    if isinstance(scale, At):
        return [((("from", bound),), points) for bound, points in scale.at]
    return [(line.bounds(), line.points) for line in scale.steps]


def number(given: Any) -> Value:
    return given if isinstance(given, str) else tidy(Fraction(given))


def is_number(value: Any) -> bool:
    return isinstance(value, int | Fraction) and not isinstance(value, bool)


def value_kind(value: Value) -> str:
    return value.kind if isinstance(value, Empty) else "given"


def is_missing(value: Value) -> bool:
    return value_kind(value) == "missing"


def in_force(span: Any, day: date) -> bool:
    return span is None or (span.from_ <= day and (span.until is None or day <= span.until))


def rounded(value: Any, digits: int, mode: str) -> Value:
    """Round by counting halves of the last digit: exact, and written nowhere else this way."""
    scaled = Fraction(value) * Fraction(10) ** digits
    below = scaled.numerator // scaled.denominator
    part = scaled - below
    if part == 0:
        return tidy(Fraction(value))
    up_from_zero = below + 1 if value > 0 else below
    to_zero = below if value > 0 else below + 1
    nearest = below + 1 if part > Fraction(1, 2) else below
    half = {"half_up": up_from_zero, "half_even": below + below % 2}
    picked = {"down": to_zero, "up": up_from_zero}.get(mode, half.get(mode, 0) if part == Fraction(1, 2) else nearest)
    return tidy(picked / Fraction(10) ** digits)


def log_part(x: Any, low: Any, high: Any) -> Fraction:
    """Give where a number is between two others on the logarithm; found exactly where it is a simple fraction."""
    over, whole = Fraction(x) / Fraction(low), Fraction(high) / Fraction(low)
    for bottom in range(1, 25):
        for top in range(bottom + 1):
            if over**bottom == whole**top:
                return Fraction(top, bottom)
    with localcontext(prec=70):
        return Fraction(logarithm(over) / logarithm(whole))


def logarithm(value: Fraction) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).ln()


def root(marks: list[tuple[Fraction, Fraction]]) -> Fraction:
    """Give a geometric mean: a simple number when its power is the product, else 70 digits."""
    with localcontext(prec=70):
        found = Fraction(sum(logarithm(mark) * (Decimal(w.numerator) / w.denominator) for mark, w in marks).exp())
    near = found.limit_denominator(10**6)
    bottom = lcm(*(weight.denominator for _, weight in marks))
    if abs(near - found) > Fraction(1, 10**60):
        return found
    product = prod(mark ** int(weight * bottom) for mark, weight in marks)
    return near if near**bottom == product else found
