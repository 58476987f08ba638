"""Plausible answers of an enterprise of the demonstration region for one year, by field, for every shipped référentiel.

Every field is answered; who writes the report keeps those that are asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from conditionality.desk.demo_enterprises import Enterprise, level_in, size_in

Given = Decimal | bool | str
Answers = Mapping[str, Given]

FULL_TIME_HOURS = 1607
"""Hours of a full-time year. Source: C. trav. L3121-44 (annual threshold)."""

LOWEST_PAY_EUR = (21_300, 21_700, 21_950)
"""Just above a full-time year at the minimum wage of 2024, 2025 and 2026."""

UNMEASURED = 0.3
"""Environmental level of the first year under which an enterprise has no base year."""


@dataclass(frozen=True, slots=True)
class Year:
    """One enterprise in one year, with the chance that draws its figures.

    Attributes:
        rank: 0 for the first year.
        employees: On the last day of the year.
        turnover_eur: Of the year.
        purchases_eur: Of the year.
    """

    enterprise: Enterprise
    rank: int
    chance: Random
    employees: int
    turnover_eur: int
    purchases_eur: int

    @property
    def years_since_base(self) -> int:
        """Give the years since the enterprise first measured its emissions; 0 when it never did."""
        measures = self.enterprise.levels["E"] > UNMEASURED
        return self.rank + 1 + self.enterprise.rank % 3 if measures else 0

    def level(self, dimension: str) -> float:
        """Give how good the enterprise is in a dimension, 0 to 1, with a little noise."""
        noise = self.chance.uniform(-0.06, 0.06)
        return min(1.0, max(0.0, level_in(self.enterprise, dimension, self.rank) + noise))

    def choice(self, dimension: str, options: Sequence[str]) -> str:
        """Pick an option, worst first, by level."""
        return options[min(len(options) - 1, int(self.level(dimension) * len(options)))]

    def at_least(self, dimension: str, level: float) -> bool:
        """Tell whether a level is reached."""
        return self.level(dimension) >= level


def make_year(enterprise: Enterprise, rank: int, chance: Random) -> Year:
    """Draw the size of a year."""
    employees, trade = size_in(enterprise, rank), enterprise.trade
    turnover = max(employees, 1) * trade.turnover_head * chance.uniform(0.85, 1.15)
    purchases = turnover * trade.purchases_share * chance.uniform(0.9, 1.1)
    return Year(enterprise, rank, chance, employees, _hundreds(turnover), _hundreds(purchases))


def make_answers(year: Year) -> Answers:
    """Give an answer to every field of the shipped référentiels."""
    return {
        **_size(year),
        **_governance(year),
        **_pay(year),
        **_value(year),
        **_staff(year),
        **_work(year),
        **_climate(year),
        **_waste(year),
        **_territory(year),
        **_ethics(year),
    }


def tenths(number: float) -> Decimal:
    """Round to one decimal."""
    return Decimal(int(number * 10 + 1 / 2)) / 10


def whole(number: float) -> Decimal:
    """Round to a whole number."""
    return Decimal(int(number + 1 / 2))


def part(total: Decimal | int, share: float) -> Decimal:
    """Give a share of a total, in whole units, never more than the total."""
    return min(Decimal(total), whole(float(total) * max(0.0, share)))


def _hundreds(number: float) -> int:
    return int(number / 100) * 100


def _size(year: Year) -> Answers:
    n = year.employees
    return {
        "employees": Decimal(n),
        "employees_12m": tenths(max(0.0, n - year.chance.choice((0, 0, 0.4, 0.8)))),
        "purchases": Decimal(year.purchases_eur),
        "turnover": Decimal(year.turnover_eur),
        "hours_worked": whole(n * FULL_TIME_HOURS * year.chance.uniform(0.82, 0.98)),
        "years_since_base": Decimal(year.years_since_base),
    }


def _governance(year: Year) -> Answers:
    seats = 3 + year.enterprise.size // 12
    members = seats + year.enterprise.rank % 3
    women = part(members, year.enterprise.trade.women * 0.5 + year.level("G") * 0.3)
    social = year.enterprise.is_social
    return {
        "board_seats": Decimal(seats),
        "board_employee_seats": part(seats, year.level("G") * (0.6 if social else 0.3)),
        "governance_form": "ess_law" if social else _form(year.enterprise.levels["G"]),
        "stakeholder_meetings": whole(year.level("G") * 3.4),
        "stakeholder_contacts": whole(year.level("G") * 3),
        "board_women": women,
        "board_men": members - women,
        "cse_in_place": True,
        "report_publication": year.choice("G", ("none", "internal", "internal", "public", "public_vsme")),
    }


def _form(level: float) -> str:
    return ("none", "none", "advisory", "mission_company")[int(level * 4)]


def _pay(year: Year) -> Answers:
    lowest = LOWEST_PAY_EUR[year.rank] + 100 * year.chance.randrange(12)
    ratio = 1.4 + (1 - year.level("V")) * (2.5 + year.employees / 14)
    highest = _hundreds(lowest * ratio)
    men = tenths(year.chance.uniform(14.5, 21.5))
    gap = (1 - year.level("V")) * 0.17
    return {
        "pay_lowest": Decimal(lowest),
        "pay_highest": Decimal(highest),
        "pay_top5_mean": Decimal(_hundreds(lowest + (highest - lowest) * year.chance.uniform(0.45, 0.8))),
        "staff_hourly_pay_men": men,
        "staff_hourly_pay_women": tenths(float(men) * (1 - gap)),
    }


def _value(year: Year) -> Answers:
    profit = Decimal(_hundreds(year.turnover_eur * 3 * year.chance.uniform(-0.012, 0.05)))
    share = year.level("V") * (1.05 if year.enterprise.is_social else 0.8)
    schemes = ("none", "one_off_bonus", "profit_sharing", "profit_sharing_plus_plan")
    return {
        "net_profit_3y": profit,
        "reserves_3y": part(max(profit, Decimal(0)), share),
        "value_sharing": year.choice("V", schemes),
        "supplier_delay_days": tenths(74 - 52 * year.level("V")),
    }


def _staff(year: Year) -> Answers:
    n, trade = year.employees, year.enterprise.trade
    women = part(n, trade.women + year.chance.uniform(-0.08, 0.08))
    permanent = part(n, 0.56 + 0.45 * year.level("S"))
    fixed = n - permanent
    owed = int(n * 0.06)
    return {
        "staff_women": women,
        "staff_men": n - women,
        "staff_permanent": permanent,
        "staff_temporary": fixed,
        "staff_cddi": part(fixed, 0.85) if trade.id == "inclusion" else Decimal(0),
        "oeth_employees": Decimal(n),
        "years_over_20": Decimal(3 + year.enterprise.rank % 6 + year.rank),
        "boeth_units": tenths(owed * (0.2 + 1.1 * year.level("S"))) if owed else Decimal(0),
        "egapro_computable": year.enterprise.rank % 5 != 0,
        "egapro_index": whole(70 + 27 * year.level("V")),
    }


def _work(year: Year) -> Answers:
    n, level = year.employees, year.level("S")
    rate = year.enterprise.trade.accidents * (1.15 - level)
    committed = n // 15
    hours = n * FULL_TIME_HOURS
    return {
        "jobs_committed": Decimal(committed),
        "jobs_achieved": tenths(committed * (0.45 + 0.65 * level)),
        "accidents": whole(rate * hours / 200_000),
        "duerp_up_to_date": True,
        "training_hours": whole(n * (2 + 23 * level)),
        "apprentices": part(n, 0.08 * level),
        "hours_inclusion": whole(hours * 0.05 * max(0.0, level - 0.35)),
        "purchases_inclusion": part(year.purchases_eur, 0.06 * (level - 0.3)),
    }


def _climate(year: Year) -> Answers:
    n, first, trade = max(year.employees, 1), max(year.enterprise.size, 1), year.enterprise.trade
    level, years = year.level("E"), year.years_since_base
    energy = tenths(n * trade.energy_head * (1 - 0.05 * years * (level - 0.25)))
    steps = ("none", "bills_followed", "self_diagnosis", "scope12")
    return {
        "ghg_inventory": year.choice("E", ("none", "none", "scope12", "scope123", "scope123_published")),
        "ghg_base_t": tenths(first * trade.energy_head * 0.19),
        "ghg_t": tenths(n * trade.energy_head * 0.19 * (1 - 0.065 * years * (level - 0.25))),
        "energy_mwh": energy,
        "energy_renewable_mwh": min(energy, tenths(float(energy) * max(0.0, 0.75 * (level - 0.18)))),
        "energy_base_mwh": tenths(first * trade.energy_head),
        "activity_volume": whole(n * 100 * year.chance.uniform(0.97, 1.12)),
        "activity_base_volume": Decimal(first * 100),
        "energy_steps": year.choice("E", steps),
        "environmental_management": year.choice(
            "E", ("none", "none", "action_plan", "third_party_label", "iso14001_emas")
        ),
        "environmental_notices": Decimal(0),
    }


def _waste(year: Year) -> Answers:
    n, trade, level = max(year.employees, 1), year.enterprise.trade, year.level("E")
    waste, water = tenths(n * trade.waste_head), whole(n * trade.water_head * (1.08 - 0.16 * level))
    return {
        "waste_t": waste,
        "waste_recovered_t": min(waste, tenths(float(waste) * (0.15 + 0.72 * level))),
        "waste_sorting": year.choice("E", ("none", "partial", "full_sorting", "sorting_and_reuse")),
        "water_m3": water,
        "water_base_m3": whole(max(year.enterprise.size, 1) * trade.water_head),
        "project_uses_land": year.enterprise.rank % 4 == 0,
        "soil_sealing": year.choice("E", ("net_sealing", "compensated", "none", "desealing")),
    }


def _territory(year: Year) -> Answers:
    return {
        "purchases_local": part(year.purchases_eur, 0.06 + 0.6 * year.level("T")),
        "cooperations": whole(3.4 * year.level("T")),
        "activity_kept": True,
        "turnover_labelled": part(year.turnover_eur, 0.85 * (year.level("T") - 0.35)),
    }


def _ethics(year: Year) -> Answers:
    return {
        "tax_social_up_to_date": True,
        "convictions_3y": Decimal(0),
        "whistleblowing_procedure": year.at_least("D", 0.35),
        "etnc_entities": Decimal(0),
        "turnover_fossil": part(year.turnover_eur, 0.12 * (0.35 - year.level("D"))),
        "turnover_weapons": Decimal(0),
        "turnover_tobacco": Decimal(0),
    }
