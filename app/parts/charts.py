"""Charts of a score: gauge, radar, waterfall. Each has a text for those who do not see it, and a table beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Any

import altair as alt
import streamlit as st

INK = "#1a2733"
SOFT = "#52616e"
LINE = "#b8c2cb"
PALE = "#e3e9ee"
MAIN = "#0b4f6c"
GAIN = "#0b7a75"
LOSS = "#b3541e"


@dataclass(frozen=True, slots=True)
class Point:
    """One thing drawn.

    Attributes:
        label: Its name.
        value: Its length, for drawing only.
        shown: The number as people read it.
        share: Part of what it can reach, 0 to 1, for drawing only.
    """

    label: str
    value: float
    shown: str
    share: float = 0.0


def draw(chart: alt.LayerChart, alternative: str, key: str) -> None:
    """Put a chart on the screen with its text."""
    st.altair_chart(chart, width="stretch", theme=None, alt=alternative, key=key)


def _values(rows: list[dict[str, Any]]) -> alt.InlineData:
    return alt.InlineData(values=rows)


def _tidy(chart: Any, height: int) -> alt.LayerChart:  # noqa: ANN401 - layers of layers, which the library types as one of two
    tidied: alt.LayerChart = (
        chart.properties(height=height)
        .configure(font="Source Sans, sans-serif", background="transparent")
        .configure_view(strokeWidth=0)
        .configure_axis(labelFontSize=13, titleFontSize=13, labelColor=INK, domainColor=SOFT, gridColor=PALE)
    )
    return tidied


def gauge(point: Point, caption: str, least: str, most: str) -> alt.LayerChart:
    """Draw a half-circle that fills with the score; the number stands inside.

    Args:
        point: The total.
        caption: What stands under the number.
        least: Text at the left end.
        most: Text at the right end.
    """
    turn = -pi / 2 + pi * min(max(point.share, 0.0), 1.0)
    base = alt.Chart(_values([{"none": 0}]))
    layers = alt.layer(
        _arc(base, pi / 2, fill=PALE, stroke=SOFT),
        _arc(base, turn, fill=MAIN),
        _word(base, point.shown, 40, INK, (0, -22), weight=600),
        _word(base, caption, 15, INK, (0, 10)),
        _word(base, least, 13, INK, (-104, 14)),
        _word(base, most, 13, INK, (104, 14)),
    )
    return _tidy(layers, 190)


def _arc(base: alt.Chart, to: float, **look: str) -> alt.Chart:
    ends = {"theta": alt.value(-pi / 2), "theta2": alt.value(to)}
    made: alt.Chart = base.mark_arc(innerRadius=88, outerRadius=120, **look).encode(**ends)
    return made


def _word(base: alt.Chart, text: str, size: int, color: str, moved: tuple[int, int], weight: int = 400) -> alt.Chart:
    middle = {"x": alt.value(alt.expr("width/2")), "y": alt.value(alt.expr("height/2"))}
    made: alt.Chart = base.mark_text(
        text=text, fontSize=size, fontWeight=weight, fill=color, dx=moved[0], dy=moved[1]
    ).encode(**middle)
    return made


def radar(points: Sequence[Point]) -> alt.LayerChart:
    """Draw one axis a dimension, all of the same length whatever its range; the shape joins the scores."""
    count = len(points)
    corners = [(cos(pi / 2 - 2 * pi * rank / count), sin(pi / 2 - 2 * pi * rank / count)) for rank in range(count)]
    rings = [
        {"x": level * x, "y": level * y, "order": rank, "ring": str(level)}
        for level in (0.25, 0.5, 0.75, 1.0)
        for rank, (x, y) in enumerate([*corners, corners[0]])
    ]
    spokes = [{"x": part * x, "y": part * y, "spoke": rank} for rank, (x, y) in enumerate(corners) for part in (0, 1)]
    shape = [
        {"x": one.share * x, "y": one.share * y, "order": rank, "label": one.label, "shown": one.shown}
        for rank, (one, (x, y)) in enumerate(zip(points, corners, strict=True))
    ]
    names = [
        {"x": 1.16 * x, "y": 1.16 * y, "text": "\n".join((*_lines(one.label), one.shown))}
        for one, (x, y) in zip(points, corners, strict=True)
    ]
    across = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-1.75, 1.75]))
    up = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[-1.4, 1.4]))
    closed = [*shape, {**shape[0], "order": count}]
    layers = alt.layer(
        _path(rings, across, up, "ring:N", LINE),
        alt.Chart(_values(spokes)).mark_line(color=LINE, strokeWidth=1).encode(x=across, y=up, detail="spoke:N"),
        alt.Chart(_values(closed)).mark_line(color=MAIN, strokeWidth=3, fill=MAIN, fillOpacity=0.18)
        .encode(x=across, y=up, order="order:Q"),
        alt.Chart(_values(shape)).mark_point(filled=True, size=70, color=MAIN, opacity=1).encode(x=across, y=up),
        alt.Chart(_values(names)).mark_text(fontSize=12.5, color=INK, lineHeight=15, lineBreak="\n").encode(x=across, y=up, text="text:N"),
    )  # fmt: skip
    return _tidy(layers, 380)


def _path(rows: list[dict[str, Any]], across: alt.X, up: alt.Y, detail: str, color: str) -> alt.Chart:
    made: alt.Chart = (
        alt.Chart(_values(rows))
        .mark_line(color=color, strokeWidth=1)
        .encode(x=across, y=up, order="order:Q", detail=detail)
    )
    return made


def waterfall(points: Sequence[Point], total: Point, names: tuple[str, str]) -> alt.LayerChart:
    """Draw what each part brings, one after the other, up to the total.

    Args:
        points: Parts, in order; a negative value goes back.
        total: Their sum.
        names: Of the parts, and of what is counted.
    """
    rows, reached = [], 0.0
    for one in points:
        start, reached = reached, reached + one.value
        rows.append(_bar(one, start, reached, GAIN if one.value >= 0 else LOSS))
    rows.append(_bar(total, 0.0, total.value, MAIN))
    order = [str(row["label"]) for row in rows]
    up = alt.Y("label:N", sort=order, title=None, axis=alt.Axis(labelLimit=210, labelPadding=6, ticks=False))
    base = alt.Chart(_values(rows)).encode(y=up)
    bars = base.mark_bar(height=alt.RelativeBandSize(0.62)).encode(
        x=alt.X("start:Q", title=names[1], axis=alt.Axis(tickCount=5, format="d")),
        x2="end:Q",
        color=alt.Color("color:N", scale=None, legend=None),
        tooltip=[alt.Tooltip("label:N", title=names[0]), alt.Tooltip("shown:N", title=names[1])],
    )
    texts = base.mark_text(align="left", dx=5, fontSize=13, color=INK).encode(x="most:Q", text="shown:N")
    return _tidy(alt.layer(bars, texts), max(120, 30 * len(rows) + 40))


def _bar(one: Point, start: float, end: float, color: str) -> dict[str, Any]:
    return {"label": one.label, "shown": one.shown, "start": start, "end": end, "most": max(start, end), "color": color}


def _lines(label: str, longest: int = 16) -> list[str]:
    """Cut a name into short lines for the corner of a radar."""
    lines = [""]
    for word in label.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > longest:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
