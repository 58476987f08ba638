"""The exact machine: runs a program on one report, whole numbers and fractions only, and keeps every register.

It is the reference: every score that a person sees, a plan, a certificate or a decision comes from it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from conditionality.formula.operations import OPERATIONS as FORMULA
from conditionality.formula.operations import is_exact
from conditionality.formula.values import Empty, Value
from conditionality.scoring.operations import OPERATIONS, PREPARED
from conditionality.scoring.program import Instruction, Program

NO_HISTORY = Empty("missing", "no-history")

Step = tuple[Callable[..., Value], int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Trace:
    """Every register after a run.

    Attributes:
        program: What was run.
        registers: Content of every register, by number.
        history: How many earlier reports were read.
    """

    program: Program
    registers: tuple[Value, ...]
    history: int = 0

    def __getitem__(self, name: str) -> Value:
        return self.registers[self.program.registers[name]]

    def get(self, name: str) -> Value | None:
        """Give a named register, or None when the program has no such name."""
        at = self.program.registers.get(name)
        return None if at is None else self.registers[at]

    def approximate(self) -> frozenset[str]:
        """Give the names whose content went through a logarithm or an imperfect root (50 digits)."""
        tainted: set[int] = set()
        for one in self.program.instructions:
            given = [self.registers[arg] for arg in one.args]
            rough = one.op in FORMULA and not is_exact(one.op, given, self.registers[one.target])
            rough = rough or (one.op == "geometric_mean" and not _whole_root(self.registers[one.target]))
            rough = rough or (one.op == "ramp" and _log_between(one, given))
            if rough or not tainted.isdisjoint(one.args):
                tainted.add(one.target)
        return frozenset(name for name, at in self.program.registers.items() if at in tainted)


LONG_ROOT = 10**30


def _whole_root(value: Value) -> bool:
    """Tell a perfect root from one cut at 50 digits, by the size of its denominator."""
    return type(value) is Empty or type(value) is int or getattr(value, "denominator", 1) < LONG_ROOT


def _log_between(one: Instruction, given: Sequence[Value]) -> bool:
    const = one.const
    return isinstance(const, tuple) and const[-1] == "log" and given[0] not in given[1:]


class ExactMachine:
    """A program with its operations bound, ready to run on any number of reports."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._steps: tuple[Step, ...] = tuple(_bind(one) for one in program.instructions)

    def run(self, values: Mapping[str, Value], history: Sequence[Mapping[str, Value]] = ()) -> Trace:
        """Run the program on one report.

        Args:
            values: Answer by field id, `period.from` and `period.to`; an absent field is unanswered.
            history: The same of earlier reports, newest first; only looked at when the rules read history.
        """
        before: tuple[Value, ...] | None = None
        if self.program.history:
            for earlier in reversed(history):
                before = self._run(earlier, before)
        return Trace(self.program, self._run(values, before), len(history) if self.program.history else 0)

    def _run(self, values: Mapping[str, Value], before: tuple[Value, ...] | None) -> tuple[Value, ...]:
        registers = list(self.program.initial)
        for name, target in self.program.inputs:
            if name in values:
                registers[target] = values[name]
        for read in self.program.history:
            registers[read.target] = NO_HISTORY if before is None else before[read.source]
        for operation, target, args in self._steps:
            registers[target] = operation(*[registers[one] for one in args])
        return tuple(registers)


def _bind(one: Instruction) -> Step:
    if one.op in FORMULA:
        return FORMULA[one.op], one.target, one.args
    if one.op in PREPARED:
        return PREPARED[one.op](one.const), one.target, one.args
    return partial(OPERATIONS[one.op], one.const), one.target, one.args
