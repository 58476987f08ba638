"""The enterprises of the demonstration region: who they are, how large, how good, and where they are going."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Literal

from stdnum import luhn

from conditionality.desk.demo_words import (
    FIRST_WORDS,
    FOOD_TRADES,
    OTHER_FORMS,
    OTHER_TRADES,
    SOCIAL_FORMS,
    TERRITORIES,
    Trade,
)

Course = Literal["improving", "steady", "declining"]

COURSES: tuple[Course, ...] = ("improving", "improving", "improving", "steady", "steady", "declining")
DIMENSIONS = ("G", "V", "S", "E", "T", "D", "A")

INVENTED_PREFIX = "0000"
"""Start of every SIREN of the region: the Sirene register has none that starts so. The check digits are right, so that
the readers take the numbers; nobody has them."""

HOW_MANY = {"socle-regional": 25, "socle-leger": 21, "filiere-alimentaire": 14}
"""Enterprises of the first year, by référentiel."""

SIZES = {"socle-regional": (11, 140), "socle-leger": (1, 8), "filiere-alimentaire": (4, 60)}
"""Least and most employees of the first year."""


@dataclass(frozen=True, slots=True)
class Enterprise:
    """One invented enterprise.

    Attributes:
        rank: From 1.
        size: Employees in the first year.
        course: Where its marks are going.
        growth: What its size is multiplied by each year.
        levels: How good it is in each dimension in the first year, 0 to 1.
        months_late: Months after January in which its year starts.
    """

    rank: int
    siret: str
    name: str
    form: str
    trade: Trade
    territory: str
    commune: str
    referential: str
    size: int
    course: Course
    growth: float
    levels: Mapping[str, float]
    months_late: int = 0

    @property
    def is_social(self) -> bool:
        """Tell whether its legal form belongs to the social and solidarity economy."""
        return self.form in SOCIAL_FORMS


def invented_siret(rank: int, place: int = 1) -> str:
    """Give a SIRET that passes every check and belongs to nobody.

    Args:
        rank: From 1 to 9999.
        place: Number of the establishment, from 1 to 9999.

    >>> invented_siret(1)
    '00000001800010'
    """
    siren = INVENTED_PREFIX + f"{rank:04}"
    siren += luhn.calc_check_digit(siren)
    siret = siren + f"{place:04}"
    return siret + luhn.calc_check_digit(siret)


def make_enterprises(seed: int) -> tuple[Enterprise, ...]:
    """Make the enterprises; the same seed gives the same ones."""
    chance = Random(f"enterprises {seed}")  # noqa: S311 - invented data, no secret
    words = [(word, trade_rank) for trade_rank in range(3) for word in FIRST_WORDS]
    made: list[Enterprise] = []
    for referential, count in HOW_MANY.items():
        trades = FOOD_TRADES if referential == "filiere-alimentaire" else OTHER_TRADES
        for turn in range(count):
            trade = trades[turn % len(trades)]
            word, kind = words[len(made)]
            made.append(_make(chance, len(made) + 1, referential, trade, f"{trade.names[kind]} {word}"))
    return tuple(made)


def _make(chance: Random, rank: int, referential: str, trade: Trade, name: str) -> Enterprise:
    territory, communes = TERRITORIES[chance.randrange(len(TERRITORIES))]
    form = _form(chance, referential)
    course = chance.choice(COURSES)
    least, most = SIZES[referential]
    growth = {"improving": 1.06, "steady": 1.0, "declining": 0.95}[course]
    return Enterprise(
        rank=rank,
        siret=invented_siret(rank),
        name=f"{name} ({form})" if form in SOCIAL_FORMS[:2] else name,
        form=form,
        trade=trade,
        territory=territory,
        commune=chance.choice(communes),
        referential=referential,
        # The square of a draw: many small ones, few large ones.
        size=least + int((most - least + 1) * chance.random() * chance.random()),
        course=course,
        growth=growth + chance.uniform(-0.02, 0.02),
        levels=_levels(chance, form, 0.25 if referential == "socle-leger" else 0.55),
    )


def _form(chance: Random, referential: str) -> str:
    if referential == "socle-leger":
        return chance.choice(("Association", "Association", "SARL", "SCOP"))
    return chance.choice((*SOCIAL_FORMS, *OTHER_FORMS, *OTHER_FORMS))


def _levels(chance: Random, form: str, usual: float) -> dict[str, float]:
    """Draw one general level around the usual one, then each dimension around it."""
    general = chance.triangular(0.08, 0.9, usual + (0.1 if form in SOCIAL_FORMS else 0))
    return {one: _bounded(general + chance.uniform(-0.22, 0.22)) for one in DIMENSIONS}


def level_in(enterprise: Enterprise, dimension: str, year_rank: int) -> float:
    """Give how good an enterprise is in a dimension in a year, 0 to 1.

    Args:
        enterprise: The enterprise.
        dimension: `G` to `A`.
        year_rank: 0 for the first year.
    """
    pace = {"improving": 0.09, "steady": 0.01, "declining": -0.08}[enterprise.course]
    return _bounded(enterprise.levels[dimension] + pace * year_rank)


def size_in(enterprise: Enterprise, year_rank: int) -> int:
    """Give the employees of an enterprise in a year."""
    size = float(enterprise.size)
    for _ in range(year_rank):
        size *= enterprise.growth
    return int(size + 1 / 2)


def _bounded(level: float) -> float:
    return min(0.98, max(0.02, level))
