"""Sixty-four lanes at once, lane by lane against plain Python."""

from __future__ import annotations

from collections.abc import Callable
from math import inf, isfinite, nan
from typing import Any, cast

import numpy as np
import pytest

from conditionality.scoring.batch import swift_wide as wide
from conditionality.scoring.batch.compiled import compiled
from conditionality.scoring.batch.swift_load import reaches

LANES = wide.LANES
ODD = [0.0, -0.0, 1e-9, -1e-9, 3.0, 50.0, 50.5, -3.0, -20.0, -20.5, nan, inf, -inf, 1e-6]
FIVE = cast("Any", reaches)
REACHES = {"positive": (0.0, 50.0), "signed": (-20.0, 50.0), "over 0": (3.0, 50.0), "under 0": (-20.0, -3.0)}


def _sound(x: float, low: float, high: float) -> bool:
    return isfinite(x) and low <= x <= high and (x == 0.0 or abs(x) >= 1e-6)


def _bits(word: int) -> list[bool]:
    return [bool(word >> rank & 1) for rank in range(LANES)]


@compiled
def _doubles(given: Any, word: Any, value: Any, state: Any, five: Any) -> Any:  # noqa: ANN401 - bare arrays
    low, under, zero, least, high = five
    at, value_at, state_at = np.intp(given.ctypes.data), np.intp(value.ctypes.data), np.intp(state.ctypes.data)
    return wide.bring_doubles(at, word, value_at, state_at, low, under, zero, least, high)


@compiled
def _positive(given: Any, word: Any, value: Any, state: Any, five: Any) -> Any:  # noqa: ANN401 - bare arrays
    low, under, zero, least, high = five
    at, value_at, state_at = np.intp(given.ctypes.data), np.intp(value.ctypes.data), np.intp(state.ctypes.data)
    return wide.bring_positive_doubles(at, word, value_at, state_at, low, under, zero, least, high)


@pytest.mark.parametrize("name", REACHES)
@pytest.mark.parametrize("x", ODD)
def test_a_lane_out_of_range_is_found_when_it_is_there(name: str, x: float) -> None:
    low, high = REACHES[name]
    run = cast("Any", _positive if low >= 0.0 else _doubles)
    for place in (0, 7, 8, 63):
        given = np.full(LANES, (low + high) / 2)
        given[place] = x
        for word in (2**64 - 1, 2**64 - 1 - (1 << place)):
            value, state = np.full(LANES, 9.0), np.full(LANES, 9.0)
            odd = run(given, np.uint64(word), value, state, FIVE(low, high))
            there = _bits(word)
            assert bool(odd) == (there[place] and not _sound(x, low, high))
            expected = [given[rank] if there[rank] else 0.0 for rank in range(LANES)]
            np.testing.assert_array_equal(value, expected)
            assert state.tolist() == [0.0 if one else 3.0 for one in there]


@compiled
def _steps(given: Any, word: Any, arrays: Any, lines: Any, five: Any) -> Any:  # noqa: ANN401 - bare arrays
    before, after, states, numbers = arrays
    low, under, zero, least, high = five
    return wide.add_steps(
        np.intp(given.ctypes.data), word, np.intp(before.ctypes.data), np.intp(after.ctypes.data),
        np.intp(states.ctypes.data), np.intp(numbers.ctypes.data), lines, low, under, zero, least, high,
    )  # fmt: skip


@compiled
def _ramp(given: Any, word: Any, arrays: Any, lines: Any, five: Any) -> Any:  # noqa: ANN401 - bare arrays
    before, after, states, numbers = arrays
    low, under, zero, least, high = five
    return wide.add_positive_ramp(
        np.intp(given.ctypes.data), word, np.intp(before.ctypes.data), np.intp(after.ctypes.data),
        np.intp(0 * states.size), np.intp(numbers.ctypes.data), lines, low, under, zero, least, high,
    )  # fmt: skip


def _by_steps(x: float, lines: list[tuple[float, float]], otherwise: float) -> float:
    return next((points for least, points in lines if x >= least), otherwise)


def _by_ramp(x: float, lines: list[tuple[float, ...]], last: float) -> float:
    if x < lines[0][1]:
        return lines[0][2]
    return next((start + (x - left) * slope for right, left, start, slope in lines if x < right), last)


CURVES: dict[str, tuple[Any, Callable[..., float], list[tuple[float, ...]]]] = {
    "steps": (_steps, _by_steps, [(40.0, 100.0), (10.0, 62.5), (0.1, 3.0)]),
    "ramp": (_ramp, _by_ramp, [(20.0, 0.5, 10.0, 1.7), (45.0, 20.0, 43.15, 0.3)]),
    "nothing": (_steps, _by_steps, []),
}


@pytest.mark.parametrize("name", CURVES)
def test_points_are_added_where_there_is_an_answer(name: str) -> None:
    run, plain, lines = CURVES[name]
    drawn = np.random.default_rng(8)
    given, before = drawn.integers(0, 500, LANES) / 10, drawn.random(LANES)
    word = int(drawn.integers(0, 2**63))
    after, states = np.zeros(LANES), np.full(LANES, 9.0)
    numbers = np.array(
        [2.25, 7.0, *([lines[0][1]] if name == "ramp" else []), *(one for line in lines for one in line)]
    )
    low, high = REACHES["positive"]
    assert not run(given, np.uint64(word), (before, after, states, numbers), len(lines), FIVE(low, high))
    there = _bits(word)
    points = [plain(x, lines, 7.0) for x in given]
    assert after.tolist() == [b + p * 2.25 if one else b for b, p, one in zip(before, points, there, strict=True)]
    assert states.tolist() == ([9.0] * LANES if name == "ramp" else [0.0 if one else 3.0 for one in there])


@compiled
def _truths(values: Any, word: Any, value: Any, state: Any) -> None:  # noqa: ANN401 - bare arrays
    wide.bring_bits(values, word, np.intp(value.ctypes.data), np.intp(state.ctypes.data))


def test_truths_kept_as_bits_become_ones_and_zeros() -> None:
    drawn = np.random.default_rng(4)
    values, word = (int(drawn.integers(0, 2**63)) for _ in range(2))
    value, state = np.zeros(LANES), np.zeros(LANES)
    cast("Any", _truths)(np.uint64(values), np.uint64(word), value, state)
    assert value.tolist() == [float(one and there) for one, there in zip(_bits(values), _bits(word), strict=True)]
    assert state.tolist() == [0.0 if there else 3.0 for there in _bits(word)]
