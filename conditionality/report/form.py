"""The form made from a référentiel: what to ask on a day, in which order, and which answers are needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from conditionality.formula.nodes import Node, references
from conditionality.formula.parse import parse
from conditionality.referential.blocks import AskedField, Dimension, Indicator
from conditionality.referential.formulas import formulas
from conditionality.referential.graph import scale_at
from conditionality.referential.model import Referential
from conditionality.referential.scales import ByField
from conditionality.referential.terms import Source, Words
from conditionality.report.periods import period_starting

GENERAL = "general"
"""Id of the section of figures that no dimension reads by itself; it comes first."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask.

    Attributes:
        field: What is asked: label, help, unit, options, bounds.
        read_by: Ids of the indicators in force that read it, in a value or in a condition.
        sources: Acts behind the indicators whose value reads it, each once.
        evidence: What proves the answer, from the field and from those indicators.
        asked_if: Condition under which it is asked; none: always.
        required: Whether an answer is needed, or the condition under which it is.
    """

    field: AskedField
    read_by: tuple[str, ...]
    sources: tuple[Source, ...]
    evidence: tuple[Words, ...]
    asked_if: Node | None
    required: bool | Node

    @property
    def id(self) -> str:
        """Give the id of the field."""
        return self.field.id


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that belong together: those of a top dimension, or the general ones (then `label` is none)."""

    id: str
    label: Words | None
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Form:
    """What to ask for a period that starts on `day`."""

    referential: Referential
    day: date
    sections: tuple[Section, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """Give all questions, in the order they are asked."""
        return tuple(one for section in self.sections for one in section.questions)

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        """Give the questions by the id of their field."""
        return {one.id: one for one in self.questions}

    def section_of(self, field: str) -> Section | None:
        """Give the section of a field."""
        return next((one for one in self.sections if any(two.id == field for two in one.questions)), None)

    @property
    def last_day(self) -> date:
        """Give the last day of the period, by the référentiel's interval."""
        return period_starting(self.day, self.referential.interval).to


def fields_on(referential: Referential, day: date) -> dict[str, AskedField]:
    """Give the fields in force on a day, in the order of the file."""
    return {one.id: one for one in referential.fields if one.in_force is None or one.in_force.holds_on(day)}


def make_form(referential: Referential, day: date) -> Form:
    """Make the form for a period that starts on a day.

    A field stands in the section it names, else in that of the first top dimension whose indicators read it, else
    among the general ones. Inside a section, the order is that of the file.
    """
    reads = tuple(_reads(referential))
    places = {one.id: _section_id(one, referential, reads) for one in referential.fields}
    questions = [_question(one, day, reads) for one in fields_on(referential, day).values()]
    labels: dict[str, Words | None] = {GENERAL: None}
    labels |= {one.id: one.label for one in referential.dimensions if one.parent is None}
    sections = (
        Section(name, label, tuple(one for one in questions if places[one.id] == name))
        for name, label in labels.items()
    )
    return Form(referential, day, tuple(one for one in sections if one.questions))


@dataclass(frozen=True, slots=True)
class _Reads:
    """Which fields one indicator reads, in its value and anywhere, and under which top dimension it stands."""

    indicator: Indicator
    top: str
    in_value: frozenset[str]
    anywhere: frozenset[str]


def _reads(referential: Referential) -> Iterator[_Reads]:
    names = {one.path: _names(one.text) for one in formulas(referential)}
    results = {one.id: names.get(f"results[{one.id}].value", ()) for one in referential.results}

    def under(*prefixes: str) -> frozenset[str]:
        direct = (name for path, found in names.items() if path.startswith(prefixes) for name in found)
        return _through(frozenset(direct), results)

    for one in referential.indicators:
        path = f"indicators[{one.id}]"
        in_value = frozenset({one.id}) if one.value is None else under(f"{path}.value")
        scale_path, scale = scale_at(referential, one)
        by = frozenset({scale.by}) if isinstance(scale, ByField) else frozenset()
        anywhere = in_value | under(f"{path}.", f"{scale_path}.") | by
        yield _Reads(one, _top(one.dimension, referential.dimensions), in_value, anywhere)


def _names(text: str) -> tuple[str, ...]:
    node, _ = parse(text)
    return () if node is None else tuple(dict.fromkeys(path.partition(".")[0] for path in references(node)))


def _through(names: frozenset[str], results: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Follow the named results down to the fields they are made from."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(results.get(name, ()))
    return frozenset(found)


def _top(dimension: str, dimensions: tuple[Dimension, ...]) -> str:
    parents = {one.id: one.parent for one in dimensions}
    for _ in dimensions:
        parent = parents.get(dimension)
        if parent is None:
            break
        dimension = parent
    return dimension


def _section_id(field: AskedField, referential: Referential, reads: tuple[_Reads, ...]) -> str:
    tops = [one.id for one in referential.dimensions if one.parent is None]
    if field.section is not None:
        named = _top(field.section, referential.dimensions)
        return named if named in tops else GENERAL
    readers = {one.top for one in reads if field.id in one.anywhere}
    return next((one for one in tops if one in readers), GENERAL)


def _question(field: AskedField, day: date, reads: tuple[_Reads, ...]) -> Question:
    live = [one for one in reads if one.indicator.in_force is None or one.indicator.in_force.holds_on(day)]
    makers = [one.indicator for one in live if field.id in one.in_value]
    sources = {one.cite: one for indicator in makers for one in indicator.sources}
    evidence = dict.fromkeys((*field.evidence, *(one for indicator in makers for one in indicator.evidence)))
    return Question(
        field=field,
        read_by=tuple(one.indicator.id for one in live if field.id in one.anywhere),
        sources=tuple(sources.values()),
        evidence=tuple(evidence),
        asked_if=parse(field.asked_if)[0] if field.asked_if is not None else None,
        required=_required(field),
    )


def _required(field: AskedField) -> bool | Node:
    if isinstance(field.required, bool):
        return field.required
    node, _ = parse(field.required)
    return True if node is None else node
