"""An invented dairy: its rule book, its form, its reports, for every test of the report room."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from functools import cache

from conditionality.referential.model import Referential
from conditionality.referential.read import read_referential
from conditionality.report.form import Form, make_form
from conditionality.report.json_text import write_json
from conditionality.report.model import Report
from conditionality.report.read import read_report
from tests import repository

DAY = date(2026, 1, 1)
SIRET = "73282932000074"
"""Published example of a valid SIRET; no dairy bears it."""

ANSWERS: dict[str, object] = {
    "staff": 34,
    "women": 3,
    "men": 4,
    "delay": Decimal("42.5"),
    "organic": Decimal("61.25"),
    "purchases": Decimal("1234567.89"),
    "council": True,
    "minutes_on": "2026-11-21",
    "form": "coop",
    "labels": ["ab", "msc"],
}
"""Every needed answer and some more."""


@cache
def rules() -> Referential:
    """Give the invented rule book."""
    reading = read_referential((repository.ROOT / "tests/cases/report/laiterie.toml").read_bytes())
    assert reading.referential is not None, reading.findings
    return reading.referential


@cache
def form(day: date = DAY) -> Form:
    """Give its form for a year."""
    return make_form(rules(), day)


def tree(**changes: object) -> dict[str, object]:
    """Give a report as plain values; an answer changed to `...` is left out."""
    answers = {name: value for name, value in {**ANSWERS, **changes}.items() if value is not ...}
    return {
        "report_id": "L-2026",
        "organisation": {"siret": SIRET, "name": "Laiterie inventée"},
        "referential": "laiterie@1.0.0",
        "period": {"from": "2026-01-01", "to": "2026-12-31"},
        "answers": answers,
    }


def report(**changes: object) -> Report:
    """Give a report read from those values."""
    read, found = read_report(write_json(tree(**changes)), rules())
    assert read is not None, found
    return read


def as_json(**changes: object) -> bytes:
    """Give a report as a JSON file."""
    return write_json(tree(**changes))


def loose(value: object) -> bytes:
    """Give any plain value as JSON, not by our own writer."""
    return json.dumps(value, ensure_ascii=False).encode()


def codes(found: object) -> list[str]:
    """Give the codes of findings, in their order."""
    return [one.code for one in found]  # type: ignore[attr-defined]
