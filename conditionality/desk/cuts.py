"""By what a back-test cuts its reports: size classes from head counts, NAF sections from codes, any text as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from conditionality.report.cells import Cell, text_of
from conditionality.report.numbers import read_number

SIZE, SECTOR, TERRITORY = "size", "sector", "territory"

KNOWN: Mapping[str, tuple[str, ...]] = {
    SIZE: ("size", "staff", "employees", "taille", "effectif", "effectifs"),
    SECTOR: ("naf", "sector", "ape", "secteur"),
    TERRITORY: ("territory", "territoire", "department", "departement", "département", "commune", "town"),
}
"""Columns that a cut is read from, the first one that is there."""

SIZES: Final = ((10, "0-9"), (50, "10-49"), (250, "50-249"))
"""Head counts under which a size class ends. Source: Commission Recommendation 2003/361/EC, annex, article 2."""

LARGEST: Final = "250+"

SECTIONS: Final = (
    *((3, "A"), (9, "B"), (33, "C"), (35, "D"), (39, "E"), (43, "F"), (47, "G"), (53, "H"), (56, "I"), (63, "J")),
    *((66, "K"), (68, "L"), (75, "M"), (82, "N"), (84, "O"), (85, "P"), (88, "Q"), (93, "R"), (96, "S"), (98, "T")),
    (99, "U"),
)
"""Last division of each section. Source: NAF rév. 2 (décret n° 2007-1888), the sections of NACE Rev. 2."""

_NAF = re.compile(r"(\d\d)[. ]?\d{0,2}[. ]?[A-Z]?", re.ASCII)


def cut_of(by: str, cell: Cell) -> str | None:
    """Give the group that a cell puts its report in; None when it does not say.

    >>> cut_of("size", Decimal(10)), cut_of("sector", "56.10A"), cut_of("territory", " Fablenay ")
    ('10-49', 'I', 'Fablenay')
    """
    text = text_of(cell)
    if not text:
        return None
    match by:
        case "size":
            return size_class(text)
        case "sector":
            return section(text)
        case _:
            return text


def size_class(text: str) -> str:
    """Give the size class of a head count; what is no number is a class already.

    >>> size_class("9"), size_class("250"), size_class("small")
    ('0-9', '250+', 'small')
    """
    heads, found = read_number(text)
    if heads is None or found:
        return text
    return next((name for most, name in SIZES if heads < most), LARGEST)


def section(text: str) -> str:
    """Give the section of a NAF code; what is none is a sector already.

    >>> section("25.62B"), section("5610A"), section("wood"), section("00.00Z")
    ('C', 'I', 'wood', '00.00Z')
    """
    found = _NAF.fullmatch(text.upper())
    division = int(found[1]) if found else 0
    return next((name for last, name in SECTIONS if division <= last), text) if division else text


def grant_of(cell: Cell) -> Decimal | None:
    """Give an amount in euros, to the cent; None where there is none."""
    amount, _ = read_number(text_of(cell), ("€", "EUR"))
    return None if amount is None else round(amount, 2)
