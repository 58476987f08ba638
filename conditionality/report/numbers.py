"""Read a figure as a person types it, in French or English form, exactly; refuse what could mean two things.

Rules, in words:
- groups of three digits may be set apart by a space of any kind; a sign stands first; `%`, `€` or the unit may follow;
- one comma or one point alone is the decimal sign: `1 234,5`, `1234.5`. French comes first: `1,234` is one and 234
  thousandths, with a warning, since an English hand may have meant one thousand; `1.234` is the same number, without
  one, since machines write it so;
- a comma *and* a point: the last is the decimal sign, the other groups thousands (`1.234,5`, `1,234.5`); the same sign
  twice or more groups thousands (`1.234.567`), if every group has three digits;
- an exponent (`7,99E+13`) is refused: a spreadsheet has dropped digits that cannot be guessed;
- a number cell of a spreadsheet is a binary double: it is read as its shortest decimal.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from decimal import Decimal

from conditionality.findings import Finding
from conditionality.referential.terms import sane
from conditionality.report.identifiers import BLANKS
from conditionality.report.places import both, slip

LONGEST_NUMBER = 80
"""Signs in one number, spaces included."""

DOUBLE_DIGITS = 15
"""Digits that a binary double always gives back."""

LARGEST_POWER = 300

CURRENCY_SIGNS = ("€", "eur", "euro", "euros")

_SIGN = re.compile(r"([+\-\u2212])?\s*(.*)", re.DOTALL)
_EXPONENT = re.compile(r"[0-9]+(?:[.,][0-9]*)?\s?[eE]\s?[+\-\u2212]?[0-9]+")
_NOT_FINITE = frozenset({"nan", "inf", "infinity", "infini", "∞", "#n/a", "#num!", "#div/0!"})
_GROUPED = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?")
_PLAIN = re.compile(r"(?:[0-9]+(?:[.,][0-9]+)?|[.,][0-9]+)")
_BOTH = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+")
_REPEATED = re.compile(r"[0-9]{1,3}(?:(?:,[0-9]{3}){2,}|(?:\.[0-9]{3}){2,})")
_COULD_BE_THOUSANDS = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")


def read_number(given: str, suffixes: Iterable[str] = ()) -> tuple[Decimal | None, tuple[Finding, ...]]:
    """Read one figure.

    Args:
        given: As typed.
        suffixes: Units that may follow the figure, in any case.

    Returns:
        The exact number, or nothing; and what is wrong or doubtful, without a place.

    >>> read_number("1 234,5 €", ("€",))[0], read_number("−3")[0]
    (Decimal('1234.5'), Decimal('-3'))
    >>> [one.code for one in read_number("7,99E+13")[1]]
    ['number-exponent']
    """
    text = BLANKS.sub(" ", given).strip()
    if len(text) > LONGEST_NUMBER:
        return None, (slip("number-too-long", text, {"limit": LONGEST_NUMBER}),)
    if text.casefold().lstrip("+-\u2212 ") in _NOT_FINITE:
        return None, (slip("number-not-finite", given),)
    matched = _SIGN.fullmatch(_without_suffix(text, suffixes))
    sign, digits = matched.groups() if matched else (None, text)
    if _EXPONENT.fullmatch(digits):
        return None, (slip("number-exponent", given),)
    spelled = _spelled(digits)
    if spelled is None:
        return None, (slip("not-a-number", given),)
    number = Decimal(spelled)
    number = number.copy_negate() if sign in {"-", "\u2212"} else number
    if not sane(number):
        return None, (slip("number-too-large", given),)
    doubt = _COULD_BE_THOUSANDS.fullmatch(digits)
    return number, (slip("number-comma-decimal", given, both("number", number), level="warning"),) if doubt else ()


def from_double(value: float) -> Decimal | None:
    """Give the shortest decimal that a binary double prints as; nothing when it is not finite.

    >>> from_double(0.1), from_double(float("nan")) is None
    (Decimal('0.1'), True)
    """
    return Decimal(repr(value)) if math.isfinite(value) else None


def fits_a_double(number: Decimal) -> bool:
    """Tell whether a number comes back unchanged from a cell of a spreadsheet: 15 digits, a sane size.

    >>> fits_a_double(Decimal("0.1")), fits_a_double(Decimal("1234567890.123456789"))
    (True, False)
    """
    digits = number.normalize().as_tuple().digits
    return len(digits) <= DOUBLE_DIGITS and abs(number.adjusted()) <= LARGEST_POWER


def _without_suffix(text: str, suffixes: Iterable[str]) -> str:
    folded = text.casefold()
    for suffix in sorted((BLANKS.sub(" ", one).strip().casefold() for one in suffixes), key=len, reverse=True):
        if suffix and folded.endswith(suffix) and len(text) > len(suffix):
            return text[: -len(suffix)].rstrip()
    return text


def _spelled(digits: str) -> str | None:
    """Give the digits with a point for the decimals and nothing else, or nothing when they are no number."""
    if _GROUPED.fullmatch(digits):
        digits = digits.replace(" ", "")
    elif _BOTH.fullmatch(digits):
        grouping = "," if digits.rindex(".") > digits.rindex(",") else "."
        digits = digits.replace(grouping, "")
    elif _REPEATED.fullmatch(digits):
        return digits.replace(",", "").replace(".", "")
    elif not _PLAIN.fullmatch(digits):
        return None
    return digits.replace(",", ".")
