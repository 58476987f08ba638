"""Charts as drawings inside a page: bars whose places are percentages, so that letters keep their size on a phone.

A drawing has a title and a description for those who do not see it; a list of bars says names and figures in letters,
that break where the page is narrow. Figures stand in a table beside, so that nothing is told by colour alone. Numbers
are exact; they are rounded only to be drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape

from conditionality.wording.numbers import shown

INK, SOFT, LINE, MAIN, GAIN, LOSS = "#1a2733", "#52616e", "#7b8894", "#0b4f6c", "#0b7a75", "#b3541e"
"""Colours of the house. On white, letters have a contrast of 6 or more, shapes of 3 or more.

Source: WCAG 2.2, 1.4.3 and 1.4.11.
"""

BAR = 14
"""Height of a bar."""

FULL, HALF = Fraction(100), Fraction(50)

MARGIN, INSIDE = Fraction(2), Fraction(96)
"""A scale leaves 2 % on each side, so that lines stay inside the drawing."""

AWAY = Fraction(15)
"""Least distance of a mark from the ends of its scale for its name to be written under it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar: its size in any unit, its colour, its name and what people read of it."""

    size: Fraction
    color: str
    name: str
    shown: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a chart.

    Attributes:
        name: What it is of.
        low: What goes to the left of the middle, or the first of two bars.
        high: What goes to the right, or the second.
        low_shown: As people read it.
        high_shown: The same.
    """

    name: str
    low: Fraction
    high: Fraction
    low_shown: str
    high_shown: str


def stacked(title: str, parts: Sequence[Part]) -> str:
    """Draw one bar made of parts, and its legend."""
    whole = sum((one.size for one in parts), Fraction(0)) or Fraction(1)
    at, shapes = Fraction(0), []
    for one in parts:
        width = one.size / whole * FULL
        shapes.append(_rect(at, 0, width, 28, one.color))
        at += width
    told = "; ".join(f"{one.name}: {one.shown}" for one in parts)
    legend = "".join(
        f'<li><span class="key" style="background:{one.color}"></span>{escape(one.name)} '
        f"<strong>{escape(one.shown)}</strong></li>"
        for one in parts
    )
    return f'{_drawing(title, told, 28, shapes)}<ul class="legend">{legend}</ul>'


def opposed(title: str, rows: Sequence[Row]) -> str:
    """Draw rows whose bars go to the left and to the right of the middle, all on one scale."""
    most = _most(rows)
    items = []
    for one in rows:
        left, right = one.low / most * HALF, one.high / most * HALF
        axis = f'<line x1="50%" x2="50%" y1="0" y2="{BAR + 4}" stroke="{INK}"/>'
        bars = (_rect(HALF - left, 2, left, BAR, LOSS), _rect(HALF, 2, right, BAR, GAIN), axis)
        items.append(_item(one, " | ", BAR + 4, bars))
    return _figure(title, items)


def paired(title: str, rows: Sequence[Row], names: tuple[str, str]) -> str:
    """Draw rows of two bars, one under the other: before and after."""
    most = _most(rows)
    items = []
    for one in rows:
        low, high = one.low / most * FULL, one.high / most * FULL
        bars = (_rect(Fraction(0), 1, low, 10, LINE), _rect(Fraction(0), 12, high, 10, MAIN))
        items.append(_item(one, " → ", 24, bars))
    keys = "".join(
        f'<li><span class="key" style="background:{color}"></span>{escape(name)}</li>'
        for name, color in zip(names, (LINE, MAIN), strict=True)
    )
    return f'{_figure(title, items)}<ul class="legend">{keys}</ul>'


def _most(rows: Sequence[Row]) -> Fraction:
    return max((max(one.low, one.high) for one in rows), default=Fraction(0)) or Fraction(1)


def _item(one: Row, between: str, height: int, bars: Iterable[str]) -> str:
    """Write a row: its name, its figures, then its bars."""
    told = between.join(text for text in (one.low_shown, one.high_shown) if text)
    drawn = f'<svg class="bar" width="100%" height="{height}" aria-hidden="true">{"".join(bars)}</svg>'
    return f'<li><span>{escape(one.name)}</span><span class="n">{escape(told)}</span>{drawn}</li>'


def _figure(title: str, items: Sequence[str]) -> str:
    return f'<figure><figcaption>{escape(title)}</figcaption><ul class="bars">{"".join(items)}</ul></figure>'


@dataclass(frozen=True, slots=True)
class Spread:
    """Where moves stand: from the least to the most, half of them inside the box."""

    least: Fraction
    p5: Fraction
    p25: Fraction
    median: Fraction
    p75: Fraction
    p95: Fraction
    most: Fraction


def spread(title: str, told: str, one: Spread, ends: tuple[str, str]) -> str:
    """Draw a box with its whiskers on a scale that has nought in it."""
    low, high = min(one.least, Fraction(0)), max(one.most, Fraction(0))
    width = (high - low) or Fraction(1)

    def at(value: Fraction) -> Fraction:
        return MARGIN + (value - low) / width * INSIDE

    def upright(value: Fraction, top: int, bottom: int, style: str) -> str:
        return f'<line x1="{_pc(at(value))}" x2="{_pc(at(value))}" y1="{top}" y2="{bottom}" stroke="{INK}" {style}/>'

    nought = at(Fraction(0))
    shapes = [
        f'<line x1="{_pc(at(one.least))}" x2="{_pc(at(one.most))}" y1="26" y2="26" stroke="{LINE}" stroke-width="2"/>',
        f'<line x1="{_pc(at(one.p5))}" x2="{_pc(at(one.p95))}" y1="26" y2="26" stroke="{INK}" stroke-width="4"/>',
        _rect(at(one.p25), 14, at(one.p75) - at(one.p25), 24, GAIN if one.median >= 0 else LOSS),
        upright(one.median, 10, 42, 'stroke-width="3"'),
        upright(Fraction(0), 4, 48, 'stroke-dasharray="3 3"'),
        _text("0", 66, ends[0], "start", SOFT),
        _text("100%", 66, ends[1], "end", SOFT),
    ]
    if AWAY < nought < FULL - AWAY:
        shapes.append(_text(_pc(nought), 66, "0", "middle", INK))
    return _drawing(title, told, 72, shapes)


def _drawing(title: str, told: str, height: int, shapes: Iterable[str]) -> str:
    name = f"t{abs(hash_of(title + told)):x}"
    return (
        f'<svg class="chart" width="100%" height="{height}" role="img" aria-labelledby="{name} {name}d">'
        f'<title id="{name}">{escape(title)}</title><desc id="{name}d">{escape(told)}</desc>{"".join(shapes)}</svg>'
    )


def hash_of(text: str) -> int:
    """Give a number that tells one drawing of a page from another, the same on every machine."""
    found = 0
    for sign in text:
        found = (found * 131 + ord(sign)) % (1 << 61)
    return found


def _rect(at: Fraction, top: int, width: Fraction, height: int, color: str) -> str:
    if width <= 0:
        return ""
    return f'<rect x="{_pc(at)}" y="{top}" width="{_pc(width)}" height="{height}" fill="{color}"/>'


def _text(at: str, bottom: int, text: str, anchor: str, color: str) -> str:
    return f'<text x="{at}" y="{bottom}" text-anchor="{anchor}" fill="{color}">{escape(text)}</text>'


def _pc(value: Fraction) -> str:
    return f"{shown(value, 2)}%"
