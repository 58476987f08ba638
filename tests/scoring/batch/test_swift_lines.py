"""Steps and comparisons of the swift kernel over a block, lane by lane against plain Python."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

import numpy as np
import pytest

from conditionality.scoring.batch import micro, swift_lines
from conditionality.scoring.batch.swiftly import NARROWEST as BLOCK

TESTS: Mapping[int, Callable[[float, float], bool]] = {
    micro.ALWAYS: lambda _x, _bound: True,
    micro.FROM: lambda x, bound: x >= bound,
    micro.ABOVE: lambda x, bound: x > bound,
    micro.UP_TO: lambda x, bound: x <= bound,
    micro.BELOW: lambda x, bound: x < bound,
}


def _block() -> Any:  # noqa: ANN401 - a bare array
    regs = np.zeros((4, BLOCK))
    regs[0] = np.random.default_rng(3).integers(-20, 120, BLOCK) / 2
    return regs


@pytest.mark.parametrize("error", [-1, 2])
@pytest.mark.parametrize(
    "words", [(1, 1, 1, 1, 1, 0), (2, 1, 2), (3, 4, 3, 0), (4, 1, 0), (1,), (2, 2, 2, 2, 2, 2, 2, 2, 2)]
)
def test_the_first_line_that_takes_a_number_is_found(words: tuple[int, ...], error: int) -> None:
    regs, doubt = _block(), np.zeros(BLOCK)
    bounds = np.linspace(40, -5, len(words)).round()
    pool = np.array([part for pair in zip(words, bounds, strict=True) for part in pair])
    cast("Any", swift_lines.find_lines)(regs, 1, 0, error, doubt, pool, np.zeros(len(pool)), 0, len(words), -1)
    for x, found in zip(regs[0], regs[1], strict=True):
        ranks = [rank for rank, (word, bound) in enumerate(zip(words, bounds, strict=True)) if TESTS[word](x, bound)]
        assert found == (ranks[0] if ranks else -1)
    assert not doubt.any()


def test_a_number_within_its_error_of_a_bound_is_doubtful() -> None:
    regs, doubt = _block(), np.zeros(BLOCK)
    regs[2] = 1e-9
    cast("Any", swift_lines.find_lines)(regs, 1, 0, 2, doubt, np.array([1.0, 50.0]), np.zeros(2), 0, 1, -1)
    assert (doubt == (regs[0] == 50)).all()


@pytest.mark.parametrize("way", range(6))
def test_comparisons_of_a_block(way: int) -> None:
    regs, doubt = _block(), np.zeros(BLOCK)
    regs[1] = 25
    cast("Any", swift_lines.compare_lanes)(regs, 3, 0, 1, -1, -1, doubt, way)
    told = [regs[0] < 25, regs[0] <= 25, regs[0] > 25, regs[0] >= 25, regs[0] == 25, regs[0] != 25]
    assert (regs[3] == told[way]).all()
