"""The curve is told as a table: what each further day, or thousand euros, brings."""

from __future__ import annotations

import pytest

from conditionality.plan.curve import Slope, trace_curve
from conditionality.plan.curve_sheet import curve_section
from conditionality.wording.speech import LANGUAGES, Lang
from tests.plan import small

REPORT = small.report(A1=40, B1=50)


def test_each_line_says_what_a_further_day_brings() -> None:
    book = small.plain()
    section = curve_section(trace_curve(small.bench(book), REPORT), book, "en")
    assert section.heading == "What each day buys"
    assert section.grids[0].rows[:3] == (
        ("0", "€0.00", "0", "0", "45.0", "", "refused"),
        ("4.5", "€100.00", "3", "1", "60.0", "+3.33", "accepted"),
        ("5", "€200.00", "6", "2", "70.0", "+20.00", "accepted"),
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_euros_are_told_by_the_thousand(lang: Lang) -> None:
    book = small.plain()
    section = curve_section(trace_curve(small.bench(book), REPORT, Slope(by="cost")), book, lang)
    assert section.heading == ("What each euro buys" if lang == "en" else "Ce que rapporte chaque euro")
    assert section.grids[0].rows[1][5] in {"+150.00", "+150,00"}


def test_a_point_not_proved_the_best_is_marked() -> None:
    book = small.plain()
    section = curve_section(trace_curve(small.bench(book), REPORT, Slope(rounds=0)), book, "en")
    assert section.grids[0].rows[-1][4].startswith("~ ")
    assert "may exist" in section.paragraphs[1]


def test_nothing_more_to_gain_is_said() -> None:
    book = small.plain()
    section = curve_section(trace_curve(small.bench(book), small.report(A1=95, B1=90)), book, "en")
    assert section.paragraphs == ("No known action brings more points.",)
