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
from conditionality.scoring.index import make_index
from conditionality.scoring.lay_marks import lay_indicator
from conditionality.scoring.lay_nodes import lay_node
from conditionality.scoring.lay_outputs import lay_output
from conditionality.scoring.lay_why import lay_why
from conditionality.scoring.program import Program

PERIOD = ("period.from", "period.to")


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
    """Compile a référentiel already bound and ordered: what several days share is done once.

    Args:
        rules: The référentiel with its formulas read.
        names: Every register to lay down, each after what it needs.
        on: Start of the reporting period.
    """
    referential = rules.referential
    builder = Builder(rules, make_index(referential), on)
    inputs = _lay_inputs(builder)
    for name in names:
        if name not in builder.registers:
            _lay(builder, name)
    lay_why(builder)
    history = builder.finish_history()
    return Program(
        referential,
        on,
        tuple(builder.initial),
        inputs,
        tuple(builder.instructions),
        dict(builder.registers),
        history,
        {one.id: parameter_on(one, on) for one in referential.parameters},
    )


def _lay_inputs(builder: Builder) -> tuple[tuple[str, int], ...]:
    """Give a register to the period and to each field in force; the others do not concern the report."""
    inputs = [(name, builder.name(name, builder.register(Empty("missing", "no-period", name)))) for name in PERIOD]
    for field in builder.rules.referential.fields:
        if field.in_force is not None and not field.in_force.holds_on(builder.on):
            builder.name(field.id, builder.constant(Empty("not_concerned", "not-in-force", field.id)))
            continue
        answer = builder.register(Empty("missing", "unanswered", field.id))
        inputs.append((field.id, answer))
        if field.asked_if is None:
            builder.name(field.id, answer)
        else:
            builder.unanswered[field.id] = answer
    return tuple(inputs)


def _lay(builder: Builder, name: str) -> None:
    """Lay down what one name of the graph stands for."""
    index = builder.index
    base, _, attribute = name.rpartition(".")
    if name in index.fields:
        condition = builder.formula(builder.rules.nodes[f"fields[{name}].asked_if"])
        builder.name(name, builder.lay("asked", (condition, builder.unanswered[name]), name))
    elif name in index.parameters:
        builder.name(name, builder.constant(parameter_on(index.parameters[name], builder.on)))
    elif index.is_node(base):
        lay_node(builder, base, attribute)
    elif base in index.indicators:
        lay_indicator(builder, base, attribute)
    else:
        lay_output(builder, name)


def parameter_on(parameter: Parameter, day: date) -> Value:
    """Give the value of a parameter on a day; before its first date it is missing."""
    known = [one for one in parameter.values if one.from_ <= day]
    latest = max(known, key=lambda one: one.from_, default=None)
    return Empty("missing", "no-value-on-date", parameter.id) if latest is None else exact(latest.value)


def is_dated(referential: Referential) -> bool:
    """Tell whether the day a period starts on changes the rules: by parameters, or blocks with dates of their own."""
    spans = [one.in_force for one in referential.fields]
    spans += [one.in_force for one in referential.indicators]
    spans += [one.in_force for one in referential.gates]
    return bool(referential.parameters) or any(span is not None for span in spans)
