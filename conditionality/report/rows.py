"""Read one row of a table as a report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from conditionality.findings import Finding
from conditionality.referential.blocks import AskedField
from conditionality.referential.model import Referential
from conditionality.report.answers import read_cell
from conditionality.report.cells import Broken, Cell, is_blank, text_of
from conditionality.report.columns import ANSWER, Column, Header
from conditionality.report.form import fields_on
from conditionality.report.grid import Row
from conditionality.report.identity import check_ref, read_organisation, read_period, read_report_id
from conditionality.report.model import Answer, Period, Report
from conditionality.report.places import Place

Found = tuple[Finding, ...]


class RowReader:
    """Reads the rows of one table; holds what is the same for all of them."""

    def __init__(self, referential: Referential, header: Header, period: Period) -> None:
        self.referential = referential
        self.header = header
        self.period = period
        self.fields: dict[date, Mapping[str, AskedField]] = {}
        self.answers = tuple(one for one in header.columns if one.target.startswith(ANSWER))

    def read(self, row: Row) -> tuple[Report | None, Found]:
        """Read a row.

        Returns:
            The report without its faulty answers, or nothing when it has no number or no period; and all findings.
        """
        if row.faults:
            return None, row.faults
        report_id, found = self._report_id(row)
        organisation, more = read_organisation(self._given(row, "siret"), self._given(row, "name"))
        found += more + self._ref(row) + self._excess(row)
        period, more = self._period(row)
        answers, faults = self._answers(row, period or self.period)
        found += more + faults
        if report_id is None or period is None:
            return None, found
        return Report(
            report_id=report_id,
            organisation=organisation,
            referential=self.referential.ref,
            period=period,
            answers=answers,
        ), found

    def _given(self, row: Row, target: str) -> tuple[Cell, Place]:
        column = self.header.column(target)
        if column is None:
            return None, Place(line=row.line)
        cell = row.cell(column.rank)
        return (None if is_blank(cell) else cell), Place(line=row.line, column=column.header)

    def _report_id(self, row: Row) -> tuple[str | None, Found]:
        if self.header.column("report_id") is None:
            return f"line-{row.line}", ()
        cell, place = self._given(row, "report_id")
        if isinstance(cell, Broken):
            return None, (place.find(cell.code, cell.text),)
        return read_report_id(text_of(cell), place)

    def _ref(self, row: Row) -> Found:
        cell, place = self._given(row, "referential")
        return () if cell is None else check_ref(text_of(cell), self.referential, place)

    def _excess(self, row: Row) -> Found:
        extra = next((cell for cell in row.cells[self.header.width :] if not is_blank(cell)), None)
        if extra is None:
            return ()
        params = {"count": len(row.cells), "expected": self.header.width}
        return (Place(line=row.line).find("row-too-long", text_of(extra), params),)

    def _period(self, row: Row) -> tuple[Period | None, Found]:
        first, last = self._given(row, "period_from"), self._given(row, "period_to")
        if first[0] is None and last[0] is None:
            return self.period, ()
        return read_period(first, last, self.referential)

    def _answers(self, row: Row, period: Period) -> tuple[tuple[Answer, ...], Found]:
        day = period.from_
        if day not in self.fields:
            self.fields[day] = fields_on(self.referential, day)
        fields = self.fields[day]
        answers: list[Answer] = []
        found: list[Finding] = []
        for column in self.answers:
            answer, faults = self._answer(row, column, fields)
            answers.extend(() if answer is None else (answer,))
            found.extend(faults)
        return tuple(sorted(answers, key=lambda one: one.field)), tuple(found)

    def _answer(self, row: Row, column: Column, fields: Mapping[str, AskedField]) -> tuple[Answer | None, Found]:
        cell = row.cell(column.rank)
        place = Place(line=row.line, column=column.header)
        name = column.target.removeprefix(ANSWER)
        if name in fields:
            return read_cell(fields[name], cell, place)
        return None, () if is_blank(cell) else (place.find("answer-not-in-force", name, level="warning"),)
