"""Random référentiels without findings, and random answers to them, for the laws of scoring.

Numbers come from a small lattice, so that values fall exactly on bounds, on ties and on zero much more often than by
chance. Formulas only read what stands before them, so that nothing goes round in a circle.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from conditionality.findings import errors
from conditionality.formula.values import Value, tidy
from conditionality.referential.lint import lint
from conditionality.referential.model import Referential
from tests.strategies.chance import Chance, chances
from tests.strategies.outputs import gate, grading, outcomes
from tests.strategies.pieces import DAYS, condition, kept, rounding, words
from tests.strategies.scales import BY, NUMBERS, OPTIONS, POINTS, TICKS, Tree, plain, scale

MEANS = ("weighted_mean", "geometric_mean", "harmonic_mean", "min", "max", "worst_two_mean")
COMBINES = (*MEANS, "weighted_mean", "weighted_mean", "sum", "formula")
FIELDS = {
    **dict.fromkeys(("n0", "n1", "n2", "n3"), "decimal"),
    **dict.fromkeys(("y0", "y1"), "yes_no"),
    **dict.fromkeys(("c0", "c1"), "choice"),
    "k0": "choices",
}
CHOICES = {"c0": BY, "c1": OPTIONS, "k0": TICKS}
REACHABLE = tuple(one for one in NUMBERS if one < 34)
"""Floors under every clamp: one that a clamp forbids to reach is a finding."""
WEIGHTS: tuple[Decimal | str, ...] = (Decimal(0), Decimal(1), Decimal(2), Decimal("0.5"), "n1", "n1 - 5")
MISSING: tuple[Decimal | str, ...] = ("zero", "exclude", "exclude", "zero", Decimal(30), Decimal(-5), "block")
VALUES = (
    *("n0", "n1", "n2", "n3", "100 * n0 / (n0 + n1)", "n0 - n1", "n2 if y0 else n3", "coalesce(n3, n0)"),
    *("interp(limits, n0, 'high')", "lookup(limits, n1, 'low')", "max(n0, n1, n2)", "level", "sqrt(n2)"),
)


def fields(chance: Chance) -> tuple[Tree, ...]:
    """Give the fields; some are asked under a condition, some not on every day."""
    told = []
    for name, kind in FIELDS.items():
        one: Tree = {"id": name, "kind": kind, "label": words(name)}
        if name in CHOICES:
            one["options"] = tuple({"id": option, "label": words(option)} for option in CHOICES[name])
        if name in {"n3", "y1", "c1"}:
            one["asked_if"] = chance.some(("y0", "n0 > 10", "is_missing(n1)", "c0 == 'a'"))
        if name in {"n2", "k0"}:
            one["in_force"] = chance.some(({"from": DAYS[1]},), 6)
        told.append(kept(one))
    return tuple(told)


def value(chance: Chance, kind: str, marks: Sequence[str]) -> str:
    """Draw the value of an indicator, of a kind."""
    if kind == "number":
        return chance.pick([*VALUES, *(f"mean({mark}, n0)" for mark in marks), *marks])
    return {"choice": "c1", "choices": "k0", "truth": chance.pick(("y0", "y1", "n0 > n1"))}[kind]


def indicator(chance: Chance, name: str, dimension: str, marks: Sequence[str]) -> Tree:
    """Draw an indicator that may read marks already worked out."""
    kind = chance.pick(("number", "number", "number", "choice", "choices", "truth"))
    told: Tree = {
        "id": name,
        "dimension": dimension,
        "label": words(name),
        "value": value(chance, kind, marks),
        "round": chance.made(lambda: rounding(chance)) if kind == "number" else None,
        "scale": scale(chance, kind, marks),
        "weight": chance.some(WEIGHTS, 2),
        "missing": chance.some(MISSING),
        "applies_if": chance.made(lambda: condition(chance, marks), 6),
        "not_applicable_if": chance.made(lambda: _exemptions(chance, marks)),
        "override": chance.made(lambda: _override(chance, marks), 6),
        "floor": chance.some(NUMBERS, 6),
        "in_force": chance.some(({"from": DAYS[1]}, {"from": DAYS[0], "until": DAYS[0]}), 10),
    }
    if isinstance(told["scale"], dict) and told["scale"].keys().isdisjoint({"formula", "by"}):
        told["missing"] = chance.some(("worst",), 6) or told["missing"]
    return kept(told)


def _exemptions(chance: Chance, marks: Sequence[str]) -> tuple[Tree, ...]:
    return tuple({"when": condition(chance, marks), "reason": f"why{rank}"} for rank in range(chance.count(1, 2)))


def _override(chance: Chance, marks: Sequence[str]) -> tuple[Tree, ...]:
    return ({"if": condition(chance, marks), "points": chance.pick(POINTS), "reason": words("rule")},)


def node(chance: Chance, marks: Sequence[str], above: str) -> Tree:
    """Draw what a dimension and the total have in common.

    Args:
        chance: The dice.
        marks: Marks of its children, for a formula.
        above: How the node above combines: the children of a mean lie on one scale of points.
    """
    listed = ", ".join(marks)
    combine = chance.pick(COMBINES)
    if combine == "formula":
        texts = (f"mean({listed})", f"max({listed})", f"sum({listed}) / {len(marks)}", f"min({listed}) + 1")
        combine = chance.pick(texts)
    most = chance.some((Decimal(40), Decimal(100)), 6)
    rescale = Decimal(100) if combine == "sum" and chance.once_in(2) else None
    if combine == "sum" and above in MEANS:
        most = Decimal(100) if rescale is None else None
    return {
        "combine": combine,
        "at_least": chance.some((Decimal(-10), Decimal(0), Decimal(20)), 6),
        "at_most": most,
        "rescale": rescale,
        "coverage": chance.some((Decimal("0.5"), Decimal(1), Decimal("0.75")), 8),
        "round": chance.made(lambda: rounding(chance)),
        "floor": chance.some(REACHABLE, 4),
    }


@st.composite
def referentials(draw: st.DrawFn, most_indicators: int = 12) -> Referential:
    """Draw a référentiel without findings: up to three levels of dimensions, one to twelve indicators.

    Args:
        draw: Of Hypothesis.
        most_indicators: Of indicators.
    """
    dimensions, indicators = draw(st.integers(1, 5)), draw(st.integers(1, most_indicators))
    referential = Referential.model_validate(tree(draw(chances), dimensions, indicators))
    found = errors(lint(referential))
    assert not found, found
    return referential


def tree(chance: Chance, dimension_count: int, indicator_count: int) -> Tree:
    """Draw the tree of a rule file."""
    parents = _parents(chance, dimension_count)
    dimensions, indicators = _branches(chance, parents, indicator_count)
    marks = [f"{one['id']}.points" for one in indicators] + [f"{one['id']}.score" for one in dimensions]
    tops = [*marks, "total", "R"]
    return kept(
        {
            "id": "random",
            "version": "1.0.0",
            "title": words("Random"),
            "in_force": {"from": DAYS[0]},
            "missing": chance.some(("exclude", "exclude", Decimal(10), "block"), 5),
            "fields": fields(chance),
            "parameters": ({"id": "level", "values": _dated((DAYS[0], "10"), (DAYS[1], "25"))},),
            "tables": ({"id": "limits", "columns": ("size", "low", "high"), "rows": _rows()},),
            "scales": ({"id": "shared", "scale": plain(chance)},),
            "dimensions": dimensions,
            "indicators": indicators,
            "total": _total(chance, parents, indicators),
            "gates": tuple(gate(chance, rank, marks) for rank in range(chance.count(0, 2))),
            "results": (_result(chance),),
            "gradings": tuple(grading(chance, rank, tops) for rank in range(chance.count(0, 2))),
            "outcomes": outcomes(chance, tops),
        }
    )


def _parents(chance: Chance, count: int) -> dict[str, str | None]:
    """Draw the tree of dimensions: each one's parent."""
    depth: dict[str, int] = {}
    parents: dict[str, str | None] = {}
    for rank in range(count):
        above = chance.some([name for name, at in depth.items() if at < 3], 2) if rank else None
        parents[f"D{rank}"] = above
        depth[f"D{rank}"] = 1 if above is None else depth[above] + 1
    return parents


def _branches(chance: Chance, parents: dict[str, str | None], count: int) -> tuple[tuple[Tree, ...], tuple[Tree, ...]]:
    """Draw dimensions and indicators; the first indicator of each dimension weighs something."""
    bearing = {parent for parent in parents.values() if parent is not None}
    placed = [name for name in parents if name not in bearing]
    placed += [chance.pick(list(parents)) for _ in range(count - len(placed))]
    indicators: list[Tree] = []
    weighted: dict[str, list[str]] = {name: [] for name in parents}
    for rank, dimension in enumerate(placed):
        one = indicator(chance, f"V{rank}", dimension, [f"V{at}.points" for at in range(max(0, rank - 2), rank)])
        if dimension in placed[:rank] and chance.once_in(5):
            one["role"] = "add"
        else:
            one |= {"weight": Decimal(1)} if not weighted[dimension] and one.get("weight") == 0 else {}
            weighted[dimension].append(f"V{rank}.points")
        indicators.append(one)
    dimensions: dict[str, Tree] = {}
    for name, parent in parents.items():
        below = [f"{one}.score" for one, above in parents.items() if above == name] + weighted[name]
        drawn = node(chance, below, "min" if parent is None else dimensions[parent]["combine"])
        weight = chance.some(("n1", "n1 - 5", Decimal(1), Decimal(3), Decimal("2.5")), 2)
        dimensions[name] = kept({"id": name, "label": words(name), "parent": parent, "weight": weight, **drawn})
    return tuple(dimensions.values()), tuple(indicators)


def _total(chance: Chance, parents: dict[str, str | None], indicators: Sequence[Tree]) -> Tree:
    """Draw the total: of the top dimensions, or of all indicators."""
    tops = [f"{name}.score" for name, parent in parents.items() if parent is None]
    drawn = node(chance, tops, "")
    if chance.once_in(4):
        listed = tuple(one["id"] for one in indicators if "role" not in one)
        return kept({**drawn, "of": listed, "combine": "weighted_mean", "rescale": None})
    return kept(drawn)


def _result(chance: Chance) -> Tree:
    text = chance.pick(("total", "100 - total", "mean(total, n0)"))
    return kept({"id": "R", "value": text, "round": chance.made(lambda: rounding(chance))})


def _dated(*pairs: tuple[date, str]) -> tuple[Tree, ...]:
    return tuple({"from": day, "value": Decimal(text), "source": "Invented"} for day, text in pairs)


def _rows() -> tuple[tuple[Decimal, ...], ...]:
    return tuple(tuple(map(Decimal, row)) for row in ((0, 10, 20), (10, 25, 50), (50, 30, 90)))


@st.composite
def answers(draw: st.DrawFn, referential: Referential, absent: int = 6) -> dict[str, Value]:
    """Draw the answers of a report, as the machine reads them.

    Args:
        draw: Of Hypothesis.
        referential: What was asked.
        absent: One answer in this many is missing.
    """
    return given(draw(chances), referential, absent)


def given(chance: Chance, referential: Referential, absent: int = 6) -> dict[str, Value]:
    """Draw the answers of a report; one in `absent` is missing."""
    day = chance.pick(DAYS)
    told: dict[str, Value] = {"period.from": day, "period.to": day.replace(month=12, day=31)}
    for field in referential.fields:
        if not chance.once_in(absent):
            told[field.id] = _answer(chance, field.kind, tuple(one.id for one in field.options))
    return told


def _answer(chance: Chance, kind: str, options: tuple[str, ...]) -> Value:
    match kind:
        case "choice":
            return chance.pick(options)
        case "choices":
            return frozenset(chance.several(options, 0, len(options)))
        case "yes_no":
            return chance.once_in(2)
        case _:
            return tidy(Fraction(chance.pick(NUMBERS)))
