"""Enterprises of the demonstration region to which something particular happens, so that every kind of case is seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from conditionality.desk.demo_answers import Answers, Given
from conditionality.desk.demo_enterprises import DIMENSIONS, Enterprise
from conditionality.desk.demo_words import CULTURE

EVERY_YEAR = (0, 1, 2)


@dataclass(frozen=True, slots=True)
class Case:
    """What is particular to one enterprise.

    Attributes:
        referential: The référentiel of its first year.
        place: Its place among the enterprises of that référentiel, from 0.
        traits: Traits of the enterprise that are set by hand.
        answers: Answers set by hand, by rank of the year.
        unanswered: Fields left without an answer, by rank of the year.
    """

    referential: str
    place: int
    traits: Mapping[str, Any] = field(default_factory=dict)
    answers: Mapping[int, Answers] = field(default_factory=dict)
    unanswered: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


def _each_year(**answers: Given) -> Mapping[int, Answers]:
    return dict.fromkeys(EVERY_YEAR, answers)


def _number(*years: int | str) -> tuple[Decimal, ...]:
    return tuple(Decimal(one) for one in years)


def _index(*years: int) -> Mapping[int, Answers]:
    """Publish an equality index that can be computed, one figure a year."""
    return {rank: {"egapro_computable": True, "egapro_index": Decimal(one)} for rank, one in enumerate(years)}


STRONG = dict.fromkeys(DIMENSIONS, 0.9)

ON_BOUNDS: Answers = dict(
    zip(
        ("employees", "employees_12m", "staff_permanent", "staff_temporary", "staff_cddi"),
        _number(40, 40, 36, 4, 0),
        strict=True,
    )
) | dict(
    zip(
        ("pay_lowest", "pay_highest", "supplier_delay_days", "training_hours", "purchases", "purchases_local"),
        _number(22_000, 88_000, 30, 560, 1_000_000, 500_000),
        strict=True,
    )
)
"""Values that stand exactly on a bound of their scale: the better step is earned each time."""

CASES: tuple[Case, ...] = (
    # An equality index under 75 three years running: suspended in the third year, not before.
    Case("socle-regional", 0, {"size": 64, "growth": 1.0}, _index(71, 68, 73)),
    # The same index on the bound: 75 is not under 75.
    Case("socle-regional", 9, {"size": 58, "growth": 1.0}, _index(75, 75, 75)),
    # No works council, put right the year after: blocked once.
    Case("socle-regional", 1, {"size": 26}, {1: {"cse_in_place": False}}),
    # An entity in a non-cooperative territory: blocked.
    Case("socle-regional", 2, {}, {2: {"etnc_entities": Decimal(1)}}),
    # Activity moved away: recovery of the aid.
    Case("socle-regional", 3, {}, {2: {"activity_kept": False}}),
    # A conviction: the assembly looks at it.
    Case("socle-regional", 4, {}, {1: {"convictions_3y": Decimal(1)}, 2: {"convictions_3y": Decimal(1)}}),
    # Good everywhere but for the environment: the total is good, a floor is not reached.
    Case("socle-regional", 5, {"levels": STRONG | {"E": 0.03}, "course": "steady"}, _each_year(ghg_inventory="none")),
    # Exactly on the bounds.
    Case("socle-regional", 6, {"size": 40, "growth": 1.0}, dict.fromkeys(EVERY_YEAR, ON_BOUNDS)),
    # Required answers still missing: such a report can be simulated, not filed.
    Case("socle-regional", 7, unanswered={2: ("waste_t", "accidents", "board_women")}),
    # A financial year that starts in July.
    Case("socle-regional", 8, {"months_late": 6}),
    # The risk assessment was not up to date in the first year.
    Case("socle-regional", 10, {}, {0: {"duerp_up_to_date": False}}),
    # An environmental notice in the second year.
    Case("socle-regional", 11, {}, {1: {"environmental_notices": Decimal(1)}}),
    # Little done anywhere: refused.
    Case("socle-regional", 12, {"levels": dict.fromkeys(DIMENSIONS, 0.06), "course": "declining", "form": "SAS"}),
    # An association without employees or purchases: a whole dimension is not applicable.
    Case(
        "socle-leger",
        0,
        {"size": 0, "trade": CULTURE, "form": "Association", "name": "Théâtre Mirlifique"},
        _each_year(purchases=Decimal(0), turnover=Decimal(0)),
    ),
    # Two that grow past nine employees: the regional base applies to them from then on.
    Case("socle-leger", 1, {"size": 8, "growth": 1.25, "course": "improving"}),
    Case("socle-leger", 2, {"size": 9, "growth": 1.1, "course": "improving"}),
    # Behind with its social contributions in the third year: blocked.
    Case("socle-leger", 3, {}, {2: {"tax_social_up_to_date": False}}),
    # A required answer is missing.
    Case("socle-leger", 4, unanswered={1: ("energy_steps",), 2: ("energy_steps", "cooperations")}),
    # A financial year that starts in July.
    Case("socle-leger", 5, {"months_late": 6}),
    # Little done: refused by the light version too.
    Case("socle-leger", 6, {"levels": dict.fromkeys(DIMENSIONS, 0.03), "course": "declining", "form": "SARL"}),
    # A good enterprise whose food dimension stays under its floor.
    Case("filiere-alimentaire", 0, {"levels": STRONG | {"A": 0.02}, "course": "steady"}),
    # Behind with its taxes in the second year.
    Case("filiere-alimentaire", 1, {}, {1: {"tax_social_up_to_date": False}}),
    # No farm purchases, no unsold food, no packaging: items that are not applicable.
    Case(
        "filiere-alimentaire",
        2,
        {},
        _each_year(farm_purchases=Decimal(0), has_unsold_food=False, packaging_units=Decimal(0)),
    ),
)


def with_cases(enterprises: tuple[Enterprise, ...]) -> tuple[tuple[Enterprise, Case | None], ...]:
    """Give each enterprise with its traits set by hand, and what is particular to it."""
    seen: dict[str, int] = {}
    paired: list[tuple[Enterprise, Case | None]] = []
    for one in enterprises:
        place = seen.get(one.referential, 0)
        seen[one.referential] = place + 1
        case = next((case for case in CASES if (case.referential, case.place) == (one.referential, place)), None)
        paired.append((replace(one, **case.traits) if case else one, case))
    return tuple(paired)
