"""Random référentiels that together use every block and operation of the language; the same seed gives the same one.

They start from those of `tests.strategies.referentials`, and are given more fields, formulas of every sort, bounds that
read marks, variants, results, grades and outcomes that read one another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any, cast

from conditionality.findings import errors
from conditionality.formula.values import Empty
from conditionality.referential.lint import lint
from conditionality.referential.model import Referential
from conditionality.scoring.compile import compile_program
from conditionality.scoring.exact import ExactMachine
from tests.scoring.batch.random_formulas import Speech
from tests.scoring.batch.random_outputs import MODES, exemptions, outputs, statuses
from tests.scoring.batch.random_reports import random_reports
from tests.strategies import referentials
from tests.strategies.chance import Chance
from tests.strategies.pieces import DAYS, kept, words
from tests.strategies.scales import NUMBERS, POINTS, Tree, lines, plain

MORE_FIELDS = {
    **dict.fromkeys(("i0", "i1", "i2", "i3"), "integer"),
    "p0": "percent",
    "m0": "money",
    **dict.fromkeys(("d0", "d1"), "date"),
    "y2": "yes_no",
    "t0": "text",
}
REACHES: Mapping[str, tuple[Decimal, Decimal]] = {
    "integer": (Decimal(0), Decimal(1000)),
    "decimal": (Decimal(-5), Decimal(200)),
    "percent": (Decimal(0), Decimal("100.5")),
    "money": (Decimal(0), Decimal(1_000_000)),
}
"""What is declared of numbers; reports go beyond it now and then."""

FAR_KNOT = "100 + level"
TAME_IN = 4
"""One book in so many is not tame."""

NAMED = ("shared", "alias", "varied")
TRIES = 100
"""Drawings of one book before giving up; about two in three have a fault or are dull."""

SAMPLE = 64
"""Reports that tell whether a book is dull."""


class NoBookError(Exception):
    """No référentiel worth trying came out of a seed."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)

    def __str__(self) -> str:
        return f"no référentiel worth trying from seed {self.args[0]}"


def random_book(seed: int, most_indicators: int = 12) -> Referential:
    """Draw a référentiel without errors, whose totals vary and whose outcomes are all reached.

    Warnings (steps left open, no last outcome) are part of what is tried.

    Args:
        seed: Any number; the same gives the same référentiel.
        most_indicators: Of indicators.

    Raises:
        NoBookError: Every drawing had a fault or was dull.
    """
    random = Random(seed)
    for _ in range(TRIES):
        drawn = Referential.model_validate(book_tree(Chance(random), most_indicators, tame=seed % TAME_IN != 0))
        lively = None if errors(lint(drawn)) else _lively(drawn, first_day(seed), random.getrandbits(32))
        if lively is not None:
            return lively
    raise NoBookError(seed)


def _lively(referential: Referential, day: date, seed: int) -> Referential | None:
    """Leave out the outcomes that no report of a sample reaches; None where the marks hardly vary."""
    machine = ExactMachine(compile_program(referential, day), only=("total.score", "outcome"))
    traces = [machine.run(given) for given in random_reports(referential, SAMPLE, seed, day).all_values()]
    totals = [trace["total.score"] for trace in traces if not isinstance(trace["total.score"], Empty)]
    reached = {trace["outcome"] for trace in traces}
    kept_lines = tuple(one for one in referential.outcomes if one.id in reached)
    if len(set(totals)) < SAMPLE // 4 or len(totals) < SAMPLE // 2 or len(kept_lines) < 2:
        return None
    return referential.model_copy(update={"outcomes": kept_lines})


def book_tree(chance: Chance, most_indicators: int, *, tame: bool) -> Tree:
    """Draw the tree of a rule file; it may have a fault.

    Args:
        chance: The dice.
        most_indicators: Of indicators.
        tame: Whether to keep to what the kernels of the batch machine can do, with declared ranges.
    """
    tree = referentials.tree(chance, chance.count(1, 6), chance.count(3, most_indicators))
    tree["fields"] = tuple(_reaching(chance, one, tame=tame) for one in (*tree["fields"], *_fields(chance, tame=tame)))
    tree["tables"] = (
        *tree["tables"],
        {"id": "by_kind", "key": "text", "columns": ("kind", "p", "q"), "rows": _kinds()},
    )
    tree["scales"] += ({"id": "alias", "scale": "shared"}, {"id": "varied", "scale": _by(chance, "y0")})
    tree["indicators"] = _indicators(chance, tree, tame=tame)
    tree["dimensions"] = tuple(_dimension(chance, one, tree, tame=tame) for one in tree["dimensions"])
    tree["total"] = _total(chance, tree)
    tree |= outputs(chance, tree, tame=tame)
    return cast("Tree", _without_moving_knots(tree)) if tame else tree


def _without_moving_knots(tree: object) -> object:
    """Give knots that a field moves a place of their own."""
    match tree:
        case {"ramp": knots, **others}:
            fixed = tuple((FAR_KNOT if isinstance(knot, str) else knot, points) for knot, points in knots)
            return {"ramp": fixed, **others}
        case dict():
            return {key: _without_moving_knots(one) for key, one in tree.items()}
        case tuple():
            return tuple(_without_moving_knots(one) for one in tree)
    return tree


def _reaching(chance: Chance, one: Tree, *, tame: bool) -> Tree:
    """Declare the range of a number: both ends in a tame book, else what chance says."""
    least, most = REACHES.get(one["kind"], (None, None))
    told = {"min": least, "max": most} if tame else chance.pick(({}, {}, {"min": least}, {"max": most}))
    return kept({**one, **told})


def _fields(chance: Chance, *, tame: bool) -> tuple[Tree, ...]:
    first = Speech(chance, depth=1, tame=tame)
    told = []
    for name, kind in MORE_FIELDS.items():
        asked = first.truth() if name in {"i3", "d1"} and chance.once_in(2) else None
        if asked is not None and ("i3" in asked or "d1" in asked or "n3" in asked or "previous" in asked):
            asked = None
        told.append(kept({"id": name, "kind": kind, "label": words(name), "asked_if": asked}))
    return tuple(told)


def _kinds() -> tuple[tuple[Any, ...], ...]:
    return tuple(
        (kind, Decimal(p), Decimal(q)) for kind, p, q in (("a", "10", "0.5"), ("b", "20", "33.3"), ("c", "66.67", "1"))
    )


def _indicators(chance: Chance, tree: Tree, *, tame: bool) -> tuple[Tree, ...]:
    """Give half of the indicators formulas of every sort, which read only what stands before them."""
    found = []
    for rank, one in enumerate(tree["indicators"]):
        states = statuses(f"V{at}" for at in range(rank))
        speech = Speech(chance, _marks_before(tree, rank), states, tame=tame)
        found.append(_indicator(chance, one, speech) if chance.once_in(2) else one)
    return tuple(found)


def _marks_before(tree: Tree, rank: int) -> tuple[str, ...]:
    """Give the numbers that an indicator may read without going round: of earlier ones, and of whole dimensions."""
    found = [f"V{at}.{what}" for at in range(max(0, rank - 3), rank) for what in ("points", "points", "weight")]
    parents = {one["id"]: one.get("parent") for one in tree["dimensions"]}
    last = dict.fromkeys(parents, -1)
    for at, one in enumerate(tree["indicators"]):
        above = one["dimension"]
        while above is not None:
            last[above] = at
            above = parents[above]
    return (*found, *(f"{name}.{what}" for name, at in last.items() if at < rank for what in ("score", "coverage")))


def _indicator(chance: Chance, one: Tree, speech: Speech) -> Tree:
    told = dict(one)
    if _reads_number(one):
        deep = replace(speech, depth=3)
        told["value"] = deep.number()
        told["scale"] = _scale(chance, speech) if chance.once_in(2) else told.get("scale")
        told["round"] = chance.some((None, {"digits": chance.count(-2, 3), "mode": chance.pick(MODES)}), 2)
    told["weight"] = f"abs({speech.number()})" if chance.once_in(8) else told.get("weight")
    told["applies_if"] = chance.made(speech.truth, 6)
    told["not_applicable_if"] = chance.made(lambda: exemptions(chance, speech), 4)
    told["override"] = chance.made(lambda: _overrides(chance, speech), 5)
    if told.get("missing") == "worst" and not _has_worst(told["scale"]):
        del told["missing"]
    return kept(told)


def _reads_number(one: Tree) -> bool:
    scale = one.get("scale")
    return not isinstance(scale, dict) or scale.keys().isdisjoint({"choices", "options", "yes"})


def _has_worst(scale: object) -> bool:
    return isinstance(scale, dict) and scale.keys().isdisjoint({"formula", "by"})


def _overrides(chance: Chance, speech: Speech) -> tuple[Tree, ...]:
    rules = range(chance.count(1, 2))
    return tuple({"if": speech.truth(), "points": chance.pick(POINTS), "reason": words("rule")} for _ in rules)


def _scale(chance: Chance, speech: Speech) -> Tree | str | None:
    """Draw a scale of numbers whose bounds, knots or points may be formulas."""
    match chance.count(0, 6):
        case 0 | 1:
            return _steps(chance, replace(speech, depth=1))
        case 2:
            return _ramp(chance, replace(speech, depth=1))
        case 3:
            reads_x = replace(speech, marks=("x", "x", *speech.marks))
            return {"formula": chance.pick((f"min(100, x + {reads_x.number()})", reads_x.number(), "x"))}
        case 4:
            return {**_by(chance, "c0"), "otherwise": {"formula": replace(speech, marks=("x",), depth=1).number()}}
        case 5:
            return chance.pick(NAMED)
    return plain(chance)


def _by(chance: Chance, field: str) -> Tree:
    """Draw variants by a field."""
    keys = ("yes", "no") if field == "y0" else ("a", "b", "c")
    return {"by": field, "cases": {key: chance.pick((plain(chance), plain(chance), "shared")) for key in keys}}


def _steps(chance: Chance, speech: Speech) -> Tree:
    told = lines(chance, ("from", "above"), 4, open_end=False)
    told += [{chance.pick(("up_to", "below")): bound} for bound in sorted(chance.several(NUMBERS, 0, 2))]
    for line in chance.several(told, 0, 2):
        word = next(iter(line))
        line[word] = chance.pick(("200 / 3", "100 / 3", "50 + 1 / 3", speech.number(), "level"))
    drawn = tuple({**line, "points": chance.pick(POINTS)} for line in told)
    return kept({"steps": drawn, "otherwise": chance.some(POINTS, 2)})


def _ramp(chance: Chance, speech: Speech) -> Tree:
    knots: list[Decimal | str] = [one for one in sorted(chance.several(NUMBERS, 3, 5)) if one > 0]
    knots = knots if len(knots) > 1 else [Decimal(1), Decimal(50)]
    if chance.once_in(2):
        knots[-1] = chance.pick(("level + 50", "200 / 3", f"100 + abs({speech.number()})"))
    falling = sorted(chance.several(POINTS, len(knots), len(knots)), reverse=chance.once_in(2))
    curve = chance.pick(("linear", "log"))
    return {"ramp": tuple(zip(knots, falling, strict=True)), "curve": curve}


def _dimension(chance: Chance, one: Tree, tree: Tree, *, tame: bool) -> Tree:
    """Give some dimensions a formula of their marks that no name stands for."""
    told = dict(one)
    below = [f"{item['id']}.points" for item in tree["indicators"] if item["dimension"] == one["id"]]
    below += [f"{item['id']}.score" for item in tree["dimensions"] if item.get("parent") == one["id"]]
    if "rescale" not in told and chance.once_in(6):
        told["combine"] = f"min(100, {Speech(chance, below, tame=tame).number()})"
    if chance.once_in(4):
        told["round"] = {"digits": chance.count(-1, 3), "mode": chance.pick(MODES)}
    return told


def _total(chance: Chance, tree: Tree) -> Tree:
    told = dict(tree["total"])
    told["round"] = chance.made(lambda: {"digits": chance.count(-1, 2), "mode": chance.pick(MODES)}, 2)
    return kept(told)


def first_day(seed: int) -> date:
    """Give the day a book is compiled for: it picks parameters and what is in force."""
    return DAYS[seed % len(DAYS)]
