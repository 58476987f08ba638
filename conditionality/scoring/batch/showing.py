"""A program with the numbers that people see: one register `X.shown` for the total, each dimension, each indicator."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction

from conditionality.formula.values import Empty, Number, Value
from conditionality.referential.blocks import COMBINES
from conditionality.scoring.lay_nodes import COMBINE_OPS, node_named, split
from conditionality.scoring.program import Instruction, Program
from conditionality.scoring.shown import bottom_up, mark_register

NO_MARK = Empty("not_applicable")


@dataclass(slots=True)
class _Annex:
    """Instructions and registers added to a program."""

    program: Program
    initial: list[Value] = field(default_factory=list)
    added: list[Instruction] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)

    def constant(self, value: Value) -> int:
        self.initial.append(value)
        return len(self.program.initial) + len(self.initial) - 1

    def lay(self, op: str, args: tuple[int, ...], const: object = None) -> int:
        target = self.constant(NO_MARK)
        self.added.append(Instruction(op, args, const, target))
        return target


def with_shown(program: Program) -> Program:
    """Add to a program what people see of each mark: `total.shown`, `G.shown`, `V1.shown`.

    Rounded for display as `display` says; staged, each node is computed again from the shown marks below it.
    """
    annex, referential = _Annex(program), program.referential
    display = referential.display
    const = (display.decimals, display.mode)
    items = (*(one.id for one in referential.indicators), *(one.id for one in referential.dimensions), "total")
    for name in items:
        mark = program.registers[mark_register(referential, name)]
        annex.names[name] = annex.lay("round_value", (mark,), const)
    for name in bottom_up(referential) if display.staged else ():
        _lay_staged(annex, name, const)
    return replace(
        program,
        initial=(*program.initial, *annex.initial),
        instructions=(*program.instructions, *annex.added),
        registers={**program.registers, **{f"{name}.shown": at for name, at in annex.names.items()}},
    )


def _lay_staged(annex: _Annex, name: str, const: tuple[int, str]) -> None:
    """Lay down a node's shown score from the shown marks of its children; a node that a formula combines is left."""
    referential, registers = annex.program.referential, annex.program.registers
    node = node_named(referential, name)
    if node.combine not in COMBINES or (node.combine == "sum" and node.rescale is not None):
        return
    weighted, bonuses = split(referential, name)
    marks = tuple(annex.names[child] for child in weighted)
    actives = tuple(registers[f"{child}.active"] for child in weighted)
    most: tuple[tuple[Number, ...], None] | None = ((100,) * len(weighted), None) if node.combine == "sum" else None
    score = annex.lay(COMBINE_OPS[node.combine], (registers[f"{name}.status"], *marks, *actives), most)
    score = annex.lay("plus", (score, *(annex.names[child] for child in bonuses)))
    bounds = tuple(None if one is None else Fraction(one) for one in (node.at_least, node.at_most))
    staged = annex.lay("round_value", (annex.lay("clamp", (score,), bounds),), const)
    plain = annex.names[name]
    annex.names[name] = annex.lay("scaled", (plain, annex.lay("coalesce", (staged, plain))))
