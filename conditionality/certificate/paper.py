"""Print a sheet: A4, embedded font, outline, page numbers, repeated table heads, the legal mention at the last foot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, SimpleDocTemplate, Spacer

from conditionality.certificate.pieces import (
    BODY,
    CAPTION,
    CELL,
    FONT,
    HEAD,
    HEADING,
    SOFT,
    SUBTITLE,
    TITLE,
    AtFoot,
    Bar,
    Ruled,
    Stripe,
    style,
    table,
    text,
)
from conditionality.certificate.tags import Tagger, marked, tag
from conditionality.certificate.typeface import BOLD, REGULAR, make_ready, printable
from conditionality.wording.sheet import Sheet
from conditionality.wording.speech import Lang, say

MARGIN = 18 * mm
TOGETHER = 28 * mm
"""Room that a heading needs under it, or it goes to the next page."""

WIDTH = A4[0] - 2 * MARGIN - 12  # the frame keeps 6 points on each side


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands under the title: who and what in two columns, the total, the dimensions.

    Attributes:
        facts: Label and text.
        total: The total as a bar.
        verdict: The recommendation, in words.
        bars: One a dimension.
    """

    facts: tuple[tuple[str, str], ...]
    total: Bar
    verdict: str
    bars: tuple[Bar, ...] = ()


def sheet_pdf(sheet: Sheet, *, masthead: Masthead | None = None, author: str = "") -> bytes:
    """Print a sheet.

    Args:
        sheet: What to print, in its language.
        masthead: What stands under the title; without it, the subtitle.
        author: Who publishes the paper.

    Returns:
        A tagged PDF; the same inputs give the same bytes.
    """
    head = Head(sheet.title, sheet.subtitle, author, "en" if sheet.lang == "en" else "fr")
    make_ready()
    return print_story(story(sheet, masthead), head)


@dataclass(frozen=True, slots=True)
class Head:
    """What a file says of itself: title, subject, who publishes it, its language."""

    title: str
    subject: str
    author: str
    lang: Lang


def print_story(pieces: Iterable[Flowable], head: Head) -> bytes:
    """Print pieces one after the other, on as many pages as they need.

    Args:
        pieces: Texts, tables, drawings; made once `typeface.make_ready` was called.
        head: What the file says of itself.
    """
    tagger, out = Tagger(), BytesIO()
    paper = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=16 * mm, bottomMargin=20 * mm,
        title=head.title, subject=head.subject, author=head.author, creator="Conditionality", invariant=1,
        initialFontName=REGULAR,
    )  # fmt: skip
    paper.build(list(pieces), canvasmaker=partial(_Pages, tagger=tagger, foot=_Foot(head.lang, head.title)))
    return tag(out.getvalue(), tagger, head.lang, head.title)


@dataclass(frozen=True, slots=True)
class _Foot:
    lang: Lang
    title: str


class _Pages(Canvas):
    """A canvas that knows how many pages there are before it writes the foot of each."""

    def __init__(self, *given: Any, tagger: Tagger, foot: _Foot, **named: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **{**named, "initialFontName": REGULAR})
        self.tagger, self.foot = tagger, foot
        self.pages: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - the library's name
        self.pages.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]  # absent from the types published for the library

    def save(self) -> None:
        pages = self.pages
        for rank, page in enumerate(pages, 1):
            self.__dict__.update(page)
            self._draw_foot(rank, len(pages))
            super().showPage()
        super().save()

    def _draw_foot(self, rank: int, count: int) -> None:
        with marked(self, ()):
            self.setStrokeColor(SOFT)
            self.setLineWidth(0.4)
            self.line(MARGIN, 15 * mm, A4[0] - MARGIN, 15 * mm)
            self.setFillColor(SOFT)
            self.setFont(REGULAR, 8)
            self.drawString(MARGIN, 10.5 * mm, _clipped(self.foot.title))
            number = say(self.foot.lang, "Page {rank} of {count}", rank=rank, count=count)
            self.drawRightString(A4[0] - MARGIN, 10.5 * mm, printable(number))


def _clipped(title: str, longest: int = 90) -> str:
    return printable(title if len(title) <= longest else title[: longest - 1] + "…")


def story(sheet: Sheet, masthead: Masthead | None = None) -> Iterator[Flowable]:
    """Give the pieces of a sheet, in reading order."""
    yield text(sheet.title, TITLE, (("H1", "title"),), outline=sheet.title)
    if masthead is None:
        yield text(sheet.subtitle, SUBTITLE, (("P", "subtitle"),))
    else:
        yield from _masthead(masthead, "en" if sheet.lang == "en" else "fr")
    for rank, section in enumerate(sheet.sections, 1):
        if section.heading:
            yield CondPageBreak(TOGETHER)
            yield text(section.heading, HEADING, (("H2", f"s{rank}"),), outline=section.heading)
        for place, words in enumerate((one for one in section.paragraphs if one), 1):
            yield text(words, BODY, (("P", f"s{rank}.p{place}"),))
        for place, grid in enumerate((one for one in section.grids if one.rows), 1):
            name = f"s{rank}.t{place}"
            if grid.caption:
                yield CondPageBreak(TOGETHER)
                yield text(grid.caption, CAPTION, (("P", f"{name}.caption"),))
            yield table(grid, name, WIDTH)
            yield Spacer(1, 6)
    if sheet.mention:
        yield AtFoot(sheet.mention)


FACT = style(9.5, fontName=BOLD)
TOTAL = style(21, fontName=BOLD, leading=25)
VERDICT = style(11.5, fontName=BOLD, spaceAfter=8)
NO_PADDING: list[Any] = [FONT, ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 8)]
FLAT: list[Any] = [("TOPPADDING", (0, 0), (-1, -1), 1.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5)]


def _masthead(masthead: Masthead, lang: Lang) -> Iterator[Flowable]:
    yield fact_rows(masthead.facts)
    yield Spacer(1, 8)
    yield total_row(masthead.total)
    words = say(lang, "Recommendation: {verdict}", verdict=masthead.verdict)
    yield text(words, VERDICT, (("P", "verdict"),))
    if masthead.bars:
        yield bar_rows(masthead.bars)


def fact_rows(facts: tuple[tuple[str, str], ...], share: float = 0.2, look: ParagraphStyle = FACT) -> Ruled:
    """Set facts one under the other: label, text.

    Args:
        facts: Label and text.
        share: Part of the width that the labels take.
        look: Of the texts.
    """
    rows = [
        [text(label, style(9.5, textColor=SOFT), _at("facts", rank, 0)), text(words, look, _at("facts", rank, 1))]
        for rank, (label, words) in enumerate(facts)
    ]
    widths = [WIDTH * share, WIDTH * (1 - share)]
    return Ruled(rows, colWidths=widths, hAlign="LEFT", style=[*NO_PADDING, *FLAT, ("VALIGN", (0, 0), (-1, -1), "TOP")])


def total_row(total: Bar) -> Ruled:
    """Set the total: figure in large letters, bar beside it."""
    score = text(total.shown, TOTAL, (("P", "total"),))
    look = [*NO_PADDING, ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    return Ruled([[score, Stripe(total.share, 14)]], colWidths=[WIDTH * 0.3, WIDTH * 0.7], hAlign="LEFT", style=look)


def bar_rows(bars: tuple[Bar, ...]) -> Ruled:
    """Set bars one under the other: name, bar, figure."""
    rows = [
        [text(one.label, CELL, _at("bars", rank, 0)), Stripe(one.share, 7), text(one.shown, HEAD, _at("bars", rank, 1))]
        for rank, one in enumerate(bars)
    ]
    look = [*NO_PADDING, *FLAT, ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    return Ruled(rows, colWidths=[WIDTH * 0.4, WIDTH * 0.42, WIDTH * 0.18], hAlign="LEFT", style=look)


def _at(name: str, row: int, column: int) -> tuple[tuple[str, str], ...]:
    return (("Table", name), ("TR", f"{name}.{row}"), ("TD", f"{name}.{row}.{column}"))
