"""The summary counts every report once, by référentiel and year."""

from __future__ import annotations

from fractions import Fraction

from conditionality.desk.demo_summary import median, summary
from tests.desk.region import scored


def test_every_report_is_counted_once() -> None:
    rows = list(summary(scored()))
    assert len(rows) == 9
    assert sum(one.reports for one in rows) == len(scored().cards)
    assert sum(one.rejected for one in rows) == len(scored().intake.rejects)
    assert all(sum(one.outcomes.values()) == one.reports for one in rows)
    assert sum(one.incomplete for one in rows) == sum(card.status == "incomplete" for card in scored().cards)


def test_rows_left_out_belong_to_the_light_rules_of_the_last_year() -> None:
    assert [(one.referential, one.year) for one in summary(scored()) if one.rejected] == [("socle-leger@1.0.0", 2026)]


def test_the_median_is_exact() -> None:
    assert median([]) is None
    assert median([Fraction(1, 3)]) == Fraction(1, 3)
    assert median([Fraction(1, 3), Fraction(1, 2)]) == Fraction(5, 12)
