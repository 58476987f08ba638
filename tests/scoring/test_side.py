"""A version made ready: the rules of each day, kept, and marks back in the order of the reports."""

from __future__ import annotations

from datetime import date

from conditionality.referential.settled import rules_fingerprint
from conditionality.scoring.gathering import gather
from conditionality.scoring.population import Population
from conditionality.scoring.score import make_scorer, score
from conditionality.scoring.side import Side
from tests.scoring.crowd import heavier
from tests.scoring.small import book
from tests.scoring.test_laws import MEANS
from tests.scoring.workshop import report, rules

OUTPUTS = ("total.shown", "outcome")


def test_each_report_has_the_rules_of_its_own_day() -> None:
    # The target of energy is 100 from 2025 on, and 80 from 2026 on.
    crowd = [report(year, energy="90") for year in (2026, 2025, 2026)]
    found = Side(rules()).run(gather(crowd, rules()), OUTPUTS)
    cards = [score(make_scorer(rules(), one.period.from_), one) for one in crowd]
    assert [str(found["total.shown"].of(row)) for row in range(3)] == [
        one.total.score.shown for one in cards if one.total.score is not None
    ]
    assert [found["outcome"].of(row) for row in range(3)] == [one.outcome for one in cards]


def test_a_day_before_the_version_has_the_rules_of_its_first_day() -> None:
    side = Side(rules())
    assert side.program(date(2019, 1, 1)) is side.program()
    assert side.program(date(2026, 5, 1)).on == date(2026, 5, 1)
    assert side.scorer(date(2019, 1, 1)) is side.scorer(rules().in_force.from_)


def test_rules_without_dates_are_compiled_once() -> None:
    side = Side(book(MEANS))
    assert side.program(date(2030, 1, 1)) is side.program(date(2026, 1, 1))


def test_a_version_is_named_by_what_it_rules() -> None:
    side = Side(heavier())
    assert (side.version.ref, side.version.sha256) == (heavier().ref, heavier().fingerprint())
    assert side.version.meaning == rules_fingerprint(heavier())


def test_nobody_gives_columns_without_a_row() -> None:
    found = Side(rules()).run(Population(0, {}), OUTPUTS)
    assert len(found["outcome"].values) == 0
