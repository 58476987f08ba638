"""The form as sheets to fill: what stands on each line, what may be typed there, and what is known already.

The workbook templates draw it and `filled` reads it back. Each sheet has a hidden first row that names its columns for
the machine; a line is told by its `field` column: a field, `field:option` for one option to tick, `field:` for "none
of these", `@siret` and the like for whose report it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from conditionality.referential.blocks import NUMERIC_KINDS, AskedField, Option
from conditionality.referential.terms import Words
from conditionality.report.cells import Cell
from conditionality.report.conditions import say_condition
from conditionality.report.form import Form, Question, Section
from conditionality.report.model import (
    Answer,
    DateAnswer,
    NumberAnswer,
    OptionAnswer,
    OptionsAnswer,
    Report,
    TextAnswer,
    TruthAnswer,
)
from conditionality.report.options import read_option
from conditionality.report.places import both
from conditionality.wording.numbers import day
from conditionality.wording.speech import Lang, say

COLUMNS = ("label", "answer", "unit", "help", "source", "field")
"""Columns of a sheet, named for the machine in its hidden first row."""

TICK = "x"
IDENTITY_MARK = "@"

EntryKind = Literal["integer", "decimal", "date", "list", "text", "siret"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What may be typed in an answer cell."""

    kind: EntryKind
    least: Decimal | date | None = None
    most: Decimal | date | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet; without an entry, nothing is typed there."""

    label: str
    field: str
    entry: Entry | None = None
    answer: Cell = None
    unit: str = ""
    help: str = ""
    source: str = ""
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet to fill."""

    title: str
    lines: tuple[Line, ...]


def sheets(form: Form, lang: Lang, known: Report | None = None) -> tuple[Sheet, ...]:
    """Lay a form out: who reports, then one sheet a section.

    Args:
        form: What to ask.
        lang: Language of every text.
        known: A report or draft whose answers are written in.
    """
    answers = {one.field: one for one in known.answers} if known else {}
    first = Sheet(say(lang, "Organisation and period"), tuple(_identity(form, lang, known)))
    rest = tuple(
        Sheet(section_title(section, lang), tuple(_lines(form, section, lang, answers))) for section in form.sections
    )
    return (first, *rest)


def section_title(section: Section, lang: Lang) -> str:
    """Give the title of a section for people."""
    return words(section.label, lang) if section.label else say(lang, "General figures")


def words(text: Words | None, lang: Lang) -> str:
    """Give a text in one language; none is empty."""
    return "" if text is None else text.fr if lang == "fr" else text.en


def notice(form: Form, lang: Lang) -> tuple[str, ...]:
    """Give the lines of the notice."""
    return (
        words(form.referential.title, lang),
        say(lang, "Rule book: {ref}", ref=form.referential.ref),
        say(lang, "Period: {first} to {last}", first=day(lang, form.day), last=day(lang, form.last_day)),
        "",
        say(lang, "1. Begin with the sheet «{sheet}».", sheet=say(lang, "Organisation and period")),
        say(lang, "2. Then fill the light cells of each sheet; a star marks what is needed."),
        say(lang, "3. Leave empty what you do not know yet: an empty cell is not a zero."),
        say(lang, "4. Where several options may be ticked, write x beside each; to say none, tick the last line."),
        say(lang, "5. Write numbers as you are used to (1 234,5 or 1234.5) and days as 21/11/2026."),
        say(lang, "6. Save the file and send it back as it is: every line that cannot be read is shown to you."),
    )


def _identity(form: Form, lang: Lang, known: Report | None) -> list[Line]:
    who = known.organisation if known else None
    first, last = (known.period.from_, known.period.to) if known else (form.day, form.last_day)
    siret = who.siret if who else None
    hint = say(lang, "14 digits, spaces allowed.")
    return [
        Line(say(lang, "SIRET"), "@siret", Entry("siret"), siret, "", hint),
        Line(say(lang, "Name of the organisation"), "@name", Entry("text"), who.name if who else None),
        Line(say(lang, "First day of the period"), "@period_from", Entry("date"), first),
        Line(say(lang, "Last day of the period"), "@period_to", Entry("date"), last),
        Line(say(lang, "Number of the report"), "@report_id", Entry("text"), known.report_id if known else None,
             "", say(lang, "Leave empty if you have none.")),
        Line(say(lang, "Rule book"), "@referential", Entry("text"), form.referential.ref, locked=True),
    ]  # fmt: skip


def _lines(form: Form, section: Section, lang: Lang, answers: dict[str, Answer]) -> list[Line]:
    lines: list[Line] = []
    for question in section.questions:
        known = answers.get(question.id)
        line = _line(form, question, lang)
        if question.field.kind == "choices":
            lines += [line, *_ticks(question.field, lang, known)]
        else:
            lines.append(_with(line, entry_of(question.field, lang), _cell(question.field, known, lang)))
    return lines


def _line(form: Form, question: Question, lang: Lang) -> Line:
    field = question.field
    star = " *" if question.required is True and question.asked_if is None else ""
    return Line(
        label=f"{words(field.label, lang)}{star}",
        field=field.id,
        unit=words(field.unit, lang),
        help="\n".join(_help(form, question, lang)),
        source="; ".join(words(one.cite, lang) for one in question.sources),
    )


def _help(form: Form, question: Question, lang: Lang) -> list[str]:
    field, parts = question.field, []
    if field.help:
        parts.append(words(field.help, lang))
    if field.min is not None:
        parts.append(say(lang, "At least {bound}.", bound=both("bound", field.min)[f"bound_{lang}"]))
    if field.max is not None:
        parts.append(say(lang, "At most {bound}.", bound=both("bound", field.max)[f"bound_{lang}"]))
    if question.asked_if is not None:
        parts.append(say(lang, "Only if: {condition}.", condition=say_condition(question.asked_if, form, lang)))
    if not isinstance(question.required, bool):
        parts.append(say(lang, "Needed if: {condition}.", condition=say_condition(question.required, form, lang)))
    if question.evidence:
        parts.append(say(lang, "Proof: {evidence}.", evidence="; ".join(words(one, lang) for one in question.evidence)))
    return parts


def _ticks(field: AskedField, lang: Lang, known: Answer | None) -> list[Line]:
    ticked = known.options if isinstance(known, OptionsAnswer) else None
    tick = Entry("list", choices=(TICK,))
    lines = [
        Line(f"   {words(one.label, lang)}", f"{field.id}:{one.id}", tick, TICK if one.id in (ticked or ()) else None)
        for one in field.options
    ]
    none = say(lang, "None of these")
    return [*lines, Line(f"   {none}", f"{field.id}:", tick, TICK if ticked == () else None)]


def _with(line: Line, entry: Entry, answer: Cell) -> Line:
    return Line(line.label, line.field, entry, answer, line.unit, line.help, line.source)


def entry_of(field: AskedField, lang: Lang) -> Entry:
    """Give what may be typed in the answer cell of a field that takes one answer."""
    match field.kind:
        case "yes_no":
            return Entry("list", choices=(say(lang, "yes"), say(lang, "no")))
        case "choice":
            return Entry("list", choices=tuple(option_text(field, one, lang) for one in field.options))
        case "date":
            return Entry("date", field.min, field.max)
        case kind if kind in NUMERIC_KINDS:
            return Entry("integer" if kind == "integer" else "decimal", field.min, field.max)
        case _:
            return Entry("text")


def option_text(field: AskedField, option: Option, lang: Lang) -> str:
    """Give the label of an option, or its id where the label would be read back as another."""
    label = words(option.label, lang)
    return label if read_option(field, label)[0] == option.id else option.id


def _cell(field: AskedField, known: Answer | None, lang: Lang) -> Cell:
    match known:
        case NumberAnswer():
            return known.number
        case TruthAnswer():
            return say(lang, "yes") if known.yes else say(lang, "no")
        case OptionAnswer():
            option = next((one for one in field.options if one.id == known.option), None)
            return option_text(field, option, lang) if option else known.option
        case DateAnswer():
            return known.date
        case TextAnswer():
            return known.text
        case _:
            return None
