"""From micro-instructions over as many slots as one likes to programs over few: slots are used again when free."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from conditionality.scoring.batch import micro
from conditionality.scoring.batch.emit import Emitter
from conditionality.scoring.batch.fuse import fuse
from conditionality.scoring.batch.held import NO_SLOT
from conditionality.scoring.batch.micro import ERROR_READS, LOAD, READS, WIDTH, WRITES, Load, MicroProgram, Output, Pool

Row = tuple[int, ...]


def assemble(
    emitter: Emitter, loads: Sequence[Load], outputs: Sequence[Output], texts: Sequence[str], *, careful: bool
) -> MicroProgram:
    """Make a program for a kernel.

    Args:
        emitter: The instructions.
        loads: Fields, in the order of the `LOAD` instructions.
        outputs: What is asked for.
        texts: Text of each code.
        careful: For the careful kernel, which loads everything first and keeps its own errors; else for the swift one.
    """
    asked = {slot for one in outputs for slot in (one.value, one.state) if slot != NO_SLOT}
    if not careful:
        asked |= {one.error for one in outputs if one.error != NO_SLOT}
    laid = [_without_errors(row) for row in emitter.rows] if careful else emitter.rows
    rows = _needed(laid, asked, careful=careful)
    loaded = {row[6] for row in rows if row[0] == LOAD}
    more: list[float] = []
    if not careful:
        rows, more = fuse(rows, asked, emitter, loads)
        rows = _close(rows, [slot for one in outputs for slot in (one.value, one.state, one.error)])
    used = {slot for row in rows for slot in _read(row)} | asked
    fixed = [slot for slot in emitter.fixed.values() if slot in used]
    first = list(fixed)
    if careful:
        first += [slot for row in rows if row[0] == LOAD for slot in row[1:3] if slot != NO_SLOT]
        rows = [row for row in rows if row[0] != LOAD]
    places, slots = _places(rows, first, asked)
    pool, at = _pool(emitter, fixed, more)
    code = np.array([_moved(row, places) for row in rows] or [[0] * WIDTH], np.int32)
    return MicroProgram(
        code=code,
        pool=pool,
        slots=slots,
        fixed=tuple((places[slot], at[slot]) for slot in fixed),
        loads=tuple(_placed(one, places) for rank, one in enumerate(loads) if rank in loaded or not careful),
        outputs=tuple(
            Output(
                one.name,
                one.kind,
                places[one.value],
                places.get(one.state, NO_SLOT),
                NO_SLOT if careful else places.get(one.error, NO_SLOT),
            )
            for one in outputs
        ),
        texts=tuple(texts),
    )


def _without_errors(row: Row) -> Row:
    """Give an instruction without the slots of errors that it reads: the careful kernel keeps its own."""
    places = ERROR_READS.get(row[0], ())
    return tuple(NO_SLOT if at in places else one for at, one in enumerate(row))


def _needed(rows: Sequence[Row], asked: set[int], *, careful: bool) -> list[Row]:
    """Keep what the outputs need; what may make a lane doubtful stays only when its result is read."""
    wanted = set(asked)
    kept: list[Row] = []
    for row in reversed(rows):
        if careful and micro.ERRORS < row[0] < LOAD:
            continue
        if row[0] == LOAD:
            if row[1] in wanted or row[2] in wanted:
                state = row[2] if row[2] in wanted else NO_SLOT
                kept.append((*row[:2], state, *row[3:]))
            continue
        if row[1] in wanted:
            kept.append(row)
            wanted.update(_read(row))
    return kept[::-1]


def _close(rows: Sequence[Row], asked: Sequence[int]) -> list[Row]:
    """Put each instruction right before the first that reads it: few slots live at once, and stay close by."""
    makers = {slot: row for row in rows for slot in _written(row)}
    order: dict[Row, None] = {}
    for slot in asked:
        stack = [(slot, False)]
        while stack:
            wanted, ready = stack.pop()
            row = makers.get(wanted)
            if row is None or row in order:
                continue
            if ready:
                order[row] = None
                continue
            stack.append((wanted, True))
            stack.extend((one, False) for one in reversed(_read(row)))
    return list(order)


def _read(row: Row) -> list[int]:
    """Give the slots that an instruction reads."""
    return [row[at] for at in READS[row[0]] if row[at] != NO_SLOT]


def _places(rows: Sequence[Row], first: Sequence[int], asked: set[int]) -> tuple[dict[int, int], int]:
    """Give each slot a place; a place is free again after the last reading."""
    last = {slot: rank for rank, row in enumerate(rows) for slot in _read(row)}
    forever = set(asked)
    places: dict[int, int] = {}
    free: list[int] = []
    count = 0
    for slot in first:
        places[slot] = count
        count += 1
    kept = set(first)
    for rank, row in enumerate(rows):
        # An instruction never writes where it reads: loops over separate places are the ones that run wide.
        for slot in _written(row):
            if slot in places:
                continue
            if free:
                places[slot] = free.pop()
            else:
                places[slot] = count
                count += 1
        unread = [slot for slot in _written(row) if slot not in last and slot not in forever and slot not in kept]
        free += [places[slot] for slot in unread]
        ended = {slot for slot in _read(row) if last[slot] == rank and slot not in forever and slot not in kept}
        free += [places[slot] for slot in sorted(ended)]
    return places, count


def _written(row: Row) -> list[int]:
    """Give the slots that an instruction writes."""
    return [row[at] for at in WRITES.get(row[0], (1,)) if row[at] != NO_SLOT]


def _moved(row: Row, places: dict[int, int]) -> list[int]:
    moved = list(row)
    for at in (*WRITES.get(row[0], (1,)), *READS[row[0]]):
        if row[at] != NO_SLOT:
            moved[at] = places[row[at]]
    return moved


def _pool(emitter: Emitter, fixed: Sequence[int], more: Sequence[float]) -> tuple[Pool, dict[int, int]]:
    entries = [*emitter.pool, *((one, 0.0, 1.0) for one in more)]
    at: dict[int, int] = {}
    for slot in fixed:
        at[slot] = len(entries)
        entries.append(emitter.known[slot])
    table = np.array(entries or [(0.0, 0.0, 1.0)], np.float64)
    high, low, multiple = (np.ascontiguousarray(table[:, rank]) for rank in range(3))
    return Pool(high, low, multiple), at


def _placed(load: Load, places: dict[int, int]) -> Load:
    value, state = places.get(load.value, NO_SLOT), places.get(load.state, NO_SLOT)
    return Load(load.field, load.kind, value, state, load.low, load.high, load.whole, load.options)
