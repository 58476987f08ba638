"""Read one report from a form that a person filled: our workbook, or any sheet with `field` and `answer` columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from conditionality.findings import Finding, errors, nearest
from conditionality.referential.blocks import AskedField
from conditionality.referential.model import Referential
from conditionality.report.answers import read_cell
from conditionality.report.cells import Broken, Cell, is_blank, text_of
from conditionality.report.columns import HEADER_WITHIN, IDENTITY, fold
from conditionality.report.files import read_grids
from conditionality.report.form import fields_on
from conditionality.report.grid import Grid, letters
from conditionality.report.identity import check_ref, read_organisation, read_period, read_report_id
from conditionality.report.layout import IDENTITY_MARK
from conditionality.report.model import Answer, OptionsAnswer, Organisation, Period, Report
from conditionality.report.options import read_yes_no
from conditionality.report.places import Place, answer_path, slip

Found = tuple[Finding, ...]


UNNAMED = "form"
"""Start of the number of a report when the form says neither a number nor a SIRET."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands on one line: a name, a cell, and where."""

    name: str
    cell: Cell
    place: Place


def read_filled(content: bytes, referential: Referential, report_id: str | None = None) -> tuple[Report | None, Found]:
    """Read a filled form: Excel, OpenDocument or text.

    Args:
        content: The file.
        referential: The rules.
        report_id: Number of the report when the form does not say it; default, made from SIRET, if any, and period.

    Returns:
        The report without its faulty answers, or nothing when it has no number or no period; and every finding.
    """
    grids, found = read_grids(content, lambda text: fold(text) in {"field", "answer"})
    if errors(found):
        return None, found
    if not any(map(is_filled_form, grids)):
        return None, (*found, slip("form-not-found"))
    report, more = read_sheets(grids, referential, report_id)
    return report, found + more


def is_filled_form(grid: Grid) -> bool:
    """Tell whether a sheet has one answer a line."""
    return _header(grid) is not None


def read_sheets(
    grids: Iterable[Grid], referential: Referential, report_id: str | None = None
) -> tuple[Report | None, Found]:
    """Read a report from the sheets that have one answer a line; other sheets are left aside."""
    entries, found = _entries([grid for grid in grids if not grid.hidden], referential)
    organisation, more = read_organisation(_plain(entries, "@siret"), _plain(entries, "@name"))
    found += more
    if "@referential" in entries and not is_blank(entries["@referential"].cell):
        one = entries["@referential"]
        found += check_ref(text_of(one.cell), referential, one.place)
    period, more = read_period(_plain(entries, "@period_from"), _plain(entries, "@period_to"), referential)
    day = period.from_ if period else referential.in_force.from_
    answers, faults = _answers(entries, fields_on(referential, day))
    found += more + faults
    number, more = _report_id(entries, report_id, organisation, period)
    found += more
    if number is None or period is None:
        return None, found
    return Report(
        report_id=number, organisation=organisation, referential=referential.ref, period=period, answers=answers
    ), found


def _header(grid: Grid) -> tuple[int, int, int] | None:
    """Give the row, and the columns of names and answers, all from 0."""
    for rank, row in enumerate(grid.rows[:HEADER_WITHIN]):
        texts = [fold(text) for text in row.texts()]
        if "field" in texts and "answer" in texts:
            return rank, texts.index("field"), texts.index("answer")
    return None


def _entries(grids: Iterable[Grid], referential: Referential) -> tuple[dict[str, Entry], Found]:
    entries: dict[str, Entry] = {}
    found: list[Finding] = []
    for one in _lines(grids):
        name = _canonical(one.name, referential)
        if name is None:
            known = (*IDENTITY, *(field.id for field in referential.fields))
            params = {"nearest": nearest(one.name.partition(":")[0], known)}
            found.append(one.place.find("form-unknown-line", one.name, params))
        elif name in entries:
            found.append(one.place.find("form-line-twice", one.name, {"first": entries[name].place.line}))
        else:
            entries[name] = one
    return entries, tuple(found)


def _lines(grids: Iterable[Grid]) -> Iterator[Entry]:
    headed = ((grid, _header(grid)) for grid in grids)
    for grid, (rank, names, answers) in ((grid, header) for grid, header in headed if header):
        prefix = f"{grid.name} " if grid.name else ""
        for row in grid.rows[rank + 1 :]:
            name = text_of(row.cell(names))
            if name and fold(name) != "field":
                place = Place(answer_path(name), row.line, f"{prefix}{letters(answers)}")
                yield Entry(name, row.cell(answers), place)


def _canonical(name: str, referential: Referential) -> str | None:
    """Give the one spelling of a name in the `field` column, or nothing when it is unknown."""
    field, _, option = name.partition(":")
    found = next((one for one in referential.fields if one.id == field), None)
    if found is not None:
        known = ":" not in name or not option or any(one.id == option for one in found.options)
        return name if known else None
    bare = name.removeprefix(IDENTITY_MARK)
    return f"{IDENTITY_MARK}{bare}" if bare in IDENTITY else None


def _plain(entries: Mapping[str, Entry], name: str) -> tuple[Cell, Place]:
    one = entries.get(name)
    if one is None:
        return None, Place()
    return (None if is_blank(one.cell) else one.cell), Place(
        name.removeprefix(IDENTITY_MARK), one.place.line, one.place.column
    )


def _report_id(
    entries: Mapping[str, Entry], given: str | None, organisation: Organisation, period: Period | None
) -> tuple[str | None, Found]:
    cell, place = _plain(entries, "@report_id")
    if isinstance(cell, Broken):
        return None, (place.find(cell.code, cell.text),)
    text = text_of(cell) or given or ""
    if text:
        return read_report_id(text, place)
    unread = organisation.siret is None and _plain(entries, "@siret")[0] is not None
    if unread or period is None:
        # What would have made the number is at fault, and found already.
        return None, ()
    return f"{organisation.siret or UNNAMED}-{period.from_.isoformat()}", ()


def _answers(entries: Mapping[str, Entry], fields: Mapping[str, AskedField]) -> tuple[tuple[Answer, ...], Found]:
    answers: list[Answer] = []
    found: list[Finding] = []
    for name, one in entries.items():
        if name.startswith(IDENTITY_MARK) or ":" in name or is_blank(one.cell):
            continue
        if name in fields:
            answer, faults = read_cell(fields[name], one.cell, one.place)
        else:
            answer, faults = None, (one.place.find("answer-not-in-force", name, level="warning"),)
        answers.extend(() if answer is None else (answer,))
        found.extend(faults)
    for field in fields.values():
        if field.kind == "choices":
            ticked, faults = _ticked(entries, field)
            doubled = ticked is not None and any(one.field == field.id for one in answers)
            if doubled:
                found.append(entries[field.id].place.find("form-answered-twice", text_of(entries[field.id].cell)))
            answers.extend(() if ticked is None or doubled else (ticked,))
            found.extend(faults)
    return tuple(sorted(answers, key=lambda one: one.field)), tuple(found)


def _ticked(entries: Mapping[str, Entry], field: AskedField) -> tuple[Answer | None, Found]:
    """Read the options ticked one a line; nothing ticked at all is unanswered."""
    lines = [one for name, one in entries.items() if name.partition(":")[0] == field.id and ":" in name]
    ticks: dict[str, Entry] = {}
    found: list[Finding] = []
    for one in lines:
        if is_blank(one.cell):
            continue
        truth = one.cell if isinstance(one.cell, bool) else read_yes_no(text_of(one.cell))
        if isinstance(one.cell, Broken):
            found.append(one.place.find(one.cell.code, one.cell.text))
        elif truth is None:
            found.append(one.place.find("not-a-tick", text_of(one.cell)))
        elif truth:
            ticks[one.name.partition(":")[2]] = one
    if "" in ticks and len(ticks) > 1:
        found.append(ticks[""].place.find("none-and-some", ", ".join(sorted(filter(None, ticks)))))
    if found or not ticks:
        return None, tuple(found)
    return OptionsAnswer(field=field.id, options=tuple(sorted(filter(None, ticks)))), ()
