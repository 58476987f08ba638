"""Drawn answers are whole where they must be, never more than what they are part of, and follow from the year."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest

from conditionality.desk.demo_answers import make_answers, make_year, part, tenths, whole
from conditionality.desk.demo_enterprises import Enterprise, make_enterprises

MADE = make_enterprises(2026)

PARTS = (
    ("board_employee_seats", "board_seats"),
    ("staff_permanent", "employees"),
    ("staff_cddi", "staff_temporary"),
    ("purchases_local", "purchases"),
    ("purchases_inclusion", "purchases"),
    ("energy_renewable_mwh", "energy_mwh"),
    ("waste_recovered_t", "waste_t"),
    ("turnover_labelled", "turnover"),
    ("apprentices", "employees"),
)


def answers(enterprise: Enterprise, rank: int) -> dict[str, Decimal]:
    """Draw the figures of a year."""
    made = make_answers(make_year(enterprise, rank, Random(f"{enterprise.rank} {rank}")))
    return {name: one for name, one in made.items() if isinstance(one, Decimal)}


@pytest.mark.parametrize("rank", [0, 1, 2])
def test_a_part_is_never_more_than_its_whole(rank: int) -> None:
    for one in MADE:
        told = answers(one, rank)
        assert all(Decimal(0) <= told[inside] <= told[outside] for inside, outside in PARTS), one
        assert told["staff_women"] + told["staff_men"] == told["employees"]
        assert told["staff_permanent"] + told["staff_temporary"] == told["employees"]
        assert told["pay_lowest"] <= told["pay_top5_mean"] <= told["pay_highest"]


def test_the_base_year_does_not_move() -> None:
    for one in MADE:
        first, last = answers(one, 0), answers(one, 2)
        assert first["ghg_base_t"] == last["ghg_base_t"]
        assert first["energy_base_mwh"] == last["energy_base_mwh"]
        assert last["years_since_base"] in {0, first["years_since_base"] + 2}


def test_the_lowest_pay_is_above_the_minimum_wage() -> None:
    """Source: decrees 2023-1216, 2024-951 and 2025-1228; 1 820 hours a year."""
    least = (Decimal("11.65"), Decimal("11.88"), Decimal("12.02"))
    for rank in range(3):
        assert all(answers(one, rank)["pay_lowest"] >= least[rank] * 1820 for one in MADE)


def test_numbers_are_rounded_without_a_tail() -> None:
    assert (tenths(2.25), tenths(2.24), whole(2.5)) == (Decimal("2.3"), Decimal("2.2"), Decimal(3))
    assert (part(10, 0.5), part(10, 3), part(10, -1)) == (Decimal(5), Decimal(10), Decimal(0))
