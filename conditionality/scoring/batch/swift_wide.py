"""Sixty-four lanes at once, with the word of validity bits used as it is: what the compiler's own loops do not find.

Each function here writes a few plain operations on vectors; the compiler cuts them to what the processor has. They are
comparisons, choices, conversions of whole numbers, and sums and products each rounded once, in the order in which
`swift` and `swift_lines` have them: no processor can give other bits.
"""

# mypy: allow-untyped-defs, allow-untyped-calls

from __future__ import annotations

from typing import Any, cast

from llvmlite import ir
from numba.core import cgutils, types
from numba.extending import intrinsic

from conditionality.scoring.batch import micro

LANES = 64
"""Lanes of one word of bits."""

MISSING = float(micro.MISSING)
"""State of a lane without an answer."""

WIDE = 8
"""Lanes of one vector."""

WORD, PART, DOUBLE = ir.IntType(LANES), ir.IntType(WIDE), ir.DoubleType()
DOUBLES, BITS = ir.VectorType(DOUBLE, WIDE), ir.VectorType(ir.IntType(1), WIDE)
AT, FIVE = types.intp, (types.float64,) * 5
AS_AT = ir.IntType(64)


@intrinsic
def _pointer(typing, address):  # noqa: ARG001 - the compiler asks for both
    """Give the pointer at an address: columns are read where Arrow keeps them."""

    def generate(context, builder, signature, arguments):  # noqa: ARG001 - as above
        return builder.inttoptr(arguments[0], cgutils.voidptr_t)

    return types.voidptr(address), generate


@intrinsic
def _read_word(typing, address):  # noqa: ARG001 - as above
    """Read 64 bits at any address."""

    def generate(context, builder, signature, arguments):  # noqa: ARG001 - as above
        return builder.load(_at(builder, arguments[0], WORD), align=1)

    return types.uint64(types.intp), generate


@intrinsic
def _fetch(typing, address):  # noqa: ARG001 - as above
    """Ask for the line of memory at an address, which will be read soon; any address will do."""

    def generate(context, builder, signature, arguments):  # noqa: ARG001 - as above
        number = ir.IntType(32)
        kind = ir.FunctionType(ir.VoidType(), [cgutils.voidptr_t, number, number, number])
        ask = cgutils.get_or_insert_function(builder.module, kind, "llvm.prefetch.p0")
        where = builder.inttoptr(arguments[0], cgutils.voidptr_t)
        builder.call(ask, [where, *(number(one) for one in (0, 3, 1))])
        return context.get_dummy_value()

    return types.void(types.intp), generate


def _at(builder, address, kind):
    return builder.inttoptr(address, kind.as_pointer())


def _moved(builder, address, kind, by):
    return _at(builder, builder.add(address, ir.Constant(address.type, by)), kind)


def _splat(builder, scalar):
    """Give a vector of which every lane is the same."""
    empty = ir.Constant(DOUBLES, ir.Undefined)
    first = builder.insert_element(empty, scalar, ir.IntType(32)(0))
    return builder.shuffle_vector(first, empty, ir.Constant(ir.VectorType(ir.IntType(32), WIDE), [0] * WIDE))


def _number(builder, numbers, rank):
    """Give a number of a table, in every lane."""
    where = builder.add(numbers, builder.shl(rank, AS_AT(3)))
    return _splat(builder, builder.load(_at(builder, where, DOUBLE), align=8))


def _constant(number):
    return ir.Constant(DOUBLES, [number] * WIDE)


def _bits(builder, word, rank):
    """Give the bits of a word that belong to a vector of it."""
    shifted = builder.lshr(word, WORD(WIDE * rank))
    return builder.bitcast(builder.trunc(shifted, PART), BITS)


def _put(builder, rank, there, given, slots):
    """Write values, 0 where there is none, and their states."""
    nothing, state = _constant(0.0), _constant(MISSING)
    for slot, one, other in zip(slots, (given, nothing), (nothing, state), strict=True):
        builder.store(builder.select(there, one, other), _moved(builder, slot, DOUBLES, 8 * WIDE * rank), align=8)


def _odd(builder, there, given, reach, *, signed):
    """Give the lanes that are there and not sound; see `_bringing`."""
    low, under, zero, least, high = reach
    inside = builder.select(builder.fcmp_ordered("<", given, high), given, high)
    inside = builder.select(builder.fcmp_ordered(">", inside, least), inside, least)
    outside = builder.fcmp_unordered("!=", given, inside)
    outside = builder.and_(outside, builder.fcmp_unordered("!=", given, zero))
    if signed:
        negative = builder.fcmp_unordered(">", given, under)
        negative = builder.or_(negative, builder.fcmp_unordered("<", given, low))
        outside = builder.and_(outside, negative)
    return builder.and_(there, outside)


def _bringing(stored, *, signed=True):
    """Make the function that brings 64 lanes kept as `stored` into slots.

    It takes: address of the lanes; bits of those that are there; addresses of the slots of values and states; then
    five numbers. A lane is sound from `least` to `high`, from `low` to `under` where `signed`, and at `zero`. It gives
    another number than 0 when a lane is there and not sound.
    """

    @intrinsic
    def bring(typing, source, word, value_at, state_at, low, under, zero, least, high):  # noqa: ARG001 - as above
        def generate(context, builder, signature, arguments):  # noqa: ARG001 - as above
            source, word, value_at, state_at, *reach = arguments
            reach = [_splat(builder, one) for one in reach]
            odd = ir.Constant(BITS, [0] * WIDE)
            for rank in range(LANES // WIDE):
                where = _moved(builder, source, ir.VectorType(stored, WIDE), stored_bytes * WIDE * rank)
                given = builder.load(where, align=1)
                if stored != DOUBLE:
                    given = builder.sitofp(given, DOUBLES)
                there = _bits(builder, word, rank)
                _put(builder, rank, there, given, (value_at, state_at))
                odd = builder.or_(odd, _odd(builder, there, given, reach, signed=signed))
            return builder.zext(builder.bitcast(odd, PART), WORD)

        return types.uint64(AT, types.uint64, AT, AT, *FIVE), generate

    stored_bytes = 8 if stored == DOUBLE else stored.width // 8
    return cast("Any", bring)


def _line_of_steps(builder, numbers, line, xs, found):
    """Try a line of steps: least number it takes, what it gives."""
    least, gives = (_number(builder, numbers, builder.add(builder.shl(line, AS_AT(1)), AS_AT(at))) for at in (0, 1))
    for x, slot in zip(xs, found, strict=True):
        taken = builder.fcmp_ordered(">=", x, least)
        builder.store(builder.select(taken, gives, builder.load(slot)), slot)


def _line_of_ramp(builder, numbers, line, xs, found):
    """Try a stretch of a ramp: where it ends, where it starts, its first points, points for each unit."""
    first = builder.shl(line, AS_AT(2))
    right, left, start, slope = (_number(builder, numbers, builder.add(first, AS_AT(at))) for at in range(4))
    for x, slot in zip(xs, found, strict=True):
        inside = builder.fadd(start, builder.fmul(builder.fsub(x, left), slope))
        taken = builder.fcmp_ordered("<", x, right)
        builder.store(builder.select(taken, inside, builder.load(slot)), slot)


def _marking(line_of, *, starts, signed):
    """Make the function that adds the points of 64 lanes of float64, weighted, where there is an answer.

    It takes: address of the lanes; bits of those that are there; addresses of the sums before and after, and of the
    states to write (0: none); address of the weight, what stands for no line, the first knot where the lines
    have one (`starts`), and of the lines; how many of them;
    then as `_bringing`, and gives the same.
    """

    @intrinsic
    def mark(typing, source, word, before, after, states, numbers, lines, low, under, zero, least, high):  # noqa: ARG001 - as above
        def generate(context, builder, signature, arguments):  # noqa: ARG001 - as above
            source, word, before, after, states, numbers, lines, *reach = arguments
            reach = [_splat(builder, one) for one in reach]
            parts = range(LANES // WIDE)
            xs = [builder.load(_moved(builder, source, DOUBLES, 8 * WIDE * rank), align=1) for rank in parts]
            odd = ir.Constant(BITS, [0] * WIDE)
            for rank in parts:
                odd = builder.or_(odd, _odd(builder, _bits(builder, word, rank), xs[rank], reach, signed=signed))
            found = [cgutils.alloca_once(builder, DOUBLES) for _ in parts]
            otherwise = _number(builder, numbers, AS_AT(1))
            for slot in found:
                builder.store(otherwise, slot)
            table = builder.add(numbers, AS_AT(24 if starts else 16))
            if starts:
                # Under the first knot, what is there: 0 units after it, whose points are added as 0 exactly.
                first = _number(builder, numbers, AS_AT(2))
                xs = [builder.select(builder.fcmp_ordered(">", x, first), x, first) for x in xs]
            with cgutils.for_range(builder, lines) as loop:
                last = builder.sub(builder.sub(lines, loop.index), AS_AT(1))
                line_of(builder, table, last, xs, found)
            weight, nothing = _number(builder, numbers, AS_AT(0)), _constant(0.0)
            for rank in parts:
                there = _bits(builder, word, rank)
                sums = builder.load(_moved(builder, before, DOUBLES, 8 * WIDE * rank), align=8)
                more = builder.fadd(sums, builder.fmul(builder.load(found[rank]), weight))
                where = _moved(builder, after, DOUBLES, 8 * WIDE * rank)
                builder.store(builder.select(there, more, sums), where, align=8)
            with builder.if_then(builder.icmp_unsigned("!=", states, AS_AT(0))):
                for rank in parts:
                    state = builder.select(_bits(builder, word, rank), nothing, _constant(MISSING))
                    builder.store(state, _moved(builder, states, DOUBLES, 8 * WIDE * rank), align=8)
            return builder.zext(builder.bitcast(odd, PART), WORD)

        return types.uint64(AT, types.uint64, AT, AT, AT, AT, AT, *FIVE), generate

    return cast("Any", mark)


@intrinsic
def _bring_bits(typing, values, word, value_at, state_at):  # noqa: ARG001 - as above
    """Bring 64 truths kept as bits into slots."""

    def generate(context, builder, signature, arguments):  # noqa: ARG001 - as above
        values, word, value_at, state_at = arguments
        for rank in range(LANES // WIDE):
            given = builder.select(_bits(builder, values, rank), _constant(1.0), _constant(0.0))
            _put(builder, rank, _bits(builder, word, rank), given, (value_at, state_at))
        return context.get_dummy_value()

    return types.void(types.uint64, types.uint64, AT, AT), generate


pointer, read_word, fetch = cast("Any", _pointer), cast("Any", _read_word), cast("Any", _fetch)
bring_bits = cast("Any", _bring_bits)
bring_doubles, bring_positive_doubles = _bringing(DOUBLE), _bringing(DOUBLE, signed=False)
bring_i64, bring_i32 = _bringing(WORD), _bringing(ir.IntType(32))
bring_i16, bring_i8 = _bringing(ir.IntType(16)), _bringing(ir.IntType(8))
add_steps = _marking(_line_of_steps, starts=False, signed=True)
add_positive_steps = _marking(_line_of_steps, starts=False, signed=False)
add_ramp = _marking(_line_of_ramp, starts=True, signed=True)
add_positive_ramp = _marking(_line_of_ramp, starts=True, signed=False)
