"""Search: the optimiser proposes a set of steps, the exact machine says whether it is enough; if not, a cut, and again.

A set that is not enough is first made as large as it can be without being enough; a better plan must hold a step
that is outside it. As long as more steps never make a report worse, no plan that is enough is ever cut away, so that
the first one that holds is the least.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np

from conditionality.plan.rows import Row

MOST_ROUNDS = 150
"""Proposals after which the search keeps what it has, and says that it is not proved the least."""

Chosen: TypeAlias = frozenset[str]
Enough: TypeAlias = Callable[[Chosen], bool]


@dataclass(slots=True)
class Search:
    """One search; lives only inside `plan.propose`.

    Attributes:
        names: Steps, in the order of the file.
        groups: Indicator of each step.
        rows: What is known beforehand.
        enough: The exact machine's answer for a set of steps.
        cuts: Sets of steps of which a plan must hold one.
        rounds: Proposals made so far.
        most_rounds: Proposals after which the search is given up.
    """

    names: tuple[str, ...]
    groups: Mapping[str, str]
    rows: list[Row]
    enough: Enough
    cuts: list[Chosen] = field(default_factory=list)
    rounds: int = 0
    most_rounds: int = MOST_ROUNDS

    def least(self, objectives: Sequence[Mapping[str, int]], peak: Mapping[str, int], at: int) -> Chosen | None:
        """Give the set that is enough and has the least of the first objective, then of the next, and so on.

        Args:
            objectives: What to make least, most important first; each a sum over steps.
            peak: What to make least as a maximum over steps (months before all shows).
            at: Rank of the peak among the objectives.

        Returns:
            The set; None when no set within the rows is enough, or when the search was given up (see `exhausted`).
        """
        kept = list(self.rows)
        best: Chosen | None = None
        goals = [*((one, False) for one in objectives[:at]), (peak, True), *((one, False) for one in objectives[at:])]
        for counts, is_peak in goals:
            found = self._until_enough(counts, kept, is_peak=is_peak)
            if found is None:
                return best
            best = found
            if is_peak:
                top = max((peak[name] for name in best), default=0)
                kept.append(Row({name: 1 for name in self.names if peak[name] > top}, most=0))
            else:
                kept.append(Row(counts, most=sum(counts[name] for name in best)))
        return best

    @property
    def exhausted(self) -> bool:
        """Tell whether the search was given up."""
        return self.rounds >= self.most_rounds

    def _until_enough(self, counts: Mapping[str, int], rows: list[Row], *, is_peak: bool) -> Chosen | None:
        while not self.exhausted:
            self.rounds += 1
            chosen = propose(self, counts, rows, is_peak=is_peak)
            if chosen is None or self.enough(chosen):
                return chosen
            self.cuts.append(self._outside(chosen))
        return None

    def _outside(self, chosen: Chosen) -> Chosen:
        """Give the steps of which one is needed: all but the largest set around `chosen` that is not enough."""
        inside = set(chosen)
        for name in self.names:
            if name not in inside and not self.enough(frozenset((*inside, name))):
                inside.add(name)
        return frozenset(self.names) - inside


def propose(
    search: Search, counts: Mapping[str, int], rows: Sequence[Row], *, is_peak: bool = False, best: bool = False
) -> Chosen | None:
    """Ask the optimiser for a set of steps; None when the rows and cuts cannot all hold.

    Columns: a step is done (0 or 1), then a step is the best done of its indicator (0 or 1), then the peak.

    Args:
        search: Steps and cuts.
        counts: What to make least; a sum over steps.
        rows: What must hold.
        is_peak: Make the largest count least, not their sum.
        best: Sum over the best step done of each indicator only.
    """
    # Loaded only for a search: it takes more memory than all the rest of a command.
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415

    names, size = search.names, len(search.names)
    matrix, low, high = _table(search, rows, counts if is_peak else {})
    cost = np.zeros(2 * size + 1)
    if is_peak:
        cost[-1] = 1
    else:
        start = size if best else 0
        cost[start : start + size] = [counts.get(name, 0) for name in names]
    top = max((abs(one) for one in counts.values()), default=0)
    limits = Bounds(np.zeros(2 * size + 1), np.array([1] * (2 * size) + [top]))
    whole = np.array([1] * (2 * size) + [0])
    found = milp(
        cost,
        integrality=whole,
        bounds=limits,
        constraints=LinearConstraint(matrix, low, high),
        options={"mip_rel_gap": 0},
    )
    if found.x is None:
        return None
    return frozenset(name for name, part in zip(names, found.x[:size], strict=True) if round(part) == 1)


def _table(search: Search, rows: Sequence[Row], peak: Mapping[str, int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    places = {name: place for place, name in enumerate(search.names)}
    size = len(places)
    lines: list[tuple[dict[int, int], int | None, int | None]] = []
    for row in rows:
        shift = size if row.best else 0
        lines.append(({places[name] + shift: count for name, count in row.counts.items()}, row.least, row.most))
    lines += (({places[name]: 1 for name in cut}, 1, None) for cut in search.cuts)
    lines += (({size + place: 1, place: -1}, None, 0) for place in places.values())
    for group in dict.fromkeys(search.groups.values()):
        lines.append(({size + places[name]: 1 for name in places if search.groups[name] == group}, None, 1))
    lines += (({places[name]: months, 2 * size: -1}, None, 0) for name, months in peak.items())
    matrix = np.zeros((len(lines), 2 * size + 1))
    for line, (counts, _, _) in enumerate(lines):
        for column, count in counts.items():
            matrix[line, column] = count
    low = np.array([-np.inf if least is None else least for _, least, _ in lines])
    high = np.array([np.inf if most is None else most for _, _, most in lines])
    return matrix, low, high
