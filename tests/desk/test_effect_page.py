"""The page of a back-test: alone in its file, whole, safe, in both languages."""

from __future__ import annotations

import re
from html import unescape
from xml.etree import ElementTree as ET

import pytest

from conditionality.desk.effect_page import effect_page
from conditionality.scoring.effect import Backtest
from conditionality.wording.speech import Lang
from tests.scoring.crowd import heavier, reports
from tests.scoring.test_backtest import made
from tests.scoring.workshop import rules


@pytest.fixture(scope="module")
def paper() -> Backtest:
    return made(
        reports([(2025, {"form": "none", "board_women": 1}), (2025, {}), (2026, {"clean": False, "delay": None})])
    )


def page(paper: Backtest, lang: Lang = "en") -> str:
    return effect_page(paper, rules(), heavier(), lang).decode()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_it_is_well_formed_and_says_its_language(paper: Backtest, lang: Lang) -> None:
    html = page(paper, lang)
    strict = re.sub(r"<(meta[^>]*)>", r"<\1/>", html.removeprefix("<!doctype html>\n"))
    root = ET.fromstring(strict)  # noqa: S314 - our own page
    assert root.attrib["lang"] == lang
    ids = [one.attrib["id"] for one in root.iter() if "id" in one.attrib]
    assert len(ids) == len(set(ids))
    for drawing in root.iter("svg"):
        assert drawing.attrib.get("aria-hidden") == "true" or drawing.find("title") is not None
    heads = [one for table in root.iter("table") for one in table.iter("th")]
    assert heads
    assert all(one.attrib["scope"] in {"col", "row"} for one in heads)


def test_nothing_is_asked_of_any_network(paper: Backtest) -> None:
    html = page(paper)
    assert not re.findall(r"(?:src|href)=|https?:|<script|@import|url\(", html)
    assert "default-src 'none'" in html


def test_what_people_wrote_is_never_markup(paper: Backtest) -> None:
    evil = paper.fallers[0].model_copy(update={"name": "<script>alert(1)</script> & Cie"})
    html = page(paper.model_copy(update={"fallers": (evil,)}))
    assert "<script" not in html
    assert "<script>alert(1)</script> & Cie" in unescape(html)


def test_each_chart_has_its_table(paper: Backtest) -> None:
    html = page(paper)
    sections = re.findall(r"<section><h2>(.*?)</h2>(.*?)</section>", html, re.DOTALL)
    for heading, content in sections:
        if "<svg" in content:
            assert "<table" in content, heading
    assert [heading for heading, _ in sections][:2] == ["In short", "Recommendations"]


def test_a_paper_where_nobody_moves_is_a_page_too(paper: Backtest) -> None:
    still = made(reports([(2025, {"clean": None, "delay": None})]))
    assert "<h2>Largest falls</h2>" not in page(
        still.model_copy(update={"fallers": (), "risers": (), "indicators": ()})
    )
    empty = paper.model_copy(update={"total": paper.total.model_copy(update={"moves": made(()).total.moves})})
    assert "half of them are inside the box" not in page(empty)


def test_the_same_paper_gives_the_same_bytes(paper: Backtest) -> None:
    assert effect_page(paper, rules(), heavier(), "fr") == effect_page(paper, rules(), heavier(), "fr")
