"""The Excel form: the same bytes on any day, open where one answers, and back to the same report."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from conditionality.report.filled import read_filled
from conditionality.report.form import Form, make_form
from conditionality.report.model import Report
from conditionality.report.template import header, make_template, sheet_names
from conditionality.wording.speech import LANGUAGES, Lang
from tests.report import dairy
from tests.report.strategies import reports


def opened(content: bytes) -> Workbook:
    """Open a workbook as a person's program does."""
    return openpyxl.load_workbook(BytesIO(content))


def lines(book: Workbook) -> dict[str, tuple[Worksheet, int]]:
    """Give where each line stands: sheet and row."""
    return {
        str(page.cell(row, 6).value): (page, row)
        for page in book.worksheets
        if page["F1"].value == "field"
        for row in range(4, page.max_row + 1)
    }


def fill(content: bytes, **answers: object) -> bytes:
    """Fill a form as a person does, by the field of each line."""
    book = opened(content)
    places = lines(book)
    for name, answer in answers.items():
        page, row = places[name.replace("__", ":").replace("at_", "@")]
        page.cell(row, 2).value = answer  # type: ignore[assignment]
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_the_same_form_gives_the_same_bytes(form: Form) -> None:
    content = make_template(form, "fr", dairy.report())
    assert content == make_template(make_form(dairy.rules(), dairy.DAY), "fr", dairy.report())
    assert content != make_template(form, "en", dairy.report())


def test_there_is_a_notice_then_who_then_one_sheet_a_section(form: Form) -> None:
    book = opened(make_template(form, "fr"))
    assert [(page.title, page.sheet_state) for page in book.worksheets] == [
        ("Mode d’emploi", "visible"),
        ("Organisation et période", "visible"),
        ("Chiffres généraux", "visible"),
        ("Gouvernance", "visible"),
        ("Travail - salaires et-ou temps", "visible"),
        ("lists", "hidden"),
    ]
    assert all(page.protection.sheet and page.protection.password is None for page in book.worksheets)


def test_only_answers_are_open(form: Form) -> None:
    book = opened(make_template(form, "fr"))
    open_cells = {
        str(page.cell(cell.row or 0, 6).value)
        for page in book.worksheets
        for row in page.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    assert open_cells == set(lines(book)) - {"labels", "@referential"}


def test_the_names_for_the_machine_are_hidden(form: Form) -> None:
    page = opened(make_template(form, "fr")).worksheets[1]
    assert [cell.value for cell in page[1]] == ["label", "answer", "unit", "help", "source", "field"]
    assert page.row_dimensions[1].hidden
    assert page.column_dimensions["F"].hidden
    assert [cell.value for cell in page[3]] == [
        header(one, "fr") for one in ("label", "answer", "unit", "help", "source", "field")
    ]


def test_what_may_be_typed_is_held_by_the_workbook(form: Form) -> None:
    book = opened(make_template(form, "fr"))
    places = lines(book)
    rules = {
        name: rule
        for name, (page, row) in places.items()
        for rule in page.data_validations.dataValidation
        if f"B{row}" in str(rule.sqref)
    }
    assert (rules["staff"].type, rules["staff"].formula1, rules["staff"].formula2) == ("whole", "0", "100000")
    assert (rules["organic"].type, rules["organic"].formula1, rules["organic"].formula2) == ("decimal", "0", "100")
    assert rules["delay"].formula1 == "-1000000000000000"
    assert rules["minutes_on"].type == "date"
    assert rules["staff"].prompt == "Au dernier jour de la période.\nAu moins 0.\nAu plus 100\u202f000."
    assert rules["staff"].promptTitle == "Effectif *"
    listed = [cell.value for cell in book["lists"]["A"] if cell.value]
    assert rules["form"].formula1 == "'lists'!$A$1:$A$3"
    assert listed == ["aucune", "comité consultatif", "coopérative, une personne une voix"]
    assert rules["labels:ab"].formula1 == rules["labels:msc"].formula1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_form_filled_by_hand_is_read_back(form: Form, lang: Lang) -> None:
    words = {"fr": ("oui", "comité consultatif"), "en": ("yes", "advisory board")}[lang]
    content = fill(
        make_template(form, lang),
        at_siret="732 829 320 00074",
        at_name="Laiterie inventée",
        at_report_id="L-2026",
        staff=34,
        women=3,
        men=4,
        delay=42.5,
        organic=61.25,
        purchases=1234567.89,
        council=words[0],
        minutes_on=dt.date(2026, 11, 21),
        form=words[1],
        labels__ab="x",
        labels__msc="X",
    )
    report, found = read_filled(content, dairy.rules())
    assert found == ()
    assert report == dairy.report(form="advisory")


def test_an_empty_form_is_a_report_without_answers_and_gets_a_number(form: Form) -> None:
    report, found = read_filled(make_template(form, "fr"), dairy.rules())
    assert report is not None
    assert (report.report_id, report.answers, found) == ("form-2026-01-01", (), ())
    named, _ = read_filled(make_template(form, "fr"), dairy.rules(), "L1")
    assert named is not None
    assert named.report_id == "L1"


def test_a_slip_is_shown_with_its_sheet_and_line(form: Form) -> None:
    content = fill(make_template(form, "fr", dairy.report()), staff="trente", labels__="x")
    _, found = read_filled(content, dairy.rules())
    assert [(one.code, one.column) for one in found] == [
        ("not-a-number", "Gouvernance B"),
        ("none-and-some", "Travail - salaires et-ou temps B"),
    ]


@settings(max_examples=25)
@given(reports(digits=4))
def test_a_known_report_comes_back_equal(report: Report) -> None:
    form = make_form(dairy.rules(), report.period.from_)
    known = report.model_copy(update={"answers": tuple(one for one in report.answers if one.field in form.by_id)})
    for lang in LANGUAGES:
        back, found = read_filled(make_template(form, lang, known), dairy.rules())
        assert found == ()
        assert back == known


def test_a_figure_that_no_cell_can_hold_is_written_as_text(form: Form) -> None:
    report = dairy.report(purchases=Decimal("1234567890.123456789"))
    assert read_filled(make_template(form, "fr", report), dairy.rules())[0] == report


def test_text_is_never_taken_for_a_formula(form: Form) -> None:
    report = dairy.report(report_text="=HYPERLINK(1)")
    book = opened(make_template(form, "fr", report))
    page, row = lines(book)["report_text"]
    assert (page.cell(row, 2).data_type, page.cell(row, 2).value) == ("s", "=HYPERLINK(1)")


def test_nothing_inside_tells_the_day_it_was_made(form: Form) -> None:
    with ZipFile(BytesIO(make_template(form, "fr"))) as archive:
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (("Work",), ("Work",)),
        (("Work", "work", "WORK"), ("Work", "work 2", "WORK 3")),
        (("a/b: [c]*?\\",), ("a-b- -c----",)),
        (("'quoted'", ""), ("quoted", "-")),
        (("History",), ("History 2",)),
        (("a" * 40, "a" * 40), ("a" * 30 + "…", "a" * 28 + "… 2")),
    ],
)
def test_sheets_have_names_that_a_workbook_allows(titles: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert sheet_names(titles) == names
