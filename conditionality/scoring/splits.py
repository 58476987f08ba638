"""Winners and losers among reports, all together or cut by size, sector, territory: counted in columns, exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, get_args

import numpy as np
import numpy.typing as npt

from conditionality.referential.blocks import OutcomeKind
from conditionality.referential.model import Referential
from conditionality.scoring.batch.columns import Column
from conditionality.scoring.batch.marks import MarkColumn
from conditionality.scoring.effect import Group, Grouping, Moves, Stake, Tally

Whole = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]

STANDING: Mapping[OutcomeKind, int] = {"accept": 4, "accept_with_plan": 3, "plan": 2, "refuse": 1, "blocked": 0}
"""From the least favourable recommendation to the most; a review, and what cannot be computed, stand nowhere."""

ACCEPTED: Final = 3
"""Standing from which a report is accepted."""

NOWHERE: Final = -1

KINDS: Final[tuple[OutcomeKind, ...]] = get_args(OutcomeKind)

CENTS: Final = 100

PERCENTILES: Final = {"p5": 5, "p25": 25, "median": 50, "p75": 75, "p95": 95}


@dataclass(frozen=True, slots=True)
class Judged:
    """What one version says of each report.

    Attributes:
        units: int64, shape (n,): the total as shown, in units of its last digit; 0 where there is none.
        scored: Whether there is a total.
        standing: int64, shape (n,): see `STANDING`; -1 nowhere.
        kinds: int64, shape (n,): number of the kind of outcome.
    """

    units: Whole
    scored: Truths
    standing: Whole
    kinds: Whole


@dataclass(frozen=True, slots=True)
class Pair:
    """Both versions beside each other.

    Attributes:
        before: Under the old one.
        after: Under the new one.
        unit: What one unit of the totals is worth, in points.
        cents: int64, shape (n,): the grant of each, 0 where it is not known; None when none is.
        granted: Where the grant is known.
    """

    before: Judged
    after: Judged
    unit: Fraction
    cents: Whole | None
    granted: Truths

    def moves(self) -> tuple[Whole, Truths]:
        """Give the move of each total, in units, and where there is one."""
        return self.after.units - self.before.units, self.before.scored & self.after.scored


def judge(referential: Referential, total: MarkColumn, outcome: MarkColumn, decimals: int) -> Judged:
    """Read what a version says of each report.

    Args:
        referential: The version.
        total: Its `total.shown`.
        outcome: Its `outcome`.
        decimals: Digits of the units, no fewer than the version shows.
    """
    kinds: dict[str, OutcomeKind] = {one.id: one.kind for one in referential.outcomes}
    kinds |= {one: one for one in KINDS if one not in kinds}
    # A code of -1, where there is no outcome, picks the last one.
    told = [*(kinds.get(text, "not_computable") for text in outcome.texts), "not_computable"]
    codes = outcome.codes()
    scored = total.states == 0
    return Judged(
        np.rint(np.where(scored, total.values, 0) * 10**decimals).astype(np.int64),
        scored,
        np.array([STANDING.get(one, NOWHERE) for one in told])[codes],
        np.array([KINDS.index(one) for one in told])[codes],
    )


def pair(before: Judged, after: Judged, decimals: int, grants: Column | None) -> Pair:
    """Put both versions beside each other, with the money."""
    rows = len(before.units)
    unit = Fraction(1, 10**decimals)
    if grants is None:
        return Pair(before, after, unit, None, np.zeros(rows, np.bool_))
    granted = grants.answered(np.arange(rows))
    euros = np.where(granted, grants.values, 0)
    return Pair(before, after, unit, np.rint(euros * CENTS).astype(np.int64), granted)


def tally(both: Pair) -> Tally:
    """Count winners and losers among all reports."""
    return _tallies(both, np.zeros(len(both.granted), np.int64), 1)[0]


def grouping(both: Pair, by: str, column: Column) -> Grouping:
    """Count winners and losers in each group; every report stands in one.

    Args:
        both: Both versions.
        by: Name of the grouping.
        column: Group of each report, a column of kind `code`; unanswered: the group is not known.
    """
    rows = np.arange(len(both.granted))
    none = len(column.options)
    codes = np.where(column.answered(rows), column.values, none).astype(np.int64)
    found = zip((*column.options, None), _tallies(both, codes, none + 1), strict=True)
    groups = [Group(value=value, tally=one) for value, one in found if one.reports]
    return Grouping(by=by, groups=tuple(sorted(groups, key=lambda one: _place(one.value))))


def _place(value: str | None) -> tuple[bool, int, str]:
    """Put classes that start with a number in the order of numbers, before names; what is not known comes last."""
    digits = "" if value is None else value[: len(value) - len(value.lstrip("0123456789"))]
    return value is None, int(digits) if digits else 10**9, value or ""


def _tallies(both: Pair, codes: Whole, count: int) -> list[Tally]:
    """Count winners and losers of each group.

    Args:
        both: Both versions.
        codes: int64, shape (n,): group of each report, from 0.
        count: How many groups.
    """
    move, moved = both.moves()
    before, after = both.before, both.after
    stood = (before.standing >= 0) & (after.standing >= 0)
    better = stood & (after.standing > before.standing)
    worse = stood & (after.standing < before.standing)
    was, is_ = before.standing >= ACCEPTED, after.standing >= ACCEPTED
    masks = {
        "reports": np.ones(len(codes), np.bool_),
        "up": moved & (move > 0),
        "down": moved & (move < 0),
        "same": moved & (move == 0),
        "lost": before.scored & ~after.scored,
        "found": ~before.scored & after.scored,
        "unscored": ~before.scored & ~after.scored,
        "better": better,
        "worse": worse,
        "other": (before.kinds != after.kinds) & ~better & ~worse,
        "accepted_before": was,
        "accepted_after": is_,
        "no_longer": was & ~is_,
        "newly": is_ & ~was,
    }
    counts = {name: np.bincount(codes[mask], minlength=count) for name, mask in masks.items()}
    moves = _moves(both, codes, count)
    stakes = _stakes(both, masks, codes, count)
    return [
        Tally(**{name: int(found[group]) for name, found in counts.items()}, moves=moves[group], stake=stakes[group])
        for group in range(count)
    ]


def _moves(both: Pair, codes: Whole, count: int) -> list[Moves]:
    """Measure the moves of each group: mean, and the moves at some ranks."""
    move, moved = both.moves()
    kept, group = move[moved], codes[moved]
    order = np.lexsort((kept, group))
    kept, sizes = kept[order], np.bincount(group, minlength=count)
    ends = np.cumsum(sizes)
    return [_spread(kept[end - size : end], both.unit) for end, size in zip(ends, sizes, strict=True)]


def _spread(kept: Whole, unit: Fraction) -> Moves:
    """Give the mean and the ranks of moves in ascending order."""
    size = len(kept)
    if not size:
        return Moves(reports=0)
    ranks = {name: -(-size * percent // 100) - 1 for name, percent in PERCENTILES.items()}
    at = {"least": 0, **ranks, "most": size - 1}
    mean = Fraction(int(kept.sum()), size) * unit
    return Moves(reports=size, mean=mean, **{name: int(kept[rank]) * unit for name, rank in at.items()})


def _stakes(both: Pair, masks: Mapping[str, Truths], codes: Whole, count: int) -> list[Stake | None]:
    """Add up the grants of each group."""
    if both.cents is None:
        return [None] * count
    sums = {
        name: _sums(both.cents, masks[mask], codes, count)
        for name, mask in (("granted_cents", "reports"), ("lost_cents", "no_longer"), ("won_cents", "newly"))
    }
    known = np.bincount(codes[both.granted], minlength=count)
    return [
        Stake(known=int(known[group]), **{name: found[group] for name, found in sums.items()}) for group in range(count)
    ]


def _sums(cents: Whole, mask: Truths, codes: Whole, count: int) -> list[int]:
    """Add up whole numbers by group, as whole numbers."""
    found = np.zeros(count, np.int64)
    np.add.at(found, codes[mask], cents[mask])
    return [int(one) for one in found]
