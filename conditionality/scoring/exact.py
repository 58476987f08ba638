"""The exact machine: runs a program on one report, whole numbers and fractions only, and keeps every register.

It is the reference: every score that a person sees, a plan, a certificate or a decision comes from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from operator import itemgetter

from conditionality.formula.operations import OPERATIONS as FORMULA
from conditionality.formula.values import Empty, Value
from conditionality.scoring.compile import compile_program, is_dated
from conditionality.scoring.operations import OPERATIONS, PREPARED
from conditionality.scoring.program import Instruction, Program
from conditionality.scoring.rough import rough_registers

NO_HISTORY = Empty("missing", "no-history")
NOT_THEN = Empty("not_concerned", "not-in-force")
"""What is read from an earlier report of something that the rules did not have on its day."""

Reader = Callable[[Sequence[Value]], Sequence[Value]]

Step = tuple[Callable[..., Value], int, int, Reader | None]
"""Operation, register written, then the one register read; or what reads none or several."""


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
        rough = rough_registers(self.program, self.registers)
        return frozenset(name for name, at in self.program.registers.items() if at in rough)


class ExactMachine:
    """A program with its operations bound, ready to run on any number of reports."""

    def __init__(self, program: Program, only: Iterable[str] = ()) -> None:
        """Bind a program.

        Args:
            program: What to run.
            only: Names to work out, for comparisons in bulk: what they do not need is left out, and its registers
                keep their starting content. Without any, everything is worked out.
        """
        self.program = program
        self._steps: tuple[Step, ...] = tuple(_bind(one) for one in _needed(program, tuple(only)))
        self._dated = bool(program.history) and is_dated(program.referential)
        self._days: dict[date, ExactMachine] = {program.on: self}

    def run(self, values: Mapping[str, Value], history: Sequence[Mapping[str, Value]] = ()) -> Trace:
        """Run the program on one report.

        Args:
            values: Answer by field id, `period.from` and `period.to`; an absent field is unanswered.
            history: The same of earlier reports, newest first; only looked at when the rules read history. Each is
                scored by the same rules as they stand on the first day of its own period.
        """
        before: Trace | None = None
        if self.program.history:
            for earlier in reversed(history):
                machine = self._on(earlier.get("period.from"))
                before = Trace(machine.program, machine._run(earlier, before))  # noqa: SLF001 - the same class
        return Trace(self.program, self._run(values, before), len(history) if self.program.history else 0)

    def _on(self, day: Value | None) -> ExactMachine:
        """Give the machine of an earlier day; the same when the day changes nothing in the rules."""
        if not self._dated or not isinstance(day, date):
            return self
        if day not in self._days:
            self._days[day] = ExactMachine(compile_program(self.program.referential, day))
        return self._days[day]

    def _run(self, values: Mapping[str, Value], before: Trace | None) -> tuple[Value, ...]:
        registers = list(self.program.initial)
        for name, target in self.program.inputs:
            if name in values:
                registers[target] = values[name]
        for read in self.program.history:
            registers[read.target] = NO_HISTORY if before is None else _then(before, read.source)
        for operation, target, first, several in self._steps:
            if several is None:
                registers[target] = operation(registers[first])
            else:
                registers[target] = operation(*several(registers))
        return tuple(registers)


def _then(before: Trace, source: str) -> Value:
    found = before.get(source)
    return NOT_THEN if found is None else found


def _bind(one: Instruction) -> Step:
    """Give an instruction with its operation and its constant at hand."""
    if one.op in FORMULA:
        operation: Callable[..., Value] = FORMULA[one.op]
    elif one.op in PREPARED:
        operation = PREPARED[one.op](one.const)
    else:
        operation = partial(OPERATIONS[one.op], one.const)
    return operation, one.target, one.args[0] if one.args else 0, _reader(one.args)


def _reader(args: tuple[int, ...]) -> Reader | None:
    """Give what reads several registers at once; None for a single one."""
    match args:
        case ():
            return lambda _registers: ()
        case (_,):
            return None
        case _:
            return itemgetter(*args)


def _needed(program: Program, only: tuple[str, ...]) -> Sequence[Instruction]:
    """Give the instructions that some names need, in order; all of them when no name is given."""
    if not only:
        return program.instructions
    names = (*only, *(read.source for read in program.history))
    wanted = {program.registers[name] for name in names}
    kept: list[Instruction] = []
    for one in reversed(program.instructions):
        if one.target in wanted:
            kept.append(one)
            wanted.update(one.args)
    return kept[::-1]
