"""Charts of a score: gauge, radar, waterfall. Each has a text for those who do not see it, and a table beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Any, Literal

import altair as alt
import streamlit as st

INK = "#1a2733"
SOFT = "#52616e"
LINE = "#b8c2cb"
PALE = "#e3e9ee"
MAIN = "#0b4f6c"
GAIN = "#0b7a75"
LOSS = "#b3541e"


FLOOR = 126
"""Height of the ends of the gauge, in points from the top."""

LARGE = 20
"""Size of letters from which they are set bold."""

Side = Literal["left", "center", "right"]
SIDES: tuple[Side, ...] = ("left", "center", "right")
MIDDLE = 0.2
"""Distance from the upright axis within which a name is centred."""


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


def tidy(chart: Any, height: int) -> alt.LayerChart:  # noqa: ANN401 - the library types layers as one of two
    """Give a chart the looks that all share; its text and its table stand beside it."""
    tidied: alt.LayerChart = (
        chart.properties(height=height)
        .configure(font="Source Sans, sans-serif", background="transparent", aria=False)
        .configure_view(strokeWidth=0)
        .configure_mark(aria=False)  # the chart has one text as a whole, and its table
        .configure_axis(
            labelFontSize=13, titleFontSize=13, labelColor=INK, domainColor=SOFT, gridColor=PALE, aria=False
        )
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
        _arc(base, pi / 2, PALE),
        _arc(base, turn, MAIN),
        _word(base, point.shown, 40, (0, -22)),
        _word(base, caption, 15, (0, 10)),
        _word(base, least, 13, (-104, 14)),
        _word(base, most, 13, (104, 14)),
    )
    return tidy(layers, FLOOR + 30)


def _arc(base: alt.Chart, to: float, color: str) -> alt.Chart:
    ends = {"theta": alt.value(-pi / 2), "theta2": alt.value(to), "y": alt.value(FLOOR)}
    made: alt.Chart = base.mark_arc(innerRadius=88, outerRadius=120, fill=color, stroke=SOFT, strokeWidth=0.6).encode(
        **ends
    )
    return made


def _word(base: alt.Chart, text: str, size: int, moved: tuple[int, int]) -> alt.Chart:
    middle = {"x": alt.value(alt.expr("width/2")), "y": alt.value(FLOOR)}
    made: alt.Chart = base.mark_text(
        text=text, fontSize=size, fontWeight=600 if size > LARGE else 400, fill=INK, dx=moved[0], dy=moved[1]
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
    names = [_corner(one, x, y) for one, (x, y) in zip(points, corners, strict=True)]
    across = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-2.1, 2.1]))
    up = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[-1.6, 1.6]))
    closed = [*shape, {**shape[0], "order": count}]
    layers = alt.layer(
        _path(rings, across, up, "ring:N", LINE),
        alt.Chart(_values(spokes)).mark_line(color=LINE, strokeWidth=1).encode(x=across, y=up, detail="spoke:N"),
        alt.Chart(_values(closed)).mark_line(color=MAIN, strokeWidth=3, fill=MAIN, fillOpacity=0.18)
        .encode(x=across, y=up, order="order:Q"),
        alt.Chart(_values(shape)).mark_point(filled=True, size=70, color=MAIN, opacity=1).encode(x=across, y=up),
        *(_names(names, side, across, up) for side in SIDES),
    )  # fmt: skip
    return tidy(layers, 400)


LINE_UNITS = 0.12
"""Height of a line of text in a radar, in the units of its axes."""


def _corner(one: Point, x: float, y: float) -> dict[str, Any]:
    """Give the name of an axis beside its end, away from the shape."""
    lines = [*_lines(one.label), one.shown]
    side = "center" if abs(x) < MIDDLE else "left" if x > 0 else "right"
    higher = len(lines) if side == "center" and y > 0 else 1 if side == "center" else len(lines) / 2
    return {"x": 1.1 * x, "y": 1.12 * y + (higher - 0.5) * LINE_UNITS, "text": "\n".join(lines), "side": side}


def _names(rows: list[dict[str, Any]], side: Side, across: alt.X, up: alt.Y) -> alt.Chart:
    made: alt.Chart = (
        alt.Chart(_values([one for one in rows if one["side"] == side]))
        .mark_text(align=side, fontSize=13, color=INK, lineHeight=15, lineBreak="\n")
        .encode(x=across, y=up, text="text:N")
    )
    return made


def _path(rows: list[dict[str, Any]], across: alt.X, up: alt.Y, detail: str, color: str) -> alt.Chart:
    made: alt.Chart = (
        alt.Chart(_values(rows))
        .mark_line(color=color, strokeWidth=1)
        .encode(x=across, y=up, order="order:Q", detail=detail)
    )
    return made


def waterfall(points: Sequence[Point], total: Point, names: tuple[str, str], most: float) -> alt.LayerChart:
    """Draw what each part brings, one after the other, up to the total.

    Args:
        points: Parts, in order; a negative value goes back.
        total: Their sum.
        names: Of the parts, and of what is counted.
        most: How far the total can go.
    """
    rows: list[dict[str, Any]] = []
    reached = 0.0
    for one in points:
        start, reached = reached, reached + one.value
        rows.append(_bar(one, start, reached, GAIN if one.value >= 0 else LOSS))
    rows.append(_bar(total, 0.0, total.value, MAIN))
    order = [str(row["label"]) for row in rows]
    ends = [min(0.0, *(float(row["least"]) for row in rows)), max(most * 1.08, *(float(row["most"]) for row in rows))]
    up = alt.Y("label:N", sort=order, title=None, axis=alt.Axis(labelLimit=210, labelPadding=6, ticks=False))
    base = alt.Chart(_values(rows)).encode(y=up)
    bars = base.mark_bar(height=alt.RelativeBandSize(0.62)).encode(
        x=alt.X("start:Q", title=names[1], axis=alt.Axis(tickCount=5), scale=alt.Scale(domain=ends)),
        x2="end:Q",
        color=alt.Color("color:N", scale=None, legend=None),
        tooltip=[alt.Tooltip("label:N", title=names[0]), alt.Tooltip("shown:N", title=names[1])],
    )
    texts = base.mark_text(align="left", dx=5, fontSize=13, color=INK).encode(x="most:Q", text="shown:N")
    return tidy(alt.layer(bars, texts), max(120, 30 * len(rows) + 40))


def _bar(one: Point, start: float, end: float, color: str) -> dict[str, Any]:
    ends = {"start": start, "end": end, "least": min(start, end), "most": max(start, end)}
    return {"label": one.label, "shown": one.shown, "color": color, **ends}


def _lines(label: str, longest: int = 16) -> list[str]:
    """Cut a name into short lines for the corner of a radar."""
    lines = [""]
    for word in label.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > longest:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
