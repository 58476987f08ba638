"""A form that a person filled becomes one report, or findings at their lines."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from conditionality.report.filled import is_filled_form, read_filled
from conditionality.report.grid import Grid, Row
from conditionality.report.model import OptionsAnswer, Report
from tests.report import dairy, workbooks
from tests.report.spelled import spell_all

WHO: list[tuple[str, object]] = [("@siret", dairy.SIRET), ("@period_from", date(2026, 1, 1))]


def sheet(*lines: tuple[str, object]) -> bytes:
    """Make a form of these lines: name, answer."""
    return workbooks.xlsx([["label", "answer", "field"], *([None, answer, name] for name, answer in lines)])


def read(*lines: tuple[str, object]) -> tuple[Report | None, list[str]]:
    """Read a form of these lines, after who reports."""
    report, found = read_filled(sheet(*WHO, *lines), dairy.rules())
    return report, spell_all(found)


def test_a_form_is_read_line_by_line() -> None:
    report, found = read(
        ("@name", "Laiterie"),
        ("@report_id", "L1"),
        ("@referential", "laiterie@1.0.0"),
        ("staff", 34),
        ("delay", "42,5 jours"),
        ("council", "oui"),
        ("form", "comité consultatif"),
        ("labels:ab", "x"),
        ("labels:msc", None),
        ("labels:fair", True),
        ("labels:", None),
    )
    assert found == []
    assert report is not None
    assert (report.report_id, report.organisation.siret, report.organisation.name) == ("L1", dairy.SIRET, "Laiterie")
    assert report.period.to == date(2026, 12, 31)
    assert report.values() == {
        "staff": 34,
        "delay": Decimal("42.5"),
        "council": True,
        "form": "advisory",
        "labels": frozenset({"ab", "fair"}),
    }


def test_a_form_without_a_number_is_named_by_its_organisation_and_period() -> None:
    report, _ = read_filled(sheet(*WHO), dairy.rules())
    assert report is not None
    assert report.report_id == "73282932000074-2026-01-01"
    given_id, _ = read_filled(sheet(*WHO), dairy.rules(), "draft-7")
    assert given_id is not None
    assert given_id.report_id == "draft-7"
    nobody, found = read_filled(sheet(WHO[1]), dairy.rules())
    assert nobody is not None
    assert (nobody.report_id, found) == ("form-2026-01-01", ())


def test_a_number_that_cannot_be_made_is_not_asked_for_beside_what_is_at_fault() -> None:
    faulty = sheet(("@siret", "7,99E+13"), WHO[1])
    assert [one.code for one in read_filled(faulty, dairy.rules())[1]] == ["siret-lost-digits"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([("staff", "trente")], ["not-a-number 4:Rapports B answers.staff"]),
        ([("staff", "=1+1")], ["cell-formula 4:Rapports B answers.staff"]),
        ([("staff", 3), ("staff", 4)], ["form-line-twice 5:Rapports B answers.staff"]),
        ([("staf", 3)], ["form-unknown-line 4:Rapports B answers.staf"]),
        ([("labels:xyz", "x")], ["form-unknown-line 4:Rapports B answers.labels:xyz"]),
        ([("labels:ab", "peut-être")], ["not-a-tick 4:Rapports B answers.labels:ab"]),
        ([("labels:ab", "=1+1")], ["cell-formula 4:Rapports B answers.labels:ab"]),
        ([("labels:ab", "x"), ("labels:", "x")], ["none-and-some 5:Rapports B answers.labels:"]),
        ([("labels", "ab"), ("labels:msc", "x")], ["form-answered-twice 4:Rapports B answers.labels"]),
        ([("@referential", "fromagerie")], ["report-other-referential 4:Rapports B answers.@referential"]),
        ([("@report_id", "=1+1")], ["cell-formula 4:Rapports B report_id"]),
        ([("@period_to", "fin")], ["not-a-date 4:Rapports B period_to"]),
        ([("@name", "a\u0085b")], ["text-unseen-sign 4:Rapports B name"]),
    ],
)
def test_what_is_wrong_is_found_at_its_line(lines: list[tuple[str, object]], expected: list[str]) -> None:
    assert read(*lines)[1] == expected


@pytest.mark.parametrize(
    ("lines", "options"),
    [
        ([("labels", "ab; msc")], ("ab", "msc")),
        ([("labels", "ab"), ("labels:msc", None)], ("ab",)),
        ([("labels:", "x")], ()),
        ([("labels:", "non"), ("labels:ab", "oui")], ("ab",)),
    ],
)
def test_options_are_ticked_or_listed(lines: list[tuple[str, object]], options: tuple[str, ...]) -> None:
    report, found = read(*lines)
    assert found == []
    assert report is not None
    assert report.answers == (OptionsAnswer(field="labels", options=options),)


def test_nothing_ticked_is_unanswered() -> None:
    report, _ = read(("labels:ab", None), ("labels:msc", "0"))
    assert report is not None
    assert report.answers == ()


def test_good_answers_are_kept_beside_faulty_ones() -> None:
    report, found = read(("staff", "trente"), ("women", 3))
    assert report is not None
    assert report.values() == {"women": 3}
    assert len(found) == 1


def test_without_a_period_nothing_is_kept_but_everything_is_said() -> None:
    report, found = read_filled(sheet(WHO[0], ("staff", "trente")), dairy.rules())
    assert report is None
    assert spell_all(found)[0] == "period-without-start"
    assert "not-a-number 3:Rapports B answers.staff" in spell_all(found)


def test_an_answer_asked_in_other_years_is_left_aside() -> None:
    report, found = read_filled(sheet(WHO[0], ("@period_from", "01/01/2027"), ("old_count", 3)), dairy.rules())
    assert report is not None
    assert report.answers == ()
    assert spell_all(found) == ["~answer-not-in-force 4:Rapports B answers.old_count"]


def test_a_form_may_be_typed_as_text() -> None:
    text = f"field;answer\nsiret;{dairy.SIRET}\nperiod_from;01/01/2026\nstaff;34\nlabels;ab, msc\n"
    report, found = read_filled(text.encode(), dairy.rules())
    assert found == ()
    assert report is not None
    assert report.values() == {"staff": 34, "labels": frozenset({"ab", "msc"})}


def test_several_sheets_make_one_report_and_others_are_left_aside() -> None:
    def change(first: Worksheet) -> None:
        book: Any = first.parent
        second = book.create_sheet("Suite")
        for row in (["field", "answer"], ["women", 3], ["field", "answer"], [None, "x"]):
            second.append(row)
        hidden = book.create_sheet("Cache")
        for row in (["field", "answer"], ["women", 9]):
            hidden.append(row)
        hidden.sheet_state = "hidden"
        book.create_sheet("Notes").append(["lisez-moi"])

    rows: workbooks.Rows = [["answer", "field"], *([answer, name] for name, answer in WHO)]
    report, found = read_filled(workbooks.xlsx(rows, change), dairy.rules())
    assert found == ()
    assert report is not None
    assert report.values() == {"women": 3}


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"a;b\n1;2\n", "form-not-found"), (b"", "empty-file"), (b"%PDF-1.4", "file-is-pdf")],
)
def test_what_is_no_form_is_refused(content: bytes, code: str) -> None:
    report, found = read_filled(content, dairy.rules())
    assert report is None
    assert [one.code for one in found] == [code]


def test_a_form_is_told_by_its_two_columns_near_the_top() -> None:
    header = Row(1, ("Field", "ANSWER"))
    assert is_filled_form(Grid((header,)))
    assert not is_filled_form(Grid((Row(1, ("field",)),)))
    assert not is_filled_form(Grid((*(Row(line, ("x",)) for line in range(20)), header)))


@given(
    st.binary(max_size=200)
    | st.text("field;answer\n@siretstaff:x", max_size=80).map(lambda text: b"field;answer\n" + text.encode())
)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    report, found = read_filled(content, dairy.rules())
    assert report is not None or found
