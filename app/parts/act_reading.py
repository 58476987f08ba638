"""Read the boxes of an act's form: what was typed becomes the values of a request, or findings at their fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from app.parts.act_fields import ActField
from conditionality.findings import Finding, errors, finding
from conditionality.report.days import read_day
from conditionality.report.numbers import CURRENCY_SIGNS, read_number
from conditionality.report.places import both, slip
from conditionality.wording.findings import SENTENCES
from conditionality.wording.numbers import day, number
from conditionality.wording.speech import Lang

AnyRequest = TypeVar("AnyRequest", bound=BaseModel)

Boxes = Mapping[str, object]
"""What stands in the boxes, by name of the field."""

UNITS = (*CURRENCY_SIGNS, "%")


@dataclass(frozen=True, slots=True)
class Asked:
    """The fields of a form and what stands in their boxes."""

    fields: tuple[ActField, ...]
    boxes: Boxes


def read_request(
    model: type[AnyRequest], fields: tuple[ActField, ...], boxes: Boxes, fixed: Mapping[str, object]
) -> AnyRequest | tuple[Finding, ...]:
    """Make the request that a person wrote.

    Args:
        model: Of the request.
        fields: That the form asks.
        boxes: What stands in them.
        fixed: Fields that the screen gives by itself.

    Returns:
        The request; or every slip, each with the name of its field as path.
    """
    values: dict[str, object] = dict(fixed)
    found: list[Finding] = []
    for one in fields:
        value, slips = _read(one, boxes.get(one.name))
        found += (slip.within(one.name) for slip in slips)
        if not is_empty(value) or one.kind == "tick":
            values[one.name] = value
        elif model.model_fields[one.name].is_required():
            values |= {one.name: None} if one.nullable else {}
        elif one.required and not slips:
            found.append(_needed(one))
    return _make(model, values, Asked(fields, boxes), tuple(found))


def is_empty(value: object) -> bool:
    """Tell whether nothing was given; nought is something.

    >>> is_empty(""), is_empty(()), is_empty(0)
    (True, True, False)
    """
    text = value.strip() if isinstance(value, str) else value
    return text is None or text is False or text in ("", ())


def _make(
    model: type[AnyRequest], values: Mapping[str, object], asked: Asked, found: tuple[Finding, ...]
) -> AnyRequest | tuple[Finding, ...]:
    try:
        request = model.model_validate(values)
    except ValidationError as fault:
        first = {one.path: one for one in found}
        for told in fault.errors(include_url=False):
            slip_found = _slip(told, asked)
            first.setdefault(slip_found.path, slip_found)
        return tuple(first.values())
    return found or request


def as_typed(value: object, lang: Lang) -> object:
    """Give a value as a person would have typed it in its box.

    >>> as_typed(Decimal("1234.5"), "en")
    '1,234.5'
    """
    match value:
        case None:
            return ""
        case bool() | tuple():
            return value
        case Decimal() | int():
            return number(lang, value)
        case date():
            return day("fr", value) if lang == "fr" else value.isoformat()
        case _:
            return str(value)


def _read(asked: ActField, given: object) -> tuple[object, tuple[Finding, ...]]:
    """Read one box."""
    text = given.strip() if isinstance(given, str) else ""
    match asked.kind:
        case "day" if text:
            return _strict(read_day(text))
        case "decimal" if text:
            return _strict(read_number(text, UNITS))
        case "whole" if text:
            return _whole(text)
        case "lines" if isinstance(given, str):
            return tuple(line.strip() for line in given.splitlines() if line.strip()), ()
        case "choices" | "lines" | "files" if isinstance(given, list | tuple):
            return tuple(given), ()
        case "tick" | "file":
            return given, ()
        case _:
            return text, ()


def _strict(read: tuple[object, tuple[Finding, ...]]) -> tuple[object, tuple[Finding, ...]]:
    """Keep the value when nothing stops it; a mere doubt does not."""
    value, found = read
    return (None if errors(found) else value), errors(found)


def _whole(text: str) -> tuple[object, tuple[Finding, ...]]:
    value, found = read_number(text)
    if value is None or errors(found):
        return None, errors(found)
    if value != value.to_integral_value():
        return None, (finding("number-not-whole", given=text),)
    return int(value), ()


LIMITS: Mapping[str, tuple[str, str]] = {
    "greater_than": ("act-number-low", "gt"),
    "greater_than_equal": ("act-number-low", "ge"),
    "less_than": ("act-number-high", "lt"),
    "less_than_equal": ("act-number-high", "le"),
    "decimal_max_places": ("act-decimals", "decimal_places"),
    "decimal_max_digits": ("act-digits", "max_digits"),
    "decimal_whole_digits": ("act-digits", "whole_digits"),
    "string_too_short": ("act-text-short", "min_length"),
    "string_too_long": ("act-text-long", "max_length"),
    "too_short": ("act-few", "min_length"),
    "too_long": ("act-many", "max_length"),
}
"""What Pydantic found: the code of our finding, and the limit it names."""


def _slip(told: ErrorDetails, asked: Asked) -> Finding:
    """Turn what Pydantic found into a finding at its field."""
    place = str(told["loc"][0]) if told["loc"] else ""
    given, kind, context = asked.boxes.get(place, ""), told["type"], told.get("ctx", {})
    field = next((one for one in asked.fields if one.name == place), None)
    if field is not None and is_empty(given):
        return _needed(field)
    if kind in SENTENCES:
        return replace(
            slip(kind, given, {name: value for name, value in context.items() if name != "error"}), path=place
        )
    if kind in LIMITS:
        code, limit = LIMITS[kind]
        return replace(slip(code, given, both("limit", Decimal(str(context[limit])))), path=place)
    return finding("act-unfit", place, given=given)


def _needed(asked: ActField) -> Finding:
    match asked.kind:
        case "tick":
            return finding("act-tick-needed", asked.name)
        case "choice" | "choices":
            return finding("act-choice-needed", asked.name)
        case "file" | "files":
            return finding("act-file-needed", asked.name)
        case _:
            return finding("act-field-needed", asked.name)
