"""Compile a référentiel: each name gets its instructions, in the order of dependencies."""

from __future__ import annotations

from datetime import date

from conditionality.errors import RejectedReferentialError
from conditionality.findings import errors
from conditionality.formula.values import Empty, Value
from conditionality.referential.blocks import Parameter
from conditionality.referential.graph import circle, dependencies, order
from conditionality.referential.model import Referential
from conditionality.referential.rules import Rules, bind
from conditionality.scoring.builder import Builder, exact
from conditionality.scoring.lay_marks import lay_indicator
from conditionality.scoring.lay_nodes import lay_node
from conditionality.scoring.lay_outputs import lay_output
from conditionality.scoring.program import Program


def compile_program(referential: Referential, on: date) -> Program:
    """Compile a référentiel for reports whose period starts on a day.

    Args:
        referential: A référentiel without findings.
        on: Start of the reporting period; it picks the parameters and what is in force.

    Raises:
        RejectedReferentialError: The référentiel still has findings.
    """
    rules, faults = bind(referential)
    stopping = errors(faults)
    graph = dependencies(referential, rules.nodes) if not stopping else {}
    if stopping or circle(graph):
        raise RejectedReferentialError(referential.ref, max(1, len(stopping)))
    return compile_rules(rules, order(graph), on)


def compile_rules(rules: Rules, names: tuple[str, ...], on: date) -> Program:
    """Compile a référentiel already bound and ordered: what several days share is done once."""
    referential = rules.referential
    builder = Builder(
        rules,
        on,
        results=frozenset(one.id for one in referential.results),
        gradings=frozenset(one.id for one in referential.gradings),
    )
    builder.name("period.from", builder.register(Empty("missing", "no-period", "period.from")))
    builder.name("period.to", builder.register(Empty("missing", "no-period", "period.to")))
    inputs = _lay_inputs(builder)
    for name in names:
        if name not in builder.registers:
            _lay(builder, name)
    builder.finish_history()
    return Program(
        referential,
        on,
        tuple(builder.initial),
        inputs,
        tuple(builder.instructions),
        dict(builder.registers),
        tuple(builder.history),
        {one.id: parameter_on(one, on) for one in referential.parameters},
    )


def _lay_inputs(builder: Builder) -> tuple[tuple[str, int], ...]:
    inputs = []
    for field in builder.rules.referential.fields:
        if field.in_force is not None and not field.in_force.holds_on(builder.on):
            builder.name(field.id, builder.constant(Empty("not_concerned", "not-in-force", field.id)))
            continue
        raw = builder.register(Empty("missing", "unanswered", field.id))
        inputs.append((field.id, raw))
        builder.registers[f"raw.{field.id}"] = raw
        if field.asked_if is None:
            builder.name(field.id, raw)
    return (*inputs, ("period.from", builder.read("period.from")), ("period.to", builder.read("period.to")))


def _lay(builder: Builder, name: str) -> None:
    referential = builder.rules.referential
    base, _, attribute = name.rpartition(".")
    if any(one.id == name for one in referential.fields):
        _lay_asked(builder, name)
    elif any(one.id == name for one in referential.parameters):
        parameter = next(one for one in referential.parameters if one.id == name)
        builder.name(name, builder.constant(parameter_on(parameter, builder.on)))
    elif base == "total" or any(one.id == base for one in referential.dimensions):
        lay_node(builder, base, attribute)
    elif any(one.id == base for one in referential.indicators):
        lay_indicator(builder, base, attribute)
    else:
        lay_output(builder, name)


def _lay_asked(builder: Builder, name: str) -> None:
    condition = builder.formula(builder.rules.nodes[f"fields[{name}].asked_if"])
    builder.name(name, builder.lay("asked", (condition, builder.registers[f"raw.{name}"]), name))


def parameter_on(parameter: Parameter, day: date) -> Value:
    """Give the value of a parameter on a day; before its first date it is missing."""
    known = [one for one in parameter.values if one.from_ <= day]
    return exact(known[-1].value) if known else Empty("missing", "no-value-on-date", parameter.id)
