"""Instructions of gates, floors, results, grades and the outcome."""

from __future__ import annotations

from conditionality.formula.nodes import Truth
from conditionality.formula.values import Empty
from conditionality.referential.blocks import Band, Gate, Grading
from conditionality.referential.names import grade_ids
from conditionality.scoring.builder import Builder, exact
from conditionality.scoring.index import TOTAL
from conditionality.scoring.lay_marks import conditions_at
from conditionality.scoring.lay_scales import lay_lines

HOLDS = True
"""What two questions about nothing answer: without gates, gates hold; without floors, floors hold."""


def lay_output(builder: Builder, name: str) -> None:
    """Lay down a gate, the two questions about gates and floors, a result, a grade, or the outcome."""
    index = builder.index
    base, _, attribute = name.rpartition(".")
    if name == "gates_hold":
        statuses = tuple(builder.read(f"gate.{one}.status") for one in index.gates)
        builder.name(name, builder.lay("gates_hold", statuses) if statuses else builder.constant(HOLDS))
    elif name == "floors_hold":
        _lay_floors(builder)
    elif name == "outcome":
        _lay_outcome(builder)
    elif base.startswith("gate."):
        _lay_gate(builder, index.gates[base.removeprefix("gate.")])
    elif base in index.results:
        _lay_result(builder, base, attribute)
    else:
        _lay_grading(builder, index.gradings[base], attribute)


def _lay_floors(builder: Builder) -> None:
    referential = builder.rules.referential
    bearers = [(one.id, one.floor) for one in referential.dimensions]
    bearers += [(one.id, one.floor) for one in referential.indicators]
    holds = [builder.constant(HOLDS)]
    for name, floor in (*bearers, (TOTAL, referential.total.floor)):
        if floor is not None:
            mark = builder.read(builder.index.mark(name))
            holds.append(builder.name(f"floor.{name}", builder.lay("floor_holds", (mark,), exact(floor))))
    builder.name("floors_hold", builder.lay("and", tuple(holds)))


def _lay_gate(builder: Builder, gate: Gate) -> None:
    path = f"gates[{gate.id}]"
    if gate.in_force is not None and not gate.in_force.holds_on(builder.on):
        builder.name(f"gate.{gate.id}.status", builder.constant("not_applicable"))
        return
    fails = builder.formula(builder.rules.nodes[f"{path}.fails_if"])
    if gate.not_applicable_if:
        conditions = conditions_at(builder, f"{path}.not_applicable_if", len(gate.not_applicable_if), "when")
        fails = builder.lay("spare", (fails, *conditions), tuple(one.reason for one in gate.not_applicable_if))
    builder.name(f"gate.{gate.id}.fails", fails)
    builder.name(f"gate.{gate.id}.status", builder.lay("gate_status", (fails,)))


def _lay_result(builder: Builder, name: str, attribute: str) -> None:
    result = builder.index.results[name]
    if attribute == "value":
        builder.name(f"{name}.value", builder.formula(builder.rules.nodes[f"results[{name}].value"]))
        return
    value = builder.read(f"{name}.value")
    if result.round is not None:
        value = builder.lay("round_value", (value,), (result.round.digits, result.round.mode))
    builder.name(f"{name}.rounded", value)


def _lay_grading(builder: Builder, grading: Grading, attribute: str) -> None:
    known = grade_ids(builder.rules.referential, grading.id)
    if attribute == "rank":
        builder.name(f"{grading.id}.rank", builder.lay("rank", (builder.read(f"{grading.id}.grade"),), known))
        return
    path = f"gradings[{grading.id}]"
    on = builder.name(f"{grading.id}.on", builder.formula(builder.rules.nodes[f"{path}.on"]))
    grade = _lay_bands(builder, grading, on)
    if grading.force_if:
        conditions = conditions_at(builder, f"{path}.force_if", len(grading.force_if), "if")
        grade = builder.lay("force_grade", (grade, *conditions), tuple(one.grade for one in grading.force_if))
    if grading.cap_if:
        conditions = conditions_at(builder, f"{path}.cap_if", len(grading.cap_if), "if")
        grade = builder.lay("cap_grade", (grade, *conditions), (known, tuple(one.grade for one in grading.cap_if)))
    builder.name(f"{grading.id}.grade", grade)


def _lay_bands(builder: Builder, grading: Grading, on: int) -> int:
    path, name = f"gradings[{grading.id}]", grading.id
    if grading.by is None:
        return _lay_table(builder, name, f"{path}.bands", grading.bands, on)
    variants = [
        _lay_table(builder, f"{name}.case.{key}", f"{path}.cases.{key}", bands, on)
        for key, bands in grading.cases.items()
    ]
    rest, word = (grading.otherwise, "otherwise") if grading.otherwise else (grading.bands, "bands")
    if rest:
        variants.append(_lay_table(builder, f"{name}.case.", f"{path}.{word}", rest, on))
    return builder.lay("case", (builder.read(grading.by), *variants), (tuple(grading.cases), bool(rest)))


def _lay_table(builder: Builder, name: str, path: str, bands: tuple[Band, ...], on: int) -> int:
    taken = lay_lines(builder, name, path, bands, on)
    none = Empty("not_applicable", "no-grade")
    return builder.lay("pick", (taken,), (*(band.id for band in bands), none))


def _lay_outcome(builder: Builder) -> None:
    lines, conditions = [], []
    for one in builder.rules.referential.outcomes:
        when = builder.rules.nodes[f"outcomes[{one.id}].when"]
        conditions.append(builder.name(f"outcome.{one.id}", builder.formula(when)))
        lines.append((one.id, isinstance(when, Truth) and when.value))
    status = builder.read("total.status")
    builder.name("outcome", builder.lay("outcome", (status, *conditions), tuple(lines)))
