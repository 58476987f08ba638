"""Plausible answers of a food enterprise of the demonstration region: purchases, short chains, waste, packaging."""

from __future__ import annotations

from decimal import Decimal

from conditionality.desk.demo_answers import Answers, Year, part, tenths, whole

EUROS_A_TONNE = 1_900
"""Mean price of a tonne of raw food, for plausible masses."""


def make_food_answers(year: Year) -> Answers:
    """Give an answer to every field that only the food référentiel asks."""
    food = part(year.purchases_eur, 0.82)
    return {**_purchases(year, food), **_farms(year, food), **_sales(year, food), **_offer(year)}


def _purchases(year: Year, food: Decimal) -> Answers:
    tonnes = tenths(float(food) / EUROS_A_TONNE)
    egalim = part(food, 0.12 + 0.72 * year.level("A"))
    return {
        "food_purchases": food,
        "food_purchases_egalim": egalim,
        "food_purchases_organic": min(egalim, part(food, 0.03 + 0.46 * year.level("A"))),
        "raw_materials_t": tonnes,
        "raw_materials_regional_t": min(tonnes, tenths(float(tonnes) * (0.08 + 0.66 * year.level("A")))),
        "food_mass_t": tonnes,
        "food_wasted_t": tenths(float(tonnes) * (0.13 - 0.12 * year.level("A"))),
    }


def _farms(year: Year, food: Decimal) -> Answers:
    buys = year.enterprise.trade.id != "farming"
    farm = part(food, 0.55) if buys else Decimal(0)
    suppliers = 2 + year.employees // 4 if buys else 0
    return {
        "farm_purchases": farm,
        "farm_contract_exempt": year.enterprise.rank % 7 == 0,
        "farm_purchases_contracted": part(farm, 0.95 * year.level("A")),
        "farm_cost_indicator": year.enterprise.rank % 6 != 0,
        "farm_purchases_at_cost": part(farm, 0.2 + 0.8 * year.level("A")),
        "farm_suppliers": Decimal(suppliers),
        "farm_suppliers_labelled": part(suppliers, 0.1 + 0.8 * year.level("A")),
        "peer_visits": whole(3.2 * year.level("A")),
    }


def _sales(year: Year, food: Decimal) -> Answers:
    sales = Decimal(year.turnover_eur) if food else Decimal(0)
    unsold = year.enterprise.trade.id in {"grocery", "catering", "food_processing"}
    return {
        "food_sales": sales,
        "food_sales_short_chain": part(sales, 0.08 + 0.6 * year.level("A")),
        "has_unsold_food": unsold,
        "food_donation_agreement": year.at_least("A", 0.4),
    }


def _offer(year: Year) -> Answers:
    units = Decimal(0) if year.enterprise.trade.id == "catering" else Decimal(year.turnover_eur // 10)
    meals = Decimal(260) if year.enterprise.trade.id == "catering" else Decimal(0)
    return {
        "packaging_units": units,
        "packaging_reused_units": part(units, 0.16 * (year.level("A") - 0.3)),
        "menu_items": meals,
        "menu_items_plant_based": part(meals, 0.05 + 0.32 * year.level("A")),
    }
