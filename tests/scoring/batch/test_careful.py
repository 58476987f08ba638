"""The careful kernel decides nothing wrongly, bounds its errors, and proves nearly all ties."""

from __future__ import annotations

from fractions import Fraction
from math import gcd

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conditionality.scoring.batch import micro
from tests.scoring.batch.lanes import SLACK, Bench, Floats, Found, expected, run

LANES = 100
CONSTANTS = ("0", "1", "-1", "2", "25", "50", "100", "100/3", "1/3", "1/2", "12.3", "0.01", "1000", "7", "3/7", "-2.5")
WAYS = (micro.LT, micro.LE, micro.GT, micro.GE, micro.EQ, micro.NE)
ROUNDINGS = (micro.HALF_UP, micro.HALF_EVEN, micro.DOWN, micro.UP)
TWO = (micro.ADD, micro.SUB, micro.MUL, micro.DIV, micro.LEAST, micro.MOST)
ONE = (micro.NEG, micro.ABS, micro.FLOOR, micro.CEIL)
CURVES = (micro.SQRT, micro.LN, micro.EXP)
LINEAR = ("-10", "5", "0", "100/3", "2.5", "60", "25", "60", "1000", "0.1")
LOGARITHMIC = ("0.5", "0", "1", "10", "100", "100/3", "5000", "100")
STEPS = (micro.FROM, "100", micro.ABOVE, "100/3", micro.FROM, "25", micro.BELOW, "-2.5", micro.UP_TO, "0.1")


def columns(seed: int, fields: int) -> Floats:
    """Give lanes full of ties: small whole numbers, tenths, hundredths, some amounts."""
    chance = np.random.default_rng(seed)
    small = chance.integers(-4, 40, (fields, LANES)).astype(np.float64)
    tenths = chance.integers(-50, 1000, (fields, LANES)) / 10
    cents = chance.integers(0, 3000000, (fields, LANES)) / 100
    quarters = chance.choice([0.0, 25.0, 50.0, 100.0, 0.25, 12.3, 49.2], (fields, LANES))
    return np.asarray(np.choose(chance.integers(0, 4, (fields, LANES)), (small, tenths, cents, quarters)))


def edges(seed: int, fields: int) -> Floats:
    """Give lanes at the edge of what is read: 15 digits, millionths of millionths, nearly 1, large amounts."""
    chance = np.random.default_rng(seed)
    large = chance.integers(1, 10**15, (fields, LANES)).astype(np.float64)
    small = chance.integers(1, 10**6, (fields, LANES)) / 1e12
    near = 1 + chance.integers(-9, 9, (fields, LANES)) / 1e14
    amounts = chance.integers(1, 10**9, (fields, LANES)) / 100
    return np.asarray(np.choose(chance.integers(0, 4, (fields, LANES)), (large, small, near, amounts)))


@st.composite
def programs(draw: st.DrawFn, *, curved: bool) -> Bench:  # noqa: C901 - one line an instruction
    """Draw a straight program: numbers from numbers, truths and choices from both."""
    bench = Bench(draw(st.integers(1, 4)))
    numbers = [*range(bench.fields), *(bench.constant(draw(st.sampled_from(CONSTANTS))) for _ in range(3))]
    truths = [bench.constant(0), bench.constant(1)]
    linear, steps = bench.table(*LINEAR), bench.table(*STEPS)
    logarithmic = bench.table(*LOGARITHMIC)
    for _ in range(draw(st.integers(1, 14))):
        a, b, c = (draw(st.sampled_from(numbers)) for _ in range(3))
        p, q = (draw(st.sampled_from(truths)) for _ in range(2))
        match draw(st.integers(0, 12 if curved else 10)):
            case 0 | 1 | 2:
                numbers.append(bench.lay(draw(st.sampled_from(TWO)), a, b))
            case 3:
                numbers.append(bench.lay(micro.AXPY, a, b, c))
            case 4:
                numbers.append(bench.lay(draw(st.sampled_from(ONE)), a))
            case 5:
                digits, way = draw(st.integers(-2, 3)), draw(st.sampled_from(ROUNDINGS))
                numbers.append(bench.lay(micro.ROUND, a, -1, m=digits, n=way))
            case 6:
                numbers.append(bench.lay(micro.RAMP, a, k=linear, m=5))
            case 7:
                truths.append(bench.lay(micro.CMP_ERR, a, b, -1, -1, m=draw(st.sampled_from(WAYS))))
            case 8:
                numbers.append(bench.lay(draw(st.sampled_from((micro.SEL, micro.SEL_HERE))), p, a, b))
                numbers.append(bench.lay(micro.AXPY_HERE, a, b, c, q))
            case 9:
                rank = bench.lay(micro.STEPS, a, -1, k=steps, m=5, n=-1)
                numbers.append(bench.lay(micro.TAB, rank, k=linear, m=5))
                numbers.append(bench.lay(micro.STEPS, b, -1, k=steps, m=5, n=linear))
            case 10:
                truths.append(bench.lay(draw(st.sampled_from((micro.AND, micro.OR, micro.NOT))), p, q))
            case 11:
                numbers.append(bench.lay(draw(st.sampled_from(CURVES)), a))
            case _:
                numbers.append(bench.lay(micro.RAMP_LOG, a, k=logarithmic, m=4))
    return bench


def check(bench: Bench, columns: Floats) -> Found:
    """Hold every slot of every decided lane to the exact run: the error bounds, the multiple makes whole."""
    slots = [row[1] for row in bench.rows]
    found = run(bench, columns, slots)
    for lane in np.flatnonzero(~found.doubt).tolist():
        exact = expected(bench, columns, lane)
        for row, slot in enumerate(slots):
            held, error, multiple = found.exact(row, lane), found.error[row, lane], found.multiple[row, lane]
            assert abs(held - exact[slot]) <= Fraction(error) + (abs(exact[slot]) * SLACK if error else 0)
            if 0 < multiple < 2**53:
                assert (exact[slot] * int(multiple)).denominator == 1
            elif multiple:
                assert exact[slot].denominator <= multiple
    return found


@given(programs(curved=False), st.integers(0, 2**32))
def test_what_is_decided_is_exact(bench: Bench, seed: int) -> None:
    check(bench, columns(seed, bench.fields))


@given(programs(curved=False), st.integers(0, 2**32))
@settings(max_examples=60)
def test_what_is_decided_is_exact_at_the_edges(bench: Bench, seed: int) -> None:
    check(bench, edges(seed, bench.fields))


@given(programs(curved=True), st.integers(0, 2**32))
@settings(max_examples=60)
def test_what_is_decided_is_exact_with_roots_and_logarithms(bench: Bench, seed: int) -> None:
    check(bench, columns(seed, bench.fields))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("bound", ["25", "100/3", "12.5", "2/7"])
def test_a_percentage_on_its_bound_is_decided(bound: str, way: int) -> None:
    bench = Bench(2)
    quotient = bench.lay(micro.DIV, bench.lay(micro.MUL, bench.constant(100), 0), 1)
    bench.lay(micro.CMP_ERR, quotient, bench.constant(bound), -1, -1, m=way)
    chance = np.random.default_rng(4)
    below = chance.integers(1, 100000, 400) / 10 ** chance.integers(0, 3, 400)
    share = Fraction(bound) / 100
    above = np.array([float(Fraction(repr(float(one))) * share) for one in below])
    ties = np.array(
        [Fraction(repr(float(a))) == Fraction(repr(float(b))) * share for a, b in zip(above, below, strict=True)]
    )
    whole = chance.integers(1, 3000, 400) * share.denominator
    above = np.concatenate([above[ties], whole * share.numerator / share.denominator])
    below = np.concatenate([below[ties], whole.astype(np.float64)])
    assert not check(bench, np.array([above, below])).doubt.any()
    assert not check(bench, np.array([above, np.round(below + 0.0001, 4)])).doubt.any()


def test_two_ways_to_one_ratio_are_equal() -> None:
    bench = Bench(4)
    nested = bench.lay(micro.DIV, bench.lay(micro.DIV, 0, 1), bench.lay(micro.DIV, 2, 3))
    crossed = bench.lay(micro.DIV, bench.lay(micro.MUL, 0, 3), bench.lay(micro.MUL, 1, 2))
    bench.lay(micro.CMP_ERR, nested, crossed, -1, -1, m=micro.EQ)
    chance = np.random.default_rng(5)
    found = check(bench, np.asarray(chance.integers(1, 10000, (4, 500)) / 10, np.float64))
    assert found.doubt.mean() < 0.05
    assert found.high[-1][~found.doubt].all()


@pytest.mark.parametrize("bits", [10, 25, 40, 48])
def test_neighbouring_fractions_are_never_taken_for_equal(bits: int) -> None:
    chance = np.random.default_rng(bits)
    below = chance.integers(2 ** (bits - 1), 2**bits, 300) * 2 + 1
    pairs = [(b // 2, b, 1, 2) for b in below.tolist()]
    for _, b, _, _ in pairs[:]:
        top = int(chance.integers(1, b))
        if gcd(top, b) == 1 and (other := pow(top, -1, b)) > 1:
            pairs.append((top, b, (top * other - 1) // b, other))
    bench = Bench(4)
    first, second = bench.lay(micro.DIV, 0, 1), bench.lay(micro.DIV, 2, 3)
    bench.lay(micro.CMP_ERR, first, second, -1, -1, m=micro.EQ)
    third = bench.constant("100/3")
    bench.lay(micro.CMP, bench.lay(micro.MUL, first, third), bench.lay(micro.MUL, second, third), m=micro.EQ)
    found = check(bench, np.array(pairs, np.float64).T.copy())
    assert found.doubt.mean() < 0.01
    assert not found.high[2][~found.doubt].any()


@pytest.mark.parametrize("way", ROUNDINGS)
def test_a_weighted_mean_on_a_tie_is_rounded(way: int) -> None:
    bench = Bench(3)
    total = bench.constant(0)
    for slot, weight in zip(range(3), (30, 50, 20), strict=True):
        total = bench.lay(micro.AXPY, total, slot, bench.constant(weight))
    mean = bench.lay(micro.DIV, total, bench.constant(100))
    bench.lay(micro.ROUND, mean, -1, m=1, n=way)
    chance = np.random.default_rng(6)
    found = check(bench, np.asarray(chance.integers(0, 201, (3, 500)) / 2, np.float64))
    assert not found.doubt.any()


def test_points_of_ramps_that_meet_a_threshold_are_decided() -> None:
    bench = Bench(3)
    table = bench.table("0", "0", "30", "100/3", "90", "100")
    points = [bench.lay(micro.RAMP, slot, k=table, m=3) for slot in range(3)]
    total = bench.lay(micro.ADD, bench.lay(micro.ADD, points[0], points[1]), points[2])
    bench.lay(micro.CMP_ERR, total, bench.constant(100), -1, -1, m=micro.GE)
    chance = np.random.default_rng(7)
    found = check(bench, 10.0 * chance.integers(0, 10, (3, 500)).astype(np.float64))
    assert not found.doubt.any()


def test_sums_of_whole_numbers_have_no_error() -> None:
    bench = Bench(2)
    total = bench.constant(0)
    for _ in range(20):
        total = bench.lay(micro.AXPY, total, 0, 1)
    found = check(bench, np.random.default_rng(8).integers(-1000, 1000, (2, 200)).astype(np.float64))
    assert not found.error.any()
    assert (found.multiple == 1).all()


def test_roots_of_squares_are_exact() -> None:
    bench = Bench(2)
    quotient = bench.lay(micro.DIV, 0, 1)
    side = bench.lay(micro.SQRT, bench.lay(micro.MUL, quotient, quotient))
    bench.lay(micro.CMP_ERR, side, quotient, -1, -1, m=micro.EQ)
    found = check(bench, np.random.default_rng(9).integers(1, 3000, (2, 300)).astype(np.float64))
    assert not found.doubt.any()
    assert found.high[-1].all()


def test_what_cannot_be_read_is_doubtful() -> None:
    bench = Bench(1)
    bench.lay(micro.ADD, 0, 0)
    given = np.array([[np.nan, np.inf, 1e16, 1e-16, 123456.789, 0.1 + 0.2, 1 / 3, 0.0, -0.0, 999999999999999.0]])
    assert list(run(bench, given, [0]).doubt) == [True] * 4 + [False] * 6


def test_what_is_not_answered_is_missing_and_0() -> None:
    bench = Bench(2, numbers=(True, False))
    given = np.array([[np.nan, 5.5], [np.nan, 20200229.0]])
    found = run(bench, given, [0, 1], np.array([[1, 0], [1, 0]], np.uint8))
    assert found.state.tolist() == [[3, 0], [3, 0]]
    assert found.high.tolist() == [[0.0, 5.5], [0.0, 20200229.0]]
    assert not found.doubt.any()


def test_a_divisor_proved_0_gives_0_and_an_unknown_one_is_doubtful() -> None:
    bench = Bench(2)
    sum_ = bench.lay(micro.SUB, bench.lay(micro.ADD, 0, bench.constant("0.1")), bench.constant("0.3"))
    bench.lay(micro.DIV, 1, sum_)
    found = check(bench, np.array([[0.2, 0.3], [5.0, 5.0]]))
    assert not found.doubt.any()
    bench = Bench(2)
    root = bench.lay(micro.SQRT, 0)
    bench.lay(micro.DIV, 1, bench.lay(micro.SUB, bench.lay(micro.MUL, root, root), 0))
    assert run(bench, np.array([[2.0, 9.0], [5.0, 5.0]]), [root]).doubt.tolist() == [True, False]


def test_years_run_to_the_same_day() -> None:
    bench = Bench(2, numbers=(False, False))
    years = bench.lay(micro.YEARS, 0, 1)
    given = np.array(
        [
            [20200229.0, 20200301.0, 20200229.0, 20240229.0, 20200101.0],
            [20210228.0, 20210228.0, 20240228.0, 20200229.0, 20200101.0],
        ]
    )
    assert run(bench, given, [years]).high.tolist() == [[1.0, 0.0, 3.0, -4.0, 0.0]]


def test_a_guard_makes_doubtful_where_it_holds() -> None:
    bench = Bench(2)
    guarded = bench.lay(micro.GUARD, 0, 1)
    found = run(bench, np.array([[12.3, 7.0], [0.0, 1.0]]), [guarded])
    assert found.doubt.tolist() == [False, True]
    assert found.high[0, 0] == 12.3


def test_instructions_of_errors_are_skipped() -> None:
    bench = Bench(1)
    bench.lay(micro.HALF_ULP, 0)
    bench.lay(micro.MOST, bench.rows[-1][1], bench.rows[-1][1])
    found = run(bench, np.array([[12.3, 7.0]]), [bench.rows[-1][1]])
    assert not found.doubt.any()
    assert not found.high.any()


def test_too_large_and_too_small_are_doubtful() -> None:
    bench = Bench(1)
    bench.lay(micro.EXP, 0)
    assert run(bench, np.array([[569.0, 571.0, -571.0]]), [0]).doubt.tolist() == [False, True, True]
    bench = Bench(1)
    square = 0
    for _ in range(6):
        square = bench.lay(micro.MUL, square, square)
    assert run(bench, np.array([[1e14, 1e-14, 2.0]]), [0]).doubt.tolist() == [True, True, False]
