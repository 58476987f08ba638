"""The JSON Schema of a report, made from the form, so that anyone can check a report without this software.

Draft 2020-12. It says what a schema can say: kinds, options, bounds, what is always needed. Conditions, days out of
bounds, check digits and the order of days are told in words, in `description`.
"""

from __future__ import annotations

from decimal import Decimal

from conditionality.referential.blocks import AskedField
from conditionality.report.cells import LONGEST_TEXT
from conditionality.report.conditions import say_condition
from conditionality.report.form import Form, Question
from conditionality.report.identity import LONGEST_ID, LONGEST_NAME
from conditionality.report.json_text import write_json
from conditionality.report.layout import words
from conditionality.report.places import both
from conditionality.wording.speech import LANGUAGES, Lang, say

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
SEEN = r"^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]*$"
"""Text without control signs, line ends and tabs excepted."""

SAID = r"^(?=[\s\S]*\S)" + SEEN[1:]
"""The same, with something else than spaces."""

Schema = dict[str, object]


def make_schema(form: Form) -> Schema:
    """Make the schema of a report for the period of a form, as plain values (numbers are decimals)."""
    ref = form.referential.ref
    needed = [one.id for one in form.questions if is_always_needed(one)]
    return {
        "$schema": DIALECT,
        "$id": f"urn:conditionality:{ref}:{form.day.isoformat()}",
        "title": _both_words(form.referential.title.fr, form.referential.title.en),
        "type": "object",
        "properties": {
            "report_id": {"type": "string", "minLength": 1, "maxLength": LONGEST_ID, "pattern": SAID},
            "organisation": _organisation(),
            "referential": {"enum": [ref, form.referential.id]},
            "period": _period(),
            "answers": {
                "type": "object",
                "properties": {one.id: _answer(form, one) for one in form.questions},
                "required": needed,
                "additionalProperties": False,
            },
        },
        "required": ["report_id", "referential", "period", "answers"],
        "additionalProperties": False,
    }


def schema_json(form: Form) -> bytes:
    """Write the schema as JSON, its bounds digit by digit."""
    return write_json(make_schema(form))


def is_always_needed(question: Question) -> bool:
    """Tell whether an answer is needed whatever the others are; a schema can say no more."""
    return question.required is True and question.asked_if is None


def _organisation() -> Schema:
    siret = {"type": ["string", "null"], "pattern": r"^[0-9]{14}$"}
    name = {"type": ["string", "null"], "maxLength": LONGEST_NAME, "pattern": SEEN}
    members = {"siret": siret, "name": name}
    return {"type": ["object", "null"], "properties": members, "additionalProperties": False}


def _period() -> Schema:
    day = {"type": "string", "format": "date", "pattern": DAY}
    ends = {"from": day, "to": day}
    return {"type": "object", "properties": ends, "required": ["from", "to"], "additionalProperties": False}


def _answer(form: Form, question: Question) -> Schema:
    field = question.field
    schema: Schema = {"title": _both_words(field.label.fr, field.label.en)}
    told = "\n".join(filter(None, (_description(form, question, lang) for lang in LANGUAGES)))
    if told:
        schema["description"] = told
    return schema | _kind(field, nullable=not is_always_needed(question))


def _kind(field: AskedField, *, nullable: bool) -> Schema:
    match field.kind:
        case "yes_no":
            return {"type": _types("boolean", nullable=nullable)}
        case "choice":
            options: list[str | None] = [one.id for one in field.options]
            return {"enum": options + ([None] if nullable else [])}
        case "choices":
            items = {"enum": [one.id for one in field.options]}
            return {"type": _types("array", nullable=nullable), "items": items, "uniqueItems": True}
        case "date":
            return {"type": _types("string", nullable=nullable), "format": "date", "pattern": DAY}
        case "text":
            return {"type": _types("string", nullable=nullable), "maxLength": LONGEST_TEXT, "pattern": SEEN}
        case _:
            kind = "integer" if field.kind == "integer" else "number"
            return {"type": _types(kind, nullable=nullable)} | _bounds(field)


def _types(kind: str, *, nullable: bool) -> str | list[str]:
    return [kind, "null"] if nullable else kind


def _bounds(field: AskedField) -> Schema:
    pairs = (("minimum", field.min), ("maximum", field.max))
    return {name: bound for name, bound in pairs if isinstance(bound, Decimal)}


def _description(form: Form, question: Question, lang: Lang) -> str:
    field = question.field
    parts = [words(field.help, lang)]
    if field.unit is not None:
        parts.append(say(lang, "Unit: {unit}.", unit=words(field.unit, lang)))
    if field.options:
        listed = "; ".join(f"{one.id}: {words(one.label, lang)}" for one in field.options)
        parts.append(say(lang, "Options: {options}.", options=listed))
    if field.kind == "date" and field.min is not None:
        parts.append(say(lang, "At least {bound}.", bound=both("bound", field.min)[f"bound_{lang}"]))
    if field.kind == "date" and field.max is not None:
        parts.append(say(lang, "At most {bound}.", bound=both("bound", field.max)[f"bound_{lang}"]))
    if question.asked_if is not None:
        parts.append(say(lang, "Only if: {condition}.", condition=say_condition(question.asked_if, form, lang)))
    if not isinstance(question.required, bool):
        parts.append(say(lang, "Needed if: {condition}.", condition=say_condition(question.required, form, lang)))
    return " ".join(filter(None, parts))


def _both_words(french: str, english: str) -> str:
    return french if french == english else f"{french} / {english}"
