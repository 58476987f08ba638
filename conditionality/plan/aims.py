"""Aims: a référentiel in which each step can be taken as done, run on the exact machine.

The raw answers behind a ratio cannot be chosen in one way only, so a target does not touch them. Each indicator that
has steps gets two hidden questions: which target value, which target points. Without an answer the rules are
what they were; with one, the value of the indicator is the target's, or its points are those of the target after
every override of the rule book. All else, gates, floors, grades and outcome, follows by the rules themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from conditionality.formula.values import Empty, Value
from conditionality.plan.steps import Step, steps_on
from conditionality.referential.asked import AskedField
from conditionality.referential.blocks import Indicator, Reach
from conditionality.referential.graph import scale_at
from conditionality.referential.model import Referential
from conditionality.referential.rules import bind
from conditionality.referential.scales import Choices, Scale, YesNo
from conditionality.referential.terms import Words
from conditionality.referential.tree import Override
from conditionality.scoring.compile import compile_program
from conditionality.scoring.exact import ExactMachine, Trace
from conditionality.scoring.program import Program
from conditionality.scoring.score import Scorer

Answers: TypeAlias = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Aim:
    """How a step is told to the machine: this answer to this question.

    Attributes:
        kind: `value`, `points`, or `ticked` (an option added to the answer).
        question: Field of the aimed référentiel.
        answer: Its answer, or the option to add.
    """

    kind: str
    question: str
    answer: int | str


@dataclass(frozen=True, slots=True)
class Bench:
    """A référentiel made ready to try steps on.

    Attributes:
        scorer: The référentiel as it is.
        steps: Every step that can be tried, in the order of the file.
        machine: The aimed référentiel, compiled.
        aims: How each step is told.
    """

    scorer: Scorer
    steps: tuple[Step, ...]
    machine: ExactMachine
    aims: Mapping[str, Aim]

    def quick(self, now: Trace) -> ExactMachine:
        """Give a machine for one report: what it reads of earlier reports stands, and only what a plan reads is run.

        Args:
            now: The score of the report by `machine`, earlier reports read.
        """
        program = self.machine.program
        initial = list(program.initial)
        for read in program.history:
            initial[read.target] = now.registers[read.target]
        return ExactMachine(replace(program, initial=tuple(initial), history=()), _read_by_plans(program))

    def told(self, values: Answers, done: Iterable[Step]) -> Answers:
        """Give the answers of a report as if steps were done, one of each kind for each indicator."""
        told = dict(values)
        for step in done:
            aim = self.aims[step.id]
            if aim.kind == "ticked":
                given = told.get(aim.question)
                told[aim.question] = (given if isinstance(given, frozenset) else frozenset()) | {str(aim.answer)}
            else:
                told[aim.question] = aim.answer
        return told


def _read_by_plans(program: Program) -> tuple[str, ...]:
    """Give the names that plans read: outcome, gates, floors, marks."""
    ref = program.referential
    plain = ("outcome", "total.score", "gates_hold", "floors_hold")
    marks = (*(f"{one.id}.points" for one in ref.indicators), *(f"{one.id}.score" for one in ref.dimensions))
    gates = (f"gate.{one.id}.status" for one in ref.gates)
    return (*plain, *marks, *gates, *(name for name in program.registers if name.startswith("floor.")))


def make_bench(scorer: Scorer) -> Bench:
    """Compile the aimed référentiel of a scorer.

    Raises:
        RejectedReferentialError: The référentiel still has findings.
    """
    program = scorer.machine.program
    referential, aims = aimed(program.referential, steps_on(program.referential, program.on))
    steps = tuple(one for one in steps_on(program.referential, program.on) if one.id in aims)
    return Bench(scorer, steps, ExactMachine(compile_program(referential, program.on)), aims)


def aimed(referential: Referential, steps: tuple[Step, ...]) -> tuple[Referential, dict[str, Aim]]:
    """Give the référentiel with its hidden questions, and how each step is told to it."""
    rules, _ = bind(referential)
    aims: dict[str, Aim] = {}
    fields: list[AskedField] = []
    indicators: list[Indicator] = []
    for rank, one in enumerate(referential.indicators):
        scale = scale_at(referential, one)[1]
        own = [replace(step, reach=settled(step.reach, scale)) for step in steps if step.indicator == one.id]
        kind = rules.scope[f"{one.id}.value"].kind
        changed = _with_values(one, rank, own, kind, aims)
        changed = _with_points(changed, rank, own, aims)
        indicators.append(changed)
    fields = [_hidden(name) for name in dict.fromkeys(aim.question for aim in aims.values() if aim.kind != "ticked")]
    return referential.model_copy(
        update={"fields": (*referential.fields, *fields), "indicators": tuple(indicators)}
    ), aims


def settled(reach: Reach, scale: Scale | str | None) -> Reach:
    """Give the one answer that earns target points, where the scale leaves no other: a yes, a no, or an option."""
    if isinstance(scale, YesNo):
        earned = {"yes": scale.yes, "no": scale.no}
    elif isinstance(scale, Choices):
        earned = scale.choices
    else:
        return reach
    options = [option for option, points in earned.items() if points == reach.points]
    return Reach(option=options[0]) if len(options) == 1 else reach


def _hidden(name: str) -> AskedField:
    return AskedField(id=name, kind="integer", label=Words(fr=name, en=name), required=False)


def _with_values(one: Indicator, rank: int, steps: list[Step], kind: str, aims: dict[str, Aim]) -> Indicator:
    formula = one.value if one.value is not None else one.id
    question, branches = f"plan_value_{rank}", ""
    for place, step in enumerate(steps, 1):
        if step.reach.points is not None:
            continue
        if kind == "options":
            if not formula.isidentifier():
                continue
            aims[step.id] = Aim("ticked", formula, str(step.reach.option))
        else:
            aims[step.id] = Aim("value", question, place)
            branches += f"{_literal(step, kind)} if coalesce({question}, 0) == {place} else "
    return one.model_copy(update={"value": f"{branches}({formula})"}) if branches else one


def _literal(step: Step, kind: str) -> str:
    if step.reach.value is not None:
        return f"({step.reach.value:f})"
    if kind == "truth":
        return "True" if step.reach.option == "yes" else "False"
    return f'"{step.reach.option}"'


def _with_points(one: Indicator, rank: int, steps: list[Step], aims: dict[str, Aim]) -> Indicator:
    question, overrides = f"plan_points_{rank}", list(one.override)
    for place, step in enumerate(steps, 1):
        if step.reach.points is not None:
            aims[step.id] = Aim("points", question, place)
            condition = f"coalesce({question}, 0) == {place}"
            reason = Words(fr=step.id, en=step.id)
            overrides.append(Override(if_=condition, points=step.reach.points, reason=reason))
    return one.model_copy(update={"override": tuple(overrides)}) if len(overrides) > len(one.override) else one


def is_answered(values: Answers, field: str) -> bool:
    """Tell whether a field has an answer."""
    return field in values and not isinstance(values[field], Empty)
