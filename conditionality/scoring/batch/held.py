"""What a register is known to hold before any report is read: its kind, its slots, how exact it is, how large."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from conditionality.formula.values import Value
from conditionality.scoring.batch.micro import MISSING, PRESENT

HeldKind = Literal["number", "truth", "code", "set", "day", "empty"]

UNIT = 2.0**-53
"""Largest relative error of one operation on float64."""

WHOLE_BITS = 53
"""Bits of a whole number that a float64 holds exactly."""

NO_SLOT = -1


class BeyondBatchError(Exception):
    """A program uses something that the kernels do not do: every row goes to the exact machine."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large an exact number may be.

    Attributes:
        low: It is never under this.
        high: It is never over this.
        bits: Bits of its numerator or denominator, at most: what the size limit of formulas looks at.
        span: The float64 is a multiple of 2**-span and at most 2**span.
    """

    low: float
    high: float
    bits: int
    span: int

    @property
    def bound(self) -> float:
        """Give the largest absolute value."""
        return max(abs(self.low), abs(self.high))


@dataclass(frozen=True, slots=True)
class Faith:
    """How the float64 of a number stands to the exact number.

    Attributes:
        grain: The float64 is exact, and a whole number when multiplied by 2**grain; None: not known to be.
        decimal: The exact number is the shortest decimal of the float64, so that comparing two such float64 compares
            the numbers.
        relative: With `absolute`, a bound of the error: relative * |value| + absolute.
        absolute: See `relative`.
        watched: Makes the slot of a bound that is worked out lane by lane, 0 where the float64 is exact; None: the
            bound that holds for all lanes is the one to use.
    """

    grain: int | None = None
    decimal: bool = False
    relative: float = 0.0
    absolute: float = 0.0
    watched: Callable[[], int] | None = None

    @property
    def exact(self) -> bool:
        """Tell whether the float64 is the exact number."""
        return self.grain is not None


UNKNOWN_SIZE = Size(0.0, 1.0, 1, 1)
WHOLE = Faith(grain=0, decimal=True)


@dataclass(frozen=True, slots=True)
class Held:
    """A register.

    Attributes:
        kind: What it holds where it is not empty.
        value: Slot of the value.
        state: Slot of the state; -1: see `states`.
        states: States it may have; a single one needs no slot.
        const: What it always holds, when that is known.
        faith: Of a number.
        size: Of a number.
        codes: Codes it may hold, of a code.
        bits: Texts of the bits of a set, lowest first.
    """

    kind: HeldKind
    value: int
    state: int = NO_SLOT
    states: frozenset[int] = frozenset({PRESENT})
    const: Value | None = None
    faith: Faith = WHOLE
    size: Size = UNKNOWN_SIZE
    codes: frozenset[int] = frozenset()
    bits: tuple[str, ...] = ()

    @property
    def always(self) -> bool:
        """Tell whether there is always a value."""
        return self.states == {PRESENT}

    @property
    def never(self) -> bool:
        """Tell whether there is never a value."""
        return PRESENT not in self.states

    def may(self, *states: int) -> bool:
        """Tell whether one of some states can be."""
        return not self.states.isdisjoint(states)

    @property
    def may_miss(self) -> bool:
        """Tell whether it can be missing."""
        return any(state >= MISSING for state in self.states)


Helds = Sequence[Held]
States = tuple[int, frozenset[int]]
"""Slot of a state, and what it may be."""
