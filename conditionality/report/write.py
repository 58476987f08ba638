"""Write reports: one as JSON, many as a table, the empty table to fill, and the rows that were refused."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from conditionality.codec import decimal_text
from conditionality.referential.model import Referential
from conditionality.report.csv_text import guard
from conditionality.report.form import Form
from conditionality.report.json_text import write_json
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
from conditionality.report.table import Reject
from conditionality.wording.findings import sentence
from conditionality.wording.speech import Lang, say

IDENTITY = ("report_id", "siret", "name", "period_from", "period_to")
NONE_TICKED = "-"
BYTE_ORDER_MARK = "\ufeff"
"""Tells spreadsheets that a text file is in UTF-8."""


def to_tree(report: Report) -> dict[str, object]:
    """Give a report as plain values, in the form that `read_tree` reads; numbers stay exact decimals."""
    who = report.organisation
    organisation = {key: value for key, value in (("siret", who.siret), ("name", who.name)) if value is not None}
    return {
        "report_id": report.report_id,
        "organisation": organisation,
        "referential": report.referential,
        "period": {"from": report.period.from_.isoformat(), "to": report.period.to.isoformat()},
        "answers": {one.field: plain_answer(one) for one in report.answers},
    }


def to_json(report: Report) -> bytes:
    """Write a report as JSON; `read_report` gives an equal report back."""
    return write_json(to_tree(report))


def plain_answer(answer: Answer) -> object:
    """Give an answer as a JSON value."""
    match answer:
        case NumberAnswer():
            return answer.number
        case TruthAnswer():
            return answer.yes
        case OptionAnswer():
            return answer.option
        case OptionsAnswer():
            return list(answer.options)
        case DateAnswer():
            return answer.date.isoformat()
        case TextAnswer():
            return answer.text


def to_csv(reports: Iterable[Report], referential: Referential) -> bytes:
    """Write reports as a table, one a row, a column for each field; `read_table` gives equal reports back."""
    fields = tuple(one.id for one in referential.fields)
    return _csv([columns(fields), *(_row(one, fields) for one in reports)])


def csv_template(form: Form) -> bytes:
    """Write the header of the table of a form, to be filled one report a row."""
    return _csv([columns(tuple(one.id for one in form.questions))])


def columns(fields: tuple[str, ...]) -> tuple[str, ...]:
    """Give the header of a table; a field called like a column of identity is told apart."""
    return (*IDENTITY, *(f"answers.{one}" if one in (*IDENTITY, "referential") else one for one in fields))


def rejects_csv(rejects: Iterable[Reject], lang: Lang) -> bytes:
    """Write the rows that were refused, one finding a row, so that they can be put right and sent again."""
    head = (say(lang, "Line"), say(lang, "Column"), say(lang, "Found"), say(lang, "What to do"))
    rows = (
        (str(fault.line or reject.line), guard(fault.column), guard(fault.given), guard(sentence(fault, lang)))
        for reject in rejects
        for fault in reject.findings
    )
    return _csv([head, *rows])


def _row(report: Report, fields: tuple[str, ...]) -> Iterator[str]:
    answers = {one.field: one for one in report.answers}
    yield guard(report.report_id)
    yield report.organisation.siret or ""
    yield guard(report.organisation.name or "")
    yield report.period.from_.isoformat()
    yield report.period.to.isoformat()
    for field in fields:
        yield _text(answers[field]) if field in answers else ""


def _text(answer: Answer) -> str:
    match answer:
        case NumberAnswer():
            return decimal_text(answer.number)
        case TruthAnswer():
            return "oui" if answer.yes else "non"
        case OptionAnswer():
            return guard(answer.option)
        case OptionsAnswer():
            return guard("; ".join(answer.options)) or NONE_TICKED
        case DateAnswer():
            return answer.date.isoformat()
        case TextAnswer():
            return guard(answer.text)


def _csv(rows: Iterable[Iterable[str]]) -> bytes:
    stream = StringIO(newline="")
    csv.writer(stream, delimiter=";", lineterminator="\r\n").writerows(rows)
    return (BYTE_ORDER_MARK + stream.getvalue()).encode("utf-8")
