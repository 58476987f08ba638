"""What the commands read before they work: each trouble stops with its code."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from conditionality.cli.reading import (
    Refusal,
    open_rules,
    read_history,
    read_intake,
    read_map,
    read_one,
    read_period,
)
from conditionality.desk.intake import RuleBook
from tests.cli.conftest import EXAMPLES


def book() -> RuleBook:
    """Open the light rules."""
    found = open_rules("socle-leger@1.0.0")
    assert isinstance(found, RuleBook)
    return found


def test_a_name_that_is_not_there_is_wrong_use_and_a_fault_is_a_finding(tmp_path: Path) -> None:
    assert isinstance(nobody := open_rules("nobody"), Refusal)
    assert nobody.code == 2
    (tmp_path / "r.toml").write_text("id = 1", encoding="utf-8")
    assert isinstance(broken := open_rules(str(tmp_path / "r.toml")), Refusal)
    assert broken.code == 1
    assert len(broken.findings) > 1


def test_columns_are_renamed_at_the_last_equals_sign() -> None:
    assert read_map(["a=b", "x = y=z "]) == {"a": "b", "x = y": "z"}
    assert isinstance(wrong := read_map(["a", "=b", "c="]), Refusal)
    assert len(wrong.findings) == 3


def test_a_period_is_two_days_or_one() -> None:
    rules = book()
    assert read_period("", rules) is None
    whole = read_period("2025-07-01", rules)
    assert not isinstance(whole, Refusal)
    assert whole is not None
    assert whole.to == date(2026, 6, 30)
    assert isinstance(reversed_ := read_period("2026-12-31/2026-01-01", rules), Refusal)
    assert {one.code for one in reversed_.findings} == {"period-reversed"}
    for text in ("2026-01-01/soon", "31/12/2025"):
        assert isinstance(wrong := read_period(text, rules), Refusal)
        assert [one.code for one in wrong.findings] == ["option-period-form"]


def test_one_report_is_wanted_where_one_is_asked() -> None:
    assert not isinstance(read_one(str(EXAMPLES / "reports" / "socle-leger.json"), book()), Refusal)
    assert isinstance(many := read_one(str(EXAMPLES / "late-reports.csv"), book()), Refusal)
    assert many.code == 1


def test_what_is_wrong_on_the_line_is_told_from_what_is_wrong_in_the_file(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("report_id,employees\na,1\n", encoding="utf-8")
    assert isinstance(renamed := read_intake(str(table), book(), {"employees": "nobody"}), Refusal)
    assert renamed.code == 2
    table.write_text("", encoding="utf-8")
    assert isinstance(empty := read_intake(str(table), book()), Refusal)
    assert empty.code == 1


def test_history_is_read_from_several_files() -> None:
    one = str(EXAMPLES / "reports" / "socle-leger.json")
    filed = read_history((one, one), book())
    assert not isinstance(filed, Refusal)
    assert len(filed) == 2
    assert read_history((), book()) == ()
