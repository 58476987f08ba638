"""Robustness of a population: each report as it is alone, whatever stands beside it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings

from conditionality.scoring import firm_population as module
from conditionality.scoring.draws import LAWS, Law, Terms
from conditionality.scoring.firm_population import Trials, make_trials, population_firmness
from conditionality.scoring.gathering import gather
from conditionality.scoring.population import Population
from conditionality.scoring.robustness import firmness, make_trial
from tests.scoring.crowd import crowds, reports
from tests.scoring.workshop import rules

TRIALS: Trials = make_trials(rules())


@settings(max_examples=4, deadline=None)
@given(crowds)
@pytest.mark.parametrize("law", LAWS)
def test_each_report_holds_as_firmly_as_alone(law: Law, drawn: list[tuple[int, dict[str, object]]]) -> None:
    crowd = reports(drawn)
    terms = Terms(12, Decimal(50), law, Decimal(15))
    found = population_firmness(TRIALS, gather(crowd, rules()), terms)
    alone = {one.report_id: firmness(make_trial(rules(), one.period.from_), one, terms) for one in crowd}
    kept = {name: one.kept for name, one in alone.items()}
    assert found.mean_share == Fraction(sum(kept.values()), 12 * len(crowd))
    assert found.firm == sum(count * 100 >= 95 * 12 for count in kept.values())
    assert sum(one.reports for one in found.bands) == found.reports == len(crowd)
    weakest = sorted((count, name) for name, count in kept.items() if count < 12)[:10]
    assert [(one.kept, one.report_id) for one in found.weakest] == weakest
    assert all(one.outcome == alone[one.report_id].outcome for one in found.weakest)


def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    crowd = gather(
        reports([(2025, {"delay": 47}), (2026, {}), (2025, {"form": "none"}), (2025, {"clean": None})]), rules()
    )
    terms = Terms(10, Decimal(50))
    whole = population_firmness(TRIALS, crowd, terms)
    monkeypatch.setattr(module, "ROWS_AT_ONCE", 10)
    assert population_firmness(TRIALS, crowd, terms) == whole


def test_without_spread_all_hold() -> None:
    found = population_firmness(TRIALS, gather(reports([(2025, {}), (2026, {})]), rules()), Terms(5, Decimal(0)))
    assert (found.firm, found.mean_share, len(found.weakest)) == (2, Fraction(1), 0)
    assert (found.bands[0].least_percent, found.bands[0].reports) == (100, 2)
    assert found.no_history


def test_nobody_at_all_is_told() -> None:
    found = population_firmness(TRIALS, Population(0, {}), Terms(5))
    assert (found.reports, found.mean_share) == (0, Fraction(0))
