"""An invented, plain rule book of fifty indicators for the measures of populations, and the same in bare numbers.

Every contestant of the bench reads this one table: ours through the language of the rules, the peers through
`plain()`. What is asked of all of them: for each report the total as shown (one decimal), the grade and the outcome.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from conditionality.referential.model import Referential

DAY = date(2025, 1, 1)

LINES = """
governance   board_women_percent        3  100 1  steps   0  10:20 20:40 30:70 40:100
governance   member_votes_percent       2  100 1  ramp    0:0 25:40 50:80 75:100
governance   meetings_a_year            2   24 1  steps   0  1:30 2:60 4:80 6:100
governance   staff_on_board_percent     2   60 1  ramp    0:0 10:50 30:100
governance   reserves_percent           3  100 1  steps   0  15:25 25:50 45:75 57.5:100
governance   pay_ratio                  4   20 2  ramp    1:100 4:80 7:50 10:20 15:0
governance   trained_directors_percent  2  100 1  steps   0  10:25 25:50 50:75 75:100
governance   published_papers_percent   2  100 1  ramp    0:0 40:30 80:80 100:100
employment   open_ended_percent         4  100 1  steps   0  40:20 55:40 70:60 80:80 90:100
employment   training_hours_per_head    3   60 2  ramp    0:0 8:40 16:70 40:100
employment   accidents_per_million_h    3   80 2  steps 100  2.5:90 10:70 20:45 35:20 60:0
employment   lost_days_per_thousand_h   2   10 2  ramp    0:100 0.75:80 2:40 5:0
employment   insertion_percent          2   50 1  steps   0  2:20 5:40 10:60 20:80 30:100
employment   disabled_percent           2   20 2  ramp    0:0 2:20 6:80 10:100
employment   youth_percent              1   40 1  steps   0  2.5:25 5:50 10:75 15:100
employment   seniors_percent            1   60 1  ramp    0:0 10:40 25:90 40:100
employment   part_time_chosen_percent   2  100 1  steps   0  25:20 50:50 75:80 90:100
employment   lowest_wage_over_floor     3   50 2  ramp    0:0 5:35 12.5:75 25:100
employment   overtime_hours_per_head    2  100 1  steps 100  5:85 15:60 30:35 60:0
climate      carbon_tonnes_per_head     4   50 2  ramp    1:100 4:75 10:40 25:0
climate      carbon_cut_percent         3   40 2  steps   0  1:15 2.5:30 5:60 7.5:80 10:100
climate      renewable_percent          3  100 1  ramp    0:0 20:25 60:75 100:100
climate      kwh_per_square_metre       2  600 1  steps 100  50:90 90:75 150:50 230:25 330:0
climate      car_free_commute_percent   2  100 1  ramp    0:0 30:50 70:100
climate      freight_by_rail_percent    2  100 1  steps   0  5:30 15:60 30:80 50:100
climate      flights_km_per_head        2 9000 1  ramp    0:100 500:80 2000:40 6000:0
climate      fleet_electric_percent     2  100 1  steps   0  10:25 20:50 40:75 70:100
resources    water_m3_per_head          2  120 1  ramp    5:100 15:80 40:30 90:0
resources    water_cut_percent          2   30 2  steps   0  1:20 3:40 6:70 10:100
resources    waste_kg_per_head          2  900 1  steps 100  50:90 120:70 250:45 400:20 600:0
resources    recycled_percent           3  100 1  ramp    0:0 30:30 60:70 90:100
resources    reused_percent             2   50 1  steps   0  2:20 5:40 10:70 20:100
resources    green_area_percent         2  100 1  ramp    0:0 10:40 30:80 60:100
resources    soil_sealed_percent        3  100 1  steps 100  20:80 40:60 60:40 80:0
resources    pesticide_free_percent     2  100 1  ramp    0:0 50:25 80:60 100:100
resources    repairable_percent         2  100 1  steps   0  10:20 30:45 50:70 75:100
purchases    local_percent              4  100 1  ramp    0:0 20:40 50:80 80:100
purchases    fair_trade_percent         2   40 2  steps   0  0.5:20 2:40 5:70 10:100
purchases    social_firms_percent       3   30 2  ramp    0:0 1:25 5:70 10:100
purchases    organic_percent            3  100 1  steps   0  5:20 15:40 30:60 50:80 80:100
purchases    payment_days               3  120 1  ramp   15:100 30:80 45:50 60:20 90:0
purchases    audited_suppliers_percent  2  100 1  steps   0  5:25 20:50 40:75 60:100
purchases    contracts_over_a_year      1   60 1  ramp    0:0 12:50 36:100
purchases    small_firms_percent        2  100 1  steps   0  20:25 40:50 60:75 80:100
territory    donated_hours_per_head     4   20 2  ramp    0:0 0.5:30 2:70 7:100
territory    partners                   4   40 1  steps   0  1:20 3:40 6:60 10:80 15:100
territory    apprentices_percent        4   20 2  ramp    0:0 2:40 5:90 8:100
territory    profit_kept_here_percent   4  100 1  steps   0  10:20 25:45 50:70 75:100
territory    accessible_percent         2  100 1  ramp    0:0 50:50 100:100
territory    shared_equipment_percent   2  100 1  steps   0  5:30 15:60 30:80 50:100
"""
"""Dimension, indicator, weight, largest value, decimals, then the scale: `steps` with the points under the first bound
and `bound:points` from each bound on, or the knots of a `ramp`."""

DIMENSIONS = {"governance": 15, "employment": 25, "climate": 20, "resources": 15, "purchases": 15, "territory": 10}
"""Weight of each."""

DIMENSION_FLOORS = {"employment": 35, "climate": 25}
INDICATOR_FLOORS = {"local_percent": 8, "accidents_per_million_h": 20}
GRADES = (("a", 65), ("b", 55), ("c", 45), ("d", None))
"""From which total on; the last takes the others."""

OUTCOMES = (("accepted", "accept", 55), ("path", "plan", 45), ("refused", "refuse", None))
"""From which total on; the first also wants every floor held."""


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator.

    Attributes:
        most: Values run from 0 to this.
        digits: Decimals of its values.
        kind: `steps` or `ramp`.
        pairs: Bounds, or knots, with their points, rising.
        base: Points under the first bound of steps.
    """

    id: str
    dimension: str
    weight: int
    most: int
    digits: int
    kind: str
    pairs: tuple[tuple[str, int], ...]
    base: int = 0


def lines() -> tuple[Line, ...]:
    """Read the table."""
    return tuple(_line(text.split()) for text in LINES.strip().splitlines())


def _line(words: list[str]) -> Line:
    dimension, name, weight, most, digits, kind, *scale = words
    base, pairs = (scale[0], scale[1:]) if kind == "steps" else ("0", scale)
    split = tuple((value, int(points)) for value, _, points in (one.partition(":") for one in pairs))
    return Line(name, dimension, int(weight), int(most), int(digits), kind, split, int(base))


def plain() -> dict[str, Any]:
    """Give the rules in bare numbers, for a peer to write in its own manner."""
    return {
        "indicators": [
            {
                "id": one.id,
                "dimension": one.dimension,
                "weight": one.weight,
                "kind": one.kind,
                "values": [float(value) for value, _ in one.pairs],
                "points": [float(points) for _, points in one.pairs],
                "base": float(one.base),
                "floor": INDICATOR_FLOORS.get(one.id),
            }
            for one in lines()
        ],
        "dimensions": [
            {"id": name, "weight": weight, "floor": DIMENSION_FLOORS.get(name)} for name, weight in DIMENSIONS.items()
        ],
        "grades": [[name, bound] for name, bound in GRADES],
        "outcomes": [[name, bound] for name, _, bound in OUTCOMES],
    }


def rule_book() -> Referential:
    """Make the same rules in the language of the rule books."""
    table = lines()
    return Referential.model_validate(
        {
            "id": "population",
            "version": "1.0.0",
            "title": _words("Fifty invented indicators, plainly scored"),
            "in_force": {"from": DAY},
            "fields": tuple(_field(one) for one in table),
            "dimensions": tuple(
                {"id": name, "label": _words(name), "weight": Decimal(weight), "floor": _number(DIMENSION_FLOORS, name)}
                for name, weight in DIMENSIONS.items()
            ),
            "indicators": tuple(_indicator(one) for one in table),
            "total": {"round": {"digits": 1}},
            "display": {"decimals": 1},
            "gradings": ({"id": "letter", "bands": tuple(_band(name, bound) for name, bound in GRADES)},),
            "outcomes": tuple(
                {"id": name, "kind": kind, "when": _when(kind, bound), "reason": _words(name)}
                for name, kind, bound in OUTCOMES
            ),
        }
    )


def _field(one: Line) -> dict[str, Any]:
    told = {"id": one.id, "kind": "decimal", "label": _words(one.id), "required": False}
    return told | {"min": Decimal(0), "max": Decimal(one.most)}


def _indicator(one: Line) -> dict[str, Any]:
    return {
        "id": f"score_{one.id}",
        "dimension": one.dimension,
        "label": _words(one.id),
        "weight": Decimal(one.weight),
        "value": one.id,
        "scale": _scale(one),
        "floor": _number(INDICATOR_FLOORS, one.id),
    }


def _scale(one: Line) -> dict[str, Any]:
    if one.kind == "ramp":
        return {"ramp": tuple((Decimal(value), Decimal(points)) for value, points in one.pairs)}
    falling = tuple({"from": Decimal(value), "points": Decimal(points)} for value, points in reversed(one.pairs))
    return {"steps": (*falling, {"points": Decimal(one.base)})}


def _band(name: str, bound: int | None) -> dict[str, Any]:
    reached = {} if bound is None else {"from": Decimal(bound)}
    return {**reached, "id": name, "label": _words(name)}


def _when(kind: str, bound: int | None) -> str:
    reached = "True" if bound is None else f"total.rounded >= {bound}"
    return f"{reached} and floors_hold" if kind == "accept" else reached


def _number(numbers: dict[str, int], name: str) -> Decimal | None:
    return Decimal(numbers[name]) if name in numbers else None


def _words(text: str) -> dict[str, str]:
    return {"fr": text, "en": text}
