"""Instructions of gates, floors, results, grades and the outcome."""

from __future__ import annotations

from conditionality.formula.values import Empty
from conditionality.referential.blocks import Band, Gate, Grading
from conditionality.referential.graph import mark_of
from conditionality.referential.names import grade_ids
from conditionality.scoring.builder import Builder, exact
from conditionality.scoring.lay_marks import lay_lines


def lay_output(builder: Builder, name: str) -> None:
    """Lay down a gate, the two questions about gates and floors, a result, a grade, or the outcome."""
    referential = builder.rules.referential
    base, _, attribute = name.rpartition(".")
    if name == "gates_hold":
        statuses = tuple(builder.read(f"gate.{one.id}.status") for one in referential.gates)
        builder.name(name, builder.lay("gates_hold", statuses))
    elif name == "floors_hold":
        _lay_floors(builder)
    elif name == "outcome":
        _lay_outcome(builder)
    elif name.startswith("gate."):
        _lay_gate(builder, next(one for one in referential.gates if f"gate.{one.id}.status" == name))
    elif any(one.id == base for one in referential.results):
        _lay_result(builder, base, attribute)
    else:
        _lay_grading(builder, next(one for one in referential.gradings if one.id == base), attribute)


def _lay_floors(builder: Builder) -> None:
    referential = builder.rules.referential
    bearers = [
        (one.id, one.floor) for one in (*referential.dimensions, *referential.indicators) if one.floor is not None
    ]
    if referential.total.floor is not None:
        bearers.append(("total", referential.total.floor))
    holds = []
    for name, floor in bearers:
        mark = builder.read("total.score" if name == "total" else mark_of(referential, name))
        holds.append(builder.name(f"floor.{name}", builder.lay("floor_holds", (mark,), exact(floor))))
    builder.name("floors_hold", builder.lay("and", (*holds, builder.constant(True))))  # noqa: FBT003


def _lay_gate(builder: Builder, gate: Gate) -> None:
    path = f"gates[{gate.id}]"
    if gate.in_force is not None and not gate.in_force.holds_on(builder.on):
        builder.name(f"gate.{gate.id}.status", builder.constant("not_applicable"))
        return
    fails = builder.formula(builder.rules.nodes[f"{path}.fails_if"])
    if gate.not_applicable_if:
        ranks = range(1, len(gate.not_applicable_if) + 1)
        conditions = [builder.formula(builder.rules.nodes[f"{path}.not_applicable_if[{rank}].when"]) for rank in ranks]
        fails = builder.lay("exempt", (fails, *conditions), tuple(one.reason for one in gate.not_applicable_if))
    builder.name(f"gate.{gate.id}.fails", fails)
    builder.name(f"gate.{gate.id}.status", builder.lay("gate_status", (fails,)))


def _lay_result(builder: Builder, name: str, attribute: str) -> None:
    result = next(one for one in builder.rules.referential.results if one.id == name)
    if attribute == "value":
        builder.name(f"{name}.value", builder.formula(builder.rules.nodes[f"results[{name}].value"]))
        return
    value = builder.read(f"{name}.value")
    rounded = (
        value
        if result.round is None
        else builder.lay("round_value", (value,), (result.round.digits, result.round.mode))
    )
    builder.name(f"{name}.rounded", rounded)


def _lay_grading(builder: Builder, grading: Grading, attribute: str) -> None:
    known = grade_ids(builder.rules.referential, grading.id)
    if attribute == "rank":
        builder.name(f"{grading.id}.rank", builder.lay("rank", (builder.read(f"{grading.id}.grade"),), known))
        return
    path, nodes = f"gradings[{grading.id}]", builder.rules.nodes
    on = builder.name(f"{grading.id}.on", builder.formula(nodes[f"{path}.on"]))
    grade = _lay_bands(builder, grading, on)
    if grading.force_if:
        conditions = [
            builder.formula(nodes[f"{path}.force_if[{rank}].if"]) for rank in range(1, len(grading.force_if) + 1)
        ]
        grade = builder.lay("first_grade", (grade, *conditions), tuple(one.grade for one in grading.force_if))
    if grading.cap_if:
        conditions = [builder.formula(nodes[f"{path}.cap_if[{rank}].if"]) for rank in range(1, len(grading.cap_if) + 1)]
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
    outcomes = builder.rules.referential.outcomes
    conditions = []
    for one in outcomes:
        condition = builder.formula(builder.rules.nodes[f"outcomes[{one.id}].when"])
        conditions.append(builder.name(f"outcome.{one.id}", condition))
    total = builder.read("total.score")
    builder.name("outcome", builder.lay("outcome", (total, *conditions), tuple(one.id for one in outcomes)))
