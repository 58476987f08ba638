"""Papers and their canonical bytes: one paper, one spelling, one fingerprint, on any machine.

Canonical form: JSON in UTF-8, keys sorted, no blanks, text in Unicode NFC, decimals and fractions as strings in
lowest form (`"7.5"`, `"475/6"`), dates as `YYYY-MM-DD`. A paper read back from its bytes is equal to the paper.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, PlainSerializer, PlainValidator, ValidationError

from conditionality.errors import UnreadablePaperError


class Paper(BaseModel):
    """A frozen sheet of the dossier: unknown keys are refused, nothing is changed after it is made."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", validate_by_name=True, validate_by_alias=True)


AnyPaper = TypeVar("AnyPaper", bound=Paper)


def decimal_text(value: Decimal) -> str:
    """Spell a decimal without exponent, trailing zeros or minus zero.

    >>> decimal_text(Decimal("-0.00")), decimal_text(Decimal("1E+2")), decimal_text(Decimal("7.50"))
    ('0', '100', '7.5')
    """
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


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
    if isinstance(value, str):
        return Fraction(value)
    raise ValueError(value)


Exact = Annotated[Fraction, PlainValidator(_parse_fraction), PlainSerializer(fraction_text)]
"""A fraction inside a paper, spelled `"475/6"`."""


def canonical(value: object) -> bytes:
    """Give the canonical bytes of a paper, or of any tree of plain values.

    Raises:
        TypeError: A float, or a type that has no canonical form, is somewhere inside.
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
        return kind.model_validate_json(content)
    except ValidationError as fault:
        raise UnreadablePaperError(kind.__name__, str(fault.errors()[0]["msg"])) from fault


Plain = None | bool | int | str | list["Plain"] | dict[str, "Plain"]


def plain(value: object) -> Plain:  # noqa: PLR0911 - one line a type
    """Turn a paper or a tree of values into plain JSON values, exactly; a float is refused."""
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        return {
            fields[name].alias or name: plain(item)
            for name, item in value
            if item is not None and not (item == () and fields[name].default == ())
        }
    match value:
        case None | bool() | int():
            return value
        case str():
            return unicodedata.normalize("NFC", value)
        case Decimal():
            return decimal_text(value)
        case Fraction():
            return fraction_text(value)
        case datetime():
            return value.isoformat()
        case date():
            return value.isoformat()
        case Mapping():
            return {unicodedata.normalize("NFC", str(key)): plain(item) for key, item in value.items()}
        case frozenset():
            return sorted((plain(item) for item in value), key=str)
        case tuple() | list():
            return [plain(item) for item in value]
    raise TypeError(type(value).__name__)
