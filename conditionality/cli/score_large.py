"""Which tables are too large to be read at once, and what both ways of scoring a table share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from conditionality.desk.intake import RuleBook
from conditionality.referential.model import Referential
from conditionality.report.archive import MOST_BYTES
from conditionality.report.csv_text import MOST_BYTES as MOST_TEXT_BYTES
from conditionality.report.file_kinds import kind_of
from conditionality.report.grid import MOST_ROWS
from conditionality.report.model import Period
from conditionality.scoring.labels import words
from conditionality.wording.speech import Lang, mark

INCOMPLETE = mark("Incomplete rows, whose score is only a simulation: {count}. The column status says which.")

FIRST_BYTES = 4096
CHUNK_BYTES = 8_000_000


@dataclass(frozen=True, slots=True)
class StreamAsked:
    """The line as typed, as far as it concerns a table read by blocks."""

    reports: str
    out: str
    rejects: str
    history: tuple[str, ...]
    points: bool


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules, and how a table is read against them."""

    book: RuleBook
    names: Mapping[str, str]
    period: Period | None


def is_large(name: str) -> bool:
    """Tell whether a table is too large to be read at once: by its size, its rows, or since it is a folder."""
    path = Path(name)
    try:
        if path.is_dir():
            return True
        size = path.stat().st_size
        if size <= MOST_ROWS:
            return False
        with path.open("rb") as file:
            kind = kind_of(file.read(FIRST_BYTES))
        match kind:
            case "text":
                return size > MOST_TEXT_BYTES or _has_many_lines(path)
            case "parquet" | "arrow":
                return size > MOST_BYTES or _has_many_rows(name)
    except (OSError, ValueError):
        pass
    return False


def _has_many_lines(path: Path) -> bool:
    lines = 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            lines += chunk.count(b"\n")
    return lines > MOST_ROWS


def _has_many_rows(name: str) -> bool:
    # Loaded only for such a file: most runs read none.
    from conditionality.desk.population_arrow import open_arrow  # noqa: PLC0415

    source, _ = open_arrow((name,))
    return source is not None and source.rows > MOST_ROWS


def grade_label(grade: str, referential: Referential, lang: Lang) -> str:
    """Give what people read for a grade of the first grading, which is that of the scorecard, or its id."""
    first = referential.gradings[0]
    bands = (*first.bands, *(band for part in first.cases.values() for band in part), *first.otherwise)
    label = next((one.label for one in bands if one.id == grade), None)
    return words(label, lang) if label else grade


def counted(counter: Counter[str]) -> str:
    """Give what was counted, the most frequent first."""
    return ", ".join(f"{name} {count}" for name, count in counter.most_common())
