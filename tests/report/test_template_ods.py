"""The OpenDocument form: as the Excel one, and back to the same report."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from odf.opendocument import load
from odf.table import ContentValidation, Table, TableCell, TableRow
from odf.text import P

from conditionality.report.filled import read_filled
from conditionality.report.form import Form, make_form
from conditionality.report.model import Report
from conditionality.report.template_ods import make_ods_template
from conditionality.wording.speech import LANGUAGES, Lang
from tests.report import dairy
from tests.report.strategies import reports


def fill(content: bytes, answers: dict[str, dict[str, str]]) -> bytes:
    """Fill a form as a person does: attributes of each answer's cell, by the field of its line."""
    book = load(BytesIO(content))
    for row in book.spreadsheet.getElementsByType(TableRow):
        cells = row.getElementsByType(TableCell)
        name = str(cells[-1])
        if len(cells) == 6 and name in answers:
            looks = answers[name]
            for key in ("valuetype", "value", "datevalue"):
                if key in looks:
                    cells[1].setAttribute(key, looks[key])
            cells[1].addElement(P(text=looks["p"]))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_the_same_form_gives_the_same_bytes(form: Form) -> None:
    content = make_ods_template(form, "fr", dairy.report())
    assert content == make_ods_template(make_form(dairy.rules(), dairy.DAY), "fr", dairy.report())


def test_sheets_are_locked_but_for_the_answers(form: Form) -> None:
    book = load(BytesIO(make_ods_template(form, "fr")))
    pages = book.spreadsheet.getElementsByType(Table)
    assert [page.getAttribute("name") for page in pages] == [
        "Mode d’emploi",
        "Organisation et période",
        "Chiffres généraux",
        "Gouvernance",
        "Travail - salaires et-ou temps",
    ]
    assert {page.getAttribute("protected") for page in pages} == {"true"}
    rows = pages[3].getElementsByType(TableRow)
    assert rows[0].getAttribute("visibility") == "collapse"
    looks = [cell.getAttribute("stylename") for cell in rows[3].getElementsByType(TableCell)]
    assert looks == ["shut", "open", "shut", "shut", "shut", "shut"]


def test_what_may_be_typed_is_held_by_the_spreadsheet(form: Form) -> None:
    book = load(BytesIO(make_ods_template(form, "en")))
    rules = {one.getAttribute("condition") for one in book.spreadsheet.getElementsByType(ContentValidation)}
    assert rules == {
        "of:cell-content-is-date()",
        "of:cell-content-is-decimal-number()",
        "of:cell-content-is-decimal-number() and cell-content()>=0",
        "of:cell-content-is-decimal-number() and cell-content()>=0 and cell-content()<=100",
        "of:cell-content-is-whole-number()",
        "of:cell-content-is-whole-number() and cell-content()>=0",
        "of:cell-content-is-whole-number() and cell-content()>=0 and cell-content()<=100000",
        'of:cell-content-is-in-list("yes";"no")',
        'of:cell-content-is-in-list("none";"advisory board";"cooperative, one person one vote")',
        'of:cell-content-is-in-list("x")',
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_form_filled_by_hand_is_read_back(form: Form, lang: Lang) -> None:
    number: Any = lambda text: {"valuetype": "float", "value": text, "p": text}  # noqa: E731
    text: Any = lambda said: {"valuetype": "string", "p": said}  # noqa: E731
    yes, advisory = {"fr": ("oui", "comité consultatif"), "en": ("yes", "advisory board")}[lang]
    answers = {
        "@siret": text(dairy.SIRET),
        "@name": text("Laiterie inventée"),
        "@report_id": text("L-2026"),
        "staff": number("34"),
        "women": number("3"),
        "men": number("4"),
        "delay": number("42.5"),
        "organic": {"valuetype": "percentage", "value": "0.6125", "p": "61,25 %"},
        "purchases": {"valuetype": "currency", "value": "1234567.89", "p": "1 234 567,89 €"},
        "council": text(yes),
        "minutes_on": {"valuetype": "date", "datevalue": "2026-11-21", "p": "21/11/2026"},
        "form": text(advisory),
        "labels:ab": text("x"),
        "labels:msc": text("X"),
    }
    report, found = read_filled(fill(make_ods_template(form, lang), answers), dairy.rules())
    assert found == ()
    assert report == dairy.report(form="advisory")


@settings(max_examples=15)
@given(reports(digits=4))
def test_a_known_report_comes_back_equal(report: Report) -> None:
    form = make_form(dairy.rules(), report.period.from_)
    known = report.model_copy(update={"answers": tuple(one for one in report.answers if one.field in form.by_id)})
    back, found = read_filled(make_ods_template(form, "fr", known), dairy.rules())
    assert found == ()
    assert back == known


def test_a_figure_that_no_cell_can_hold_is_written_as_text(form: Form) -> None:
    report = dairy.report(purchases=Decimal("1234567890.123456789"))
    assert read_filled(make_ods_template(form, "fr", report), dairy.rules())[0] == report


def test_a_form_where_anything_may_be_typed_has_no_rules() -> None:
    rules = dairy.rules()
    text = tuple(one for one in rules.fields if one.kind == "text")
    form = make_form(rules.model_copy(update={"fields": text, "indicators": ()}), date(2026, 1, 1))
    book = load(BytesIO(make_ods_template(form, "fr")))
    conditions = [one.getAttribute("condition") for one in book.spreadsheet.getElementsByType(ContentValidation)]
    assert conditions == ["of:cell-content-is-date()"]
