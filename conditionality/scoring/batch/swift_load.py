"""Bring columns into the slots of the swift kernel, from where Arrow keeps them."""

# mypy: allow-untyped-defs, allow-untyped-calls

from __future__ import annotations

from typing import Any, cast

import numba
import numpy as np
from numba.core import cgutils, types
from numba.extending import intrinsic

from conditionality.scoring.batch.compiled import compiled
from conditionality.scoring.batch.feed import BITS, F64, I8, I16, I32, I64, NONE
from conditionality.scoring.batch.swift_numbers import BLOCK

SMALLEST = 1e-6
"""A number other than 0 under this is for the exact machine."""

carray = cast("Any", numba).carray


@intrinsic
def _pointer(typing, address):  # noqa: ARG001 - the compiler asks for both
    """Give the pointer at an address: columns are read where Arrow keeps them."""

    def generate(context, builder, signature, arguments):  # noqa: ARG001 - as above
        return builder.inttoptr(arguments[0], cgutils.voidptr_t)

    return types.voidptr(address), generate


pointer = cast("Any", _pointer)


@compiled
def bring_doubles(regs, t, s, doubt, load, first, reach):
    """Bring a whole block of float64 with validity bits: 64 lanes for each word of bits, in one pass."""
    base = first + load[3]
    shift = np.uint64(base & 7)
    f64 = carray(pointer(load[1] + 8 * first), BLOCK, np.float64)
    words = carray(pointer(load[2] + (base >> 3)), BLOCK // 64, np.uint64)
    after = carray(pointer(load[2] + (base >> 3)), BLOCK // 8 + 1, np.uint8)
    low, high = reach[0], reach[1]
    # One pass for each thing to do: each is then plain arithmetic on whole vectors.
    for i in range(BLOCK):
        regs[t, i] = f64[i]
    for j in range(BLOCK // 64):
        word = words[j]
        if shift:
            word = (word >> shift) | (np.uint64(after[8 * j + 8]) << (np.uint64(64) - shift))
        for i in range(64):
            bit = (word >> np.uint64(i)) & np.uint64(1)
            regs[s, 64 * j + i] = 0.0 if bit != 0 else 3.0
    odd = 0
    for i in range(BLOCK):
        given = regs[t, i]
        v = given if regs[s, i] == 0.0 else 0.0
        regs[t, i] = v
        size = abs(v)
        odd += 0 if (v >= low) & (v <= high) & ((size >= SMALLEST) | (v == 0.0)) else 1
    if load[6] != 0:
        for i in range(BLOCK):
            v = regs[t, i]
            odd += 0 if v == np.floor(v) else 1
    if odd > 0:
        for i in range(BLOCK):
            v = regs[t, i]
            sound = low <= v <= high and (abs(v) >= SMALLEST or v == 0.0) and (load[6] == 0 or v == np.floor(v))
            if not sound and regs[s, i] == 0.0:
                doubt[i] = 1.0


@compiled
def bring(regs, t, s, doubt, load, first, count, reach, remap):
    """Bring a block of a column into its slots; what is out of its range makes the lane doubtful."""
    storage, address, bitmap, offset, whole = load[0], load[1], load[2], load[3], load[6]
    if storage == F64 and bitmap != 0 and s >= 0 and count == BLOCK and remap.size == 0:
        bring_doubles(regs, t, s, doubt, load, first, reach)
        return
    low, high = reach[0], reach[1]
    if storage == NONE:
        for i in range(BLOCK):
            regs[t, i] = 0.0
            if s >= 0:
                regs[s, i] = 3.0
        return
    if storage == F64:
        f64 = carray(pointer(address + 8 * first), count, np.float64)
        for i in range(count):
            regs[t, i] = f64[i]
    elif storage == I64:
        i64 = carray(pointer(address + 8 * first), count, np.int64)
        for i in range(count):
            regs[t, i] = i64[i]
    elif storage == I32:
        i32 = carray(pointer(address + 4 * first), count, np.int32)
        for i in range(count):
            regs[t, i] = i32[i]
    elif storage == I16:
        i16 = carray(pointer(address + 2 * first), count, np.int16)
        for i in range(count):
            regs[t, i] = i16[i]
    elif storage == I8:
        i8 = carray(pointer(address + 1 * first), count, np.int8)
        for i in range(count):
            regs[t, i] = i8[i]
    elif storage == BITS:
        bits = carray(pointer(address), (first + count + 7) // 8 + 1, np.uint8)
        for i in range(count):
            at = first + i
            regs[t, i] = (bits[at >> 3] >> (at & 7)) & 1
    for i in range(count, BLOCK):
        regs[t, i] = 0.0
    if bitmap != 0:
        here = carray(pointer(bitmap), (first + offset + count + 7) // 8 + 1, np.uint8)
        if (first + offset) % 8 == 0 and count == BLOCK:
            start = (first + offset) >> 3
            for j in range(BLOCK // 8):
                byte = here[start + j]
                for k in range(8):
                    regs[t, 8 * j + k] = regs[t, 8 * j + k] if (byte >> k) & 1 else 0.0
            if s >= 0:
                for j in range(BLOCK // 8):
                    byte = here[start + j]
                    for k in range(8):
                        regs[s, 8 * j + k] = 0.0 if (byte >> k) & 1 else 3.0
        else:
            for i in range(count):
                at = first + offset + i
                given = (here[at >> 3] >> (at & 7)) & 1
                if given == 0:
                    regs[t, i] = 0.0
                if s >= 0:
                    regs[s, i] = 0.0 if given else 3.0
    elif s >= 0:
        for i in range(BLOCK):
            regs[s, i] = 0.0
    if remap.size > 0:
        for i in range(count):
            at = int(regs[t, i])
            moved = remap[at] if 0 <= at < remap.size else -1
            if moved < 0 and (s < 0 or regs[s, i] == 0.0):
                doubt[i] = 1.0
            regs[t, i] = max(moved, 0)
    else:
        for i in range(BLOCK):
            v = regs[t, i]
            sound = (v == 0.0) | ((v >= low) & (v <= high) & ((v >= SMALLEST) | (v <= -SMALLEST)))
            doubt[i] = doubt[i] if sound else 1.0
        if low > 0.0 or high < 0.0:
            for i in range(BLOCK):
                if regs[t, i] == 0.0 and (s < 0 or regs[s, i] == 0.0):
                    doubt[i] = 1.0
        if whole:
            for i in range(BLOCK):
                v = regs[t, i]
                doubt[i] = doubt[i] if v == np.floor(v) else 1.0
