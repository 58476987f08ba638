"""Random formulas of every sort over the fields of `random_books`: each function, each operator, each kind of name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tests.strategies.chance import Chance
from tests.strategies.scales import BY, OPTIONS, TICKS

NUMBERS = ("n0", "n1", "n2", "n3", "i0", "i1", "i2", "i3", "p0", "m0")
TRUTHS = ("y0", "y1", "y2")
DAYS = ("d0", "d1", "period.from", "period.to", "date('2020-02-29')", "date('2024-12-31')")
FIGURES = ("0", "1", "2", "3", "5", "10", "25", "50", "75", "100", "2.5", "33.3", "0.1", "(1 / 3)", "(200 / 3)", "-5")
ORDER = ("<", "<=", ">", ">=", "==", "!=")
STATUSES = ("scored", "missing", "not_applicable", "excluded", "does_not_concern", "not_computable")
RATIOS = (
    *("100 * i0 / i1", "100 * i0 / (i0 + i1)", "100 * (i0 - i2) / i1", "100 * m0 / (1000 * i1)", "i0 / i1", "n0 / 3"),
    *("100 * n0 / (n0 + n1)", "round(100 * i0 / i1, 1)", "100 - 100 * i2 / (i1 + i2)", "1 - i0 / i1", "m0 / 1000"),
)
EMPTIES = ("n2", "n3", "i3", "c1", "k0", "d1", "y1")
"""Fields of every kind whose emptiness is asked."""


@dataclass(frozen=True, slots=True)
class Speech:
    """What random formulas of one place may read, and how deep they go.

    Attributes:
        chance: The dice.
        marks: Names of numbers worked out before.
        texts: Names of texts worked out before, with what each may be.
        truths: Names of conditions worked out before.
        depth: Levels below.
        tame: Whether to keep to what the kernels of the batch machine can do: no steep power, no open text.
    """

    chance: Chance
    marks: Sequence[str] = ()
    texts: Sequence[tuple[str, Sequence[str]]] = ()
    truths: Sequence[str] = ()
    depth: int = 2
    tame: bool = False

    def _below(self) -> Speech:
        return replace(self, depth=self.depth - 1)

    def number(self) -> str:
        """Draw a formula that gives a number."""
        if self.depth <= 0 or self.chance.once_in(5):
            return self._leaf()
        one, other = self._below().number, self._below().number
        match self.chance.count(0, 9):
            case 0 | 1:
                return self.chance.pick(RATIOS)
            case 2 | 3:
                return f"({one()} {self.chance.pick(('+', '-', '*', '/'))} {other()})"
            case 4:
                return self._of_one(one())
            case 5:
                return self._power(one())
            case 6 | 7:
                return self._of_several()
            case 8:
                return f"({one()} if {self._below().truth()} else {other()})"
        return self._read()

    def _leaf(self) -> str:
        match self.chance.count(0, 5):
            case 0:
                return self.chance.pick(FIGURES)
            case 1 | 2 if self.marks:
                return self.chance.pick(self.marks)
            case 3:
                return self.chance.pick((*RATIOS[:6], "level"))
        return self.chance.pick(NUMBERS)

    def _of_one(self, one: str) -> str:
        shapes = ("abs({})", "round({})", "round({}, 1)", "round({}, -1)", "floor({})", "ceil({})", "-({})", "sqrt({})")
        steep = (
            "ln({})",
            "ln(1 + abs({}))",
            "exp(max(-30, min(9, {})) / 10)",
            "exp(-min(100, abs({})) / 20)",
            "sqrt(abs({}))",
        )
        return self.chance.pick((*shapes, *steep)).format(one)

    def _power(self, one: str) -> str:
        shapes = ["({}) ** 2", "abs({}) ** 0.5", "({}) ** 3", "(i0 * i1) ** 0.5", "({} - n0) ** 2"]
        steep = [
            "abs({}) ** (1 / 3)",
            "2 ** min(8, {})",
            "1.1 ** i2",
            "(1 + abs({})) ** -1",
            "(i0 * i0 * i0) ** (1 / 3)",
        ]
        shapes += [] if self.tame else [*steep, "exp({} / 10)"]
        return f"({self.chance.pick(shapes).format(one)})"

    def _of_several(self) -> str:
        listed = ", ".join(self._below().number() for _ in range(self.chance.count(1, 3)))
        function = self.chance.pick(("sum", "mean", "min", "max", "coalesce", "mean", "min", "max"))
        return f"{function}({listed})"

    def _read(self) -> str:
        """Draw a table read, a count, years, or what only earlier reports know."""
        one, truth = self._below().number(), self._below().truth()
        shapes = (
            *(f"interp(limits, {one}, 'high')", f"interp(limits, {one}, 'low')", "lookup(limits, n1, 'low')"),
            *("lookup(by_kind, c0, 'p')", f"lookup(by_kind, {self.text()}, 'q')", "lookup(limits, i0, 'high')"),
            *(f"count({truth}, y1)", "count(n0, n2, c1)", f"count(k0, {truth})", f"10 * count(y0, y1, {truth})"),
            *(f"years_between({self.day()}, {self.day()})", "years_between(d0, period.from)"),
            *(f"coalesce(previous({one}), n0)", f"years_running({truth})", "coalesce(n3, n2, 5)"),
        )
        return self.chance.pick(shapes)

    def truth(self) -> str:
        """Draw a condition."""
        if self.depth <= 0 or self.chance.once_in(5):
            return self._plain_truth()
        below = self._below()
        match self.chance.count(0, 9):
            case 0 | 1:
                word = self.chance.pick(("and", "or"))
                return f"({f' {word} '.join(below.truth() for _ in range(self.chance.count(2, 3)))})"
            case 2:
                return f"not ({below.truth()})"
            case 3 | 4 | 5:
                return f"{below.number()} {self.chance.pick(ORDER)} {below.number()}"
            case 6:
                return f"{self.chance.pick(FIGURES)} < {below.number()} <= {below.number()}"
            case 7:
                return f"({below.truth()} if {below.truth()} else {below.truth()})"
            case 8:
                return f"{self.day()} {self.chance.pick(ORDER)} {self.day()}"
        return f"{self.chance.pick(('is_missing', 'is_na'))}({self._anything()})"

    def _plain_truth(self) -> str:
        ticked = f"'{self.chance.pick(TICKS)}' {self.chance.pick(('in', 'not in'))} k0"
        among = f"c0 {self.chance.pick(('in', 'not in'))} ['a', 'c']"
        near = f"{self.chance.pick(NUMBERS)} {self.chance.pick(ORDER)} {self.chance.pick(FIGURES)}"
        figures = f"{self.chance.pick(NUMBERS)} in [0, 5, 10, 50]"
        name, known = self.chance.pick((*self.texts, ("c1", OPTIONS), ("c0", BY)))
        text = f"{name} {self.chance.pick(('==', '!='))} '{self.chance.pick(known)}'"
        plain = (*self.truths, *TRUTHS, ticked, among, near, near, figures, text, text, "y0 == y1")
        plain += ("t0 != 'yes'", "is_missing(t0)") if not self.tame and self.chance.once_in(4) else ()
        return self.chance.pick(plain)

    def _anything(self) -> str:
        return self.chance.pick((*EMPTIES, *self.marks, self._below().number()))

    def text(self) -> str:
        """Draw a formula that gives one of the options of `c0`."""
        truth = self._plain_truth()
        return self.chance.pick(("c0", "coalesce(c0, 'a')", f"('b' if {truth} else c0)", f"('a' if {truth} else 'c')"))

    def day(self) -> str:
        """Draw a formula that gives a day."""
        if self.chance.once_in(3):
            return self.chance.pick(("coalesce(d1, period.from)", f"(d0 if {self._plain_truth()} else d1)"))
        return self.chance.pick(DAYS)
