"""Read one answer: a cell of a table or a value of a JSON file, into what its field asks for, or findings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from conditionality.codec import decimal_text
from conditionality.findings import Finding
from conditionality.referential.blocks import NUMERIC_KINDS, AskedField
from conditionality.referential.terms import sane
from conditionality.report.cells import Broken, Cell, Percent, is_blank, read_text, text_of
from conditionality.report.days import looks_like_a_day, read_day, serial_fault
from conditionality.report.model import (
    Answer,
    DateAnswer,
    NumberAnswer,
    OptionAnswer,
    OptionsAnswer,
    TextAnswer,
    TruthAnswer,
)
from conditionality.report.numbers import CURRENCY_SIGNS, read_number
from conditionality.report.options import (
    is_truth_word,
    read_option,
    read_options,
    read_parts,
    read_yes_no,
    unknown_option,
)
from conditionality.report.places import Place, both, slip

Found = tuple[Finding, ...]


def read_cell(field: AskedField, cell: Cell, place: Place) -> tuple[Answer | None, Found]:
    """Read a cell as the answer to a field.

    Returns:
        The answer, or nothing when the cell is empty or wrong; and every finding, at its place.
    """
    if is_blank(cell):
        return None, ()
    if isinstance(cell, Broken):
        return None, (place.find(cell.code, cell.text),)
    answer, found = _read(field, cell)
    if answer is not None:
        faults = tuple(limits(field, answer, text_of(cell)))
        answer, found = (None if faults else answer), found + faults
    return answer, place.put(found)


def _read(field: AskedField, cell: Cell) -> tuple[Answer | None, Found]:
    text = text_of(cell)
    match field.kind:
        case "yes_no":
            truth = cell if isinstance(cell, bool) else read_yes_no(text)
            if truth is None:
                return None, (slip("not-yes-no", text),)
            return TruthAnswer(field=field.id, yes=truth), ()
        case "choice":
            option, found = read_option(field, text)
            return (None if option is None else OptionAnswer(field=field.id, option=option)), found
        case "choices":
            ticked, found = read_parts(field, cell) if isinstance(cell, tuple) else read_options(field, text)
            return (None if ticked is None else OptionsAnswer(field=field.id, options=ticked)), found
        case "date":
            day, found = _day(cell)
            return (None if day is None else DateAnswer(field=field.id, date=day)), found
        case "text":
            words, found = read_text(text)
            return (TextAnswer(field=field.id, text=words) if words else None), found
        case _:
            number, found = _number(field, cell)
            return (None if number is None else NumberAnswer(field=field.id, number=number)), found


def _day(cell: Cell) -> tuple[date | None, Found]:
    if isinstance(cell, date):
        return cell, ()
    if isinstance(cell, Decimal):
        return None, (serial_fault(cell),)
    return read_day(text_of(cell))


def _number(field: AskedField, cell: Cell) -> tuple[Decimal | None, Found]:
    match cell:
        case bool():
            return None, (slip("yes-no-as-number", text_of(cell)),)
        case Decimal():
            return (cell, ()) if sane(cell) else (None, (slip("number-too-large", cell),))
        case date():
            return None, (slip("date-in-number", text_of(cell), both("day", cell)),)
        case Percent():
            return (cell.seen, ()) if "%" in suffixes(field) else (None, (slip("percent-in-number", text_of(cell)),))
    return _number_text(field, text_of(cell))


def _number_text(field: AskedField, text: str) -> tuple[Decimal | None, Found]:
    number, found = read_number(text, suffixes(field))
    if number is not None:
        return number, found
    if is_truth_word(text):
        return None, (slip("yes-no-as-number", text),)
    if looks_like_a_day(text):
        return None, (slip("date-in-number", text, {"day_fr": text, "day_en": text}),)
    if text.endswith("%") and read_number(text, ("%",))[0] is not None:
        return None, (slip("percent-in-number", text),)
    return None, found


def suffixes(field: AskedField) -> tuple[str, ...]:
    """Give the units that may follow a figure of a field."""
    units = (field.unit.fr, field.unit.en) if field.unit else ()
    percent = ("%",) if field.kind == "percent" or "%" in units else ()
    money = CURRENCY_SIGNS if field.kind == "money" or set(units) & set(CURRENCY_SIGNS) else ()
    return (*units, *percent, *money)


def limits(field: AskedField, answer: Answer, given: str = "") -> Iterator[Finding]:
    """Give what breaks the bounds and options of a field, without a place.

    Args:
        field: The field the answer is for.
        answer: An answer of any kind; one of the wrong kind is a finding of its own.
        given: What the person wrote, for the sentence.
    """
    match answer:
        case NumberAnswer(number=number) if field.kind in NUMERIC_KINDS:
            yield from _number_limits(field, number, given or decimal_text(number))
        case DateAnswer(date=day) if field.kind == "date":
            if isinstance(field.min, date) and day < field.min:
                yield slip("date-too-early", given or day, both("min", field.min))
            if isinstance(field.max, date) and day > field.max:
                yield slip("date-too-late", given or day, both("max", field.max))
        case OptionAnswer(option=option) if field.kind == "choice":
            yield from (() if _has(field, option) else (unknown_option(field, option),))
        case OptionsAnswer(options=options) if field.kind == "choices":
            yield from (unknown_option(field, one) for one in options if not _has(field, one))
        case TruthAnswer() if field.kind == "yes_no":
            pass
        case TextAnswer() if field.kind == "text":
            pass
        case _:
            yield slip("answer-wrong-kind", given, {"kind": field.kind})


def _has(field: AskedField, option: str) -> bool:
    return any(one.id == option for one in field.options)


def _number_limits(field: AskedField, number: Decimal, given: str) -> Iterator[Finding]:
    if field.kind == "integer" and number != number.to_integral_value():
        yield slip("number-not-whole", given)
    if isinstance(field.min, Decimal) and number < field.min:
        yield slip("number-under-least", given, both("min", field.min))
    if isinstance(field.max, Decimal) and number > field.max:
        yield slip("number-over-most", given, both("max", field.max))
