"""The référentiels that the repository ships, read once, and their golden cases."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from conditionality.referential.model import Referential
from conditionality.referential.read import Reading, read_referential
from conditionality.report.model import Period, Report
from conditionality.report.read import read_answers
from conditionality.scoring.score import Scorer, make_scorer
from tests import repository

SHELF = repository.ROOT / "referentials"
VERSIONS = ("socle-regional@1.0.0", "socle-leger@1.0.0", "filiere-alimentaire@1.0.0", "hdi@2024.1.0")
STARTERS = VERSIONS[:3]


@dataclass(frozen=True, slots=True)
class Golden:
    """One golden case: a report with its history, and what a person or a publisher says it gives."""

    path: Path
    version: str
    case: Mapping[str, Any]
    period: Mapping[str, date]
    answers: Mapping[str, Any]
    history: tuple[Mapping[str, Any], ...]
    expected: Mapping[str, Any]

    def __str__(self) -> str:
        return f"{self.version.partition('@')[0]}/{self.path.stem}"


def content(version: str) -> bytes | None:
    """Give the bytes of `id@version`, or nothing when the shelf has no such version."""
    name, _, number = version.partition("@")
    path = SHELF / name / f"{number}.toml"
    return path.read_bytes() if path.is_file() else None


@cache
def reading(version: str) -> Reading:
    """Read a version with its parents."""
    found = content(version)
    assert found is not None, version
    return read_referential(found, content)


def referential(version: str) -> Referential:
    """Give a version that reads without an error."""
    found = reading(version).referential
    assert found is not None, reading(version).findings
    return found


@cache
def scorer(version: str, day: date) -> Scorer:
    """Make a version ready to score reports whose period starts on a day."""
    return make_scorer(referential(version), day)


@cache
def written(version: str) -> Mapping[str, Any]:
    """Give the file of a version as it is written, without its parents."""
    found = content(version)
    assert found is not None, version
    return tomllib.loads(found.decode(), parse_float=Decimal)


def golden(version: str) -> tuple[Golden, ...]:
    """Give the golden cases that stand beside a version."""
    folder = SHELF / version.partition("@")[0] / "cases"
    return tuple(_golden(path, version) for path in sorted(folder.glob("*.toml")))


def _golden(path: Path, version: str) -> Golden:
    held = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    history = tuple(held.get("history", ()))
    return Golden(path, version, held["case"], held["period"], held["answers"], history, held["expected"])


def exact(given: object) -> Fraction:
    """Give a number of a case exactly: `97`, `0.967`, or `"475/6"`."""
    assert isinstance(given, int | Decimal | str)
    return Fraction(given)


def report(version: str, name: str, period: Mapping[str, date], answers: Mapping[str, Any]) -> Report:
    """Make a report of a case; its answers are read as those of a file, and nothing may be wrong with them."""
    given = {key: Decimal(value) if type(value) is int else value for key, value in answers.items()}
    read, found = read_answers(given, referential(version), period["from"])
    assert not found, found
    span = Period(from_=period["from"], to=period["to"])
    return Report(report_id=name, referential=referential(version).ref, period=span, answers=read)
