"""What a number format makes of a number."""

from __future__ import annotations

import pytest

from conditionality.report.number_formats import BUILT_IN, Shows, shows


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("General", "number"),
        ("0", "number"),
        ("#,##0.00", "number"),
        ("0.00E+00", "number"),
        ("@", "number"),
        ("", "number"),
        ('0.0" jours"', "number"),
        ('0.0" %"', "number"),
        (r"0\%", "number"),
        ("[Red]0", "number"),
        ("[$%-40C]0", "number"),
        ('_-* #,##0.00 "€"_-', "number"),
        ('"d', "number"),
        ("0%", "percent"),
        ("0.00 %", "percent"),
        ("0.0 %;[Red]-0.0 %", "percent"),
        ("0;0%", "number"),
        ("dd/mm/yyyy", "day"),
        ("[$-40C]d mmmm yyyy", "day"),
        ("yyyy-mm-dd hh:mm", "day"),
        ("mmm", "day"),
        ("hh:mm", "time"),
        ("h:mm AM/PM", "time"),
        ("mm:ss", "time"),
        ("[h]:mm:ss", "time"),
        ("[mm]:ss", "time"),
    ],
)
def test_a_format_is_told_by_its_first_section(code: str, kind: Shows) -> None:
    assert shows(code) == kind


@pytest.mark.parametrize(
    ("number", "kind"), [(0, None), (9, "percent"), (10, "percent"), (14, "day"), (20, "time"), (22, "day"), (49, None)]
)
def test_formats_known_by_their_number(number: int, kind: Shows | None) -> None:
    assert BUILT_IN.get(number) == kind
