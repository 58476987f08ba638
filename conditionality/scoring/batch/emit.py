"""Lay down micro-instructions: constants in the pool, equal steps once, what is known beforehand worked out at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from conditionality.formula.values import STRENGTH, Empty, Number, Value
from conditionality.scoring.batch import micro
from conditionality.scoring.batch.held import NO_SLOT, UNIT, WHOLE_BITS, Faith, Held, Size
from conditionality.scoring.batch.micro import MISSING, PRESENT

Entry = tuple[float, float, float]
"""A constant of the pool: high, low, multiple."""

SAFE = 1.0 + 2.0**-20
"""What a bound of error is multiplied by, so that its own rounding never makes it too small."""


def entry_of(number: Number) -> Entry:
    """Give a constant as the kernels keep it."""
    high = float(number)
    bottom = Fraction(number).denominator
    return high, float(Fraction(number) - Fraction(high)), float(bottom) if bottom < 2**WHOLE_BITS else 0.0


@dataclass(slots=True)
class Emitter:
    """Instructions being laid down.

    Attributes:
        texts: Code of each text.
        rows: Instructions so far.
        slots: How many slots so far.
    """

    texts: dict[str, int]
    rows: list[tuple[int, ...]] = field(default_factory=list)
    slots: int = 0
    pool: list[Entry] = field(default_factory=list)
    fixed: dict[Entry, int] = field(default_factory=dict)
    known: dict[int, Entry] = field(default_factory=dict)
    laid: dict[tuple[int, ...], int] = field(default_factory=dict)
    written: dict[int, tuple[int, ...]] = field(default_factory=dict)
    tables: dict[tuple[Entry, ...], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.constant(0)
        self.constant(1)

    def slot(self) -> int:
        """Give a new slot."""
        self.slots += 1
        return self.slots - 1

    def constant(self, number: Number | float) -> int:
        """Give the slot of a constant."""
        entry = entry_of(Fraction(number) if isinstance(number, float) else number)
        if entry not in self.fixed:
            self.fixed[entry] = self.slot()
            self.known[self.fixed[entry]] = entry
        return self.fixed[entry]

    def table(self, numbers: Iterable[Number | float]) -> int:
        """Give the place of a row of constants in the pool."""
        entries = tuple(entry_of(Fraction(one)) for one in numbers)
        if entries not in self.tables:
            self.tables[entries] = len(self.pool)
            self.pool.extend(entries)
        return self.tables[entries]

    def lay(self, op: int, *reads: int, k: int = 0, m: int = 0, n: int = 0) -> int:
        """Lay down an instruction and give its slot; an equal one, or one whose result is known, is not laid again."""
        short = self._known(op, reads)
        if short is not None:
            return short
        op, reads = self._shorter(op, reads)
        a, b, c, d = (*reads, *(NO_SLOT,) * (4 - len(reads)))
        key = (op, a, b, c, d, k, m, n)
        if key not in self.laid:
            target = self.slot()
            self.rows.append((op, target, a, b, c, d, k, m, n))
            self.laid[key] = target
            self.written[target] = key
        return self.laid[key]

    def _shorter(self, op: int, reads: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
        """Give the one instruction that does what two would: choices by a state, sums of what is there."""
        first = self.written.get(reads[0]) if reads else None
        if op == micro.SEL and first is not None and first[0] == micro.STATE_IS and first[5:] == (0, PRESENT, PRESENT):
            return micro.SEL_HERE, (first[1], reads[1], reads[2])
        second = self.written.get(reads[1]) if op == micro.AXPY else None
        if second is not None and second[0] == micro.SEL_HERE and second[3] == self.known_as(0):
            return micro.AXPY_HERE, (reads[0], second[2], reads[2], second[1])
        return op, reads

    def _known(self, op: int, reads: Sequence[int]) -> int | None:  # noqa: PLR0911 - one line an operation
        """Give the slot of a result that needs no instruction."""
        yes, no = self.known_as(1), self.known_as(0)
        match op:
            case micro.AND if no in reads:
                return no
            case micro.AND if yes in reads:
                return reads[0] if reads[1] == yes else reads[1]
            case micro.OR if yes in reads:
                return yes
            case micro.OR | micro.STRONGEST if no in reads:
                return reads[0] if reads[1] == no else reads[1]
            case micro.AND | micro.OR | micro.STRONGEST if reads[0] == reads[1]:
                return reads[0]
            case micro.NOT if reads[0] in {yes, no}:
                return self.constant(int(reads[0] == no))
            case micro.SEL if reads[1] == reads[2] or reads[0] == yes:
                return reads[1]
            case micro.SEL if reads[0] == no:
                return reads[2]
            case micro.SEL if (reads[1], reads[2]) == (yes, no):
                return reads[0]
        return None

    def known_as(self, number: int) -> int:
        """Give the slot of a small constant when there is one already; else a number that is no slot."""
        return self.fixed.get((float(number), 0.0, 1.0), -2)

    # What the state of a register tells.

    def state_slot(self, held: Held) -> int:
        """Give the slot of a state, also when it is known beforehand."""
        return held.state if held.state != NO_SLOT else self.constant(next(iter(held.states)))

    def state_is(self, held: Held, first: int, last: int) -> int:
        """Give the truth that a state lies between two."""
        inside = {state for state in held.states if first <= state <= last}
        if not inside or inside == held.states:
            return self.constant(int(bool(inside)))
        return self.lay(micro.STATE_IS, held.state, m=first, n=last)

    def present(self, held: Held) -> int:
        """Give the truth that there is a value."""
        return self.state_is(held, PRESENT, PRESENT)

    def missed(self, held: Held) -> int:
        """Give the truth that a value is missing."""
        return self.state_is(held, MISSING, micro.EXCLUDED)

    def strongest(self, several: Sequence[Held]) -> tuple[int, frozenset[int]]:
        """Give the strongest state of several registers: its slot, and what it may be."""
        states = frozenset({PRESENT})
        slot = self.constant(PRESENT)
        for held in several:
            slot = self.lay(micro.STRONGEST, slot, self.state_slot(held))
            states = frozenset(max(one, other) for one in states for other in held.states)
        return slot, states

    def any_of(self, truths: Iterable[int]) -> int:
        """Give the truth that one of some truths holds."""
        found = self.constant(0)
        self.constant(1)
        for one in truths:
            found = self.lay(micro.OR, found, one)
        return found

    def select_state(
        self, truth: int, then: tuple[int, frozenset[int]], other: tuple[int, frozenset[int]]
    ) -> tuple[int, frozenset[int]]:
        """Choose between two states."""
        slot = self.lay(micro.SEL, truth, then[0], other[0])
        states = then[1] if slot == then[0] else other[1] if slot == other[0] else then[1] | other[1]
        return slot, states

    def nested(
        self, outer: tuple[int, frozenset[int]], inner: tuple[int, frozenset[int]]
    ) -> tuple[int, frozenset[int]]:
        """Give the inner state, or the outer one where that one is empty."""
        if outer[1] == {PRESENT}:
            return inner
        if PRESENT not in outer[1]:
            return outer
        there = self.lay(micro.STATE_IS, outer[0], m=PRESENT, n=PRESENT)
        slot = self.lay(micro.SEL, there, inner[0], outer[0])
        return slot, inner[1] | (outer[1] - {PRESENT})

    def state(self, state: int) -> tuple[int, frozenset[int]]:
        """Give a state that is known."""
        return self.constant(state), frozenset({state})

    def state_of(self, held: Held) -> tuple[int, frozenset[int]]:
        """Give the state of a register."""
        return self.state_slot(held), held.states

    # Constants of the program.

    def held(self, value: Value) -> Held:
        """Give a value that is always the same."""
        match value:
            case Empty():
                return Held("empty", self.constant(0), states=frozenset({STRENGTH[value.kind]}), const=value)
            case bool():
                return Held("truth", self.constant(int(value)), const=value)
            case str():
                code = self.texts[value]
                return Held("code", self.constant(code), const=value, codes=frozenset({code}))
            case int() | Fraction():
                return Held("number", self.constant(value), const=value, faith=faith_of(value), size=size_of(value))
            case frozenset():
                return Held("set", self.constant(0), const=value, bits=())
        return Held("day", self.constant(value.year * 10000 + value.month * 100 + value.day), const=value)


def faith_of(number: Number) -> Faith:
    """Tell how the float64 of a constant stands to it."""
    near = float(number)
    bottom = Fraction(number).denominator
    exact = Fraction(near) == number and bottom.bit_length() <= WHOLE_BITS
    decimal = Fraction(repr(near)) == number
    return Faith(bottom.bit_length() - 1 if exact else None, decimal, 0.0 if exact else UNIT * SAFE)


def size_of(number: Number) -> Size:
    """Tell how large a constant is."""
    exact = Fraction(number)
    bits = max(exact.numerator.bit_length(), exact.denominator.bit_length())
    near = float(number)
    top, bottom = near.as_integer_ratio()
    return Size(near, near, bits, max(top.bit_length(), bottom.bit_length()))
