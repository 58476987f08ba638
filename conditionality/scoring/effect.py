"""The paper of a back-test: what a new version of the rules would change for reports that the old one has scored.

Counts are exact. Moves are differences of totals as people see them (rounded by `display`), so whoever has both scores
in hand finds the same figures. Nothing in it depends on the order of the reports.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from conditionality.codec import Exact, Paper

NO_GRADE = "not_graded"
"""Stands in a matrix of grades for a report that has none."""


class Version(Paper):
    """One side of a back-test.

    Attributes:
        ref: `id@version`.
        sha256: Fingerprint of the whole version.
        meaning: Fingerprint of what it rules: the same when only its status or its act change.
    """

    ref: str
    sha256: str
    meaning: str


class Matrix(Paper):
    """How many reports go from what to what.

    Attributes:
        of: `outcome`, or the id of a grading.
        before: Rows, in the order of the old rules; what no rule names (`not_computable`, `not_graded`…) last.
        after: Columns, likewise for the new rules.
        reports: One row of counts for each of `before`.
        money_cents: The same in cents granted; empty when grants are not known.
    """

    of: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    reports: tuple[tuple[int, ...], ...]
    money_cents: tuple[tuple[int, ...], ...] = ()


class Moves(Paper):
    """How far totals moved, over the reports that have one under both versions; in points.

    Attributes:
        reports: How many they are.
        mean: Mean move; None over no report.
        least: Largest fall (or smallest rise).
        p5: Move that 5 % of reports do not exceed (nearest rank: it is the move of a report).
        p25: The same for 25 %.
        median: The same for 50 %.
        p75: The same for 75 %.
        p95: The same for 95 %.
        most: Largest rise (or smallest fall).
    """

    reports: int
    mean: Exact | None = None
    least: Exact | None = None
    p5: Exact | None = None
    p25: Exact | None = None
    median: Exact | None = None
    p75: Exact | None = None
    p95: Exact | None = None
    most: Exact | None = None


class Stake(Paper):
    """Money that the change of rules puts at stake, in cents.

    Attributes:
        known: Reports whose grant is known.
        granted_cents: All their grants.
        lost_cents: Grants of reports accepted before and no longer after.
        won_cents: Grants of reports accepted after and not before.
    """

    known: int
    granted_cents: int
    lost_cents: int
    won_cents: int


class Tally(Paper):
    """Winners and losers among some reports.

    Attributes:
        reports: How many; the sum of `up`, `down`, `same`, `lost`, `found` and `unscored`.
        up: Total higher than before.
        down: Total lower.
        same: Total unchanged, as shown.
        lost: Had a total, has none.
        found: Had none, has one.
        unscored: No total before nor after.
        better: Recommendation more favourable than before.
        worse: Recommendation less favourable.
        other: Recommendation changed, neither one nor the other (to a review, not computable…).
        accepted_before: Accepted before, with an improvement plan or without.
        accepted_after: The same after.
        no_longer: Accepted before and not after.
        newly: Accepted after and not before.
        moves: How far totals moved.
        stake: Money at stake; None when grants are not known.
    """

    reports: int
    up: int
    down: int
    same: int
    lost: int
    found: int
    unscored: int
    better: int
    worse: int
    other: int
    accepted_before: int
    accepted_after: int
    no_longer: int
    newly: int
    moves: Moves
    stake: Stake | None = None


class Group(Paper):
    """The reports that share a size class, a sector, a territory; `value` is None for those that do not say."""

    value: str | None
    tally: Tally


class Grouping(Paper):
    """The same reports cut one way: every report stands in one group.

    Attributes:
        by: `size`, `sector`, `territory`, or the name of a column.
        groups: By value, those that do not say last.
    """

    by: str
    groups: tuple[Group, ...]


Why = Literal["added", "removed", "unanswered", "points", "share", "both", "state"]
"""Why an indicator brings more or fewer points: only one version has it; the new rules ask what was not answered; its
points changed; its share of the total changed; both; it became, or is no longer, applicable or scored."""


class Cause(Paper):
    """What one thing did to a total; in points of the total, exact.

    A share that grows pulls the total towards the points of what grows: its part is the change of the share times what
    these points are above (or under) the total before. So nothing is blamed for the weight that others lost.

    Attributes:
        id: The indicator, the dimension, or the node of the adjustment.
        kind: `indicator`; `dimension`: all its indicators that only followed its share; `adjustment`: what a clamp,
            a minimum, a product makes beyond linear shares.
        why: What changed.
        by: Its part in the move of the total.
        points_before: Its points, or its score.
        points_after: The same after.
        share_before: Its share of the total, 0 to 1.
        share_after: The same after.
    """

    id: str
    kind: Literal["indicator", "dimension", "adjustment"]
    why: Why
    by: Exact
    points_before: Exact | None = None
    points_after: Exact | None = None
    share_before: Exact | None = None
    share_after: Exact | None = None


class Mover(Paper):
    """One of the largest moves, explained by the exact scorecards of the report under both versions.

    Attributes:
        report_id: The report.
        name: Its organisation, where it is known.
        before: Total before, as shown.
        after: Total after, as shown.
        outcome_before: Recommendation before.
        outcome_after: Recommendation after.
        causes: What weighs most, largest first.
        rest: What all other causes add up to, in points; exact.
    """

    report_id: str
    name: str | None = None
    before: str
    after: str
    outcome_before: str
    outcome_after: str
    causes: tuple[Cause, ...]
    rest: Exact


class IndicatorShift(Paper):
    """How far one indicator moves on average.

    Attributes:
        id: The indicator.
        before: Mean of what it brings to the total, in points, over the reports looked at; None when only the new
            version has it.
        after: The same after; None when only the old version has it.
        down: Reports where it brings less.
        up: Reports where it brings more.
    """

    id: str
    before: Exact | None = None
    after: Exact | None = None
    down: int
    up: int


class Unasked(Paper):
    """A field that the new rules read and that no report answers: whoever it concerns scores as unanswered.

    Attributes:
        field: The field.
        required: Whether a report without it is incomplete, for all or for some.
        indicators: Indicators of the new rules that read it.
    """

    field: str
    required: bool
    indicators: tuple[str, ...]


class Backtest(Paper):
    """What a new version would change.

    Attributes:
        old: The rules before.
        new: The rules after.
        made_on: The day it was made.
        reports: How many reports.
        decimals: Digits of the totals that were compared.
        total: Winners and losers among all.
        outcomes: Recommendations before and after.
        grades: The same for each grading that both versions have.
        groupings: Winners and losers by size class, sector, territory.
        risers: The largest rises, largest first.
        fallers: The largest falls, largest first.
        indicators: Those that move, most first.
        looked_at: Reports over which `indicators` was worked out: all, or a sample of them.
        unasked: Fields of the new rules that no report answers.
        no_history: Versions whose rules read earlier reports: here they are scored as first reports.
    """

    old: Version
    new: Version
    made_on: date
    reports: int
    decimals: int
    total: Tally
    outcomes: Matrix
    grades: tuple[Matrix, ...] = ()
    groupings: tuple[Grouping, ...] = ()
    risers: tuple[Mover, ...] = ()
    fallers: tuple[Mover, ...] = ()
    indicators: tuple[IndicatorShift, ...] = ()
    looked_at: int = 0
    unasked: tuple[Unasked, ...] = ()
    no_history: tuple[Literal["old", "new"], ...] = ()
