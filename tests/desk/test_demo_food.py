"""Food answers are parts of food purchases, sales and farms."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from conditionality.desk.demo_answers import make_year
from conditionality.desk.demo_enterprises import make_enterprises
from conditionality.desk.demo_food import make_food_answers

FOOD = [one for one in make_enterprises(2026) if one.referential == "filiere-alimentaire"]

PARTS = (
    ("food_purchases_egalim", "food_purchases"),
    ("food_purchases_organic", "food_purchases_egalim"),
    ("raw_materials_regional_t", "raw_materials_t"),
    ("food_sales_short_chain", "food_sales"),
    ("farm_purchases", "food_purchases"),
    ("farm_purchases_contracted", "farm_purchases"),
    ("farm_suppliers_labelled", "farm_suppliers"),
    ("packaging_reused_units", "packaging_units"),
    ("menu_items_plant_based", "menu_items"),
    ("food_wasted_t", "food_mass_t"),
)


def test_a_part_is_never_more_than_its_whole() -> None:
    for enterprise in FOOD:
        for rank in range(3):
            told = make_food_answers(make_year(enterprise, rank, Random(f"{enterprise.rank} {rank}")))
            for inside, outside in PARTS:
                low, high = told[inside], told[outside]
                assert isinstance(low, Decimal)
                assert isinstance(high, Decimal)
                assert 0 <= low <= high, (enterprise.name, inside)


def test_a_farm_buys_from_no_farm_and_a_kitchen_has_meals() -> None:
    for enterprise in FOOD:
        told = make_food_answers(make_year(enterprise, 0, Random("food")))
        assert (told["farm_suppliers"] == 0) == (enterprise.trade.id == "farming")
        assert (told["menu_items"] == 0) == (enterprise.trade.id != "catering")
