"""Words of the demonstration region are invented, and there are enough of them."""

from __future__ import annotations

from conditionality.desk.demo_enterprises import HOW_MANY
from conditionality.desk.demo_words import FIRST_WORDS, FOOD_TRADES, OTHER_TRADES, TERRITORIES, TRADES


def test_every_enterprise_can_have_a_name_of_its_own() -> None:
    assert len(set(FIRST_WORDS)) == len(FIRST_WORDS)
    assert 3 * len(FIRST_WORDS) >= sum(HOW_MANY.values()) + 30


def test_places_are_told_once() -> None:
    communes = [one for _, group in TERRITORIES for one in group]
    assert len(set(communes)) == len(communes) == 16


def test_figures_of_a_trade_are_plausible() -> None:
    assert len(TRADES) == len(OTHER_TRADES) + len(FOOD_TRADES) == 15
    for one in TRADES.values():
        assert 0 < one.purchases_share < 1
        assert 0 < one.women < 1
        assert 20_000 < one.turnover_head < 400_000
        assert len(one.naf) == 6
        assert len(one.names) == 3
