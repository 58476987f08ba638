"""Bring a program down to micro-instructions: each register that is asked for, after what it needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import cast

from conditionality.formula.arithmetic import LIMIT_BITS
from conditionality.formula.operations import OPERATIONS as FORMULA
from conditionality.formula.operations import points_of
from conditionality.formula.values import Number, Value
from conditionality.scoring.batch import lower_bounds as bounds
from conditionality.scoring.batch import lower_choices as choices
from conditionality.scoring.batch import lower_functions as functions
from conditionality.scoring.batch import lower_marks as marks
from conditionality.scoring.batch import lower_means as means
from conditionality.scoring.batch import lower_nodes as nodes
from conditionality.scoring.batch import lower_numbers as numbers
from conditionality.scoring.batch import lower_ramps as ramps
from conditionality.scoring.batch import lower_rounding as rounding
from conditionality.scoring.batch import lower_scales as scales
from conditionality.scoring.batch import lower_status as states
from conditionality.scoring.batch import micro
from conditionality.scoring.batch.emit import Emitter
from conditionality.scoring.batch.held import NO_SLOT, BeyondBatchError, Held
from conditionality.scoring.batch.lower_inputs import describe
from conditionality.scoring.batch.lower_means import Child
from conditionality.scoring.batch.micro import Load
from conditionality.scoring.exact import NO_HISTORY
from conditionality.scoring.operations import OPERATIONS, PREPARED
from conditionality.scoring.program import Instruction, Program

WAYS = {"lt": micro.LT, "le": micro.LE, "gt": micro.GT, "ge": micro.GE, "eq": micro.EQ, "ne": micro.NE}


ROUNDINGS = {"half_up": micro.HALF_UP, "half_even": micro.HALF_EVEN, "down": micro.DOWN, "up": micro.UP}


COMBINES: Mapping[str, Callable[..., Held]] = {
    "weighted_mean": means.weighted_mean,
    "geometric_mean": means.geometric_mean,
    "harmonic_mean": means.harmonic_mean,
    "lowest": means.lowest,
    "highest": means.highest,
    "worst_two_mean": means.worst_two_mean,
}


SEVERAL: Mapping[str, Callable[..., Held]] = {
    "and": choices.both,
    "or": choices.either,
    "select": choices.select,
    "in": choices.member,
    "sum": functions.add_up,
    "mean": functions.mean,
    "min": functions.extreme(micro.LEAST),
    "max": functions.extreme(micro.MOST),
    "count": functions.count,
    "coalesce": choices.coalesce,
    "coverage": states.coverage,
    "gates_hold": marks.gates_hold,
    "total_active": nodes.total_active,
}
"""Operations that take all their registers at once."""


EACH: Mapping[str, Callable[..., Held]] = {
    "neg": numbers.neg,
    "abs": numbers.absolute,
    "add": numbers.add,
    "sub": lambda emitter, a, b: numbers.add(emitter, a, b, minus=True),
    "mul": numbers.mul,
    "div": numbers.div,
    "pow": functions.power,
    "not": choices.negate,
    "floor": lambda emitter, a: rounding.floor_or_ceil(emitter, micro.FLOOR, a),
    "ceil": lambda emitter, a: rounding.floor_or_ceil(emitter, micro.CEIL, a),
    "ln": functions.logarithm,
    "exp": functions.exponential,
    "sqrt": functions.root,
    "is_missing": choices.is_missing,
    "is_na": choices.is_na,
    "years_between": functions.years,
    "concern": marks.concern,
    "status": marks.status,
    "active": marks.active,
    "gate_status": marks.gate_status,
    "scaled": scales.scaled,
    "standing": states.standing,
    "scored_status": states.scored_status,
    "share": nodes.share,
    "full_share": nodes.full_share,
    "contribution": nodes.contribution,
    "by_formula": nodes.by_formula,
}
"""Operations that take their registers one by one, without a constant."""


FIRST: Mapping[str, Callable[..., Held]] = {
    "exempt": marks.exempt,
    "spare": marks.spare,
    "blocked_by": states.blocked_by,
    "plus": nodes.plus,
}
"""Operations that take the first register, then the others together."""


WITH_CONST: Mapping[str, Callable[..., Held]] = {
    "floor_holds": marks.floor_holds,
    "settle": marks.settle,
    "option": scales.option,
    "ticked": scales.tick,
    "truth": scales.yes_no,
    "rank": marks.rank,
    "pick": scales.pick,
    "clamp": nodes.clamp,
    "interp": lambda emitter, rows, x: ramps.interp(emitter, points_of(dict(rows)), x),
    "lookup": scales.lookup,
}
"""Operations that take their constant, then their registers one by one."""


CONST_SEVERAL: Mapping[str, Callable[..., Held]] = {
    "step": scales.step,
    "ramp": ramps.ramp,
    "case": scales.case,
    "sum_factor": nodes.sum_factor,
}


CONST_FIRST: Mapping[str, Callable[..., Held]] = {
    "override": marks.override,
    "force_grade": marks.force_grade,
    "cap_grade": marks.cap_grade,
    "outcome": marks.outcome,
}


@dataclass(slots=True)
class Lowering:
    """A program being brought down; registers are worked out when they are first needed."""

    program: Program
    emitter: Emitter
    loads: list[Load] = field(default_factory=list)
    written: dict[int, Instruction] = field(default_factory=dict)
    inputs: dict[int, str] = field(default_factory=dict)
    history: frozenset[int] = frozenset()
    found: dict[int, Held] = field(default_factory=dict)

    def held(self, register: int) -> Held:
        """Give what a register holds, laying down whatever it needs."""
        if register not in self.found:
            self.found[register] = self._held(register)
        return self.found[register]

    def _held(self, register: int) -> Held:
        if register in self.history:
            return self.emitter.held(NO_HISTORY)
        if register in self.inputs:
            return self._input(self.inputs[register])
        if register not in self.written:
            return self.emitter.held(self.program.initial[register])
        one = self.written[register]
        if one.op == "running_on_record":
            return self.emitter.held(0) if one.args[1] in self.history else self._lower(one)
        if one.op == "node_status":
            return self._node_status(one)
        fused = self._fused(one)
        if fused is not None:
            return fused
        known = self._known(one)
        if known is not None:
            return self.emitter.held(known)
        found = self._lower(one)
        if one.op in FORMULA and found.kind == "number" and found.size.bits > LIMIT_BITS:
            raise BeyondBatchError  # what formulas give has a size limit; nodes have none
        return found

    def _fused(self, one: Instruction) -> Held | None:
        """Give the points of steps in one instruction: which line gave them is only asked for by explanations."""
        rank = self.written.get(one.args[0]) if one.op == "pick" else None
        if rank is None or rank.op != "step":
            return None
        several = [self.held(arg) for arg in rank.args]
        words, given = cast("tuple[str, ...]", rank.const), cast("tuple[Value, ...]", one.const)
        return scales.step_points(self.emitter, words, several, given)

    def _known(self, one: Instruction) -> Value | None:
        """Give the result of a step whose registers are all known, by the operation of the exact machine itself."""
        several = [self.held(arg) for arg in one.args]
        given = [held.const for held in several]
        if any(value is None for value in given):
            return None
        operation: Callable[..., Value]
        if one.op in FORMULA:
            operation = FORMULA[one.op]
        elif one.op in PREPARED:
            operation = PREPARED[one.op](one.const)
        else:
            return OPERATIONS[one.op](one.const, *given)
        return operation(*given)

    def _lower(self, one: Instruction) -> Held:
        several = [self.held(arg) for arg in one.args]
        emitter, op = self.emitter, one.op
        if op in WAYS:
            return numbers.compare(emitter, WAYS[op], several[0], several[1])
        if op in SEVERAL:
            return SEVERAL[op](emitter, several)
        if op in EACH:
            return EACH[op](emitter, *several)
        if op in FIRST:
            return FIRST[op](emitter, several[0], several[1:])
        if op in WITH_CONST:
            return WITH_CONST[op](emitter, one.const, *several)
        if op in CONST_SEVERAL:
            return CONST_SEVERAL[op](emitter, one.const, several)
        if op in CONST_FIRST:
            return CONST_FIRST[op](emitter, one.const, several[0], several[1:])
        return self._special(one, several)

    def _special(self, one: Instruction, several: Sequence[Held]) -> Held:
        emitter = self.emitter
        match one.op:
            case "asked":
                return marks.asked(emitter, *several)
            case "round":
                digits = several[1].const if len(several) > 1 else 0
                if type(digits) is not int:
                    raise BeyondBatchError
                return rounding.rounded(emitter, several[0], digits, micro.HALF_UP)
            case "round_value":
                digits, mode = cast("tuple[int, str]", one.const)
                return rounding.rounded(emitter, several[0], digits, ROUNDINGS[mode])
            case "top_share":
                one_ = emitter.held(1)
                return choices.with_state(emitter, one_, states.absent(emitter, several[0]))
            case "sum_marks":
                const = cast("tuple[tuple[Number, ...], Number | None]", one.const)
                return nodes.add_marks(emitter, const, several[0], self._children(one))
            case _ if one.op in COMBINES:
                return means.combined(emitter, several[0], self._children(one), COMBINES[one.op])
        raise BeyondBatchError

    def _node_status(self, one: Instruction) -> Held:
        least = cast("Number | None", one.const)
        statuses = [self.held(arg) for arg in one.args[1:]]
        return states.node_status(self.emitter, least, lambda: self.held(one.args[0]), statuses)

    def _children(self, one: Instruction) -> list[Child]:
        half = (len(one.args) - 1) // 2
        marks_at, actives_at = one.args[1 : half + 1], one.args[half + 1 :]
        return [self._child(mark, active) for mark, active in zip(marks_at, actives_at, strict=True)]

    def _child(self, mark: int, active: int) -> Child:
        own, counted = self.held(mark), self.held(active)
        writer = self.written.get(active)
        weight: Value | None = counted.const
        if writer is not None and writer.op == "active" and writer.args[0] == mark:
            weight = self.held(writer.args[1]).const
        known = weight if type(weight) is int or type(weight) is Fraction else None
        return Child(bounds.demand(own, "number"), counted, known)

    def _input(self, name: str) -> Held:
        """Bring in an answer."""
        emitter = self.emitter
        value, state = emitter.slot(), emitter.slot()
        load, held = describe(self.program.referential, emitter.texts, name, (value, state))
        emitter.rows.append((micro.LOAD, value, state, NO_SLOT, NO_SLOT, NO_SLOT, len(self.loads), 0, 0))
        self.loads.append(load)
        return held


def start(program: Program, texts: Sequence[str]) -> Lowering:
    """Make ready to bring a program down.

    Args:
        program: A compiled référentiel.
        texts: Every text of the program; codes are ranks in it.
    """
    return Lowering(
        program,
        Emitter({text: rank for rank, text in enumerate(texts)}),
        written={one.target: one for one in program.instructions},
        inputs={target: name for name, target in program.inputs},
        history=frozenset(one.target for one in program.history),
    )
