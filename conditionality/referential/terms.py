"""Small pieces that every block of a référentiel is made of: words, numbers, formulas, dates in force, sources."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, ValidationInfo
from pydantic_core import PydanticCustomError

from conditionality.codec import Paper, decimal_text

LARGEST_EXPONENT = 30
"""Most digits on either side of the point."""
MOST_DIGITS = 60


def sane(value: Decimal) -> bool:
    """Tell whether a number is finite and has at most 30 digits on either side of the point."""
    if not value.is_finite():
        return False
    exponent = value.as_tuple().exponent
    small = isinstance(exponent, int) and exponent >= -LARGEST_EXPONENT
    return small and value.adjusted() < LARGEST_EXPONENT and len(value.as_tuple().digits) <= MOST_DIGITS


def _number(value: Any, told: ValidationInfo) -> Any:
    """Take a whole number or a decimal; canonical bytes spell it as text, a rule file never does."""
    if told.mode == "json" and isinstance(value, str):
        value = _spelled(value)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise PydanticCustomError("number", "a number")
    if isinstance(value, int) and abs(value) >= 10**LARGEST_EXPONENT:
        raise PydanticCustomError("number_size", "a number of a sane size")
    taken = Decimal(value)
    if not sane(taken):
        raise PydanticCustomError("number_size", "a number of a sane size")
    return taken


def _spelled(text: str) -> Decimal | str:
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


Number = Annotated[Decimal, BeforeValidator(_number), PlainSerializer(decimal_text)]
"""A number as a human wrote it: exact, finite, at most 30 digits on either side of the point."""

Formula = Annotated[str, Field(min_length=1)]
"""A formula, as text; what it may say is checked by `referential.lint`."""


def _amount(value: Any, told: ValidationInfo) -> Any:
    if told.mode == "json" and isinstance(value, str):
        value = _spelled(value)
    return value if isinstance(value, str) else _number(value, told)


Amount = Annotated[Decimal | str, BeforeValidator(_amount)]
"""A number, or a formula in quotes that gives one."""


def _words(value: Any) -> Any:
    return {"fr": value, "en": value} if isinstance(value, str) else value


class Words(Paper):
    """A text that people see, in both languages."""

    fr: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]


SameWords = Annotated[Words, BeforeValidator(_words)]
"""Words, or one text that is the same in both languages (a unit such as "%", a citation of law)."""


Id = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*$", max_length=60)]
"""A name: a letter, then letters, digits and `_`; reserved words are refused by `referential.names`."""

OptionId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.+-]*$", max_length=60)]


class InForce(Paper):
    """Days between which something holds; the date that counts is the start of the reporting period."""

    from_: Annotated[date, Field(alias="from")]
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether the day is inside, both ends included."""
        return self.from_ <= day and (self.until is None or day <= self.until)


class Source(Paper):
    """The act or paper that a rule comes from."""

    cite: SameWords
    href: str | None = None
    note: Words | None = None


def _source(value: Any) -> Any:
    return {"cite": value} if isinstance(value, str) else value


AnySource = Annotated[Source, BeforeValidator(_source)]
"""A source, or only its citation as text."""

RoundMode = Literal["half_up", "half_even", "down", "up"]


class Rounding(Paper):
    """Where a number is rounded: digits after the point (may be negative) and how ties go."""

    digits: Annotated[int, Field(ge=-20, le=20)]
    mode: RoundMode = "half_up"


def _limited(value: str) -> str:
    return value


Basis = Literal["norm", "illustrative", "mixed"]
"""Where the numbers of a rule come from: the law, the region's own choice, or both."""
