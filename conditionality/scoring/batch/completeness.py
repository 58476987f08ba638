"""A program that also tells, of each report, whether it is incomplete: the register `report.incomplete`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from conditionality.formula.nodes import references
from conditionality.formula.parse import parse
from conditionality.referential.asked import AskedField
from conditionality.referential.rules import bind
from conditionality.scoring.builder import Builder
from conditionality.scoring.index import make_index
from conditionality.scoring.program import Program

INCOMPLETE = "report.incomplete"
"""Name of the register: true when a needed answer is missing or a gate cannot be told, else false."""


def with_completeness(program: Program) -> Program:
    """Add the register `report.incomplete`, which says for a report what its scorecard says in `status`.

    An answer is needed when its question is asked and `required` is true or holds; a condition that cannot be told
    needs nothing.
    """
    rules, _ = bind(program.referential)
    builder = Builder(
        rules,
        make_index(program.referential),
        program.on,
        list(program.initial),
        list(program.instructions),
        dict(program.registers),
    )
    unknown = builder.constant("unknown")
    marks = [builder.lay("eq", (builder.read(f"gate.{one.id}.status"), unknown)) for one in program.referential.gates]
    marks += _unanswered(program, builder)
    builder.name(INCOMPLETE, builder.lay("or", (builder.constant(False), *marks)))
    return replace(
        program,
        initial=tuple(builder.initial),
        instructions=tuple(builder.instructions),
        registers=dict(builder.registers),
    )


def _unanswered(program: Program, builder: Builder) -> Iterator[int]:
    for one in program.referential.fields:
        if one.in_force is not None and not one.in_force.holds_on(program.on):
            continue
        if one.required is False:
            continue
        missing = builder.lay("is_missing", (builder.registers[one.id],))
        condition = None if one.required is True else parse(one.required)[0]
        if condition is None:
            yield missing
        else:
            needed = builder.lay("and", (missing, builder.formula(condition)))
            yield builder.lay("coalesce", (needed, builder.constant(False)))


def reads_last_day(fields: tuple[AskedField, ...]) -> bool:
    """Tell whether what is asked or needed depends on the last day of the period.

    The form takes it from the interval of the rules, a report from its own period: where the two differ, only the
    form's own reading of the conditions is right.
    """
    texts = [one.asked_if for one in fields if one.asked_if is not None]
    texts += [one.required for one in fields if isinstance(one.required, str)]
    nodes = [parse(text)[0] for text in texts]
    return any("period.to" in references(one) for one in nodes if one is not None)
