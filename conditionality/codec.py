"""Papers and their canonical bytes: one paper, one spelling, one fingerprint, on any machine.

Canonical form: JSON in UTF-8, keys sorted, no blanks, text in Unicode NFC, decimals and fractions as strings in
lowest form (`"7.5"`, `"475/6"`), days as `YYYY-MM-DD`, times in UTC. A key whose value is its default is left out, so
that a release which adds a key does not change the fingerprint of older papers; a default, once published, stays.
A paper read back from its bytes is equal to the paper.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, PlainSerializer, PlainValidator, ValidationError, WithJsonSchema

from conditionality.errors import UnreadablePaperError

MOST_FRACTION_DIGITS = 4_000
"""Digits above or below the line of a fraction in a paper; no score needs a twentieth of it."""

_FRACTION = re.compile(rf"-?\d{{1,{MOST_FRACTION_DIGITS}}}(?:/0*[1-9]\d{{0,{MOST_FRACTION_DIGITS}}})?", re.ASCII)


class Paper(BaseModel):
    """A frozen sheet of the dossier: unknown keys are refused, nothing is changed after it is made."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", validate_by_name=True, validate_by_alias=True)


AnyPaper = TypeVar("AnyPaper", bound=Paper)


def decimal_text(value: Decimal) -> str:
    """Spell a decimal without exponent, trailing zeros or minus zero.

    Raises:
        TypeError: The value is not finite.

    >>> decimal_text(Decimal("-0.00")), decimal_text(Decimal("1E+2")), decimal_text(Decimal("7.50"))
    ('0', '100', '7.5')
    """
    if not value.is_finite():
        raise TypeError(str(value))
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def fraction_text(value: Fraction | int) -> str:
    """Spell an exact number: a whole number, or `numerator/denominator` in lowest terms.

    >>> fraction_text(Fraction(475, 6)), fraction_text(25)
    ('475/6', '25')
    """
    return str(value)


def _parse_fraction(value: object) -> Fraction:
    if isinstance(value, Fraction):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Fraction(value)
    if isinstance(value, str) and _FRACTION.fullmatch(value):
        return Fraction(value)
    raise ValueError(str(value)[:80])


Exact = Annotated[
    Fraction,
    PlainValidator(_parse_fraction),
    PlainSerializer(fraction_text),
    WithJsonSchema({"type": "string", "pattern": r"^-?\d+(/\d+)?$"}),
]
"""A fraction inside a paper, spelled `"475/6"`."""


def canonical(value: object) -> bytes:
    """Give the canonical bytes of a paper, or of any tree of plain values.

    Raises:
        TypeError: A float, a number that is not finite, a time without a zone, or a type that has no canonical form,
            is somewhere inside.
    """
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def fingerprint(value: object) -> str:
    """Give the sha256 of the canonical bytes, as 64 hexadecimal digits; bytes are taken as they are."""
    return sha256(value if isinstance(value, bytes) else canonical(value)).hexdigest()


def read_paper(kind: type[AnyPaper], content: bytes) -> AnyPaper:
    """Read a paper back from its canonical bytes.

    Raises:
        UnreadablePaperError: The bytes are not such a paper.
    """
    try:
        return kind.model_validate_json(content, by_alias=True, by_name=False)
    except ValidationError as fault:
        raise UnreadablePaperError(kind.__name__, str(fault.errors(include_input=False)[0]["msg"])) from fault


Plain = None | bool | int | str | list["Plain"] | dict[str, "Plain"]


def plain(value: object) -> Plain:
    """Turn a paper or a tree of values into plain JSON values, exactly.

    Raises:
        TypeError: As `canonical`.

    >>> plain({"rate": Decimal("0.50"), "total": Fraction(475, 6), "on": date(2026, 1, 1)})
    {'rate': '0.5', 'total': '475/6', 'on': '2026-01-01'}
    """
    match value:
        case None | bool() | int():
            return value
        case str():
            return unicodedata.normalize("NFC", value)
        case Decimal():
            return decimal_text(value)
        case Fraction():
            return fraction_text(value)
        case BaseModel():
            return _plain_paper(value)
        case date():
            return _plain_time(value) if isinstance(value, datetime) else value.isoformat()
        case _:
            return _plain_many(value)


def _plain_paper(paper: BaseModel) -> Plain:
    fields = type(paper).model_fields
    found: dict[str, Plain] = {}
    for name, field in fields.items():
        item = getattr(paper, name)
        if field.is_required() or not _is_default(item, field.get_default(call_default_factory=True)):
            found[field.alias or name] = plain(item)
    return found


def _is_default(item: object, default: object) -> bool:
    return item is default or (type(item) is type(default) and item == default)


def _plain_time(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise TypeError(moment.isoformat())
    return moment.astimezone(UTC).isoformat()


def _plain_many(value: object) -> Plain:
    match value:
        case Mapping():
            return _plain_mapping(value)
        case tuple() | list():
            return [plain(item) for item in value]
        case frozenset():
            return sorted((plain(item) for item in value), key=str)
    raise TypeError(type(value).__name__)


def _plain_mapping(value: Mapping[object, object]) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    for key, item in value.items():
        if not isinstance(key, str):
            raise TypeError(type(key).__name__)
        found[unicodedata.normalize("NFC", key)] = plain(item)
    if len(found) < len(value):
        raise TypeError(", ".join(map(str, value))[:80])
    return found
