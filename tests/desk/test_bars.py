"""Charts: told to those who do not see them, drawn to scale, never outside their frame."""

from __future__ import annotations

import re
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest

from conditionality.desk.bars import GAIN, LOSS, Part, Row, Spread, opposed, paired, spread, stacked

ROWS = (
    Row("A & B", Fraction(10), Fraction(30), "10", "30"),
    Row("C", Fraction(0), Fraction(60), "0", "60"),
)


def drawn(html: str) -> list[ET.Element]:
    return list(ET.fromstring(f"<div>{html}</div>").iter())  # noqa: S314 - our own page


def widths(html: str) -> list[float]:
    return [float(one.attrib["width"].rstrip("%")) for one in drawn(html) if one.tag == "rect"]


def test_parts_of_a_bar_fill_it() -> None:
    html = stacked("Totals", [Part(Fraction(1), LOSS, "Fall", "1"), Part(Fraction(2), GAIN, "Rise", "2"),
                              Part(Fraction(0), GAIN, "None", "0")])  # fmt: skip
    assert sum(widths(html)) == pytest.approx(100, abs=0.02)
    assert "<title" in html
    assert "Fall: 1; Rise: 2; None: 0" in html
    assert len(widths(html)) == 2
    assert widths(stacked("Nobody", [Part(Fraction(0), LOSS, "Fall", "0")])) == []


def test_bars_go_each_way_on_one_scale() -> None:
    html = opposed("Moves", ROWS)
    assert widths(html) == [8.33, 25.0, 50.0]
    assert "A &amp; B" in html
    assert html.count("<li>") == 2
    assert "10 | 30" in html


def test_pairs_say_before_and_after() -> None:
    html = paired("Reports", ROWS, ("Before", "After"))
    assert widths(html) == [16.67, 50.0, 100.0]
    assert "10 → 30" in html
    assert re.findall(r"</span>(Before|After)</li>", html) == ["Before", "After"]


def test_nothing_to_draw_is_no_fault() -> None:
    assert widths(opposed("Nothing", (Row("A", Fraction(0), Fraction(0), "", "0"),))) == []
    assert paired("Nobody", (), ("Before", "After")).count("<li>") == 2


@pytest.mark.parametrize("sign", [1, -1])
def test_a_spread_stays_inside_its_frame_with_nought_in_it(sign: int) -> None:
    places = sorted(Fraction(sign * one) for one in (1, 2, 3, 4, 5, 6, 9))
    html = spread("Moves", "from least to most", Spread(*places), ("1", "9"))
    found = [float(text) for text in re.findall(r'x[12]?="(-?[\d.]+)%"', html)]
    assert all(0 <= one <= 100 for one in found)
    assert (GAIN if sign > 0 else LOSS) in html
    assert ">0</text>" not in html
    both = spread("Moves", "both ways", Spread(*map(Fraction, (-9, -5, -2, 0, 3, 5, 9))), ("−9", "9"))
    assert ">0</text>" in both
    still = spread("Moves", "nobody moves", Spread(*([Fraction(0)] * 7)), ("0", "0"))
    assert drawn(still)
