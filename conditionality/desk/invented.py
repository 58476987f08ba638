"""An invented population, as large as one likes, to see how far a draft moves many reports, and how fast.

Made from a few invented reports (those of the demonstration): each row takes one of them and stretches its figures, all
by one factor, so that a part stays no more than its whole; all are for one period. A rule book without such reports
gets answers drawn within the limits of each question. Seeded: the same on every machine. It is about nobody, and what
a change of rules does to it says nothing of what it does to those who really filed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256

import numpy as np
import numpy.typing as npt

from conditionality.desk.cuts import SECTOR, SIZE
from conditionality.referential.blocks import NUMERIC_KINDS, AskedField
from conditionality.referential.model import Referential
from conditionality.report.model import Report
from conditionality.report.periods import first_period
from conditionality.scoring.batch.columns import Column, packed
from conditionality.scoring.gathering import gather
from conditionality.scoring.population import PERIOD_END, PERIOD_START, Population, take

MISSING = 0.05

SPREAD = 0.35
"""How far an answer strays from the level of its report, from 0 (not at all) to 1 (as it likes)."""

STRETCH = 0.25
"""Standard deviation of the logarithm of the factor by which the figures of a report are stretched."""

FEWEST = 5
"""Reports under which there is too little to make others from."""

MOST: Mapping[str, float] = {"integer": 60, "decimal": 100, "percent": 100, "money": 500_000}
"""Greatest number drawn where a question gives neither a greatest nor a usual one."""

DECIMALS: Mapping[str, int] = {"integer": 0, "decimal": 1, "percent": 1, "money": 0}
SIZES, SECTORS = ("0-9", "10-49", "50-249", "250+"), ("A", "C", "F", "G", "I", "J", "M", "N", "Q", "R", "S")
SIZE_SHARES, LIMITS = (0.62, 0.27, 0.09, 0.02), (10, 50, 250)

Floats = npt.NDArray[np.float64]


def invent(referential: Referential, rows: int, like: Sequence[Report] = ()) -> Population:
    """Make reports.

    Args:
        referential: Whose questions are answered.
        rows: How many reports.
        like: Invented reports to make them from; under five, answers are drawn instead.
    """
    chance = _chance(referential.id, "groups")
    groups = {
        SIZE: Column("code", chance.choice(len(SIZES), rows, p=SIZE_SHARES), None, 0, SIZES),
        SECTOR: Column("code", chance.integers(0, len(SECTORS), rows), None, 0, SECTORS),
    }
    same = _of_one_period(like)
    made = _stretched if len(same) >= FEWEST else _drawn
    columns = made(referential, rows, same)
    heads = columns.get("employees")
    if heads is not None and heads.kind == "number":
        groups[SIZE] = Column("code", np.searchsorted(LIMITS, heads.values, "right"), heads.present, 0, SIZES)
    return Population(rows, columns, groups=groups)


def _of_one_period(like: Sequence[Report]) -> tuple[Report, ...]:
    """Keep the reports of the period that most are for, the latest of several: rules are made ready once a period."""
    counted = Counter((one.period.from_, one.period.to) for one in like)
    most = max(counted, key=lambda one: (counted[one], one), default=None)
    return tuple(one for one in like if (one.period.from_, one.period.to) == most)


def _stretched(referential: Referential, rows: int, like: Sequence[Report]) -> dict[str, Column]:
    """Take known reports again and again, each time with its figures stretched by a factor of its own."""
    base, chance = gather(like, referential), _chance(referential.id, "stretch")
    picked = chance.integers(0, base.rows, rows)
    factor = np.exp(chance.normal(0, STRETCH, rows))
    columns = {name: take(column, picked) for name, column in base.columns.items()}
    for one in referential.fields:
        column = columns.get(one.id)
        if column is not None and one.kind in {"integer", "decimal", "money"}:
            columns[one.id] = replace(column, values=_within(one, column.values * factor))
    return columns


def _within(one: AskedField, values: Floats) -> Floats:
    """Bring numbers to the decimals and within the limits of a question."""
    tens = 10.0 ** DECIMALS[one.kind]
    least, most = (float(bound) if isinstance(bound, Decimal) else None for bound in (one.min, one.max))
    return np.asarray(np.clip(np.rint(values * tens) / tens, least, most), np.float64)


def _drawn(referential: Referential, rows: int, like: Sequence[Report]) -> dict[str, Column]:
    """Draw the answer to each question."""
    start = like[0].period if like else first_period(referential)
    level = _chance(referential.id, "level").beta(2.2, 2.0, rows)
    columns = {PERIOD_START: _day(start.from_, rows), PERIOD_END: _day(start.to, rows)}
    for one in referential.fields:
        if one.kind != "text":
            columns[one.id] = _column(one, level, _chance(referential.id, one.id))
    return columns


def _chance(book: str, name: str) -> np.random.Generator:
    seed = int.from_bytes(sha256(f"{book}:{name}".encode()).digest()[:8])
    return np.random.Generator(np.random.PCG64(seed))


def _day(day: date, rows: int) -> Column:
    return Column("day", np.full(rows, day.year * 10000 + day.month * 100 + day.day, np.int64))


def _column(one: AskedField, level: Floats, chance: np.random.Generator) -> Column:
    """Draw the answers to a question."""
    rows = len(level)
    own = (1 - SPREAD) * level + SPREAD * chance.random(rows)
    present = packed(chance.random(rows) >= MISSING)
    if one.kind in NUMERIC_KINDS:
        return Column("number", _numbers(one, own), present)
    options = tuple(option.id for option in one.options)
    match one.kind:
        case "yes_no":
            return Column("truth", (own > chance.random(rows)).astype(np.int64), present)
        case "choice":
            codes = np.minimum((own * len(options)).astype(np.int64), len(options) - 1)
            return Column("code", codes, present, 0, options)
        case "choices":
            bits = sum((own > chance.random(rows)).astype(np.int64) << bit for bit in range(len(options)))
            return Column("set", np.asarray(bits, np.int64), present, 0, options)
        case _:
            days = (chance.integers(2012, 2026, rows) * 10000 + chance.integers(1, 13, rows) * 100).astype(np.int64)
            return Column("day", days + chance.integers(1, 29, rows), present)


def _numbers(one: AskedField, own: Floats) -> Floats:
    """Draw numbers between the least and the greatest that the question takes, small ones more often."""
    usual = one.usual or (None, None)
    least = _first(one.min, usual[0], 0.0)
    most = max(_first(usual[1], one.max, MOST[one.kind]), least)
    tens = 10.0 ** DECIMALS[one.kind]
    return np.asarray(np.rint((least + (most - least) * own**2) * tens) / tens, np.float64)


def _first(*found: object) -> float:
    return next((float(one) for one in found if isinstance(one, Decimal | int | float)), 0.0)
