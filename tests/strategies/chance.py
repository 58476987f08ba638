"""A throw of dice for large random things: Hypothesis draws one number, the rest follows from it.

Drawing each choice of a référentiel by Hypothesis takes ten times as long as scoring it. Sizes are drawn by Hypothesis
all the same, so that a failure shrinks to a small référentiel.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from hypothesis import settings
from hypothesis import strategies as st

Drawn = TypeVar("Drawn")


@dataclass(frozen=True, slots=True)
class Chance:
    """Choices that follow from one number."""

    random: Random

    def pick(self, among: Sequence[Drawn]) -> Drawn:
        """Give one of several."""
        return self.random.choice(among)

    def once_in(self, times: int) -> bool:
        """Tell whether something happens that happens once in so many times."""
        return self.random.randrange(times) == 0

    def some(self, among: Sequence[Drawn], times: int = 3) -> Drawn | None:
        """Give one of several once in a few times, else None."""
        return self.pick(among) if self.once_in(times) else None

    def made(self, make: Callable[[], Drawn], times: int = 3) -> Drawn | None:
        """Make something once in a few times, else None."""
        return make() if self.once_in(times) else None

    def count(self, least: int, most: int) -> int:
        """Give a whole number, both ends included."""
        return self.random.randint(least, most)

    def several(self, among: Sequence[Drawn], least: int, most: int) -> list[Drawn]:
        """Give several different ones, in any order."""
        return self.random.sample(list(among), self.count(least, min(most, len(among))))


chances = st.integers(0, 2**48).map(lambda seed: Chance(Random(seed)))
"""Throws of dice."""

wide = settings(max_examples=max(250, settings().max_examples))
"""For laws over random référentiels: more examples than usual, and as many as a longer profile asks."""
