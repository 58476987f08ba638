"""The state of a form while it is filled: which questions are asked, which answers are needed, how far along it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from conditionality.formula.evaluate import evaluate
from conditionality.formula.nodes import Node
from conditionality.formula.values import MISSING, Empty, Value, tidy
from conditionality.referential.blocks import Parameter
from conditionality.report.form import Form, Question

NOT_ASKED = "not-asked"
NOT_IN_FORCE = "not-in-force"

Tables = Mapping[str, Mapping[str, Mapping[Value, Value]]]


@dataclass(frozen=True, slots=True)
class QuestionState:
    """Where one question stands.

    Attributes:
        field: Id of its field.
        asked: Whether it is asked; a condition that cannot be told yet asks.
        decided: Whether the condition could be told.
        required: Whether an answer is needed now.
        answered: Whether there is one, asked or not.
    """

    field: str
    asked: bool
    decided: bool
    required: bool
    answered: bool


@dataclass(frozen=True, slots=True)
class FormState:
    """Where a whole form stands, question by question, in the order they are asked."""

    questions: tuple[QuestionState, ...]

    @property
    def required(self) -> int:
        """Count the answers that are needed now."""
        return sum(one.required for one in self.questions)

    @property
    def answered_required(self) -> int:
        """Count the answers that are needed and there."""
        return sum(one.required and one.answered for one in self.questions)

    @property
    def progress(self) -> Fraction:
        """Give the share of needed answers that are there, from 0 to 1; nothing needed is 1."""
        return Fraction(self.answered_required, self.required) if self.required else Fraction(1)

    @property
    def missing(self) -> tuple[str, ...]:
        """Give the fields whose answer is needed and not there."""
        return tuple(one.field for one in self.questions if one.required and not one.answered)

    def of(self, field: str) -> QuestionState | None:
        """Give the state of one field, if it is in the form."""
        return next((one for one in self.questions if one.field == field), None)


def state(form: Form, values: Mapping[str, Value]) -> FormState:
    """Tell what is asked and needed, given the answers so far.

    Conditions have three outcomes: `asked_if` that cannot be told, for want of an answer, asks; one that reads a
    question which is not asked does not. `required` that cannot be told does not require.

    Args:
        form: The form.
        values: Answers by field; one that is absent is unanswered.
    """
    read = reader(form, values)
    tables = read_tables(form)
    return FormState(tuple(_of(one, values, read, tables) for one in form.questions))


def _of(question: Question, values: Mapping[str, Value], read: Callable[[str], Value], tables: Tables) -> QuestionState:
    asked, decided = _asked(question.asked_if, read, tables)
    required = question.required
    needed = required if isinstance(required, bool) else evaluate(required, read, tables) is True
    answered = not isinstance(values.get(question.id, MISSING), Empty)
    return QuestionState(question.id, asked, decided, asked and needed, answered)


def _asked(condition: Node | None, read: Callable[[str], Value], tables: Tables) -> tuple[bool, bool]:
    if condition is None:
        return True, True
    holds = evaluate(condition, read, tables)
    if isinstance(holds, Empty):
        return holds.kind == "missing", holds.kind != "missing"
    return holds is not False, True


def reader(form: Form, values: Mapping[str, Value]) -> Callable[[str], Value]:
    """Give what a condition reads: answers of the questions asked, parameters of the day, the period."""
    parameters = {one.id: _at(one, form) for one in form.referential.parameters}
    fixed: dict[str, Value] = {**parameters, "period.from": form.day, "period.to": form.last_day}
    declared = frozenset(one.id for one in form.referential.fields)
    tables = read_tables(form)
    known: dict[str, Value] = {}

    def read(path: str) -> Value:
        if path in fixed:
            return fixed[path]
        question = form.by_id.get(path)
        if question is None:
            return Empty("not_concerned", NOT_IN_FORCE, path) if path in declared else MISSING
        if path not in known:
            # A circle of conditions is a finding of the référentiel; here it only ends.
            known[path] = MISSING
            asked, _ = _asked(question.asked_if, read, tables)
            known[path] = values.get(path, MISSING) if asked else Empty("not_concerned", NOT_ASKED, path)
        return known[path]

    return read


def _at(parameter: Parameter, form: Form) -> Value:
    dated = [one for one in parameter.values if one.from_ <= form.day]
    return tidy(Fraction(max(dated, key=lambda one: one.from_).value)) if dated else MISSING


def read_tables(form: Form) -> Tables:
    """Give the tables of the référentiel as formulas read them: table, column, key."""
    return {
        one.id: {
            column: {_value(row[0]): _value(row[place]) for row in one.rows if len(row) > place}
            for place, column in enumerate(one.columns)
        }
        for one in form.referential.tables
    }


def _value(cell: object) -> Value:
    return cell if isinstance(cell, str) else tidy(Fraction(cell))  # type: ignore[call-overload]
