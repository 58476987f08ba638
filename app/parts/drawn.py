"""A score in charts, each with the table of what it shows."""

from __future__ import annotations

from fractions import Fraction

import streamlit as st

from app.parts import charts, live
from app.parts.charts import Point
from app.parts.sheet import draw_grid
from conditionality.desk.simulation import Simulation
from conditionality.referential.model import Referential
from conditionality.scoring.labels import STATUSES, printed, share_percent, shown_number, table_word, words
from conditionality.scoring.scorecard import Amount, NodeMark, Scorecard
from conditionality.scoring.tops import tops
from conditionality.wording.sheet import Grid
from conditionality.wording.speech import Lang, listed, say

FEWEST_AXES = 3
"""Axes a radar needs to have a shape."""


def total(now: Simulation, referential: Referential, lang: Lang) -> None:
    """Draw the gauge of the total, and the table of dimensions beside it."""
    st.header(say(lang, "The total"), anchor=False)
    left, right = st.columns([2, 3], gap="large", vertical_alignment="center")
    with left:
        live.gauge(now, referential, lang, "gauge")
    with right:
        draw_grid(dimension_grid(now.card, referential, lang), say(lang, "Dimensions"))


def top_marks(card: Scorecard) -> list[NodeMark]:
    """Give the marks of the dimensions that the total is made of."""
    return [one for one in card.dimensions if one.parent == "total"]


def dimension_grid(card: Scorecard, referential: Referential, lang: Lang) -> Grid:
    """Give the table of dimensions: score, floor, share of the total, what each brings."""
    labels = {one.id: words(one.label, lang) for one in referential.dimensions}
    rows = tuple(
        (labels.get(one.id, say(lang, "Total")), _score(one, lang), _floor(one, lang), share_percent(lang, one.share),
         shown_number(lang, one.contribution))
        for one in (*card.dimensions, card.total)
    )  # fmt: skip
    header = (
        say(lang, "Dimension"),
        say(lang, "Score"),
        say(lang, "Floor"),
        say(lang, "Weight applied"),
        say(lang, "Brings"),
    )
    return Grid(say(lang, "Dimensions"), header, rows, frozenset({1, 2, 3, 4}))


def _score(one: NodeMark, lang: Lang) -> str:
    return shown_number(lang, one.score) if one.score else table_word(STATUSES, one.status, lang)


def _floor(one: NodeMark, lang: Lang) -> str:
    if one.floor is None:
        return "–"
    if one.floor_holds is None:
        return shown_number(lang, one.floor)
    verdict = say(lang, "reached") if one.floor_holds else say(lang, "not reached")
    return f"{shown_number(lang, one.floor)} ({verdict})"


def shape(card: Scorecard, referential: Referential, lang: Lang) -> None:
    """Draw the radar of dimensions, with its table; too few of them have no shape."""
    most, labels = tops(referential), {one.id: words(one.label, lang) for one in referential.dimensions}
    kept = [one for one in top_marks(card) if one.score is not None]
    points = [
        Point(labels[one.id], 0.0, shown_number(lang, one.score), _share(one.score, most[one.id])) for one in kept
    ]
    if len(points) < FEWEST_AXES:
        return
    st.header(say(lang, "The shape of the score"), anchor=False)
    left, right = st.columns([3, 2], gap="large", vertical_alignment="center")
    with left:
        told = listed(lang, (say(lang, "{label}: {given}", label=one.label, given=one.shown) for one in points))
        alternative = say(lang, "Radar of the dimensions. {told}.", told=told)
        charts.draw(charts.radar(points), alternative, "radar")
    with right:
        header = (say(lang, "Dimension"), say(lang, "Score"))
        rows = tuple((one.label, one.shown) for one in points)
        draw_grid(Grid(say(lang, "Scores of the dimensions"), header, rows, frozenset({1})))


def _share(score: Amount | None, most: Fraction) -> float:
    return float(min(max(score.exact / most, Fraction(0)), Fraction(1))) if score is not None and most else 0.0


def pick_detail(chosen: str, key: str, lang: Lang) -> bool:
    """Let one pick what the total is made of: dimensions (true) or indicators (false)."""
    st.header(say(lang, "What the total is made of"), anchor=False)
    names = {"dimension": say(lang, "By dimension"), "indicator": say(lang, "By indicator")}
    at = chosen if chosen in names else "dimension"
    given = st.segmented_control(
        say(lang, "Detail"), list(names), default=at, required=True, format_func=names.__getitem__, key=key
    )
    return (given or at) == "dimension"


def contributions(card: Scorecard, referential: Referential, lang: Lang, *, whole: bool) -> None:
    """Draw what each dimension (or each indicator) brings to the total, with its table."""
    brought = card.total.contribution
    if brought is None:
        st.markdown(say(lang, "The total cannot be computed yet, so nothing can be shown here."))
        return
    points = _by_dimension(card, referential, lang) if whole else _by_indicator(card, referential, lang)
    reached = Point(say(lang, "Total"), float(brought.exact), shown_number(lang, brought))
    what = say(lang, "Dimension") if whole else say(lang, "Indicator")
    titles = (what, say(lang, "Points of the total"))
    alternative = say(lang, "Bars that add up to the total: the table beside gives each number.")
    left, right = st.columns([3, 2], gap="large")
    with left:
        chart = charts.waterfall(points, reached, titles, float(tops(referential)["total"]))
        charts.draw(chart, alternative, f"waterfall_{'whole' if whole else 'each'}")
    with right:
        rows = tuple((one.label, one.shown) for one in (*points, reached))
        draw_grid(Grid(say(lang, "What each brings to the total"), titles, rows, frozenset({1})))


def _by_dimension(card: Scorecard, referential: Referential, lang: Lang) -> list[Point]:
    labels = {one.id: words(one.label, lang) for one in referential.dimensions}
    found = [_point(labels[one.id], one.contribution, lang) for one in top_marks(card)]
    adjustment = _point(say(lang, "Adjustment"), card.total.adjustment, lang)
    return [one for one in (*found, adjustment) if one is not None]


def _by_indicator(card: Scorecard, referential: Referential, lang: Lang) -> list[Point]:
    codes = {one.id: one for one in referential.indicators}
    found = [_point(printed(codes[one.id]), one.contribution, lang) for one in card.indicators]
    for node in (*card.dimensions, card.total):
        label = say(lang, "Adjustment of {node}", node=node.id) if node.id != "total" else say(lang, "Adjustment")
        found.append(_point(label, node.adjustment, lang))
    return [one for one in found if one is not None]


def _point(label: str, brought: Amount | None, lang: Lang) -> Point | None:
    return Point(label, float(brought.exact), shown_number(lang, brought)) if brought is not None else None
