"""Compare two scorecards: what moved, and whether the report or the rules moved it.

When the rules changed between the two, a third score is needed: the earlier report under the later rules. What moves
from the earlier score to that one is the rules' doing, what moves from it to the later score is the report's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from conditionality.scoring.scorecard import IndicatorMark, NodeMark, Scorecard


@dataclass(frozen=True, slots=True)
class Move:
    """What moved in one indicator, one dimension or the total.

    Attributes:
        name: Its id; `total` for the total.
        before: Contribution (for an indicator) or score before; None when there was none.
        after: The same, after.
        by_rules: Part of the difference that the rules made, in points; exact.
        by_report: Part that the report made, in points; exact.
    """

    name: str
    before: Fraction | None
    after: Fraction | None
    by_rules: Fraction
    by_report: Fraction

    @property
    def whole(self) -> Fraction:
        """Give the whole difference, in points."""
        return self.by_rules + self.by_report


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two scorecards side by side.

    Attributes:
        total: The move of the total.
        dimensions: Moves of dimension scores.
        indicators: Moves of contributions, largest first; with the adjustments they add up to that of the total.
        adjustments: Moves of the adjustment lines, by node.
        outcome: Outcome before and after.
        same_rules: Whether both were scored under the same rules.
    """

    total: Move
    dimensions: tuple[Move, ...]
    indicators: tuple[Move, ...]
    adjustments: tuple[Move, ...]
    outcome: tuple[str, str]
    same_rules: bool


def compare(before: Scorecard, after: Scorecard, crossed: Scorecard | None = None) -> Comparison:
    """Compare two scorecards of one organisation.

    Args:
        before: The earlier one.
        after: The later one.
        crossed: The earlier report scored under the later rules; needed to tell rules from report when the rules
            changed. Without it every move is put down to the report if the rules are the same, else to the rules.
    """
    same = before.fingerprints.referential == after.fingerprints.referential
    middle = crossed or (before if same else after)
    trio = (before, middle, after)
    indicators = _moves(*(_contributions(card) for card in trio))
    return Comparison(
        total=_move("total", *(_score(card.total) for card in trio)),
        dimensions=_moves(*({one.id: _score(one) for one in card.dimensions} for card in trio)),
        indicators=tuple(sorted(indicators, key=lambda one: (-abs(one.whole), one.name))),
        adjustments=_moves(*(_adjustments(card) for card in trio)),
        outcome=(before.outcome, after.outcome),
        same_rules=same,
    )


Numbers = Mapping[str, Fraction | None]


def _contributions(card: Scorecard) -> Numbers:
    return {one.id: _contribution(one) for one in card.indicators}


def _contribution(one: IndicatorMark) -> Fraction | None:
    return one.contribution.exact if one.contribution is not None else None


def _adjustments(card: Scorecard) -> Numbers:
    nodes = (*card.dimensions, card.total)
    return {one.id: one.adjustment.exact for one in nodes if one.adjustment is not None}


def _score(one: NodeMark) -> Fraction | None:
    return one.score.exact if one.score is not None else None


def _moves(before: Numbers, middle: Numbers, after: Numbers) -> tuple[Move, ...]:
    names = tuple(dict.fromkeys((*before, *middle, *after)))
    return tuple(_move(name, before.get(name), middle.get(name), after.get(name)) for name in names)


def _move(name: str, before: Fraction | None, middle: Fraction | None, after: Fraction | None) -> Move:
    zero = Fraction(0)
    return Move(name, before, after, (middle or zero) - (before or zero), (after or zero) - (middle or zero))
