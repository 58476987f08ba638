"""Tell which registers of a run are not exact: a logarithm or an imperfect root came in, cut at 50 digits."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from conditionality.formula.operations import OPERATIONS as FORMULA
from conditionality.formula.operations import is_exact
from conditionality.formula.values import Value
from conditionality.scoring.nodes import is_number
from conditionality.scoring.program import Instruction, Program

LONG = 10**36
"""A perfect root, or an exact place on a segment, has a denominator far below; one cut at 50 digits, far above."""


def rough_registers(program: Program, registers: Sequence[Value]) -> frozenset[int]:
    """Give the numbers that went through a rounding to 50 digits.

    Args:
        program: What was run.
        registers: Content of every register after the run.
    """
    tainted: set[int] = set()
    for one in program.instructions:
        if is_number(registers[one.target]) and (
            _cuts(one, registers) or not tainted.isdisjoint(_used(one, registers))
        ):
            tainted.add(one.target)
    return frozenset(tainted)


def _used(one: Instruction, registers: Sequence[Value]) -> Sequence[int]:
    """Give the registers whose numbers made the result: of a choice, the branch taken; of a rank or a weight, less."""
    match one.op:
        case "step" | "rank":
            return ()
        case "active":
            return one.args[1:]
        case "select":
            condition, then, otherwise = one.args
            return (then if registers[condition] is True else otherwise,)
        case "case":
            return [arg for arg in one.args[1:] if registers[arg] == registers[one.target]]
        case _:
            return one.args


def _cuts(one: Instruction, registers: Sequence[Value]) -> bool:
    """Tell whether the step itself is not exact."""
    given = [registers[arg] for arg in one.args]
    if one.op in FORMULA:
        return not is_exact(one.op, given, registers[one.target])
    if one.op == "geometric_mean":
        return _is_long(registers[one.target])
    return one.op == "ramp" and _is_log(one) and given[0] not in given[1:] and _is_long(registers[one.target])


def _is_log(one: Instruction) -> bool:
    return isinstance(one.const, tuple) and one.const[-1] == "log"


def _is_long(value: Value) -> bool:
    return type(value) is Fraction and value.denominator >= LONG
