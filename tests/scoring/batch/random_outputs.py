"""Random gates, results, grades and outcomes that read one another and the whole tree of marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tests.scoring.batch.random_formulas import STATUSES, Speech
from tests.strategies.chance import Chance
from tests.strategies.pieces import DAYS, kept, rounding, words
from tests.strategies.scales import NUMBERS, Tree

MODES = ("half_up", "half_even", "down", "up")
GATES = ("holds", "fails", "not_applicable", "unknown")


def statuses(names: Iterable[str]) -> tuple[tuple[str, Sequence[str]], ...]:
    """Give the names of the states of some items, with what each may be."""
    return tuple((f"{name}.status", STATUSES) for name in names)


def exemptions(chance: Chance, speech: Speech) -> tuple[Tree, ...]:
    """Draw conditions under which something is not applicable."""
    return tuple({"when": speech.truth(), "reason": f"why{rank}"} for rank in range(chance.count(1, 3)))


def outputs(chance: Chance, tree: Tree, *, tame: bool) -> Tree:
    """Draw what comes out beside the tree of marks, each reading what stands before it."""
    items = [one["id"] for one in tree["indicators"]]
    nodes = [*(one["id"] for one in tree["dimensions"]), "total"]
    marks = [f"{one}.{what}" for one in items for what in ("points", "share", "contribution", "weight")]
    marks += [f"{one}.{what}" for one in nodes for what in ("score", "rounded", "coverage", "contribution")]
    marks += ["total"] * (len(marks) // 2)
    speech = Speech(chance, marks, statuses([*items, *nodes]), tame=tame)
    gates = tuple(_gate(chance, rank, speech) for rank in range(chance.count(0, 3)))
    texts = [(f"gate.{one['id']}.status", GATES) for one in gates]
    speech = replace(speech, texts=(*speech.texts, *texts), truths=("gates_hold", "floors_hold"))
    results = (*tree["results"], *_results(chance, speech))
    speech = replace(speech, marks=("R", "R.rounded", "R1", "R2.rounded", *marks), truths=(*speech.truths, "R4"))
    gradings = tuple(_grading(chance, one, speech) for one in tree["gradings"])
    grades = [(one["id"], [band["id"] for band in one["bands"]]) for one in gradings]
    ranks = [f"{one['id']}.rank" for one in gradings]
    speech = replace(speech, marks=(*speech.marks, *ranks * 9), texts=(*speech.texts, *grades, *grades))
    outcomes = _outcomes(chance, speech)
    display = {"decimals": chance.count(0, 3), "mode": chance.pick(MODES), "staged": chance.once_in(3)}
    return {"gates": gates, "results": results, "gradings": gradings, "outcomes": outcomes, "display": display}


def _gate(chance: Chance, rank: int, speech: Speech) -> Tree:
    exempt = chance.made(lambda: exemptions(chance, speech), 3)
    fails = chance.pick((speech.truth(), f"{chance.pick(speech.marks)} < {chance.pick(NUMBERS)}", "not y0", "i0 < i1"))
    told = {"id": f"gate{rank}", "label": words("gate"), "fails_if": fails, "effect": "block"}
    return kept({**told, "not_applicable_if": exempt, "in_force": chance.some(({"from": DAYS[1]},), 8)})


def _results(chance: Chance, speech: Speech) -> tuple[Tree, ...]:
    """Draw two numbers, a text, a condition and a day."""
    deep = replace(speech, depth=3)
    told: tuple[Tree, ...] = (
        {"id": "R1", "value": deep.number()},
        {"id": "R2", "value": chance.pick(("total", "100 * total / 3", deep.number())), "round": rounding(chance)},
        {"id": "R3", "value": f"('high' if {speech.truth()} else 'low')"},
        {"id": "R4", "value": speech.truth(), "show": False},
        {"id": "R5", "value": speech.day()},
    )
    return told


def _grading(chance: Chance, one: Tree, speech: Speech) -> Tree:
    told = dict(one)
    told["on"] = chance.pick(("total", "total.rounded", "R.rounded", "R2.rounded", speech.number()))
    grade = chance.pick([band["id"] for band in told["bands"]])
    told["force_if"] = chance.made(lambda: _forced(speech, "red", label=words("red")), 3)
    told["cap_if"] = chance.made(lambda: (*_forced(speech, grade), *_forced(speech, told["bands"][-1]["id"])), 3)
    if chance.once_in(4):
        told["bands"] = ({**told["bands"][0], **_formula_bound(chance, told["bands"][0])}, *told["bands"][1:])
    return kept(told)


def _formula_bound(chance: Chance, band: Tree) -> Tree:
    word = next((one for one in ("from", "above") if one in band), None)
    return {} if word is None else {word: chance.pick(("200 / 3", "level + 40", "total.rounded"))}


def _forced(speech: Speech, grade: str, **told: object) -> tuple[Tree, ...]:
    return ({"if": speech.truth(), "grade": grade, **told},)


def _outcomes(chance: Chance, speech: Speech) -> tuple[Tree, ...]:
    plain_lines = ("not gates_hold", "total >= 50 and floors_hold and gates_hold", "floors_hold", "total.rounded >= 20")
    when = chance.several(plain_lines, 1, 3) + [speech.truth() for _ in range(chance.count(1, 3))]
    when = chance.several(when, 2, len(when)) + (["True"] if chance.once_in(2) else [])
    return tuple(
        {"id": f"o{rank}", "kind": "accept", "when": one, "reason": words("why")}
        for rank, one in enumerate(dict.fromkeys(when))
    )
