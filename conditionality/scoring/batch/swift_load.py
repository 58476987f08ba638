"""Bring columns into the slots of the swift kernel, from where Arrow keeps them, a word of validity bits at a time."""

# mypy: allow-untyped-defs, allow-untyped-calls

from __future__ import annotations

from typing import Any, cast

import numba
import numpy as np

from conditionality.scoring.batch import swift_wide as wide
from conditionality.scoring.batch.compiled import compiled, inlined
from conditionality.scoring.batch.feed import BITS, F64, I8, I16, I32, NONE

SMALLEST = 1e-6
"""A number other than 0 under this is for the exact machine."""

LANES = wide.LANES
LINE = 64
"""Bytes of a line of memory."""

AHEAD = 4096
"""How far ahead, in bytes, a column is asked for: measured, beside the size of a block."""

BYTES = (8, 8, 4, 2, 1, 0, 0)
"""Bytes of a value, for each way of keeping it."""

ALL = np.uint64(2**64 - 1)

carray = cast("Any", numba).carray


@compiled
def bits_from(address, at, have):
    """Give 64 bits from a place on, those after the first `have` being 0; no byte after theirs is read."""
    here, shift = address + (at >> 3), np.uint64(at & 7)
    if have >= LANES:
        word = wide.read_word(here)
        if shift != 0:
            word = (word >> shift) | (wide.read_word(here + 1) >> np.uint64(56) << (np.uint64(64) - shift))
        return word
    word = np.uint64(0)
    table = carray(wide.pointer(address), (at + have + 7) >> 3, np.uint8)
    for i in range(have):
        word |= np.uint64((table[(at + i) >> 3] >> ((at + i) & 7)) & 1) << np.uint64(i)
    return word


@inlined
def reaches(low, high):
    """Give what `swift_wide` asks of a lane: the sound numbers under 0, 0 itself where it is sound, those over 0."""
    zero = 0.0 if low <= 0.0 <= high else np.nan
    least = max(SMALLEST, low)
    return low, min(-SMALLEST, high), zero, least if least <= high else np.nan, high


@compiled
def lanes_at(load, at, have, scratch):
    """Give the address of 64 lanes and the bits of those that are there; what lies after the last row is not read."""
    storage, address, bitmap, offset = load[0], load[1], load[2], load[3]
    if have <= 0 or storage == NONE:
        return scratch, np.uint64(0)
    word = ALL if bitmap == 0 else bits_from(bitmap, at + offset, have)
    source = address + BYTES[storage] * at
    if have < LANES and storage != BITS:
        word &= (np.uint64(1) << np.uint64(have)) - np.uint64(1)
        last = carray(wide.pointer(source), have * BYTES[storage], np.uint8)
        copied = carray(wide.pointer(scratch), LANES * 8, np.uint8)
        for i in range(last.size):
            copied[i] = last[i]
        source = scratch
    return source, word


@inlined
def fetch_bits(load, first, lanes):
    """Ask for the validity bits of the next block: a few lines of memory that nothing else would foresee."""
    if load[2] != 0:
        here = load[2] + ((first + load[3]) >> 3)
        for line in range(lanes // 8 // LINE + 1):
            wide.fetch(here + lanes // 8 + LINE * line)


@inlined
def fetch_lanes(source):
    """Ask for 64 lanes of float64 further on in a column."""
    for line in range(LANES * 8 // LINE):
        wide.fetch(source + AHEAD + LINE * line)


@compiled
def doubt_odd(doubt, place, source, word, low, high):
    """Mark the lanes that are there and out of range: of 64 float64, those that `swift_wide` found odd."""
    low, under, zero, least, high = reaches(low, high)
    given = carray(wide.pointer(source), LANES, np.float64)
    for i in range(LANES):
        v = given[i]
        sound = (least <= v <= high) or (low <= v <= under) or v == zero
        if not sound and (word >> np.uint64(i)) & np.uint64(1) != 0:
            doubt[place + i] = 1.0


@compiled
def bring_words(base, lanes, t, s, doubt, load, first, count, reach, scratch):
    """Bring a block of a column; what is there and out of its range makes the lane doubtful, but for codes."""
    storage, coded = load[0], load[5] > load[4]
    low, under, zero, least, high = reaches(reach[0], reach[1])
    fetch_bits(load, first, lanes)
    for j in range(lanes // LANES):
        have = count - LANES * j
        value_at = base + 8 * (lanes * t + LANES * j)
        state_at = base + 8 * (lanes * s + LANES * j) if s >= 0 else scratch + 8 * LANES
        source, word = lanes_at(load, first + LANES * j, have, scratch)
        odd = np.uint64(0)
        if storage == F64:
            fetch_lanes(source)
            if low >= 0.0:
                odd = wide.bring_positive_doubles(source, word, value_at, state_at, low, under, zero, least, high)
            else:
                odd = wide.bring_doubles(source, word, value_at, state_at, low, under, zero, least, high)
        elif storage == BITS:
            values = bits_from(load[1], first + LANES * j, have) if have > 0 else np.uint64(0)
            wide.bring_bits(values, word, value_at, state_at)
        else:
            odd = bring_whole(storage, source, word, value_at, state_at, reach)
        if odd != 0 and not coded:
            doubt_odd(doubt, LANES * j, value_at, word, low, high)


@compiled
def bring_whole(storage, source, word, value_at, state_at, reach):
    """Bring 64 lanes kept as whole numbers, or none."""
    low, under, zero, least, high = reaches(reach[0], reach[1])
    if storage == I32:
        return wide.bring_i32(source, word, value_at, state_at, low, under, zero, least, high)
    if storage == I16:
        return wide.bring_i16(source, word, value_at, state_at, low, under, zero, least, high)
    if storage == I8:
        return wide.bring_i8(source, word, value_at, state_at, low, under, zero, least, high)
    return wide.bring_i64(source, word, value_at, state_at, low, under, zero, least, high)


@compiled
def doubt_parts(doubt, place, source, word):
    """Mark the lanes that are there and not whole."""
    given = carray(wide.pointer(source), LANES, np.float64)
    for i in range(LANES):
        if given[i] != np.floor(given[i]) and (word >> np.uint64(i)) & np.uint64(1) != 0:
            doubt[place + i] = 1.0


@compiled
def add_marks(regs, pool, ramp, t, a, s, doubt, load, first, count, reach, k, m, scratch):
    """Add the points of a block of a column, weighted, where there is an answer: see `micro.STEPS_HERE`.

    Args:
        regs: Slots.
        pool: Constants.
        ramp: Whether the lines are those of a ramp.
        t: Slot of the sums after.
        a: Slot of the sums before.
        s: Slot of the states; -1: none.
        doubt: As for `bring`, as `load first count reach scratch`.
        load: See there.
        first: See there.
        count: See there.
        reach: See there.
        k: Place in the pool.
        m: How many lines.
        scratch: See there.
    """
    lanes = regs.shape[1]
    low, under, zero, least, high = reaches(reach[0], reach[1])
    base, spare = np.intp(regs.ctypes.data), np.intp(scratch.ctypes.data)
    numbers = np.intp(pool.ctypes.data) + 8 * k
    fetch_bits(load, first, lanes)
    for j in range(lanes // LANES):
        before, after = base + 8 * (lanes * a + LANES * j), base + 8 * (lanes * t + LANES * j)
        states = base + 8 * (lanes * s + LANES * j) if s >= 0 else 0
        source, word = lanes_at(load, first + LANES * j, count - LANES * j, spare)
        if load[0] == F64:
            fetch_lanes(source)
        else:
            bring_whole(load[0], source, word, spare + 16 * LANES, spare + 8 * LANES, reach)
            source = spare + 16 * LANES
        odd = np.uint64(0)
        if ramp and low >= 0.0:
            odd = wide.add_positive_ramp(source, word, before, after, states, numbers, m, low, under, zero, least, high)
        elif ramp:
            odd = wide.add_ramp(source, word, before, after, states, numbers, m, low, under, zero, least, high)
        elif low >= 0.0:
            odd = wide.add_positive_steps(
                source, word, before, after, states, numbers, m, low, under, zero, least, high
            )
        else:
            odd = wide.add_steps(source, word, before, after, states, numbers, m, low, under, zero, least, high)
        if odd != 0:
            doubt_odd(doubt, LANES * j, source, word, low, high)
        if load[6] != 0:
            doubt_parts(doubt, LANES * j, source, word)


@compiled
def bring(regs, t, s, doubt, load, first, count, reach, remap, scratch):
    """Bring a block of a column into its slots.

    Args:
        regs: Slots.
        t: Slot of the values.
        s: Slot of the states; -1: none.
        doubt: See `swift.run_block`, as for `load first count`.
        load: A line of `loads` there.
        first: See there.
        count: See there.
        reach: Lowest and highest number.
        remap: Code of each code of the column, -1 for none; empty: they are the same.
        scratch: Three times 64 lanes that nothing else uses.
    """
    lanes = regs.shape[1]
    bring_words(np.intp(regs.ctypes.data), lanes, t, s, doubt, load, first, count, reach, np.intp(scratch.ctypes.data))
    if remap.size > 0:
        for i in range(count):
            at = int(regs[t, i])
            moved = remap[at] if 0 <= at < remap.size else -1
            if moved < 0 and (s < 0 or regs[s, i] == 0.0):
                doubt[i] = 1.0
            regs[t, i] = max(moved, 0)
    elif load[6] != 0:
        for i in range(lanes):
            v = regs[t, i]
            doubt[i] = doubt[i] if v == np.floor(v) else 1.0
