"""Parts that give text: tables, badges, charts, safe texts."""

from __future__ import annotations

import json

from app.parts.charts import Point, gauge, radar, waterfall
from app.parts.plain import plain
from app.parts.sheet import grid_html
from app.parts.verdict import badge_html
from conditionality.wording.sheet import Grid


def test_a_table_has_its_caption_its_scopes_and_no_mark_up_from_its_texts() -> None:
    found = grid_html(Grid("Un <b>titre</b>", ("Nom", "Points"), (("a & b", "12,5"),), frozenset({1})))
    assert "<caption>Un &lt;b&gt;titre&lt;/b&gt;</caption>" in found
    assert '<th scope="col" class="number">Points</th>' in found
    assert '<th scope="row">a &amp; b</th><td class="number">12,5</td>' in found
    assert 'tabindex="0"' in found


def test_a_badge_says_its_words_and_has_a_sign_that_is_not_read() -> None:
    found = badge_html("refuse", "Refusé <x>")
    assert "Refusé &lt;x&gt;" in found
    assert 'aria-hidden="true">✕' in found


def test_a_text_keeps_its_stars_and_brackets() -> None:
    assert plain("*a* [b](c) $d$ <e>") == r"\*a\* \[b\](c) \$d\$ \<e\>"


def values(chart: object) -> str:
    return json.dumps(chart.to_dict())  # type: ignore[attr-defined]


def test_a_waterfall_starts_each_bar_where_the_last_one_ended() -> None:
    points = [Point("A", 10, "10,0"), Point("B", -4, "-4,0")]
    rows = waterfall(points, Point("Total", 6, "6,0"), ("Dimension", "Points"), 100).to_dict()["datasets"]
    bars = next(iter(rows.values()))
    assert [(one["start"], one["end"]) for one in bars] == [(0, 10), (10, 6), (0, 6)]
    assert bars[0]["color"] != bars[1]["color"]


def test_a_radar_has_one_corner_an_axis_and_closes() -> None:
    found = radar([Point(name, 0, "50", 0.5) for name in ("Un", "Deux", "Trois")]).to_dict()
    shape = next(rows for rows in found["datasets"].values() if len(rows) == 4 and "shown" in rows[0])
    assert (shape[0]["x"], shape[0]["y"]) == (shape[-1]["x"], shape[-1]["y"])


def test_a_gauge_never_turns_further_than_its_end() -> None:
    assert values(gauge(Point("Total", 300, "300", 3), "sur 100", "0", "100")).count("1.5707963267948966") >= 2
