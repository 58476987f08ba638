"""Read a table typed as text: encoding and separator found out by rule, every broken line reported, good ones kept.

Order of encodings: a byte order mark decides; else UTF-8; else Windows Latin (cp1252), with a warning. The separator
is the one of `;`, tab and `,` under which most column names are known, then the one that cuts the first line most.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from conditionality.findings import Finding
from conditionality.report.file_kinds import UTF16_MARKS
from conditionality.report.grid import MOST_COLUMNS, MOST_ROWS, Grid, Row
from conditionality.report.places import Place, slip

MOST_BYTES = 50_000_000
"""Largest text file."""

SEPARATORS = (";", "\t", ",")

HEADER_WITHIN = 20
"""Rows among which the header is looked for."""

_HINT = re.compile(r"^\"?sep=([;,|\t])\"?\r?\n", re.IGNORECASE)

_FIGURE = re.compile(r"[+-]?[0-9][0-9.,]*")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")

Found = tuple[Finding, ...]


def read_csv(content: bytes, is_known: Callable[[str], bool]) -> tuple[tuple[Grid, ...], Found]:
    """Read a table of text.

    Args:
        content: The file.
        is_known: Tells whether a text is the name of a column.
    """
    if len(content) > MOST_BYTES:
        return (), (slip("file-too-heavy", len(content), {"limit": MOST_BYTES}),)
    text, found = decode(content)
    if text is None:
        return (), found
    separator, skipped = find_separator(text, is_known)
    rows = tuple(islice(_rows(text[skipped:], separator, 2 if skipped else 1), MOST_ROWS + HEADER_WITHIN + 1))
    wide = next((row.line for row in rows if len(row.cells) > MOST_COLUMNS), 0)
    if wide:
        return (), (*found, Place(line=wide).find("row-too-wide", "", {"limit": MOST_COLUMNS}))
    return (Grid(rows),), found


def decode(content: bytes) -> tuple[str | None, Found]:
    """Give the text of a file, and a warning when its encoding had to be assumed.

    >>> decode("é".encode("cp1252"))[0]
    'é'
    """
    marked = content.startswith(UTF16_MARKS)
    try:
        return content.decode("utf-16" if marked else "utf-8-sig"), ()
    except UnicodeDecodeError as fault:
        if marked:
            return None, (_undecoded(content, fault),)
    try:
        return content.decode("cp1252"), (slip("file-cp1252", level="warning"),)
    except UnicodeDecodeError as fault:
        return None, (_undecoded(content, fault),)


def _undecoded(content: bytes, fault: UnicodeDecodeError) -> Finding:
    line = content.count(b"\n", 0, fault.start) + 1
    return Place(line=line).find("file-encoding", f"0x{content[fault.start]:02X}")


def find_separator(text: str, is_known: Callable[[str], bool]) -> tuple[str, int]:
    """Find the separator of a text.

    Returns:
        The separator; and how many signs the line takes that only names it, 0 when there is none.
    """
    hint = _HINT.match(text)
    return (hint.group(1), hint.end()) if hint else (_sniff(text, is_known), 0)


def _sniff(text: str, is_known: Callable[[str], bool]) -> str:
    def merit(separator: str) -> tuple[int, int]:
        rows = [row.cells for row in islice(_rows(text, separator, 1), HEADER_WITHIN)]
        known = max((sum(is_known(str(cell)) for cell in row if cell) for row in rows), default=0)
        return known, max((len(row) for row in rows), default=0)

    # `max` keeps the first of equals.
    return max(SEPARATORS, key=merit)


def _rows(text: str, separator: str, first: int) -> Iterator[Row]:
    yield from read_rows(io.StringIO(text, newline=""), separator, first)


def read_rows(lines: Iterable[str], separator: str, first: int) -> Iterator[Row]:
    """Read rows one after the other; a broken one holds its fault, and the next ones are read all the same.

    Args:
        lines: Of the text, each with its end.
        separator: Between cells.
        first: Number of the first line in the file.
    """
    reader = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        line = reader.line_num + first
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            last = max(reader.line_num + first - 1, line)
            code = "cell-too-long" if "limit" in str(fault) else "csv-quote"
            yield Row(line, (), (Place(line=line).find(code, "", {"last": last}),))
        else:
            yield Row(line, tuple(unguard(cell) if cell.strip() else None for cell in cells))


def guard(text: str) -> str:
    """Give a text that a spreadsheet will not take for a formula: an apostrophe goes before a sign that starts one.

    Source: OWASP, "CSV Injection".

    >>> guard("=1+1"), unguard(guard("=1+1"))
    ("'=1+1", '=1+1')
    """
    return f"'{text}" if _FORMULA.match(text) and not _FIGURE.fullmatch(text) else text


def unguard(text: str) -> str:
    """Take away the apostrophe that `guard` adds."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
