"""A small scored report to print."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from conditionality.referential.model import Referential
from conditionality.referential.read import read_referential
from conditionality.report.model import (
    Answer,
    NumberAnswer,
    OptionAnswer,
    Organisation,
    Period,
    Report,
    TruthAnswer,
)
from conditionality.scoring.score import make_scorer, score
from conditionality.scoring.scorecard import Scorecard
from tests import repository

ANSWERS: tuple[Answer, ...] = (
    TruthAnswer(field="duerp", yes=True),
    NumberAnswer(field="seats", number=Decimal(6)),
    OptionAnswer(field="sorting", option="full"),
    NumberAnswer(field="women", number=Decimal(2)),
)


def small_referential() -> Referential:
    content = (repository.ROOT / "tests/cases/certificate/small.toml").read_bytes()
    reading = read_referential(content)
    assert reading.referential is not None, reading.findings
    return reading.referential


def small_card(answers: tuple[Answer, ...] = ANSWERS) -> Scorecard:
    report = Report(
        report_id="petit-2025",
        organisation=Organisation(siret="12345678200002", name="Les Ateliers du Val & Cie"),
        referential="petit@1.0.0",
        period=Period(from_=date(2025, 1, 1), to=date(2025, 12, 31)),
        answers=answers,
    )
    return score(make_scorer(small_referential(), date(2025, 1, 1)), report)
