"""Scales and grades brought down to micro-instructions: steps, ramps, options, variants."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product

from conditionality.formula.values import OUT_OF_DOMAIN, Empty, Number, Value, tidy
from conditionality.scoring.batch import lower_numbers as numbers
from conditionality.scoring.batch import micro
from conditionality.scoring.batch.emit import SAFE, Emitter
from conditionality.scoring.batch.held import NO_SLOT, UNIT, BeyondBatchError, Faith, Held, Helds, Size
from conditionality.scoring.batch.lower_bounds import demand, error_of, number
from conditionality.scoring.batch.lower_choices import TABLE_BITS, one_of, with_state, within
from conditionality.scoring.batch.lower_ramps import there
from conditionality.scoring.batch.micro import NOT_POSSIBLE, PRESENT
from conditionality.scoring.scales import Ticked, ticked

WORDS = {"": micro.ALWAYS, "from": micro.FROM, "above": micro.ABOVE, "up_to": micro.UP_TO, "below": micro.BELOW}


WAYS = {"from": micro.GE, "above": micro.GT, "up_to": micro.LE, "below": micro.LT}


def step(emitter: Emitter, words: tuple[str, ...], several: Helds) -> Held:
    """Give the rank of the first line that takes a value, -1 for none."""
    x, *bounds = several
    if demand(x, "number").kind == "empty":
        return x
    known = [one.const for one in bounds]
    if all(type(one) is int or type(one) is Fraction for one in known):
        state, value = emitter.state_of(x), _steps(emitter, words, x, bounds)
    else:
        inner, value = _lines(emitter, words, x, bounds)
        state = within(emitter, x, inner)
    size = Size(-1.0, float(len(words)), 16, 16)
    return number(emitter, value, Faith(0, decimal=True), size, state)


def step_points(emitter: Emitter, words: tuple[str, ...], several: Helds, given: tuple[Value, ...]) -> Held | None:
    """Give what the line taken gives, in one instruction; None when lines or what they give are not plain numbers."""
    x, *bounds = several
    if demand(x, "number").kind == "empty" or not all(_is_number(one) for one in given):
        return None
    if not all(_is_number(one.const) for one in bounds):
        return None
    held = [emitter.held(one) for one in given]
    pool = emitter.table([_figure(one, emitter) for one in given])
    value = _steps(emitter, words, x, bounds, pool)
    return number(emitter, value, _shared_faith(held), _shared_size(held), emitter.state_of(x))


def _is_number(value: Value | None) -> bool:
    return type(value) is int or type(value) is Fraction


def _steps(emitter: Emitter, words: tuple[str, ...], x: Held, bounds: Helds, stands: int = NO_SLOT) -> int:
    given = iter(bounds)
    lines: list[Number] = []
    used: list[Held] = []
    for word in words:
        bound = next(given) if word else None
        if bound is not None:
            used.append(bound)
        known = None if bound is None else bound.const
        lines += [WORDS[word], known if type(known) is int or type(known) is Fraction else 0]
    sure = (x.faith.exact and all(one.faith.exact for one in used)) or (
        x.faith.decimal and all(one.faith.decimal for one in used)
    )
    pool = emitter.table(lines)
    error = NO_SLOT if sure else error_of(emitter, x)
    if not sure and error == NO_SLOT:
        error = emitter.constant(0)
    return emitter.lay(micro.STEPS, x.value, error, k=pool, m=len(words), n=stands)


def _lines(emitter: Emitter, words: tuple[str, ...], x: Held, bounds: Helds) -> tuple[tuple[int, frozenset[int]], int]:
    """Lay down the lines one by one, last first: bounds that depend on the report."""
    state, value = emitter.state(PRESENT), emitter.constant(-1)
    given = list(bounds)
    for rank in range(len(words) - 1, -1, -1):
        here = emitter.constant(rank)
        if not words[rank]:
            state, value = emitter.state(PRESENT), here
            continue
        bound = given.pop()
        if bound.kind == "empty":
            state = emitter.state_of(bound)
            continue
        plain = numbers.compare(emitter, WAYS[words[rank]], there(emitter, x), there(emitter, bound))
        value = emitter.lay(micro.SEL, plain.value, here, value)
        inner = emitter.select_state(plain.value, emitter.state(PRESENT), state)
        state = within(emitter, bound, inner)
    return state, value


def pick(emitter: Emitter, given: tuple[Value, ...], rank: Held) -> Held:
    """Give what a line gives; the last item stands for no line."""
    if demand(rank, "number").kind == "empty":
        return rank
    return table(emitter, rank.value, given, emitter.state_of(rank))


def table(emitter: Emitter, at: int, given: Sequence[Value], outer: tuple[int, frozenset[int]]) -> Held:
    """Give what stands at a place in a list of constants of one kind, or empties; the last for any other place.

    Args:
        emitter: Where to lay it down.
        at: Slot of the place, from 0.
        given: The constants.
        outer: State of the place.
    """
    held = [emitter.held(one) for one in given]
    kinds = {one.kind for one in held if one.kind != "empty"}
    if len(kinds) > 1:
        raise BeyondBatchError
    states = [next(iter(one.states)) for one in held]
    state = outer
    if set(states) != {PRESENT}:
        inside = emitter.lay(micro.TAB, at, k=emitter.table(states), m=len(given) - 1)
        state = emitter.nested(outer, (inside, frozenset(states)))
    if not kinds:
        return Held("empty", emitter.constant(0), NO_SLOT if len(state[1]) == 1 else state[0], state[1])
    numbers_given = [_figure(one, emitter) for one in given]
    value = emitter.lay(micro.TAB, at, k=emitter.table(numbers_given), m=len(given) - 1)
    kind = kinds.pop()
    if kind == "number":
        return number(emitter, value, _shared_faith(held), _shared_size(held), state)
    if kind == "truth":
        return numbers.truth(emitter, value, state)
    codes = frozenset(code for one in held for code in one.codes)
    return Held(kind, value, NO_SLOT if len(state[1]) == 1 else state[0], state[1], codes=codes)


def _figure(value: Value, emitter: Emitter) -> Number:
    match value:
        case str():
            return emitter.texts[value]
        case bool() | int() | Fraction():
            return Fraction(value)
    return 0


def _shared_faith(several: Helds) -> Faith:
    kept = [one for one in several if one.kind == "number"]
    grains = [one.faith.grain for one in kept]
    decimal = all(one.faith.decimal for one in kept)
    if all(grain is not None for grain in grains):
        return Faith(max(grain for grain in grains if grain is not None), decimal=decimal)
    return Faith(None, decimal=decimal, relative=UNIT * SAFE)


def _shared_size(several: Helds) -> Size:
    sizes = [one.size for one in several if one.kind == "number"] + [Size(0.0, 0.0, 1, 1)]
    return Size(
        min(one.low for one in sizes),
        max(one.high for one in sizes),
        max(one.bits for one in sizes),
        max(one.span for one in sizes),
    )


def option(emitter: Emitter, const: tuple[tuple[str, Number], ...], x: Held) -> Held:
    """Give the points of an option."""
    if demand(x, "code").kind == "empty":
        return x
    points = dict(const)
    given: list[Value] = [points.get(text, OUT_OF_DOMAIN) for text in emitter.texts]
    return coded(emitter, x, [*given, OUT_OF_DOMAIN])


def coded(emitter: Emitter, x: Held, given: list[Value]) -> Held:
    """Give what stands for each code that a register may hold: one value for each text, the last for any other."""
    kept = [one if code in x.codes else None for code, one in enumerate(given)]
    spare = next(one for one in kept if one is not None)
    filled: list[Value] = [spare if one is None else one for one in kept]
    return table(emitter, x.value, [*filled, spare], emitter.state_of(x))


def tick(emitter: Emitter, const: Ticked, x: Held) -> Held:
    """Add the points of the ticked options: every combination stands in a table."""
    if demand(x, "set").kind == "empty":
        return x
    if len(x.bits) > TABLE_BITS:
        raise BeyondBatchError
    given: list[Value] = []
    for flags in product((False, True), repeat=len(x.bits)):
        chosen = frozenset(text for text, flag in zip(reversed(x.bits), flags, strict=True) if flag)
        given.append(ticked(const, chosen))
    return table(emitter, x.value, [*given, given[0]], emitter.state_of(x))


def yes_no(emitter: Emitter, const: tuple[Number, Number], x: Held) -> Held:
    """Give the points of yes or of no."""
    if demand(x, "truth").kind == "empty":
        return x
    return table(emitter, x.value, (const[1], const[0], const[1]), emitter.state_of(x))


def case(emitter: Emitter, const: tuple[tuple[str, ...], bool], several: Helds) -> Held:
    """Choose the result of the variant that a field names."""
    by, *variants = several
    keys, has_otherwise = const
    if demand(by, "code", "truth").kind == "empty":
        return by
    found = variants[-1] if has_otherwise else emitter.held(OUT_OF_DOMAIN)
    for key, variant in reversed(list(zip(keys, variants, strict=False))):
        here = _is_case(emitter, by, key)
        state = emitter.select_state(here, emitter.state_of(variant), emitter.state_of(found))
        found = one_of(emitter, here, variant, found, state)
    return with_state(emitter, found, within(emitter, by, emitter.state_of(found)))


def _is_case(emitter: Emitter, by: Held, key: str) -> int:
    if by.kind == "truth":
        if key not in {"yes", "no"}:
            return emitter.constant(0)
        return by.value if key == "yes" else emitter.lay(micro.NOT, by.value)
    code = emitter.texts.get(key, NOT_POSSIBLE)
    if code not in by.codes:
        return emitter.constant(0)
    return emitter.lay(micro.CODE_IS, by.value, m=code)


def scaled(emitter: Emitter, x: Held, result: Held) -> Held:
    """Give the result of a scale; an empty value stays empty."""
    if x.kind == "empty":
        return x
    return with_state(emitter, result, within(emitter, x, emitter.state_of(result)))


def lookup(emitter: Emitter, rows: Sequence[tuple[Value, Value]], key: Held) -> Held:
    """Read the row of a key; without such a row, missing."""
    if key.kind == "empty":
        return key
    known = dict(rows)
    none = Empty("missing", "no-row")
    if key.kind == "code":
        return coded(emitter, key, [*(known.get(text, none) for text in emitter.texts), none])
    if demand(key, "number", "day").kind == "day":
        raise BeyondBatchError
    found = emitter.held(none)
    for wanted, given in known.items():
        if type(wanted) is not int and type(wanted) is not Fraction:
            continue
        here = numbers.compare(emitter, micro.EQ, there(emitter, key), emitter.held(tidy(wanted))).value
        variant = emitter.held(given)
        state = emitter.select_state(here, emitter.state_of(variant), emitter.state_of(found))
        found = one_of(emitter, here, variant, found, state)
    return with_state(emitter, found, within(emitter, key, emitter.state_of(found)))
