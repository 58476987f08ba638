"""The program: a référentiel as a flat, ordered list of instructions over named registers.

All meaning lives here. The exact machine and the batch machine run the same program; neither knows what a
référentiel is. Registers are written once, in order, without jumps: a choice works out both branches and keeps one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from conditionality.formula.values import Value
from conditionality.referential.model import Referential

SEMANTICS = 1
"""Number of the scoring semantics: raised only when the meaning of a rule changes."""


@dataclass(frozen=True, slots=True)
class Instruction:
    """One step: `registers[target] = op(const, *registers[args])`.

    Attributes:
        op: Code of the operation: those of `formula.operations` and of `scoring.operations`.
        args: Registers read, all written before.
        const: What the operation needs besides registers (points of steps, option table…); None for most.
        target: Register written.
    """

    op: str
    args: tuple[int, ...]
    const: object
    target: int


@dataclass(frozen=True, slots=True)
class HistoryRead:
    """A register filled before the run, from the run over the previous report.

    Attributes:
        target: The register.
        source: Name of the register read there. By name, because that report is scored with the program of its own
            period, whose parameters and blocks in force may differ.
    """

    target: int
    source: str


@dataclass(frozen=True, slots=True)
class Program:
    """A référentiel compiled for the reports whose period starts on one day.

    Attributes:
        referential: The paper it was made from.
        on: Start of the reporting period: it picks parameters and what is in force.
        initial: Starting content of every register: constants, else a missing value.
        inputs: Field id and register.
        instructions: In the order of running.
        registers: Register of each public name (`V1.points`, `total.score`, `outcome`…).
        history: Registers read from the previous report's run.
        parameters: Value of each parameter on that day.
    """

    referential: Referential
    on: date
    initial: tuple[Value, ...]
    inputs: tuple[tuple[str, int], ...]
    instructions: tuple[Instruction, ...]
    registers: Mapping[str, int]
    history: tuple[HistoryRead, ...] = ()
    parameters: Mapping[str, Value] = field(default_factory=dict)
