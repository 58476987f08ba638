"""Write numbers, percentages, amounts and days as people read them, in French and English; exact, never a float.

Rounding is half up, away from zero on ties, on the exact value: 2.5 is written 3, -2.5 is written -3.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from conditionality.wording.speech import Lang

Exact = Fraction | Decimal | int

NARROW_SPACE = "\u202f"
"""Between thousands in French, and before a percent sign."""

SPACE = "\u00a0"
"""Before the euro sign in French."""

LONGEST_EXACT = 12
"""Decimals up to which a finite value is written whole when no number of digits is asked for."""

ENDLESS = 4
"""Decimals of a value that has no end, or more than twelve."""

SEPARATORS = {"fr": (NARROW_SPACE, ","), "en": (",", ".")}

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def number(lang: Lang, value: Exact, digits: int | None = None) -> str:
    """Write a number for people.

    Args:
        lang: `fr` or `en`.
        value: Any exact number.
        digits: Decimals to write, 0 or more. Without it the value is written whole when it ends within twelve
            decimals, else with four.

    >>> number("en", Fraction(475, 6), 1), number("en", Decimal("1234567.50"))
    ('79.2', '1,234,567.5')
    """
    plain = shown(value, digits) if digits is not None else _whole(value)
    sign, plain = ("-", plain[1:]) if plain.startswith("-") else ("", plain)
    integer, _, decimals = plain.partition(".")
    thousands, point = SEPARATORS[lang]
    grouped = f"{int(integer):,}".replace(",", thousands)
    return f"{sign}{grouped}{point}{decimals}" if decimals else f"{sign}{grouped}"


def percent(lang: Lang, value_percent: Exact, digits: int | None = None) -> str:
    """Write a percentage; the value is already in percent (a share of one is multiplied by 100 by the caller).

    >>> percent("en", Decimal("12.5")), percent("en", Fraction(200, 3), 1)
    ('12.5%', '66.7%')
    """
    text = number(lang, value_percent, digits)
    return f"{text}{NARROW_SPACE}%" if lang == "fr" else f"{text}%"


def money(lang: Lang, amount_eur: Exact) -> str:
    """Write an amount in euros, to the cent.

    >>> money("en", Decimal("-1234.5"))
    '-€1,234.50'
    """
    text = number(lang, amount_eur, 2)
    if lang == "fr":
        return f"{text}{SPACE}€"
    return f"-€{text[1:]}" if text.startswith("-") else f"€{text}"


def day(lang: Lang, when: date) -> str:
    """Write a day, the day first; in English the month is in letters, so that nobody takes it for the day.

    >>> day("fr", date(2026, 11, 2)), day("en", date(2026, 11, 2))
    ('02/11/2026', '2 Nov 2026')
    """
    if lang == "fr":
        return f"{when.day:02}/{when.month:02}/{when.year:04}"
    return f"{when.day} {MONTHS[when.month - 1]} {when.year:04}"


def shown(value: Exact, digits: int) -> str:
    """Write a number for machines: plain decimal text with a point; zero has no sign.

    Args:
        value: Any exact number.
        digits: Decimals to write, 0 or more.

    >>> shown(Fraction(475, 6), 1), shown(Decimal("-0.04"), 1), shown(-5, 0)
    ('79.2', '0.0', '-5')
    """
    ratio = Fraction(value)
    units = (2 * abs(ratio.numerator) * 10**digits + ratio.denominator) // (2 * ratio.denominator)
    sign = "-" if ratio < 0 and units else ""
    integer, decimals = divmod(units, 10**digits)
    return f"{sign}{integer}.{decimals:0{digits}}" if digits else f"{sign}{integer}"


def _whole(value: Exact) -> str:
    decimals = _decimals(Fraction(value).denominator)
    return shown(value, ENDLESS if decimals is None else decimals)


def _decimals(denominator: int) -> int | None:
    """Give how many decimals a fraction in lowest terms needs, or nothing when it needs more than twelve."""
    return next((digits for digits in range(LONGEST_EXACT + 1) if 10**digits % denominator == 0), None)
