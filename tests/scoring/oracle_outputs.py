"""Gates, floors, grades and the outcome of the second scorer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from conditionality.formula.values import Empty, Value
from conditionality.referential.blocks import Gate, Grading
from conditionality.referential.terms import InForce
from tests.scoring.oracle_arithmetic import is_missing, is_number, kind, rounded
from tests.scoring.oracle_scales import Asked, first_line

NOT_APPLICABLE = Empty("not_applicable")
MISSING = Empty("missing")


class Dated(Asked, Protocol):
    """What also knows the day of the report."""

    @property
    def day(self) -> date: ...


def output(scorer: Dated, path: str, name: str, what: str) -> Value:
    """Give a name that is neither a field nor a mark."""
    if path == "gates_hold":
        return _all_hold([gate_holds(scorer, one) for one in scorer.rules.gates])
    if path == "floors_hold":
        return _all_hold([_floor_holds(scorer.read(mark), floor) for mark, floor in _floors(scorer)])
    if name.startswith("gate."):
        gate = next(one for one in scorer.rules.gates if f"gate.{one.id}" == name)
        return _gate_status(gate_holds(scorer, gate))
    for result in scorer.rules.results:
        if path in {result.id, f"{result.id}.value"}:
            return scorer.ask(result.value)
        if path == f"{result.id}.rounded":
            value = scorer.read(result.id)
            return rounded(value, result.round.digits, result.round.mode) if result.round else value
    grading = next(one for one in scorer.rules.gradings if one.id in {name, path})
    if what != "rank":
        return _capped(scorer, grading, _forced(scorer, grading, _banded(scorer, grading)))
    grade = scorer.read(f"{name}.grade")
    return grade if isinstance(grade, Empty) else grades(grading).index(str(grade)) + 1


def _all_hold(told: list[Value]) -> Value:
    if False in told:
        return False
    return MISSING if any(is_missing(one) for one in told) else True


def in_force(span: InForce | None, day: date) -> bool:
    """Tell whether a block counts on a day."""
    return span is None or (span.from_ <= day and (span.until is None or day <= span.until))


def gate_holds(scorer: Dated, gate: Gate) -> Value:
    """Tell whether a gate holds."""
    if not in_force(gate.in_force, scorer.day):
        return NOT_APPLICABLE
    fails = scorer.ask(gate.fails_if)
    exempt = [scorer.ask(rule.when) for rule in gate.not_applicable_if]
    if True in exempt:
        return NOT_APPLICABLE
    if fails is False:
        return True
    if kind(fails) != "not_concerned" and any(is_missing(one) for one in exempt):
        return MISSING
    return fails if isinstance(fails, Empty) else False


def _gate_status(holds: Value) -> str:
    if isinstance(holds, Empty):
        return "unknown" if holds.kind == "missing" else "not_applicable"
    return "holds" if holds is True else "fails"


def _floors(scorer: Dated) -> list[tuple[str, Decimal]]:
    found = [(f"{one.id}.score", one.floor) for one in scorer.rules.dimensions]
    found += [(f"{one.id}.points", one.floor) for one in scorer.rules.indicators]
    found.append(("total.score", scorer.rules.total.floor))
    return [(path, floor) for path, floor in found if floor is not None]


def _floor_holds(mark: Value, floor: Decimal) -> Value:
    if is_number(mark):
        return bool(mark >= Fraction(floor))
    return MISSING if is_missing(mark) else True


def grades(grading: Grading) -> list[str]:
    """Give the grades, best first: those of these référentiels are numbered; a forced one is the worst."""
    tables = (grading.bands, *grading.cases.values(), grading.otherwise)
    banded = sorted({band.id for bands in tables for band in bands})
    return [*banded, *(one.grade for one in grading.force_if if one.grade not in banded)]


def _banded(scorer: Dated, grading: Grading) -> Value:
    bands = grading.bands
    if grading.by is not None:
        by = scorer.read(grading.by)
        if isinstance(by, Empty):
            return by
        bands = grading.cases.get(str(by), grading.otherwise or grading.bands)
    on = scorer.ask(grading.on)
    if not is_number(on):
        return on
    found = first_line(scorer, [(band.bounds(), band.id) for band in bands], on)
    return NOT_APPLICABLE if found is None else found


def _forced(scorer: Dated, grading: Grading, grade: Value) -> Value:
    for force in grading.force_if:
        holds = scorer.ask(force.if_)
        if holds is True:
            return force.grade
        if is_missing(holds):
            return MISSING
    return grade


def _capped(scorer: Dated, grading: Grading, grade: Value) -> Value:
    order = grades(grading)
    for cap in grading.cap_if:
        holds = scorer.ask(cap.if_)
        if isinstance(grade, Empty) or order.index(cap.grade) <= order.index(str(grade)):
            continue
        if is_missing(holds):
            return MISSING
        grade = cap.grade if holds is True else grade
    return grade


def outcome(scorer: Dated) -> str:
    """Give the first outcome whose condition holds."""
    status = str(scorer.read("total.status"))
    for one in scorer.rules.outcomes:
        if one.when == "True" and status != "scored":
            break
        holds = scorer.ask(one.when)
        if holds is True:
            return one.id
        if is_missing(holds):
            return "not_computable"
    if status == "not_computable" or (status == "scored" and scorer.rules.outcomes):
        return "not_computable"
    return "not_applicable"
