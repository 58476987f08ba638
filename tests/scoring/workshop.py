"""An invented rule book and its reports, for the tests of the scorecard and of the explanation."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from conditionality.referential.model import Referential
from conditionality.referential.read import read_referential
from conditionality.report.model import (
    Answer,
    NumberAnswer,
    OptionAnswer,
    OptionsAnswer,
    Organisation,
    Period,
    Report,
    TruthAnswer,
)
from conditionality.scoring.score import Scorer, make_scorer

FILE = Path(__file__).parents[1] / "cases" / "scoring" / "workshop.toml"
FULL: dict[str, object] = {
    "staff": 34,
    "board_women": 2,
    "board_men": 4,
    "delay": 45,
    "form": "advisory",
    "labels": ("ab", "eu", "msc"),
    "clean": True,
    "sector": "other",
    "energy": "87.5",
}


@cache
def rules() -> Referential:
    """Give the invented rule book."""
    reading = read_referential(FILE.read_bytes())
    assert reading.referential is not None, reading.findings
    return reading.referential


@cache
def scorer(year: int = 2025) -> Scorer:
    """Give it ready to score."""
    return make_scorer(rules(), date(year, 1, 1))


def report(year: int = 2025, /, **changes: object) -> Report:
    """Give a report; a change to None leaves a question unanswered."""
    answers = {**FULL, **changes}
    return Report(
        report_id=f"r{year}",
        organisation=Organisation(name="Atelier inventé"),
        referential=rules().ref,
        period=Period(from_=date(year, 1, 1), to=date(year, 12, 31)),
        answers=tuple(answer(name, given) for name, given in sorted(answers.items()) if given is not None),
    )


def answer(field: str, given: object) -> Answer:
    """Give one typed answer from a plain value; figures as text or whole numbers."""
    if isinstance(given, bool):
        return TruthAnswer(field=field, yes=given)
    if isinstance(given, tuple):
        return OptionsAnswer(field=field, options=tuple(sorted(given)))
    if isinstance(given, int) or str(given)[0].isdigit():
        return NumberAnswer(field=field, number=Decimal(str(given)))
    return OptionAnswer(field=field, option=str(given))
