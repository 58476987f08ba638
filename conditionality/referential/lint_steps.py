"""Lines of steps and grades: two bounds on one line, and lines that no value can reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from conditionality.findings import Finding, finding
from conditionality.referential.scales import Bounded


@dataclass(slots=True)
class _Taken:
    """What earlier lines take.

    Attributes:
        high: Values from this one up; True when the bound itself is left.
        low: Values down from this one; True when the bound itself is taken.
        everything: Nothing is left.
    """

    high: tuple[Decimal, bool] | None = None
    low: tuple[Decimal, bool] | None = None
    everything: bool = False

    def covers(self, word: str, bound: Decimal) -> bool:
        """Tell whether all that a line would take is taken already."""
        if word in {"from", "above"} and self.high is not None:
            start, left = self.high
            return bound > start or (bound == start and not (word == "from" and left))
        if word in {"up_to", "below"} and self.low is not None:
            end, taken = self.low
            return bound < end or (bound == end and not (word == "up_to" and not taken))
        return False

    def add(self, word: str, bound: Decimal) -> None:
        """Take what a line takes."""
        if word in {"from", "above"}:
            self.high = min(self.high or (bound, True), (bound, word == "above"))
        else:
            self.low = max(self.low or (bound, False), (bound, word == "up_to"))
        if self.high is not None and self.low is not None:
            (start, left), (end, taken) = self.high, self.low
            self.everything = end > start or (end == start and (taken or not left))


def order_findings(path: str, lines: tuple[Bounded, ...]) -> Iterator[Finding]:
    """Give the lines that no value can reach because earlier lines take everything, and those with two bounds.

    Only bounds that are plain numbers can be compared beforehand.
    """
    taken = _Taken()
    for rank, line in enumerate(lines, 1):
        bounds = line.bounds()
        if len(bounds) > 1:
            yield finding("two-bounds", f"{path}[{rank}]", given=", ".join(word for word, _ in bounds))
            continue
        word, bound = bounds[0] if bounds else ("", None)
        if taken.everything or (isinstance(bound, Decimal) and taken.covers(word, bound)):
            given = f"{word} = {bound}" if word else ""
            yield finding("line-unreachable" if given else "rest-unreachable", f"{path}[{rank}]", given=given)
        if isinstance(bound, Decimal):
            taken.add(word, bound)
        elif not word:
            taken.everything = True
