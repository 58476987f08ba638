"""Look whether the answers of a report agree with one another, by the `[[checks]]` of its référentiel.

A check never changes a score: it only tells of a slip, on the first answer it reads, with all that it reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from conditionality.findings import Finding, quote
from conditionality.formula.evaluate import evaluate
from conditionality.formula.nodes import references
from conditionality.formula.parse import parse
from conditionality.formula.values import Value
from conditionality.referential.blocks import AskedField, Check
from conditionality.report.form import Form
from conditionality.report.model import Report
from conditionality.report.places import answer_path
from conditionality.report.state import read_tables, reader
from conditionality.wording.numbers import day, number
from conditionality.wording.speech import Lang, say

CODES: Mapping[str, str] = {"error": "answers-contradict", "warning": "answers-unlikely"}

LONGEST = 1_000
"""Signs of one piece of a sentence: a label, or the answers that a check reads."""


def contradictions(report: Report, form: Form, faulty: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """Give the checks that do not hold; one that cannot be told holds.

    Args:
        report: A report or a draft.
        form: Made for the first day of its period.
        faulty: Paths of the answers that are wrong by themselves: they count as unanswered.
    """
    values = {name: value for name, value in report.values().items() if answer_path(name) not in faulty}
    read, tables = reader(form, values), read_tables(form)
    for one in form.referential.checks:
        node = parse(one.holds)[0] if one.in_force is None or one.in_force.holds_on(form.day) else None
        if node is not None and evaluate(node, read, tables) is False:
            yield _told(one, references(node), values, form)


def _told(one: Check, names: tuple[str, ...], values: Mapping[str, Value], form: Form) -> Finding:
    fields = [question.field for name in names if (question := form.by_id.get(name)) is not None]
    given = [field for field in fields if field.id in values]
    path = answer_path(given[0].id) if given else "answers"
    pieces = {
        "label_fr": one.label.fr.rstrip("."),
        "label_en": one.label.en.rstrip("."),
        "answers_fr": _listed(given, values, "fr"),
        "answers_en": _listed(given, values, "en"),
        "check": one.id,
        "fields": ", ".join(field.id for field in fields),
    }
    params = tuple(sorted((name, quote(text, LONGEST)) for name, text in pieces.items()))
    said = ", ".join(f"{field.id}={_plain(field, values[field.id], 'en')}" for field in given)
    return Finding(CODES[one.level], path, given=quote(said), level=one.level, params=params)


def _listed(fields: list[AskedField], values: Mapping[str, Value], lang: Lang) -> str:
    """Say the answers, each after its question."""
    return ", ".join(
        say(
            lang,
            "«{question}»: {answer}",
            question=field.label.fr if lang == "fr" else field.label.en,
            answer=_plain(field, values[field.id], lang),
        )
        for field in fields
    )


def _plain(field: AskedField, value: Value, lang: Lang) -> str:
    match value:
        case bool():
            return say(lang, "yes") if value else say(lang, "no")
        case int() | Fraction():
            return number(lang, value)
        case date():
            return day(lang, value)
        case _:
            chosen = value if isinstance(value, frozenset) else {value}
            labels = (one.label for one in field.options if one.id in chosen)
            return ", ".join(one.fr if lang == "fr" else one.en for one in labels) or str(value)
