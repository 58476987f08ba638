"""The typeface of printed papers: Source Sans 3, embedded, so that a paper looks the same on every machine.

Two weights are enough: regular and semi-bold. Licence: SIL Open Font License 1.1, beside the files in `fonts/`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "SourceSans3"
BOLD = "SourceSans3-SemiBold"
FACES = ((REGULAR, "SourceSans3-Regular.ttf"), (BOLD, "SourceSans3-SemiBold.ttf"))

NO_BREAK_SPACE = "\u00a0"
NARROW_NO_BREAK_SPACE = "\u202f"


@cache
def make_ready() -> None:
    """Load the two weights, once a process."""
    for name, file in FACES:
        content = files("conditionality.certificate").joinpath("fonts", file).read_bytes()
        pdfmetrics.registerFont(TTFont(name, BytesIO(content)))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)


def printable(text: str) -> str:
    """Give a text that can be set in lines: a narrow no-break space is made wide.

    ReportLab would break a line at the narrow one.

    >>> printable("1\u202f234") == "1\u00a0234"
    True
    """
    return text.replace(NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE)


def width_points(text: str, size_points: float, *, bold: bool = False) -> float:
    """Measure a line of text.

    Args:
        text: One line.
        size_points: Of the letters.
        bold: In semi-bold.
    """
    make_ready()
    return float(pdfmetrics.stringWidth(printable(text), BOLD if bold else REGULAR, size_points))
