"""Bounds of error of the swift kernel hold: the exact number is never further than they say."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, cast

import numpy as np

from conditionality.scoring.batch import micro, swift_watch
from conditionality.scoring.batch.swiftly import NARROWEST as BLOCK

POOL = np.zeros(3)


def _watch(op: int, regs: Any, t: int, *reads: int, m: int = 0, n: int = 0) -> Any:  # noqa: ANN401 - bare arrays
    a, b, c, d, k = (*reads, *(-1,) * (5 - len(reads)))
    doubt = np.zeros(BLOCK)
    cast("Any", swift_watch.watch)(regs, op, t, a, b, c, d, k, m, n, POOL, doubt)
    return doubt


def _block() -> Any:  # noqa: ANN401 - a bare array
    dice = np.random.default_rng(11)
    regs = np.zeros((5, BLOCK))
    regs[0], regs[1] = dice.integers(-(10**6), 10**6, BLOCK) / 100, dice.integers(1, 10**5, BLOCK) / 10
    return regs


def test_the_error_of_a_decimal_is_bounded_and_nought_for_whole_eighths() -> None:
    regs = _block()
    _watch(micro.HALF_ULP, regs, 2, 0)
    for x, bound in zip(regs[0], regs[2], strict=True):
        assert abs(Fraction(repr(float(x))) - Fraction(float(x))) <= Fraction(float(bound))
        assert (bound == 0) == ((8 * x).is_integer())


def test_errors_of_sums_products_and_quotients_hold() -> None:
    regs = _block()
    for op, result in ((micro.ERR_ADD, np.add), (micro.ERR_MUL, np.multiply), (micro.ERR_DIV, np.divide)):
        regs[3] = result(regs[0], regs[1])
        _watch(op, regs, 2, 0, 1, -1, -1, 3)
        for row in range(BLOCK):
            x, y = Fraction(float(regs[0, row])), Fraction(float(regs[1, row]))
            exact = {micro.ERR_ADD: x + y, micro.ERR_MUL: x * y, micro.ERR_DIV: x / y}[op]
            assert abs(exact - Fraction(float(regs[3, row]))) <= Fraction(float(regs[2, row]))


def test_equal_decimals_leave_exactly_nothing() -> None:
    regs = _block()
    regs[1] = regs[0]
    regs[2] = 1e-9
    _watch(micro.ERR_ADD, regs, 3, 0, 1, 2, 2, m=1, n=1)
    assert not regs[3].any()


def test_a_divisor_that_may_be_nought_is_doubtful() -> None:
    regs = _block()
    regs[1, :10], regs[2] = 1e-12, 1e-9
    doubt = _watch(micro.ERR_DIV, regs, 3, 0, 1, -1, 2, 4)
    assert doubt[:10].all()
    assert not doubt[10:].any()
