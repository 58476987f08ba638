"""Read one report from JSON: a report, or everything that is wrong with it.

The form is strict, since programs write it: numbers are numbers, yes and no are `true` and `false`, a day is
`YYYY-MM-DD`, an option is its id. What people type is read by `table` and `filled`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from conditionality.findings import Finding, errors, nearest, quote
from conditionality.referential.blocks import AskedField
from conditionality.referential.model import Referential
from conditionality.report.answers import limits, read_cell
from conditionality.report.cells import Broken
from conditionality.report.days import read_iso_day
from conditionality.report.form import fields_on
from conditionality.report.identifiers import read_siret
from conditionality.report.identity import check_ref, make_period, read_name, read_report_id
from conditionality.report.json_text import Json, brief, parse_json
from conditionality.report.model import Answer, OptionAnswer, OptionsAnswer, Organisation, Period, Report
from conditionality.report.options import unknown_option
from conditionality.report.places import Place, answer_path

Found = tuple[Finding, ...]

KEYS = ("report_id", "organisation", "referential", "period", "answers")


def read_report(content: bytes, referential: Referential) -> tuple[Report | None, Found]:
    """Read a report.

    Returns:
        The report, or nothing when there is any error; and every finding, warnings included.
    """
    draft, found = read_draft(content, referential)
    return (None if errors(found) else draft), found


def read_draft(content: bytes, referential: Referential) -> tuple[Report | None, Found]:
    """Read what can be read of a report: answers with an error are left out and found.

    Returns:
        The report with its good answers, or nothing when it has no number or no period; and every finding.
    """
    tree, found = parse_json(content)
    if isinstance(tree, dict):
        draft, more = read_tree(tree, referential)
        return draft, found + more
    if not errors(found):
        found = (*found, Place().find("json-not-object", brief(tree)))
    return None, found


def read_tree(tree: Mapping[str, Json], referential: Referential) -> tuple[Report | None, Found]:
    """Read a report from JSON values that are already apart."""
    found: list[Finding] = [
        Place(quote(key)).find("report-key-unknown", key, {"nearest": nearest(key, KEYS)})
        for key in tree
        if key not in KEYS
    ]
    found.extend(
        Place(key).find("report-key-missing", key) for key in KEYS if tree.get(key) is None and key != "organisation"
    )
    text, faults = _text(tree.get("report_id"), Place("report_id"))
    report_id, more = read_report_id(text, Place("report_id")) if text is not None else (None, ())
    organisation, faulty = _organisation(tree.get("organisation"))
    ref, wrong = _text(tree.get("referential"), Place("referential"))
    mismatch = check_ref(ref, referential, Place("referential")) if ref is not None else ()
    period, untimely = _period(tree.get("period"), referential)
    found.extend((*faults, *more, *faulty, *wrong, *mismatch, *untimely))
    answers, amiss = read_answers(tree.get("answers"), referential, period.from_ if period else None)
    found.extend(amiss)
    if report_id is None or period is None:
        return None, tuple(found)
    return Report(
        report_id=report_id, organisation=organisation, referential=referential.ref, period=period, answers=answers
    ), tuple(found)


def read_answers(value: Json, referential: Referential, day: date | None) -> tuple[tuple[Answer, ...], Found]:
    """Read answers by field; `null` is unanswered.

    Args:
        value: The JSON value.
        referential: The rules.
        day: First day of the period; unknown: the day the version takes effect.
    """
    members, found = _object(value, Place("answers"))
    fields = fields_on(referential, day or referential.in_force.from_)
    answers: list[Answer] = []
    for name, item in members.items():
        place = Place(answer_path(name))
        if name in fields:
            answer, faults = read_plain(fields[name], item, place)
            answers.extend(() if answer is None else (answer,))
            found = (*found, *faults)
        elif item is not None:
            found = (*found, unknown_field(name, referential, place))
    return tuple(sorted(answers, key=lambda one: one.field)), found


def unknown_field(name: str, referential: Referential, place: Place) -> Finding:
    """Say that a name is no field, or a field that is not asked for this period."""
    known = [one.id for one in referential.fields]
    if name in known:
        return place.find("answer-not-in-force", name, level="warning")
    return place.find("answer-unknown-field", name, {"nearest": nearest(name, known)})


def read_plain(field: AskedField, value: Json, place: Place) -> tuple[Answer | None, Found]:
    """Read a JSON value as the answer to a field."""
    if value is None:
        return None, ()
    if isinstance(value, Broken):
        return None, (place.find(value.code, value.text),)
    match field.kind, value:
        case "choice", str():
            return _settled(field, OptionAnswer(field=field.id, option=value), place)
        case "choices", list():
            return _ticked(field, value, place)
        case "date", str():
            day, found = read_iso_day(value)
            return (None, place.put(found)) if day is None else read_cell(field, day, place)
        case (
            ("yes_no", bool() as plain)
            | ("text", str() as plain)
            | ("integer" | "decimal" | "percent" | "money", Decimal() as plain)
        ):
            return read_cell(field, plain, place)
    return None, (place.find(WANTED[field.kind], brief(value)),)


WANTED = {
    "integer": "json-wants-number",
    "decimal": "json-wants-number",
    "percent": "json-wants-number",
    "money": "json-wants-number",
    "yes_no": "json-wants-yes-no",
    "choice": "json-wants-option",
    "choices": "json-wants-options",
    "date": "json-wants-day",
    "text": "json-wants-text",
}
"""Code of the finding when a JSON value is not of the kind that a field asks for."""


def _ticked(field: AskedField, items: list[Json], place: Place) -> tuple[Answer | None, Found]:
    texts = [item for item in items if isinstance(item, str)]
    wrong = tuple(place.find("json-wants-option", brief(item)) for item in items if not isinstance(item, str))
    ids = {one.id for one in field.options}
    wrong += place.put(unknown_option(field, text) for text in texts if text not in ids)
    if wrong:
        return None, wrong
    return OptionsAnswer(field=field.id, options=tuple(sorted(set(texts)))), ()


def _settled(field: AskedField, answer: Answer, place: Place) -> tuple[Answer | None, Found]:
    found = place.put(limits(field, answer))
    return (None if found else answer), found


def _object(value: Json, place: Place) -> tuple[dict[str, Json], Found]:
    if isinstance(value, dict):
        return value, ()
    return {}, () if value is None else (place.find("json-wants-object", brief(value)),)


def _text(value: Json, place: Place) -> tuple[str | None, Found]:
    if isinstance(value, str):
        return value, ()
    return None, () if value is None else (place.find("json-wants-text", brief(value)),)


def _unknown_keys(members: Mapping[str, Json], known: tuple[str, ...], path: str) -> Iterator[Finding]:
    for key in members:
        if key not in known:
            yield Place(f"{path}.{quote(key)}").find("report-key-unknown", key, {"nearest": nearest(key, known)})


def _organisation(value: Json) -> tuple[Organisation, Found]:
    members, found = _object(value, Place("organisation"))
    found += tuple(_unknown_keys(members, ("siret", "name"), "organisation"))
    siret, name = None, None
    text, wrong = _text(members.get("siret"), Place("organisation.siret"))
    if text is not None:
        siret, faults = read_siret(text)
        wrong += faults
    words, amiss = _text(members.get("name"), Place("organisation.name"))
    if words is not None:
        name, faults = read_name(words, Place("organisation.name"))
        amiss += faults
    return Organisation(siret=siret, name=name), found + wrong + amiss


def _period(value: Json, referential: Referential) -> tuple[Period | None, Found]:
    members, found = _object(value, Place("period"))
    found += tuple(_unknown_keys(members, ("from", "to"), "period"))
    ends: dict[str, date | None] = {}
    for key in ("from", "to"):
        place = Place(f"period.{key}")
        text, wrong = _text(members.get(key), place)
        ends[key], faults = read_iso_day(text) if text is not None else (None, ())
        if isinstance(value, dict) and members.get(key) is None:
            faults = (place.find("report-key-missing", key),)
        found += wrong + place.put(faults)
    if ends["from"] is None or ends["to"] is None:
        return None, found
    period, faults = make_period(ends["from"], ends["to"], referential, Place("period"))
    return period, found + faults
