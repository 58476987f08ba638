"""Why two versions of the rules give one report different totals: each change with its part, largest first.

Let T be the total before, s the share that an indicator carries and p its points. Its part is
`s_after * p_after - s_before * p_before - (s_after - s_before) * T`: shares add up to one before and after, so the last
terms cancel out over all indicators, and parts add up to the move of the total. An indicator that weighs more pulls the
total towards its own points; one that only lost share to others, at the points of the whole, did nothing. Where shares
do not add up to one (sums of points), parts are plain differences of contributions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from conditionality.scoring.compare import compare
from conditionality.scoring.effect import Cause, Why
from conditionality.scoring.scorecard import Amount, IndicatorMark, NodeMark, Scorecard

NONE = Fraction(0)

UNANSWERED = frozenset({"missing", "excluded"})


@dataclass(frozen=True, slots=True)
class _Pair:
    """One indicator under both versions; None where a version does not have it."""

    before: IndicatorMark | None
    after: IndicatorMark | None

    @property
    def node(self) -> str:
        """Give the node it stands under, of the new version where it has it."""
        return (self.after or self.before or _NOBODY).node


_NOBODY = IndicatorMark(id="-", node="-", status="missing")


def causes(before: Scorecard, after: Scorecard, bonuses: frozenset[str] = frozenset()) -> tuple[Cause, ...]:
    """Give what moved a total, largest first; what did nothing is left out.

    Args:
        before: The report under the old rules.
        after: The same report under the new rules.
        bonuses: Indicators whose points are added outside the weights.
    """
    means = all(_shared_out(card, bonuses) for card in (before, after))
    total = _exact(before.total.score) if means else NONE
    pairs = _pairs(before, after)
    found = [_of_indicator(one, name, NONE if name in bonuses else total) for name, one in pairs.items()]
    merged = _merged(found, pairs, before, after)
    adjustments = (
        Cause(id=one.name, kind="adjustment", why=_change(one.before, one.after), by=one.whole)
        for one in compare(before, after).adjustments
    )
    told = [one for one in (*merged, *adjustments) if one.by]
    return tuple(sorted(told, key=lambda one: (-abs(one.by), one.kind, one.id)))


def _shared_out(card: Scorecard, bonuses: frozenset[str]) -> bool:
    """Tell whether the shares of the indicators add up to one."""
    return sum((_share(one) for one in card.indicators if one.id not in bonuses), NONE) == 1


def _pairs(before: Scorecard, after: Scorecard) -> dict[str, _Pair]:
    first, last = ({one.id: one for one in card.indicators} for card in (before, after))
    return {name: _Pair(first.get(name), last.get(name)) for name in dict.fromkeys((*first, *last))}


def _of_indicator(pair: _Pair, name: str, total: Fraction) -> Cause:
    before, after = pair.before, pair.after
    gained = _share(after) - _share(before)
    brought = _exact(after.contribution if after else None) - _exact(before.contribution if before else None)
    return Cause(
        id=name,
        kind="indicator",
        why=_why(before, after),
        by=brought - gained * total,
        points_before=_known(before.points if before else None),
        points_after=_known(after.points if after else None),
        share_before=_known(before.share if before else None),
        share_after=_known(after.share if after else None),
    )


def _merged(found: list[Cause], pairs: dict[str, _Pair], before: Scorecard, after: Scorecard) -> Iterator[Cause]:
    """Tell as one what happened to the indicators of a dimension that only followed its share."""
    nodes = {one.id: (_node(before, one.id), one) for one in after.dimensions}
    moved = {name for name, (first, last) in nodes.items() if first is not None and first.share != last.share}
    shared = [
        one
        for one in found
        if one.why == "share" and (at := pairs[one.id].node) in moved and _kept_place(one, *nodes[at])
    ]
    told = {one.id for one in shared}
    yield from (one for one in found if one.id not in told)
    for name in dict.fromkeys(pairs[one.id].node for one in shared):
        first, last = nodes[name]
        yield Cause(
            id=name,
            kind="dimension",
            why="share",
            by=sum((one.by for one in shared if pairs[one.id].node == name), NONE),
            points_before=_known(first.score if first else None),
            points_after=_known(last.score),
            share_before=_known(first.share if first else None),
            share_after=_known(last.share),
        )


def _kept_place(cause: Cause, before: NodeMark | None, after: NodeMark) -> bool:
    """Tell whether an indicator still carries the same part of its dimension."""
    first = NONE if before is None or before.share is None else before.share.exact
    last = NONE if after.share is None else after.share.exact
    return (cause.share_before or NONE) * last == (cause.share_after or NONE) * first


def _node(card: Scorecard, name: str) -> NodeMark | None:
    return next((one for one in card.dimensions if one.id == name), None)


def _why(before: IndicatorMark | None, after: IndicatorMark | None) -> Why:
    """Tell what changed of an indicator."""
    if after is None:
        return "removed"
    if after.status in UNANSWERED and (before is None or before.status != after.status):
        return "unanswered"
    if before is None:
        return "added"
    if before.status != after.status:
        return "state"
    points, share = before.points != after.points, before.share != after.share
    return "both" if points and share else "points" if points else "share"


def _change(before: Fraction | None, after: Fraction | None) -> Why:
    return "added" if before is None else "removed" if after is None else "points"


def _share(mark: IndicatorMark | None) -> Fraction:
    return _exact(mark.share if mark is not None else None)


def _exact(amount: Amount | None) -> Fraction:
    return NONE if amount is None else amount.exact


def _known(amount: Amount | None) -> Fraction | None:
    return None if amount is None else amount.exact
