"""Where a finding stands, and its pieces in both languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from conditionality.findings import Finding
from conditionality.referential.terms import Words
from conditionality.report.places import Place, answer_path, both, slip


def test_a_finding_made_at_a_place_bears_it() -> None:
    found = Place("answers.delay", 3, "delay").find("not-a-number", "soixante", {"limit": 3}, level="warning")
    assert found == Finding("not-a-number", "answers.delay", "soixante", 3, "delay", 0, "warning", (("limit", "3"),))


def test_findings_without_a_place_are_put_there() -> None:
    placed = Place("answers.delay").put([slip("not-a-number", "x"), slip("not-a-date", "y")])
    assert [(one.code, one.given, one.path) for one in placed] == [
        ("not-a-number", "x", "answers.delay"),
        ("not-a-date", "y", "answers.delay"),
    ]


def test_a_name_that_nobody_made_for_us_is_shown_safely() -> None:
    assert answer_path("wom\u0000en") == "answers.wom en"
    assert len(answer_path("w" * 500)) < 100


def test_a_piece_is_said_in_both_languages() -> None:
    assert both("day", date(2026, 11, 2)) == {"day_fr": "02/11/2026", "day_en": "2 Nov 2026"}
    assert both("limit", Decimal("1234.5")) == {"limit_fr": "1\u202f234,5", "limit_en": "1,234.5"}
    assert both("label", Words(fr="Effectif", en="Staff")) == {"label_fr": "Effectif", "label_en": "Staff"}
