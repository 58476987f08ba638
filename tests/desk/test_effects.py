"""Reading the reports of a back-test: tables with more than answers, folders, new questions, slips."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from conditionality.desk.effects import Asked, open_population, read_population, read_reports
from conditionality.desk.tables import Table, write_table
from conditionality.referential.model import Referential
from conditionality.report.json_text import write_json
from conditionality.report.model import NumberAnswer, Period
from conditionality.report.template import make_template
from conditionality.scoring.population import Population
from tests.scoring.workshop import report, rules, scorer

HEADER = ("report_id", "staff", "delay", "naf", "territory", "granted", "audits")
ROWS = (
    ("a1", "12", "45", "25.62B", "Fablenay", "1000,50", "3"),
    ("a2", "300", "20,5", "56.10A", "", "", ""),
    ("a3", "beaucoup", "20", "01.11Z", "Fablenay", "5", "1"),
)


def csv(rows: tuple[tuple[str, ...], ...] = ROWS, header: tuple[str, ...] = HEADER) -> bytes:
    return "\n".join(";".join(row) for row in (header, *rows)).encode()


def newer() -> Referential:
    """Give a version that asks one more question."""
    asked = rules().fields[3].model_copy(update={"id": "audits"})
    return rules().model_copy(update={"version": "2.0.0", "fields": (*rules().fields, asked)})


def groups(found: Population, by: str) -> list[str | None]:
    column = found.groups[by]
    answered = column.answered(np.arange(found.rows))
    return [column.options[column.values[row]] if answered[row] else None for row in range(found.rows)]


def test_columns_beside_the_answers_group_the_reports() -> None:
    found = read_population(csv(), rules(), newer(), Asked(grants="granted"))
    assert found.population.rows == 2
    assert [one.line for one in found.rejects] == [4]
    assert groups(found.population, "size") == ["10-49", "250+"]
    assert groups(found.population, "sector") == ["C", "I"]
    assert groups(found.population, "territory") == ["Fablenay", None]
    assert found.population.grants is not None
    assert found.population.grants.value(0) == Decimal("1000.5")
    assert list(found.population.grants.answered(np.arange(2))) == [True, False]
    assert found.findings == ()


def test_answers_to_new_questions_are_read_where_they_stand() -> None:
    found = read_population(csv(), rules(), newer(), Asked())
    assert found.population.columns["audits"].value(0) == 3
    assert list(found.population.columns["audits"].answered(np.arange(2))) == [True, False]
    assert "audits" not in read_population(csv(), rules(), rules(), Asked()).population.columns


def test_a_cut_may_be_any_column_and_a_known_one_may_be_called_otherwise() -> None:
    table = csv((("a1", "12", "7"), ("a2", "300", "80")), ("report_id", "staff", "heads"))
    found = read_population(table, rules(), rules(), Asked(by=("size=heads", "staff")))
    assert groups(found.population, "size") == ["0-9", "50-249"]
    assert groups(found.population, "staff") == ["12", "300"]


def test_a_column_that_is_not_there_is_told_with_the_nearest() -> None:
    found = read_population(csv(), rules(), rules(), Asked(by=("teritory",), grants="subsidy"))
    assert [(one.code, one.given) for one in found.findings] == [
        ("backtest-column-absent", "teritory"), ("backtest-column-absent", "subsidy")
    ]  # fmt: skip
    assert dict(found.findings[0].params)["nearest"] == "territory"
    assert found.population.rows == 0


def test_a_renamed_column_and_a_period_are_heeded() -> None:
    table = csv((("a1", "12", "30"),), ("report_id", "staff", "wait"))
    year = Period(from_=report().period.from_, to=report().period.to)
    found = read_population(table, rules(), newer(), Asked(rename={"wait": "delay"}, period=year))
    assert found.population.columns["delay"].value(0) == 30
    assert found.population.columns["period.to"].value(0) == year.to


def test_what_is_no_table_of_reports_is_told() -> None:
    found = read_population(b"a;b\n1;2\n", rules(), rules(), Asked())
    assert [one.code for one in found.findings] == ["table-no-header"]


def test_a_workbook_is_read_as_a_table() -> None:
    table = write_table(".xlsx", Table(("report_id", "staff", "naf"), (("a1", "12", "25.62B"),)))
    assert groups(read_population(table, rules(), rules(), Asked()).population, "sector") == ["C"]


def test_a_form_to_fill_is_one_report_or_none() -> None:
    found = read_population(make_template(scorer().form, "en"), rules(), rules(), Asked())
    assert found.population.rows + len(found.rejects) <= 1


def as_json(number: str, referential: str = rules().ref, delay: object = 45) -> bytes:
    one = report()
    period = {"from": one.period.from_.isoformat(), "to": one.period.to.isoformat()}
    return write_json({"report_id": number, "referential": referential, "period": period, "answers": {"delay": delay}})


def test_reports_of_other_rules_are_counted_and_left_out() -> None:
    found = read_reports(
        (as_json("a"), as_json("b", "other@1.0.0"), as_json("c", delay="long"), as_json("a")), rules(), rules()
    )
    assert (found.population.ids, found.others, [one.line for one in found.rejects]) == (("a",), 1, [3])


def test_a_folder_holds_one_report_a_file(tmp_path: Path) -> None:
    (tmp_path / "2025").mkdir()
    (tmp_path / "2025" / "b.json").write_bytes(as_json("b"))
    (tmp_path / "a.json").write_bytes(as_json("a"))
    (tmp_path / "notes.txt").write_text("nothing", encoding="utf-8")
    found = open_population(str(tmp_path), rules(), rules(), Asked())
    assert sorted(found.population.ids) == ["a", "b"]
    alone = open_population(str(tmp_path / "a.json"), rules(), rules(), Asked())
    assert alone.population.ids == ("a",)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    found = open_population(str(tmp_path / "none.csv"), rules(), rules(), Asked())
    assert [one.code for one in found.findings] == ["file-absent"]


@pytest.mark.parametrize("decimals", [Decimal("0.1"), Decimal("87.55")])
def test_figures_are_those_that_were_written(decimals: Decimal) -> None:
    table = csv((("a1", str(decimals).replace(".", ",")),), ("report_id", "delay"))
    found = read_population(table, rules(), rules(), Asked())
    assert found.population.columns["delay"].value(0) == NumberAnswer(field="delay", number=decimals).number
