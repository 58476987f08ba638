"""Reports written as JSON and as tables come back equal."""

from __future__ import annotations

import json
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from conditionality.codec import fingerprint
from conditionality.referential.model import Referential
from conditionality.report.form import Form
from conditionality.report.model import Report
from conditionality.report.read import read_report
from conditionality.report.table import read_table
from conditionality.report.write import columns, csv_template, rejects_csv, to_csv, to_json, to_tree
from tests.report import dairy
from tests.report.strategies import reports


def test_a_report_is_written_as_the_command_line_reads_it() -> None:
    assert json.loads(to_json(dairy.report())) == json.loads(dairy.as_json())


def test_figures_are_written_digit_by_digit() -> None:
    content = to_json(dairy.report(delay=Decimal("42.10"), purchases=Decimal("12345678901234567890.1")))
    assert b'"delay": 42.1,' in content
    assert b'"purchases": 12345678901234567890.1,' in content


def test_an_organisation_without_number_or_name_is_written_empty() -> None:
    bare = dairy.report().model_copy(update={"organisation": type(dairy.report().organisation)()})
    assert to_tree(bare)["organisation"] == {}


@given(reports(digits=9))
def test_a_report_written_as_json_comes_back_equal(report: Report) -> None:
    back, found = read_report(to_json(report), dairy.rules())
    assert [one.code for one in found if one.code != "answer-not-in-force"] == []
    assert back == report
    assert fingerprint(back) == fingerprint(report)


@given(st.lists(reports(), min_size=1, max_size=4, unique_by=lambda one: one.report_id))
def test_reports_written_as_a_table_come_back_equal(some: list[Report]) -> None:
    reading = read_table(to_csv(some, dairy.rules()), dairy.rules())
    assert reading.rejects == ()
    assert list(reading.reports) == some


def test_a_table_is_plain_text_that_a_spreadsheet_opens(rules: Referential) -> None:
    content = to_csv([dairy.report(labels=[], report_text="=1+1", council=False)], rules).decode("utf-8")
    header, row, end = content.split("\r\n")
    assert header == "\ufeff" + ";".join(columns(tuple(one.id for one in rules.fields)))
    assert row == (
        "L-2026;73282932000074;Laiterie inventée;2026-01-01;2026-12-31;34;3;4;42.5;61.25;;1234567.89;non;2026-11-21;"
        "coop;-;'=1+1;"
    )
    assert end == ""


def test_a_field_called_like_a_column_of_identity_is_told_apart() -> None:
    assert columns(("name", "staff", "referential")) == (
        *("report_id", "siret", "name", "period_from", "period_to"),
        *("answers.name", "staff", "answers.referential"),
    )


def test_the_empty_table_of_a_form_has_its_header_only(form: Form) -> None:
    text = csv_template(form).decode("utf-8")
    assert text.startswith(
        "\ufeffreport_id;siret;name;period_from;period_to;growth;purchases;minutes_on;old_count;staff"
    )
    assert text.count("\r\n") == 1


def test_what_was_refused_can_be_put_right_line_by_line(rules: Referential) -> None:
    table = "report_id;staff;women\nL1;trente;-1\nL2;3;\nL3;=cmd();2\n"
    reading = read_table(table.encode(), rules)
    lines = rejects_csv(reading.rejects, "fr").decode("utf-8-sig").split("\r\n")
    assert lines[0] == "Ligne;Colonne;Trouvé;Que faire"
    assert [line.split(";")[:3] for line in lines[1:-1]] == [
        ["2", "staff", "trente"],
        ["2", "women", "-1"],
        ["4", "staff", "'=cmd()"],
    ]
    told = "Ligne 2, colonne women\u00a0: -1 est inférieur à 0, le minimum admis. Vérifiez le chiffre et son unité."
    assert lines[2].split(";")[3] == told
    assert rejects_csv(reading.rejects, "en").decode("utf-8-sig").startswith("Line;Column;Found;What to do")
