"""A small rule book in several versions, and its folder, for the tests of the desk."""

from __future__ import annotations

import json
from pathlib import Path

from conditionality.desk.intake import RuleBook
from conditionality.referential.model import Referential
from conditionality.referential.read import read_referential
from tests.repository import ROOT

OWN = (ROOT / "examples" / "own-rules.toml").read_text(encoding="utf-8")


def text(version: str, dates: str, status: str = "proposed", points: int = 75) -> str:
    """Write a version: its dates in force, its status, the points of its middle step."""
    told = OWN.replace('version = "1.0.0"', f'version = "{version}"\nstatus = "{status}"')
    told = told.replace("{ from = 2026-01-01 }", f"{{ {dates} }}")
    return told.replace("from = 50, points = 75", f"from = 50, points = {points}")


def version(number: str, dates: str, status: str = "proposed", points: int = 75) -> Referential:
    """Read a version."""
    reading = read_referential(text(number, dates, status, points).encode())
    assert reading.referential is not None, reading.findings
    return reading.referential


def two_versions() -> RuleBook:
    """Give two versions, one after the other."""
    first = version("1.0.0", "from = 2024-01-01, until = 2025-12-31")
    return RuleBook((first, version("2.0.0", "from = 2026-01-01", points=60)), pinned=False)


def folder_of(home: Path, **versions: str) -> Path:
    """Write a folder of rule books, versions spelled `v1_0_0`."""
    (home / "covered-market").mkdir(parents=True)
    for name, content in versions.items():
        (home / "covered-market" / f"{name[1:].replace('_', '.')}.toml").write_text(content, encoding="utf-8")
    return home


def report(year: int, held: int = 6, referential: str = "covered-market") -> bytes:
    """Write a report in JSON."""
    return json.dumps(
        {
            "report_id": f"m-{year}",
            "organisation": {"siret": "73282932000074"},
            "referential": referential,
            "period": {"from": f"{year}-01-01", "to": f"{year}-12-31"},
            "answers": {"stalls": 10, "stalls_producers": held},
        }
    ).encode()
