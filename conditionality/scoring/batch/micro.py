"""Micro-instructions: a program brought down to columns of float64, as both kernels of the batch machine run it.

A *lane* is one row; a *slot* is a column of lanes. A slot holds a number, a truth (0 or 1), a code (of a text, of a
status), a day (year·10000 + month·100 + day), a set of ticked options (one bit each), or the *state* of another slot:
present, or which empty stands there. What is empty holds 0 in its value slot.

Two kernels run the same instructions. The swift one works in float64; beside a number that is not exact it keeps a
bound of its error in another slot, made by the instructions of `ERRORS`; where a comparison or a rounding cannot be
decided, the lane is *doubtful*. The careful one runs doubtful lanes again with each number as a pair of float64 and a
multiple of its denominator, which proves ties; it skips `ERRORS`. What is doubtful still goes to the exact machine.

Each instruction is a row of nine whole numbers `op, t, a, b, c, d, k, m, n`: `t` the slot written, `a b c d` slots
read, `k` an offset in the pool (or a fifth slot read), `m n` small constants. A slot of -1 means that there is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
import numpy.typing as npt

WIDTH: Final = 9
"""Whole numbers in one instruction."""

NOT_POSSIBLE: Final = -1
"""A code that no text has."""

PRESENT: Final = 0
NOT_CONCERNED: Final = 1
NOT_APPLICABLE: Final = 2
MISSING: Final = 3
EXCLUDED: Final = 4
"""States of a value; the strongest is the highest. `EXCLUDED` is missing too: points left out by the rule `exclude`."""

# Numbers. `SEL` and `TAB` serve every kind of slot.
ADD: Final = 1  # t = a + b
SUB: Final = 2  # t = a - b
MUL: Final = 3  # t = a * b
DIV: Final = 4  # t = a / b, 0 where b is 0
NEG: Final = 5  # t = -a
ABS: Final = 6  # t = |a|
LEAST: Final = 7  # t = min(a, b)
MOST: Final = 8  # t = max(a, b)
AXPY: Final = 9  # t = a + b * c
FLOOR: Final = 10  # t = floor(a); b: error of a
CEIL: Final = 11  # t = ceil(a); b: error of a
ROUND: Final = 12  # t = a rounded to m decimals (may be negative), way n (HALF_UP…); b: error of a
RAMP: Final = 13  # t = points at a on m knots (pool: knot, points, knot, points… from k), flat outside
RAMP_LOG: Final = 14  # the same on logarithms of knots over 0; 0 where a is not over 0
SQRT: Final = 15  # t = square root of a, 0 where a is under 0
LN: Final = 16  # t = natural logarithm of a, 0 where a is not over 0
EXP: Final = 17  # t = e to the power a
# What follows gives a truth.
CMP: Final = 20  # t = a ? b, way m (LT…), decided by the float64 as they are
CMP_ERR: Final = 21  # the same with c, d the errors of a, b: doubtful where they are too near
AND: Final = 22  # t = a and b
OR: Final = 23  # t = a or b
NOT: Final = 24  # t = not a
CODE_IS: Final = 25  # t = (a is the code m)
BIT: Final = 26  # t = bit m of the set a
STATE_IS: Final = 27  # t = (m <= state a <= n)
# Choices.
SEL: Final = 30  # t = b where a is not 0, else c
TAB: Final = 31  # t = pool[k + a] for a code a from 0 to m - 1, else pool[k + m]
STEPS: Final = 32  # t = rank from 0 of the first line that takes the number a, else -1; b: error of a, or -1 when the
#                    float64 decide as they are; pool from k: word, bound for each of the m lines (word 0: takes all);
#                    n: -1, or place in the pool of what stands for each rank, then for none
STRONGEST: Final = 33  # t = the higher of the states a, b
YEARS: Final = 34  # t = whole years from the day a to the day b
SEL_HERE: Final = 36  # t = b where the state a is `PRESENT`, else c
AXPY_HERE: Final = 37  # t = a + b * c where the state d is `PRESENT`, else a
STEPS_HERE: Final = 38  # t = a + w * points where the load b is there, else a; c: -1, or also written: its state;
#                         pool from k: w, points of no line, then least float64 and points of each of the m lines
RAMP_HERE: Final = 39  # the same on m stretches of a ramp; pool from k: w, points after the last, the first knot, then
#                        of each where it ends, where it starts, points there, points for each unit. Both are of the
#                        swift program only
GUARD: Final = 35  # t = a; doubtful where b is not 0
# Bounds of errors, for the swift kernel only; the careful one skips them.
ERRORS: Final = 40
HALF_ULP: Final = 41  # t = bound of the error of a float64 a read from decimals
ERR_ADD: Final = 42  # t = error of a + b (m = 1: of a - b); c, d: errors of a, b; n = 1: both are
#                     decimals, so that equal ones leave exactly 0
ERR_MUL: Final = 43  # t = error of a * b; c, d: errors of a, b
ERR_DIV: Final = 44  # t = error of a / b; c, d: errors of a, b; k: slot of the quotient; doubtful where b may be 0
ERR_AXPY: Final = 45  # t = error of a + b * c; d: error of a; k: error of b; m: slot of the result (c is exact)
ERR_SCALE: Final = 46  # t = pool[k] * b + pool[k + 1] (+ pool[k + 2] * |a|): linear bounds; b may be -1
ERR_LN: Final = 47  # t = error of ln(a); c: error of a; doubtful where a may be 0
ERR_EXP: Final = 48  # t = error of exp(a); c: error of a; k: slot of the result
ERR_SQRT: Final = 49  # t = error of sqrt(a); c: error of a; k: slot of the result

LOAD: Final = 60  # t = value, a = state (both written) of the load k; the careful kernel loads before it starts

READS: Final[Mapping[int, tuple[int, ...]]] = MappingProxyType(
    {
        **dict.fromkeys((NEG, ABS, RAMP, RAMP_LOG, SQRT, LN, EXP, NOT, CODE_IS, BIT, STATE_IS, TAB, HALF_ULP), (2,)),
        **dict.fromkeys((ADD, SUB, MUL, DIV, LEAST, MOST, FLOOR, CEIL, ROUND, CMP, AND, OR), (2, 3)),
        **dict.fromkeys((STEPS, STRONGEST, YEARS, GUARD, ERR_SCALE), (2, 3)),
        **dict.fromkeys((AXPY, SEL, SEL_HERE), (2, 3, 4)),
        **dict.fromkeys((CMP_ERR, ERR_ADD, ERR_MUL, AXPY_HERE), (2, 3, 4, 5)),
        ERR_DIV: (2, 3, 4, 5, 6),
        ERR_AXPY: (2, 3, 4, 5, 6, 7),
        ERR_LN: (2, 4),
        **dict.fromkeys((ERR_EXP, ERR_SQRT), (2, 4, 6)),
        **dict.fromkeys((STEPS_HERE, RAMP_HERE), (2,)),
        LOAD: (),
    }
)
"""Which of the nine numbers are slots read, for each instruction; -1 there is no slot."""

WRITES: Final[Mapping[int, tuple[int, ...]]] = MappingProxyType({LOAD: (1, 2), STEPS_HERE: (1, 4), RAMP_HERE: (1, 4)})
"""Which of them are slots written, for each instruction that writes more than the first."""

ERROR_READS: Final[Mapping[int, tuple[int, ...]]] = MappingProxyType(
    {FLOOR: (3,), CEIL: (3,), ROUND: (3,), STEPS: (3,), CMP_ERR: (4, 5)}
)
"""Which of them are bounds of error: what the careful kernel does not read."""

LT, LE, GT, GE, EQ, NE = range(6)
"""Ways of comparing."""

HALF_UP, HALF_EVEN, DOWN, UP = range(4)
"""Ways of rounding."""

ALWAYS, FROM, ABOVE, UP_TO, BELOW = range(5)
"""Words of a line of steps."""

Whole = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pool:
    """Constants, each exactly: `high + low`, and a multiple of its denominator.

    Attributes:
        high: Nearest float64.
        low: What is left, nearest float64; 0 for nearly all.
        multiple: A whole number that makes the constant whole when multiplied; 0 when none is under 2**53.
    """

    high: Floats
    low: Floats
    multiple: Floats


@dataclass(frozen=True, slots=True)
class Load:
    """A field brought into slots.

    Attributes:
        field: Id of the field, or `period.from`, `period.to`.
        kind: `number`, `truth`, `code`, `text` (a code too: all texts that the rules do not name are one), `day` or
            `set`.
        value: Slot of its value.
        state: Slot of its state; -1 when nothing reads it.
        low: A number under it makes the lane doubtful; so does one that is not finite.
        high: One over it too.
        whole: So does one that is not whole.
        options: Text of each bit, of a set.
    """

    field: str
    kind: str
    value: int
    state: int
    low: float
    high: float
    whole: bool
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Output:
    """A register that is asked for.

    Attributes:
        name: Of the register (`total.score`, `outcome`, `G.score`, `V1.points`…), or a made one (`total.shown`).
        kind: `number` or `code` (see `texts`) or `truth`.
        value: Slot of its value.
        state: Slot of its state; -1 when it is always present.
        error: Slot of its error; -1 when it is exact (or decided).
    """

    name: str
    kind: str
    value: int
    state: int
    error: int


@dataclass(frozen=True, slots=True)
class MicroProgram:
    """A program for both kernels.

    Attributes:
        code: Instructions, `WIDTH` whole numbers each.
        pool: Constants.
        slots: How many slots there are.
        fixed: Slots that hold a constant, and the place of the constant in the pool.
        loads: Fields to bring in, before the instructions run.
        outputs: What is asked for, read after they ran.
        texts: Text of each code, by number.
    """

    code: Whole
    pool: Pool
    slots: int
    fixed: tuple[tuple[int, int], ...]
    loads: tuple[Load, ...]
    outputs: tuple[Output, ...]
    texts: tuple[str, ...]
