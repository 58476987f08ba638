"""Pieces of a printed page: texts and tables that carry their place in the structure, bars, the box at the foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

from conditionality.certificate.tags import Path, marked
from conditionality.certificate.typeface import BOLD, REGULAR, printable, width_points
from conditionality.wording.sheet import Grid

INK = HexColor("#1a2733")
SOFT = HexColor("#52616e")
ACCENT = HexColor("#0b4f6c")
LINE = HexColor("#b8c2cb")
PALE = HexColor("#eef2f5")

CELL_POINTS = 8.5
PADDING_POINTS = 4.0
HEAD_SHARE = 0.6
"""Part of its length that a head is given: it then stands on two lines at most."""


def style(size_points: float, **more: Any) -> ParagraphStyle:  # noqa: ANN401 - as the library takes them
    """Give a style of text; every font is named, or ReportLab would name Helvetica, which is not embedded."""
    face = {"fontName": REGULAR, "bulletFontName": REGULAR, "textColor": INK, "leading": size_points * 1.32}
    return ParagraphStyle(f"s{size_points}", fontSize=size_points, **{**face, **more})


TITLE = style(19, fontName=BOLD, textColor=ACCENT, leading=23, spaceAfter=3)
SUBTITLE = style(10, textColor=SOFT, spaceAfter=10)
HEADING = style(12.5, fontName=BOLD, textColor=ACCENT, spaceBefore=12, spaceAfter=4)
BODY = style(9.5, spaceAfter=4, allowWidows=0, allowOrphans=0)
CAPTION = style(9, fontName=BOLD, spaceBefore=5, spaceAfter=3)
CELL = style(CELL_POINTS)
NUMBER = style(CELL_POINTS, alignment=2)
HEAD = style(CELL_POINTS, fontName=BOLD)
NUMBER_HEAD = style(CELL_POINTS, fontName=BOLD, alignment=2)
FINE = style(8.2)


class Text(Paragraph):
    """A paragraph of plain text with its place in the structure, kept when it is cut between two pages."""

    path: Path = ()
    outline: str = ""

    def draw(self) -> None:
        """Draw the text inside its mark, and name it in the outline."""
        if self.outline:
            self.canv.bookmarkPage(self.path[-1][1])
            self.canv.addOutlineEntry(self.outline, self.path[-1][1], 0)
        with marked(self.canv, self.path):
            super().draw()

    def split(self, aW: float, aH: float) -> list[Any]:  # noqa: N803 - the library's names
        """Cut the text between two pages; both parts keep its place in the structure."""
        parts: list[Any] = list(super().split(aW, aH))
        for part in parts:
            part.path = self.path
        return parts


def text(words: str, look: ParagraphStyle, path: Path, outline: str = "") -> Text:
    """Set a plain text; nothing in it is taken for mark-up."""
    made = Text(escape(printable(words)).replace("\n", "<br/>"), look)
    made.path, made.outline = path, outline
    return made


class Ruled(Table):
    """A table whose lines and grounds are not read aloud."""

    def _drawBkgrnd(self) -> None:  # noqa: N802 - the library's name
        with marked(self.canv, ()):
            super()._drawBkgrnd()  # type: ignore[misc]  # absent from the types published for the library

    def _drawLines(self) -> None:  # noqa: N802 - the library's name
        with marked(self.canv, ()):
            super()._drawLines()  # type: ignore[misc]  # as above


def table(grid: Grid, name: str, width: float) -> Ruled:
    """Set a table: its head comes again on each page, cells wrap, figures stand to the right.

    Args:
        grid: Texts.
        name: Id of the table in the structure.
        width: Points across.
    """
    rows = [
        [_cell(grid, name, rank, column) for column in range(len(grid.header))] for rank in range(-1, len(grid.rows))
    ]
    made = Ruled(rows, colWidths=column_widths(grid, width), repeatRows=1, splitInRow=24, hAlign="LEFT")
    made.setStyle(LOOK)
    return made


FONT = ("FONT", (0, 0), (-1, -1), REGULAR, CELL_POINTS)
"""Every table names its font, even though its cells are paragraphs, or ReportLab would name Helvetica."""

LOOK = TableStyle([
    FONT,
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), PADDING_POINTS),
    ("RIGHTPADDING", (0, 0), (-1, -1), PADDING_POINTS),
    ("TOPPADDING", (0, 0), (-1, -1), 2.5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
    ("BACKGROUND", (0, 0), (-1, 0), PALE),
    ("LINEBELOW", (0, 0), (-1, 0), 0.9, ACCENT),
    ("LINEBELOW", (0, 1), (-1, -1), 0.35, LINE),
])  # fmt: skip


def _cell(grid: Grid, name: str, rank: int, column: int) -> Text:
    row = f"{name}.{rank + 1}"
    role, words = ("TH", grid.header[column]) if rank < 0 else ("TD", grid.rows[rank][column])
    number = column in grid.numeric
    look = (NUMBER_HEAD if number else HEAD) if rank < 0 else (NUMBER if number else CELL)
    return text(words, look, (("Table", name), ("TR", row), (role, f"{row}.{column}")))


def column_widths(grid: Grid, width: float) -> list[float]:
    """Share a width among columns: each holds its longest word, the rest goes to those with long texts.

    Args:
        grid: Texts.
        width: Points across.
    """
    least = [max(_measure(words, whole=False)) for words in _columns(grid)]
    wanted = [max(_measure(words, whole=True)) for words in _columns(grid)]
    least = [min(one, width / 3) for one in least]
    wanted = [min(max(low, one), width * 0.6) for low, one in zip(least, wanted, strict=True)]
    if sum(least) >= width:
        return [one * width / sum(least) for one in least]
    greed = [high - low for low, high in zip(least, wanted, strict=True)]
    if sum(greed) + sum(least) <= width or not sum(greed):
        spare = (width - sum(wanted)) / max(1, len(least) - len(grid.numeric))
        return [one if rank in grid.numeric and len(grid.numeric) < len(least) else one + spare
                for rank, one in enumerate(wanted)]  # fmt: skip
    share = (width - sum(least)) / sum(greed)
    return [low + one * share for low, one in zip(least, greed, strict=True)]


def _columns(grid: Grid) -> Iterator[list[tuple[str, bool]]]:
    for rank, head in enumerate(grid.header):
        yield [(head, True), *((row[rank], False) for row in grid.rows)]


def _measure(words: list[tuple[str, bool]], *, whole: bool) -> Iterator[float]:
    """Give the width of each cell, or of its words; a head may always stand on two lines."""
    for cell, bold in words:
        widest = max(width_points(part, CELL_POINTS, bold=bold) for part in cell.split(" "))
        if whole:
            line = width_points(cell, CELL_POINTS, bold=bold)
            widest = max(widest, line * HEAD_SHARE if bold else line)
        yield widest + 2 * PADDING_POINTS + 1


@dataclass(frozen=True, slots=True)
class Bar:
    """A score as a bar.

    Attributes:
        label: What is measured.
        shown: The score as people read it, or why there is none.
        share: Length of the bar, 0 to 1; none: no bar.
    """

    label: str
    shown: str
    share: Fraction | None


class Stripe(Flowable):
    """The bar itself: a frame, a filled part, a line at each quarter; readable in grey."""

    def __init__(self, share: Fraction | None, height: float) -> None:
        super().__init__()
        self.share, self.height = share, height

    def wrap(self, aW: float, _aH: float) -> tuple[float, float]:  # noqa: N803 - the library's names
        """Take the width given."""
        self.width = aW
        return aW, self.height

    def draw(self) -> None:
        """Draw frame, filled part and quarters."""
        canvas = self.canv
        with marked(canvas, ()):
            canvas.setLineWidth(0.6)
            canvas.setStrokeColor(SOFT)
            canvas.setFillColor(PALE)
            canvas.rect(0, 0, self.width, self.height, stroke=1, fill=1)
            if self.share is not None:
                canvas.setFillColor(ACCENT)
                canvas.rect(0, 0, self.width * float(min(max(self.share, Fraction(0)), Fraction(1))), self.height, 0, 1)
            canvas.setStrokeColor(LINE)
            for quarter in (0.25, 0.5, 0.75):
                canvas.line(self.width * quarter, 0, self.width * quarter, self.height)


class AtFoot(Flowable):
    """A boxed text at the foot of the page it falls on; it goes to a new page when there is no room left."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.inside = text(words, FINE, (("P", "mention"),))
        self.outer = 0.0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - the library's names
        """Take all the height that is left, so that the box stands at the foot."""
        _, inner = self.inside.wrap(aW - 16, aH)
        self.width, self.outer = aW, inner + 14
        self.height = max(aH - 1, self.outer + 8)
        return aW, self.height

    def draw(self) -> None:
        """Draw the box and the text in it."""
        with marked(self.canv, ()):
            self.canv.setStrokeColor(INK)
            self.canv.setLineWidth(0.8)
            self.canv.rect(0, 0, self.width, self.outer)
        self.inside.drawOn(self.canv, 8, 7)
