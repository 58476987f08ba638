"""Small pieces that every block of a référentiel is made of: words, numbers, formulas, dates in force, sources."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Final, Literal, LiteralString

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from conditionality.codec import Paper, decimal_text
from conditionality.wording.speech import Lang, typeset

LARGEST_EXPONENT = 30
"""Most digits on either side of the point."""

MOST_DIGITS = 60
"""Digits of a number, on both sides of the point."""

LONGEST_TEXT = 4_000
"""Characters of a text that people read."""

SPELLED_NUMBER = re.compile(r"-?\d{1,60}(?:\.\d{1,60})?", re.ASCII)
"""A number as canonical bytes spell it."""


def sane(value: Decimal) -> bool:
    """Tell whether a number is finite and has at most 30 digits on either side of the point."""
    if not value.is_finite():
        return False
    exponent = value.as_tuple().exponent
    small = isinstance(exponent, int) and exponent >= -LARGEST_EXPONENT
    return small and value.adjusted() < LARGEST_EXPONENT and len(value.as_tuple().digits) <= MOST_DIGITS


NOT_A_NUMBER: Final = "number"
QUOTED_NUMBER: Final = "number_quoted"
INSANE_NUMBER: Final = "number_size"
BLANK_TEXT: Final = "text_empty"
UNSEEN_SIGN: Final = "unseen_sign"
NOT_A_CONDITION: Final = "truth"
NO_MISSING_RULE: Final = "missing_rule"
"""Kinds of refusals that pydantic does not have; `referential.faults` gives each its code."""


def refusal(kind: LiteralString, **context: str) -> PydanticCustomError:
    """Make the refusal that `referential.faults` turns into a finding."""
    return PydanticCustomError(kind, kind, context)


def number_of(value: object, *, spelled: bool) -> Decimal:
    """Take a whole number or a decimal.

    Args:
        value: What was read.
        spelled: Whether a text may spell it: canonical bytes do, a rule file never does.

    Raises:
        PydanticCustomError: It is no number, or one of an insane size.
    """
    if spelled and isinstance(value, str) and SPELLED_NUMBER.fullmatch(value):
        value = Decimal(value)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        quoted = isinstance(value, str) and SPELLED_NUMBER.fullmatch(value.strip())
        raise refusal(QUOTED_NUMBER if quoted else NOT_A_NUMBER)
    # The size of a whole number is looked at before a decimal of thousands of digits is made of it.
    if isinstance(value, int) and abs(value) >= 10**LARGEST_EXPONENT:
        raise refusal(INSANE_NUMBER)
    taken = Decimal(value)
    if not sane(taken):
        raise refusal(INSANE_NUMBER)
    return taken


def _number(value: object, told: ValidationInfo) -> Decimal:
    return number_of(value, spelled=told.mode == "json")


NUMBER_SCHEMA: Mapping[str, object] = {"type": "number"}

Number = Annotated[
    Decimal, BeforeValidator(_number), PlainSerializer(decimal_text), WithJsonSchema(dict(NUMBER_SCHEMA))
]
"""A number as a human wrote it: exact, finite, at most 30 digits on either side of the point."""

Share = Annotated[Number, Field(ge=0, le=1), WithJsonSchema({**NUMBER_SCHEMA, "minimum": 0, "maximum": 1})]
"""A number from 0 to 1."""

NotNegative = Annotated[Number, Field(ge=0), WithJsonSchema({**NUMBER_SCHEMA, "minimum": 0})]
"""A number that is 0 or more."""

Positive = Annotated[Number, Field(gt=0), WithJsonSchema({**NUMBER_SCHEMA, "exclusiveMinimum": 0})]
"""A number above 0."""

Formula = Annotated[str, Field(min_length=1)]
"""A formula, as text; what it may say is checked by `referential.lint`."""


def _amount(value: object) -> Decimal | str:
    """Take a number, or a formula; a formula that only spells a number is that number."""
    if isinstance(value, str):
        return number_of(value, spelled=True) if SPELLED_NUMBER.fullmatch(value) else value
    return number_of(value, spelled=False)


Amount = Annotated[
    Decimal | str,
    BeforeValidator(_amount),
    WithJsonSchema({"anyOf": [dict(NUMBER_SCHEMA), {"type": "string", "minLength": 1}]}),
]
"""A number, or a formula in quotes that gives one."""


def visible(text: str) -> str:
    """Refuse a text that is blank, or that holds signs no one can see: controls, changes of writing direction.

    Line feeds and tabs are allowed.

    Raises:
        PydanticCustomError: Naming the first such sign.
    """
    if not text.strip():
        raise refusal(BLANK_TEXT)
    for sign in text:
        if sign not in "\n\t" and unicodedata.category(sign) in {"Cc", "Cf", "Zl", "Zp"}:
            raise refusal(UNSEEN_SIGN, sign=f"U+{ord(sign):04X}")
    return text


Text = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT), AfterValidator(visible)]
"""A text that people read."""


def _words(value: object) -> object:
    return {"fr": value, "en": value} if isinstance(value, str) else value


class Words(Paper):
    """A text that people see, in both languages.

    Attributes:
        fr: In French.
        en: In English.
    """

    fr: Text
    en: Text

    def text(self, lang: Lang) -> str:
        """Give the text in a language, set by the rules of its typography."""
        return typeset(self.fr) if lang == "fr" else self.en


SameWords = Annotated[Words, BeforeValidator(_words, json_schema_input_type=Text | Words)]
"""Words, or one text that is the same in both languages (a unit such as "%", a citation of law)."""

ID_PATTERN = r"^[A-Za-z][A-Za-z0-9_]*$"
LONGEST_ID = 60

Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=LONGEST_ID)]
"""A name: a letter, then letters, digits and `_`; reserved words are refused by `referential.lint_names`."""

OPTION_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_.+-]*$"

OptionId = Annotated[str, Field(pattern=OPTION_PATTERN, max_length=LONGEST_ID)]
"""The name of an option, a grade or an outcome: formulas only meet it between quotes."""

Code = Annotated[str, Field(min_length=1, max_length=30), AfterValidator(visible)]
"""The name of a block as it is printed (`L-G2`), where it differs from its id."""

LINK_PATTERN = r'^https?://[^\s<>"]+$'

Link = Annotated[str, Field(pattern=LINK_PATTERN, max_length=500)]
"""An address on the web."""


class InForce(Paper):
    """Days between which something holds; the date that counts is the start of the reporting period.

    Attributes:
        from_: First day.
        until: Last day, included; without it, there is no end.
    """

    from_: Annotated[date, Field(alias="from")]
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether the day is inside, both ends included."""
        return self.from_ <= day and (self.until is None or day <= self.until)


class Source(Paper):
    """The act or paper that a rule comes from.

    Attributes:
        cite: The citation: act, article, date.
        href: Where it can be read.
        note: What of the rule comes from it.
    """

    cite: SameWords
    href: Link | None = None
    note: Words | None = None


def _source(value: object) -> object:
    return {"cite": value} if isinstance(value, str) else value


AnySource = Annotated[Source, BeforeValidator(_source, json_schema_input_type=Text | Source)]
"""A source, or only its citation as text."""

RoundMode = Literal["half_up", "half_even", "down", "up"]


class Rounding(Paper):
    """Where a number is rounded.

    Attributes:
        digits: Digits after the point; negative rounds to tens, hundreds…
        mode: `half_up` (a tie goes away from zero), `half_even`, `down` (towards zero), `up` (away from zero).
    """

    digits: Annotated[int, Field(ge=-20, le=20)]
    mode: RoundMode = "half_up"


Basis = Literal["norm", "illustrative", "mixed"]
"""Where the numbers of a rule come from: the law, the region's own choice, or both."""
