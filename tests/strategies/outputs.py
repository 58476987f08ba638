"""Random gates, grades and outcomes, for random référentiels."""

from __future__ import annotations

from collections.abc import Sequence

from tests.strategies.chance import Chance
from tests.strategies.pieces import DAYS, condition, kept, words
from tests.strategies.scales import Tree, lines

WHEN = ("not gates_hold", "floors_hold", "total >= 50", "total >= 50 and floors_hold and gates_hold")


def gate(chance: Chance, rank: int, marks: Sequence[str]) -> Tree:
    """Draw a gate."""
    exempt = chance.made(lambda: ({"when": condition(chance), "reason": "small"},))
    told = {"id": f"gate{rank}", "label": words("gate"), "fails_if": condition(chance, marks), "effect": "block"}
    return kept({**told, "not_applicable_if": exempt, "in_force": chance.some(({"from": DAYS[1]},), 8)})


def grading(chance: Chance, rank: int, marks: Sequence[str]) -> Tree:
    """Draw grades, perhaps with variants, a forced grade and a cap."""
    told: Tree = {
        "id": f"grade{rank}",
        "bands": _bands(chance),
        "on": chance.pick(("total", "total.rounded", "R.rounded")),
        "force_if": chance.made(lambda: (_forced(chance, marks),), 4),
        "cap_if": chance.made(lambda: ({"if": condition(chance, marks), "grade": "g0"},), 4),
    }
    if chance.once_in(3):
        told |= {"by": "c0", "cases": {"a": _bands(chance)}}
    return kept(told)


def _bands(chance: Chance) -> tuple[Tree, ...]:
    drawn = lines(chance, ("from", "above"), 3, open_end=chance.once_in(2))
    return tuple({**line, "id": f"g{at}", "label": words(f"g{at}")} for at, line in enumerate(drawn))


def _forced(chance: Chance, marks: Sequence[str]) -> Tree:
    return {"if": condition(chance, marks), "grade": "red", "label": words("red")}


def outcomes(chance: Chance, marks: Sequence[str]) -> tuple[Tree, ...]:
    """Draw outcomes, perhaps none, perhaps with a last line for the rest."""
    when = [chance.pick(WHEN), *(condition(chance, marks) for _ in range(chance.count(0, 3)))]
    when += ["True"] if chance.once_in(2) else []
    told = dict.fromkeys(when if not chance.once_in(8) else ())
    return tuple(
        {"id": f"o{rank}", "kind": "accept", "when": one, "reason": words("why")} for rank, one in enumerate(told)
    )
