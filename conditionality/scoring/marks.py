"""Write the scorecard from the trace: nodes, indicators, gates, grades, each number exactly and as shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from conditionality.codec import fingerprint
from conditionality.formula.nodes import references
from conditionality.formula.unparse import decimals
from conditionality.formula.values import Empty, Value
from conditionality.referential.blocks import Indicator
from conditionality.referential.formulas import scale_formulas
from conditionality.referential.graph import parent_of, scale_at
from conditionality.referential.model import Referential
from conditionality.referential.scales import ByField
from conditionality.report.model import Report
from conditionality.scoring.adjustments import adjustments
from conditionality.scoring.exact import Trace
from conditionality.scoring.lines import line_of
from conditionality.scoring.program import SEMANTICS
from conditionality.scoring.reasons import read_formula, reasons
from conditionality.scoring.scorecard import (
    Amount,
    Entry,
    Fingerprints,
    GateMark,
    GradeMark,
    IndicatorMark,
    NodeMark,
    ResultMark,
    Scorecard,
)
from conditionality.scoring.shown import (
    VALUE_DIGITS,
    amount,
    mark_register,
    shown_contributions,
    shown_marks,
    value_amount,
)
from conditionality.wording.numbers import shown

SHARE_DIGITS = 4
"""Decimals shown of a share of the total (0 to 1)."""


@dataclass(frozen=True, slots=True)
class Writer:
    """One scorecard being written."""

    referential: Referential
    fingerprint: str
    report: Report
    trace: Trace
    history: tuple[Report, ...]

    @property
    def _digits(self) -> int:
        return self.referential.display.decimals

    def card(self, unanswered: tuple[str, ...]) -> Scorecard:
        """Write the whole scorecard.

        Args:
            unanswered: Required fields without an answer.
        """
        ref, trace = self.referential, self.trace
        gates = tuple(
            GateMark.model_validate({"id": one.id, "status": trace[f"gate.{one.id}.status"], "effect": one.effect})
            for one in ref.gates
        )
        unknown = any(one.status == "unknown" for one in gates)
        outcome = str(trace["outcome"])
        kinds = {one.id: one.kind for one in ref.outcomes}
        grades = tuple(self._grade(one.id) for one in ref.gradings)
        nodes, indicators = self._marks()
        return Scorecard(
            semantics=SEMANTICS,
            referential=ref.ref,
            report_id=self.report.report_id,
            organisation=self.report.organisation,
            period=self.report.period,
            status="incomplete" if unanswered or unknown else "complete",
            unanswered=unanswered,
            flags=self._flags(),
            total=nodes[-1],
            grade=grades[0].grade if grades else None,
            outcome=outcome,
            outcome_kind=kinds.get(outcome, outcome),
            dimensions=nodes[:-1],
            indicators=indicators,
            gates=gates,
            results=tuple(self._result(one.id) for one in ref.results if one.show),
            grades=grades,
            reasons=reasons(trace),
            fingerprints=Fingerprints(
                referential=self.fingerprint,
                report=fingerprint(self.report),
                history=tuple(fingerprint(one) for one in self.history),
            ),
        )

    def _flags(self) -> tuple[str, ...]:
        """Tell what deserves attention; earlier reports are only missed where they could change something."""
        program, registers = self.trace.program, self.trace.registers
        counts = [one for one in program.instructions if one.op == "running"]
        begun = any(isinstance(count := registers[one.target], int) and count >= 1 for one in counts)
        counted = {arg for one in counts for arg in one.args}
        looked_back = any(read.target not in counted for read in program.history)
        return ("no-history",) if (begun or looked_back) and not self.history else ()

    def _grade(self, name: str) -> GradeMark:
        grade, rank = self.trace[f"{name}.grade"], self.trace[f"{name}.rank"]
        return GradeMark(
            id=name,
            grade=grade if isinstance(grade, str) else None,
            rank=rank if type(rank) is int else None,
        )

    def _result(self, name: str) -> ResultMark:
        value = self.trace[f"{name}.value"]
        return ResultMark(
            id=name,
            value=amount(value, self._digits),
            answer=answer_text(value),
            rounded=value_amount(self.trace[f"{name}.rounded"]),
        )

    def _marks(self) -> tuple[tuple[NodeMark, ...], tuple[IndicatorMark, ...]]:
        """Write nodes (the total last) and indicators, contributions shown so that they add up to the shown total."""
        ref, trace = self.referential, self.trace
        seen = shown_marks(trace)
        adjusted = dict(adjustments(trace))
        known = isinstance(trace["total.contribution"], int | Fraction)
        rounded = shown_contributions(trace, adjusted, seen["total"]) if known else {}
        rough = trace.approximate()
        indicators = tuple(self._indicator(one, seen, rounded, rough) for one in ref.indicators)
        names = (*(one.id for one in ref.dimensions), "total")
        nodes = tuple(self._node(name, seen, rounded, adjusted) for name in names)
        return nodes, indicators

    def _indicator(
        self,
        one: Indicator,
        seen: Mapping[str, int | Fraction],
        rounded: Mapping[str, int | Fraction],
        rough: frozenset[str],
    ) -> IndicatorMark:
        trace, name = self.trace, one.id
        value, part = trace[f"{name}.value"], trace[f"{name}.contribution"]
        points = trace[f"{name}.points"]
        why = next((item for item in (points, value) if type(item) is Empty), None)
        if type(value) is Empty and why is not value and value.kind == "missing":
            why = value
        return IndicatorMark.model_validate(
            {
                "id": name,
                "node": parent_of(self.referential, name) or one.dimension,
                "status": trace[f"{name}.status"],
                "entries": tuple(self._entries(one)),
                "value": value_amount(value),
                "answer": answer_text(value),
                "reason": why.reason if why else None,
                "reason_of": (why.of or None) if why else None,
                "line": line_of(trace, one),
                "points": amount(points, self._digits, seen.get(name)),
                "weight": value_amount(trace[f"{name}.weight"]),
                "share": amount(trace[f"{name}.share"], SHARE_DIGITS),
                "contribution": amount(part, self._digits, rounded.get(name)),
                "approximate": f"{name}.points" in rough,
            }
        )

    def _entries(self, one: Indicator) -> Iterator[Entry]:
        """Give the raw answers that an indicator reads directly, in the order its rules name them."""
        for name in fields_read(self.referential, one):
            raw = self.trace.get(name)
            if raw is None:
                continue
            if type(raw) is Empty:
                yield Entry(field=name, why_empty=raw.reason)
            else:
                yield Entry(field=name, given=plain_text(raw))

    def _node(
        self,
        name: str,
        seen: Mapping[str, int | Fraction],
        rounded: Mapping[str, int | Fraction],
        adjusted: Mapping[str, Fraction],
    ) -> NodeMark:
        trace, ref = self.trace, self.referential
        floor = ref.total.floor if name == "total" else next(one.floor for one in ref.dimensions if one.id == name)
        holds = trace.get(f"floor.{name}")
        mark = trace[mark_register(ref, name)]
        part = trace[f"{name}.contribution"]
        return NodeMark.model_validate(
            {
                "id": name,
                "parent": None if name == "total" else parent_of(ref, name) or None,
                "status": trace[f"{name}.status"],
                "score": amount(mark, self._digits, seen.get(name)),
                "rounded": value_amount(trace[f"{name}.rounded"]),
                "weight": value_amount(trace[f"{name}.weight"]),
                "share": amount(trace[f"{name}.share"], SHARE_DIGITS),
                "contribution": amount(part, self._digits, rounded.get(name)),
                "adjustment": _adjustment(adjusted.get(name), rounded.get(f"{name} adjustment"), self._digits),
                "coverage": amount(trace[f"{name}.coverage"], SHARE_DIGITS),
                "floor": None if floor is None else amount(Fraction(floor), self._digits),
                "floor_holds": holds if isinstance(holds, bool) else None,
            }
        )


def _adjustment(value: Fraction | None, rounded: int | Fraction | None, digits: int) -> Amount | None:
    return None if value is None else amount(value, digits, rounded)


def fields_read(referential: Referential, one: Indicator) -> tuple[str, ...]:
    """Give the ids of the fields that an indicator reads directly, in the order its rules name them."""
    known = {field.id for field in referential.fields}
    texts = [one.value] if one.value is not None else []
    names: list[str] = [one.id] if one.value is None else []
    texts += [one.applies_if] if one.applies_if is not None else []
    texts += [rule.when for rule in one.not_applicable_if]
    path, scale = scale_at(referential, one)
    if scale is not None and not isinstance(scale, str):
        texts += [written.text for written in scale_formulas(path, scale)]
        names += [scale.by] if isinstance(scale, ByField) else []
    texts += [rule.if_ for rule in one.override]
    for text in texts:
        names += references(read_formula(text))
    return tuple(dict.fromkeys(name for name in names if name in known))


def answer_text(value: Value) -> str | None:
    """Give a value that is no number as plain text; None for a number or nothing."""
    if type(value) is Empty or type(value) is int or type(value) is Fraction:
        return None
    return plain_text(value)


def plain_text(value: Value) -> str:
    """Give a value as plain text: exact decimals, `yes`/`no`, options separated by `; `, days as YYYY-MM-DD."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | Fraction):
        ending = decimals(value)
        return shown(value, VALUE_DIGITS if ending is None else ending)
    if isinstance(value, frozenset):
        return "; ".join(sorted(value))
    return value.isoformat() if isinstance(value, date) else str(value)
