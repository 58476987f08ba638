"""Whose report it is and for when: its number, its organisation, its référentiel and its period, whatever the file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from conditionality.findings import Finding, errors
from conditionality.referential.model import Referential
from conditionality.report.cells import Broken, Cell, read_text, text_of
from conditionality.report.days import read_day, serial_fault
from conditionality.report.identifiers import read_siret
from conditionality.report.model import Organisation, Period
from conditionality.report.periods import period_starting
from conditionality.report.places import Place, both, slip

LONGEST_ID = 100
LONGEST_NAME = 300

Found = tuple[Finding, ...]


def read_report_id(given: str, place: Place) -> tuple[str | None, Found]:
    """Read the number of a report: any short text without unseen signs."""
    text, found = read_text(given, LONGEST_ID)
    if text == "":
        return None, (place.find("report-id-missing"),)
    return text, place.put(found)


def read_name(given: str, place: Place) -> tuple[str | None, Found]:
    """Read the name of an organisation; an empty one is none."""
    text, found = read_text(given, LONGEST_NAME)
    return text or None, place.put(found)


def check_ref(given: str, referential: Referential, place: Place) -> Found:
    """Check that a report was made for this version: `id@version`, or `id` alone."""
    if given.strip() in {referential.ref, referential.id}:
        return ()
    return (place.find("report-other-referential", given, {"expected": referential.ref}),)


def make_period(
    first: date | None, last: date | None, referential: Referential, place: Place
) -> tuple[Period | None, Found]:
    """Make a period from its ends; without a last day it is one interval long."""
    if first is None:
        return None, ()
    if last is None:
        return period_starting(first, referential.interval), ()
    if last < first:
        return None, (place.find("period-reversed", "", both("first", first) | both("last", last)),)
    return Period(from_=first, to=last), ()


def read_organisation(siret: tuple[Cell, Place], name: tuple[Cell, Place]) -> tuple[Organisation, Found]:
    """Read who reports, from two cells and their places; an organisation may have neither."""
    cell, place = siret
    number, found = _siret(cell)
    words, faults = read_name(text_of(name[0]), name[1])
    return Organisation(siret=number, name=words), place.put(found) + faults


def _siret(cell: Cell) -> tuple[str | None, Found]:
    match cell:
        case None:
            return None, ()
        case Broken():
            return None, (slip(cell.code, cell.text),)
        case Decimal():
            return read_siret(cell)
    return read_siret(text_of(cell))


def read_period(
    first: tuple[Cell, Place], last: tuple[Cell, Place], referential: Referential
) -> tuple[Period | None, Found]:
    """Read a period from two cells and their places; the first one is needed."""
    if first[0] is None:
        return None, (first[1].find("period-without-start"),)
    start, found = read_day_cell(*first)
    end, faults = (None, ()) if last[0] is None else read_day_cell(*last)
    if errors(found + faults):
        return None, found + faults
    period, more = make_period(start, end, referential, first[1])
    return period, found + faults + more


def read_day_cell(cell: Cell, place: Place) -> tuple[date | None, Found]:
    """Read a day in a cell that is no answer."""
    match cell:
        case date():
            return cell, ()
        case Broken():
            return None, (place.find(cell.code, cell.text),)
        case Decimal():
            return None, place.put((serial_fault(cell),))
    day, found = read_day(text_of(cell))
    return day, place.put(found)
