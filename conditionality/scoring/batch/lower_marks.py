"""What becomes of an indicator, gates, floors, grades and the outcome, brought down to micro-instructions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from conditionality.formula.values import Number, Value
from conditionality.scoring.batch import lower_numbers as numbers
from conditionality.scoring.batch import micro
from conditionality.scoring.batch.emit import Emitter
from conditionality.scoring.batch.held import NO_SLOT, BeyondBatchError, Held, Helds, States
from conditionality.scoring.batch.lower_bounds import demand
from conditionality.scoring.batch.lower_choices import one_of, with_state, within
from conditionality.scoring.batch.lower_numbers import truth
from conditionality.scoring.batch.lower_scales import coded
from conditionality.scoring.batch.micro import EXCLUDED, MISSING, NOT_APPLICABLE, NOT_CONCERNED, PRESENT


def asked(emitter: Emitter, condition: Held, answer: Held) -> Held:
    """Keep an answer that is asked, or whose condition cannot be told."""
    demand(condition, "truth")
    kept = emitter.lay(micro.OR, condition.value, emitter.missed(condition))
    state = emitter.select_state(kept, emitter.state_of(answer), emitter.state(NOT_CONCERNED))
    return with_state(emitter, answer, state)


def concern(emitter: Emitter, condition: Held, value: Held) -> Held:
    """Take an indicator out of the report when its condition is false."""
    demand(condition, "truth")
    inside = emitter.select_state(condition.value, emitter.state_of(value), emitter.state(NOT_CONCERNED))
    return with_state(emitter, value, within(emitter, condition, inside))


def exempt(emitter: Emitter, value: Held, conditions: Helds) -> Held:
    """Make a value not applicable when a condition holds, missing when one cannot be told."""
    return with_state(emitter, value, _exempt(emitter, value, conditions, emitter.constant(0)))


def _exempt(emitter: Emitter, value: Held, conditions: Helds, sure: int) -> States:
    """Give the state of what may be exempted; `sure` is the truth that no condition matters but one that holds."""
    for one in conditions:
        demand(one, "truth")
    spared = emitter.any_of(one.value for one in conditions)
    unknown = emitter.any_of(emitter.missed(one) for one in conditions)
    firm = emitter.lay(micro.OR, sure, emitter.state_is(value, NOT_CONCERNED, NOT_CONCERNED))
    open_ = emitter.lay(micro.AND, unknown, emitter.lay(micro.NOT, firm))
    inside = emitter.select_state(open_, emitter.state(MISSING), emitter.state_of(value))
    return emitter.select_state(spared, emitter.state(NOT_APPLICABLE), inside)


def spare(emitter: Emitter, fails: Held, conditions: Helds) -> Held:
    """Exempt from a gate; one that does not fail holds."""
    demand(fails, "truth")
    holds = emitter.lay(micro.AND, emitter.present(fails), emitter.lay(micro.NOT, fails.value))
    return with_state(emitter, fails, _exempt(emitter, fails, conditions, holds))


def override(emitter: Emitter, points: tuple[Number, ...], raw: Held, conditions: Helds) -> Held:
    """Replace points by those of the first condition that holds; one that cannot be told stops the search."""
    found = raw
    for given, condition in reversed(list(zip(points, conditions, strict=True))):
        demand(condition, "truth")
        state = emitter.select_state(emitter.missed(condition), emitter.state(MISSING), emitter.state_of(found))
        state = emitter.select_state(condition.value, emitter.state(PRESENT), state)
        found = one_of(emitter, condition.value, emitter.held(given), found, state)
    apart = emitter.state_is(raw, NOT_CONCERNED, NOT_APPLICABLE)
    return with_state(emitter, found, emitter.select_state(apart, emitter.state_of(raw), emitter.state_of(found)))


def settle(emitter: Emitter, rule: str | Number, raw: Held, weight: Held) -> Held:
    """Give the points that count: those of the scale, or what the rule says of a missing value."""
    demand(raw, "number")
    demand(weight, "number")
    match rule:
        case "exclude":
            absent: States = emitter.state(EXCLUDED)
            given = emitter.held(0)
        case str():
            absent, given = emitter.state(MISSING), emitter.held(0)
        case _:
            absent, given = emitter.state(PRESENT), emitter.held(rule)
    inside = emitter.select_state(emitter.present(raw), emitter.state(PRESENT), absent)
    inside = _weighed(emitter, weight, inside)
    apart = emitter.state_is(raw, NOT_CONCERNED, NOT_APPLICABLE)
    state = emitter.select_state(apart, emitter.state_of(raw), inside)
    here = emitter.present(raw)
    if PRESENT not in absent[1] or raw.always:
        return with_state(emitter, raw, state)
    return one_of(emitter, here, raw, given, state)


def _weighed(emitter: Emitter, weight: Held, inside: States) -> States:
    """Give the state that a weight leaves: 0 makes not applicable, a missing or negative one blocks."""
    if weight.always and weight.size.low > 0:
        return inside
    if not weight.never:
        plain = with_state(emitter, weight, emitter.state(PRESENT))
        zero = numbers.compare(emitter, micro.EQ, plain, emitter.held(0)).value
        negative = numbers.compare(emitter, micro.LT, plain, emitter.held(0)).value
        inside = emitter.select_state(negative, emitter.state(MISSING), inside)
        inside = emitter.select_state(zero, emitter.state(NOT_APPLICABLE), inside)
    if weight.always:
        return inside
    outer = emitter.select_state(emitter.missed(weight), emitter.state(MISSING), emitter.state_of(weight))
    return emitter.nested((outer[0], weight.states), inside)


def status(emitter: Emitter, raw: Held, points: Held) -> Held:
    """Name what became of an indicator."""
    names = ("scored", "does_not_concern", "not_applicable", "not_computable", "excluded")
    kept = _by_state(emitter, points, names)
    if raw.always or not points.may(PRESENT):
        return kept
    stood = emitter.lay(micro.AND, emitter.present(points), emitter.lay(micro.NOT, emitter.present(raw)))
    return one_of(emitter, stood, emitter.held("missing"), kept, emitter.state(PRESENT))


def _by_state(emitter: Emitter, held: Held, names: Sequence[str]) -> Held:
    """Give one text for each state of a register."""
    if len(held.states) == 1:
        return emitter.held(names[next(iter(held.states))])
    codes = frozenset(emitter.texts[names[state]] for state in held.states)
    pool = emitter.table([emitter.texts[name] for name in names] + [0])
    return Held("code", emitter.lay(micro.TAB, held.state, k=pool, m=len(names)), codes=codes)


def active(emitter: Emitter, mark: Held, weight: Held) -> Held:
    """Give the weight with which a child counts: its own when it has a mark, else 0."""
    demand(mark, "number")
    demand(weight, "number")
    if mark.never or weight.never:
        return emitter.held(0)
    here = emitter.lay(micro.AND, emitter.present(mark), emitter.present(weight))
    return one_of(
        emitter, here, with_state(emitter, weight, emitter.state(PRESENT)), emitter.held(0), emitter.state(PRESENT)
    )


def floor_holds(emitter: Emitter, floor: Number, mark: Held) -> Held:
    """Tell whether a mark reaches its floor; what is not applicable holds."""
    if mark.never:
        reached = emitter.constant(0)
    else:
        plain = with_state(emitter, demand(mark, "number"), emitter.state(PRESENT))
        met = numbers.compare(emitter, micro.GE, plain, emitter.held(floor)).value
        reached = emitter.lay(micro.AND, met, emitter.present(mark))
    value = emitter.lay(micro.OR, reached, emitter.state_is(mark, NOT_CONCERNED, NOT_APPLICABLE))
    state = emitter.select_state(emitter.missed(mark), emitter.state(MISSING), emitter.state(PRESENT))
    return truth(emitter, value, state)


def gate_status(emitter: Emitter, fails: Held) -> Held:
    """Name the state of a gate from its condition of failing."""
    demand(fails, "truth")
    base = _by_state(emitter, fails, ("holds", "not_applicable", "not_applicable", "unknown", "unknown"))
    return one_of(emitter, fails.value, emitter.held("fails"), base, emitter.state(PRESENT))


def is_text(emitter: Emitter, held: Held, *names: str) -> int:
    """Give the truth that a code is one of some texts."""
    codes = {emitter.texts[name] for name in names if name in emitter.texts}
    if held.codes <= codes:
        return emitter.constant(1)
    wanted = sorted(codes & held.codes)
    return emitter.any_of(emitter.lay(micro.CODE_IS, held.value, m=code) for code in wanted)


def gates_hold(emitter: Emitter, statuses: Helds) -> Held:
    """Tell whether no gate fails; unknown when none fails and one cannot be told."""
    fails = emitter.any_of(is_text(emitter, one, "fails") for one in statuses)
    unknown = emitter.any_of(is_text(emitter, one, "unknown") for one in statuses)
    open_ = emitter.lay(micro.AND, unknown, emitter.lay(micro.NOT, fails))
    state = emitter.select_state(open_, emitter.state(MISSING), emitter.state(PRESENT))
    return truth(emitter, emitter.lay(micro.NOT, fails), state)


def outcome(emitter: Emitter, lines: tuple[tuple[str, bool], ...], total: Held, conditions: Helds) -> Held:
    """Give the first outcome whose condition holds; an unknown condition stops the search."""
    never = emitter.held("not_computable")
    scored = is_text(emitter, total, "scored")
    beyond_here = is_text(emitter, total, *(("not_computable", "scored") if lines else ("not_computable",)))
    now = emitter.state(PRESENT)
    beyond = one_of(emitter, beyond_here, never, emitter.held("not_applicable"), now)
    found = beyond
    for (name, is_open), condition in reversed(list(zip(lines, conditions, strict=True))):
        demand(condition, "truth")
        found = one_of(emitter, emitter.missed(condition), never, found, now)
        found = one_of(emitter, condition.value, emitter.held(name), found, now)
        if is_open:
            found = one_of(emitter, scored, found, beyond, now)
    return found


def force_grade(emitter: Emitter, forced: tuple[str, ...], grade: Held, conditions: Helds) -> Held:
    """Give the grade that the first condition that holds forces, else the grade."""
    found = grade
    for given, condition in reversed(list(zip(forced, conditions, strict=True))):
        demand(condition, "truth")
        state = emitter.select_state(emitter.missed(condition), emitter.state(MISSING), emitter.state_of(found))
        state = emitter.select_state(condition.value, emitter.state(PRESENT), state)
        found = one_of(emitter, condition.value, emitter.held(given), found, state)
    return found


def cap_grade(emitter: Emitter, const: tuple[tuple[str, ...], tuple[str, ...]], grade: Held, conditions: Helds) -> Held:
    """Lower a grade to the worst of the caps that hold."""
    order, caps = const
    if grade.kind == "empty":
        return grade
    at: Held = with_state(emitter, rank(emitter, order, grade, first=0), emitter.state(PRESENT))
    for cap, condition in zip(caps, conditions, strict=True):
        demand(condition, "truth")
        place = emitter.held(order.index(cap))
        lower = numbers.extreme(emitter, micro.MOST, at, place)
        at = numbers.chosen(emitter, condition.value, lower, at, emitter.state(PRESENT))
    open_ = emitter.constant(0)
    for cap, condition in zip(caps, conditions, strict=True):
        worse = numbers.compare(emitter, micro.LT, at, emitter.held(order.index(cap))).value
        open_ = emitter.lay(micro.OR, open_, emitter.lay(micro.AND, emitter.missed(condition), worse))
    inside = emitter.select_state(open_, emitter.state(MISSING), emitter.state(PRESENT))
    codes = [emitter.texts[name] for name in order]
    value = emitter.lay(micro.TAB, at.value, k=emitter.table([*codes, codes[0]]), m=len(codes))
    state = within(emitter, grade, inside)
    return Held("code", value, NO_SLOT if len(state[1]) == 1 else state[0], state[1], codes=frozenset(codes))


def rank(emitter: Emitter, order: tuple[str, ...], grade: Held, first: int = 1) -> Held:
    """Give the rank of a grade, 1 the best."""
    if demand(grade, "code").kind == "empty":
        return grade
    if not grade.codes <= {emitter.texts[name] for name in order}:
        raise BeyondBatchError
    given: list[Value] = [order.index(text) + first if text in order else Fraction(0) for text in emitter.texts]
    return coded(emitter, grade, [*given, 0])
