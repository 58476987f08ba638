"""Read the number of an organisation (SIRET, SIREN) as people and spreadsheets write it, and say what is wrong with it.

A SIRET is 14 digits: the 9 of the SIREN (the legal person), then 5 for the place. Both the 14 digits and the SIREN
part carry a check digit; La Poste's places follow a rule of their own. What a spreadsheet has destroyed is never
repaired: the full number is asked for.

Source:
    INSEE, identification numbers of the Sirene register (decree 73-314 of 14 March 1973, now C. com. R123-220 s.).
"""

from __future__ import annotations

import re
from decimal import Decimal

from stdnum.fr import siren as siren_rule
from stdnum.fr import siret as siret_rule

from conditionality.findings import Finding
from conditionality.report.places import Place, slip

SIREN_DIGITS = 9
SIRET_DIGITS = 14

BLANKS = re.compile(r"[\s\u00a0\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff]+")
"""Every kind of space, those without width included."""

_EXPONENT = re.compile(r"[+-]?[0-9]+([.,][0-9]*)?[eE][+-]?[0-9]+")
_DIGITS = re.compile(r"[0-9]+")


def read_siret(given: str | Decimal, path: str = "organisation.siret") -> tuple[str | None, tuple[Finding, ...]]:
    """Read a SIRET.

    Returns:
        The 14 digits, or nothing with what is wrong.

    >>> read_siret("732 829 320 00074")
    ('73282932000074', ())
    >>> [one.code for one in read_siret("7,99E+13")[1]]
    ['siret-lost-digits']
    """
    text = _spell(given)
    found = _siret_fault(text)
    return (None, Place(path).put((found,))) if found else (text, ())


def read_siren(given: str | Decimal, path: str = "organisation.siren") -> tuple[str | None, tuple[Finding, ...]]:
    """Read a SIREN.

    Returns:
        The 9 digits, or nothing with what is wrong.

    >>> [one.code for one in read_siren("000000000")[1]]
    ['siren-zero']
    """
    text = _spell(given)
    found = _siren_fault(text)
    return (None, Place(path).put((found,))) if found else (text, ())


def is_siret(text: str) -> bool:
    """Tell whether a text is exactly a valid SIRET, with no spaces.

    >>> is_siret("35600000049837"), is_siret("00000000000000")
    (True, False)
    """
    return _siret_fault(text) is None


def _spell(given: str | Decimal) -> str:
    """Give the number without spaces; a number cell of a spreadsheet is spelled without exponent."""
    if isinstance(given, Decimal):
        whole = given == given.to_integral_value() and given.adjusted() <= SIRET_DIGITS
        return format(given.to_integral_value(), "f") if whole else str(given)
    return BLANKS.sub("", given)


def _siret_fault(text: str) -> Finding | None:
    """Give the first thing that is wrong with a SIRET: the form, then the length, then the check digits."""
    if not _DIGITS.fullmatch(text):
        return slip("siret-lost-digits" if _EXPONENT.fullmatch(text) else "siret-not-digits", text)
    if not text.strip("0"):
        return slip("siret-zero", text)
    if len(text) != SIRET_DIGITS:
        return _siret_length_fault(text)
    siren = text[:SIREN_DIGITS]
    if text.endswith("00000"):
        return slip("siret-ends-in-zeros", text)
    if not siren.strip("0") or not siren_rule.is_valid(siren):
        return slip("siret-siren-part", text, {"siren": siren})
    return None if siret_rule.is_valid(text) else slip("siret-check-digit", text)


def _siret_length_fault(text: str) -> Finding:
    if len(text) == SIREN_DIGITS:
        return slip("siret-is-siren", text)
    if len(text) == SIRET_DIGITS - 1:
        longer = f"0{text}"
        return slip("siret-leading-zero", text, {"nearest": longer if is_siret(longer) else ""})
    return slip("siret-length", text, {"count": len(text)})


def _siren_fault(text: str) -> Finding | None:
    if not _DIGITS.fullmatch(text):
        return slip("siren-lost-digits" if _EXPONENT.fullmatch(text) else "siren-not-digits", text)
    if not text.strip("0"):
        return slip("siren-zero", text)
    if len(text) != SIREN_DIGITS:
        return slip("siren-length", text, {"count": len(text)})
    return None if siren_rule.is_valid(text) else slip("siren-check-digit", text)
