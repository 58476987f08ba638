"""Random référentiels without findings, and random answers to them, for the laws of scoring.

Numbers come from a small lattice, so that values fall exactly on bounds, on ties and on zero much more often than by
chance. Formulas only read what stands before them, so that nothing goes round in a circle.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from hypothesis import strategies as st

from conditionality.formula.values import Value, tidy
from conditionality.referential.lint import lint
from conditionality.referential.model import Referential
from tests.strategies.scales import BY, NUMBERS, OPTIONS, TICKS, lines, plain, points, scale

DAYS = (date(2024, 1, 1), date(2025, 1, 1), date(2026, 7, 1))
MEANS = ("weighted_mean", "geometric_mean", "harmonic_mean", "min", "max", "worst_two_mean")
FIELDS = {
    **dict.fromkeys(("n0", "n1", "n2", "n3"), "decimal"),
    **dict.fromkeys(("y0", "y1"), "yes_no"),
    **dict.fromkeys(("c0", "c1"), "choice"),
    "k0": "choices",
}
FLOOR_MOST = 33
"""Under every clamp: a floor that a clamp forbids to reach is a finding."""
CHOICES = {"c0": BY, "c1": OPTIONS, "k0": TICKS}

Drawn = TypeVar("Drawn")
Draw = Callable[[st.SearchStrategy[Any]], Any]


def some(draw: Draw, one: st.SearchStrategy[Drawn], chance: int = 3) -> Drawn | None:
    """Draw something once in a few times, else None."""
    return draw(one) if draw(st.integers(1, chance)) == chance else None


def pick(draw: Draw, among: Sequence[Drawn]) -> Drawn:
    """Draw one of several."""
    return draw(st.sampled_from(among))  # type: ignore[no-any-return]


def words(text: str) -> dict[str, str]:
    """Give the same words in both languages."""
    return {"fr": text, "en": text}


def kept(tree: dict[str, Any]) -> dict[str, Any]:
    """Give a tree without what was not drawn."""
    return {key: value for key, value in tree.items() if value is not None}


def condition(draw: Draw, marks: Sequence[str] = ()) -> str:
    """Draw a condition on fields, and on marks already computed."""
    simple = [
        f"{pick(draw, ('n0', 'n1', 'n2', 'n3'))} {pick(draw, ('<', '<=', '>', '>=', '=='))} {pick(draw, NUMBERS)}",
        pick(draw, ("y0", "not y1", "y0 or n1 > 10", "y0 and y1", "c0 == 'a'", "c0 in ['a', 'b']", "'p' in k0")),
        pick(draw, ("is_missing(n2)", "n0 + n1 == 0", "level < n1", "period.from >= date('2025-01-01')")),
    ]
    simple += [f"{pick(draw, marks)} {pick(draw, ('<', '>='))} {pick(draw, NUMBERS)}"] if marks else []
    return pick(draw, simple)


def fields(draw: Draw) -> tuple[dict[str, Any], ...]:
    """Give the fields; some are asked under a condition, some not on every day."""
    told = []
    for name, kind in FIELDS.items():
        one: dict[str, Any] = {"id": name, "kind": kind, "label": words(name)}
        if name in CHOICES:
            one["options"] = tuple({"id": option, "label": words(option)} for option in CHOICES[name])
        if name in {"n3", "y1", "c1"}:
            one["asked_if"] = some(draw, st.sampled_from(("y0", "n0 > 10", "is_missing(n1)", "c0 == 'a'")))
        if name in {"n2", "k0"} and draw(st.integers(1, 6)) == 1:
            one["in_force"] = {"from": DAYS[1]}
        told.append(kept(one))
    return tuple(told)


def value(draw: Draw, kind: str, marks: Sequence[str]) -> str:
    """Draw the value of an indicator, of a kind."""
    if kind == "number":
        found = ["n0", "n1", "n2", "n3", "100 * n0 / (n0 + n1)", "n0 - n1", "n2 if y0 else n3", "coalesce(n3, n0)"]
        found += ["interp(limits, n0, 'high')", "lookup(limits, n1, 'low')", "max(n0, n1, n2)", "level", "sqrt(n2)"]
        return pick(draw, [*found, *(f"mean({mark}, n0)" for mark in marks), *marks])
    return {"choice": "c1", "choices": "k0", "truth": pick(draw, ("y0", "y1", "n0 > n1"))}[kind]


def indicator(draw: Draw, name: str, dimension: str, marks: Sequence[str], *, bonus: bool) -> dict[str, Any]:
    """Draw an indicator."""
    kind = pick(draw, ("number", "number", "number", "choice", "choices", "truth"))
    told = {
        "id": name,
        "dimension": dimension,
        "label": words(name),
        "value": value(draw, kind, marks),
        "scale": scale(draw, kind, marks),
        "weight": some(draw, st.sampled_from((Decimal(0), Decimal(1), Decimal(2), Decimal("0.5"), "n1", "n1 - 5")), 2),
        "missing": some(
            draw, st.sampled_from(("zero", "exclude", "exclude", "zero", Decimal(30), Decimal(-5), "block"))
        ),
        "applies_if": some(draw, st.just(condition(draw, marks)), 6),
        "not_applicable_if": some(
            draw,
            st.just(
                tuple({"when": condition(draw, marks), "reason": f"why{rank}"} for rank in range(pick(draw, (1, 2))))
            ),
        ),
        "override": some(
            draw, st.just(({"if": condition(draw, marks), "points": pick(draw, points), "reason": words("rule")},)), 6
        ),
        "role": "add" if bonus else None,
        "floor": some(draw, st.sampled_from(NUMBERS), 6),
        "in_force": some(draw, st.sampled_from(({"from": DAYS[1]}, {"from": DAYS[0], "until": DAYS[0]})), 10),
    }
    if kind == "number":
        told["round"] = some(draw, rounding)
    if isinstance(told["scale"], dict) and told["scale"].keys().isdisjoint({"formula", "by"}):
        told["missing"] = some(draw, st.just("worst"), 6) or told["missing"]
    return kept(told)


rounding = st.fixed_dictionaries(
    {"digits": st.integers(-1, 1), "mode": st.sampled_from(("half_up", "half_even", "down", "up"))}
)


def node(draw: Draw, marks: Sequence[str], above: str) -> dict[str, Any]:
    """Draw what a dimension and the total have in common.

    Args:
        draw: Of Hypothesis.
        marks: Marks of its children, for a formula.
        above: How the node above combines: the children of a mean lie on one scale of points.
    """
    listed = ", ".join(marks)
    formulas = (f"mean({listed})", f"max({listed})", f"sum({listed}) / {len(marks)}", f"min({listed}) + 1")
    combine = pick(draw, (*MEANS, "weighted_mean", "weighted_mean", "sum", pick(draw, formulas)))
    least = some(draw, st.sampled_from((Decimal(-10), Decimal(0), Decimal(20))), 6)
    most = some(draw, st.sampled_from((Decimal(40), Decimal(100))), 6)
    rescale = Decimal(100) if combine == "sum" and pick(draw, (True, False)) else None
    if combine == "sum" and above in MEANS:
        most = Decimal(100) if rescale is None else None
    return {
        "combine": combine,
        "at_least": least,
        "at_most": most,
        "rescale": rescale,
        "coverage": some(draw, st.sampled_from((Decimal("0.5"), Decimal(1), Decimal("0.75"))), 6),
        "round": some(draw, rounding),
        "floor": some(draw, st.sampled_from([one for one in NUMBERS if one <= FLOOR_MOST]), 4),
    }


@st.composite
def referentials(draw: Draw, most_indicators: int = 12) -> Referential:
    """Draw a référentiel without findings: up to three levels of dimensions, one to twelve indicators.

    Args:
        draw: Of Hypothesis.
        most_indicators: Of indicators.
    """
    tree = draw(trees(most_indicators))
    referential = Referential.model_validate(tree)
    found = [one for one in lint(referential) if one.level == "error"]
    assert not found, found
    return referential


@st.composite
def trees(draw: Draw, most_indicators: int) -> dict[str, Any]:
    """Draw the tree of a rule file."""
    parents = _parents(draw)
    placed = _placed(draw, parents, draw(st.integers(1, most_indicators)))
    dimensions, indicators = _dimensions(draw, parents, placed)
    marks = [f"{one['id']}.points" for one in indicators] + [f"{one['id']}.score" for one in dimensions]
    total = kept(node(draw, [f"{one}.score" for one, parent in parents.items() if parent is None], ""))
    if draw(st.integers(1, 4)) == 1:
        total |= {"of": tuple(one["id"] for one in indicators if "role" not in one), "combine": "weighted_mean"}
        total.pop("rescale", None)
    tops = [*marks, "total", "R"]
    return kept(
        {
            "id": "random",
            "version": "1.0.0",
            "title": words("Random"),
            "in_force": {"from": DAYS[0]},
            "missing": some(draw, st.sampled_from(("exclude", "exclude", Decimal(10), "block")), 4),
            "fields": fields(draw),
            "parameters": ({"id": "level", "values": _dated((DAYS[0], "10"), (DAYS[1], "25"))},),
            "tables": ({"id": "limits", "columns": ("size", "low", "high"), "rows": _rows()},),
            "scales": ({"id": "shared", "scale": plain(draw)},),
            "dimensions": dimensions,
            "indicators": indicators,
            "total": total,
            "gates": tuple(_gate(draw, rank, marks) for rank in range(draw(st.integers(0, 2)))),
            "results": (
                {
                    "id": "R",
                    "value": pick(draw, ("total", "100 - total", "mean(total, n0)")),
                    "round": some(draw, rounding),
                },
            ),
            "gradings": tuple(_grading(draw, rank, tops) for rank in range(draw(st.integers(0, 2)))),
            "outcomes": _outcomes(draw, tops),
        }
    )


def _parents(draw: Draw) -> dict[str, str | None]:
    """Draw the tree of dimensions: each one's parent."""
    depth: dict[str, int] = {}
    parents: dict[str, str | None] = {}
    for rank in range(draw(st.integers(1, 5))):
        above = some(draw, st.sampled_from([name for name, at in depth.items() if at < 3]), 2) if depth else None
        parents[f"D{rank}"] = above
        depth[f"D{rank}"] = 1 if above is None else depth[above] + 1
    return parents


def _placed(draw: Draw, parents: dict[str, str | None], count: int) -> list[str]:
    """Draw the dimension of each indicator; a dimension without children gets one."""
    bearing = {parent for parent in parents.values() if parent is not None}
    leaves = [name for name in parents if name not in bearing]
    return leaves + [pick(draw, list(parents)) for _ in range(count - len(leaves))]


def _dimensions(
    draw: Draw, parents: dict[str, str | None], placed: list[str]
) -> tuple[tuple[dict[str, Any], ...], tuple[dict[str, Any], ...]]:
    marks: list[str] = []
    indicators = []
    weighted: dict[str, list[str]] = {name: [] for name in parents}
    for rank, dimension in enumerate(placed):
        bonus = dimension in placed[:rank] and draw(st.integers(1, 5)) == 1
        one = indicator(draw, f"V{rank}", dimension, marks[-2:], bonus=bonus)
        indicators.append(one)
        marks.append(f"V{rank}.points")
        if not bonus:
            weighted[dimension].append(f"V{rank}.points")
    nodes: dict[str, dict[str, Any]] = {}
    for name, parent in parents.items():
        below = [f"{one}.score" for one, above in parents.items() if above == name] + weighted[name]
        # the total may be any mean
        nodes[name] = node(draw, below, "min" if parent is None else nodes[parent]["combine"])
    dimensions = tuple(
        kept(
            {
                "id": name,
                "label": words(name),
                "parent": parents[name],
                "weight": some(draw, st.sampled_from((Decimal(1), Decimal(3), Decimal("2.5"), "n1", "n1 - 5")), 2),
                **drawn,
            }
        )
        for name, drawn in nodes.items()
    )
    return dimensions, _weighing(tuple(indicators))


def _weighing(indicators: tuple[dict[str, Any], ...]) -> tuple[dict[str, Any], ...]:
    """Give each dimension one indicator that weighs something: a node of zeros is a finding."""
    heard: set[str] = set()
    told = []
    for one in indicators:
        first = "role" not in one and one["dimension"] not in heard
        heard |= {one["dimension"]} if first else set()
        told.append({**one, "weight": Decimal(1)} if first and one.get("weight") == 0 else one)
    return tuple(told)


def _gate(draw: Draw, rank: int, marks: Sequence[str]) -> dict[str, Any]:
    exempt = some(draw, st.just(({"when": condition(draw), "reason": "small"},)))
    fails = condition(draw, marks)
    told = {"id": f"gate{rank}", "label": words("gate"), "fails_if": fails, "effect": "block"}
    return kept({**told, "not_applicable_if": exempt, "in_force": some(draw, st.just({"from": DAYS[1]}), 8)})


def _grading(draw: Draw, rank: int, marks: Sequence[str]) -> dict[str, Any]:
    def bands() -> tuple[dict[str, Any], ...]:
        drawn = lines(draw, ("from", "above"), 3, open_end=draw(st.booleans()))
        return tuple({**line, "id": f"g{at}", "label": words(f"g{at}")} for at, line in enumerate(drawn))

    told: dict[str, Any] = {
        "id": f"grade{rank}",
        "bands": bands(),
        "on": pick(draw, ("total", "total.rounded", "R.rounded")),
    }
    if draw(st.integers(1, 3)) == 1:
        told |= {"by": "c0", "cases": {"a": bands()}}
    told["force_if"] = some(draw, st.just(({"if": condition(draw, marks), "grade": "red", "label": words("red")},)), 4)
    told["cap_if"] = some(draw, st.just(({"if": condition(draw, marks), "grade": "g0"},)), 4)
    return kept(told)


def _outcomes(draw: Draw, marks: Sequence[str]) -> tuple[dict[str, Any], ...]:
    when = [pick(draw, ("not gates_hold", "floors_hold", "total >= 50", "total >= 50 and floors_hold and gates_hold"))]
    when += [condition(draw, marks) for _ in range(draw(st.integers(0, 3)))]
    when += ["True"] if draw(st.booleans()) else []
    return tuple(
        {"id": f"o{rank}", "kind": "accept", "when": one, "reason": words("why")}
        for rank, one in enumerate(dict.fromkeys(when))
    )[draw(st.integers(0, 1)) :]


def _dated(*pairs: tuple[date, str]) -> tuple[dict[str, Any], ...]:
    return tuple({"from": day, "value": Decimal(text), "source": "Invented"} for day, text in pairs)


def _rows() -> tuple[tuple[Decimal, Decimal, Decimal], ...]:
    return tuple((Decimal(a), Decimal(b), Decimal(c)) for a, b, c in ((0, 10, 20), (10, 25, 50), (50, 30, 90)))


GIVEN: dict[str, st.SearchStrategy[Value]] = {
    "decimal": st.sampled_from([tidy(Fraction(one)) for one in NUMBERS]),
    "yes_no": st.booleans(),
    "choices": st.frozensets(st.sampled_from(TICKS)),
}


@st.composite
def answers(draw: Draw, referential: Referential, absent: int = 6) -> dict[str, Value]:
    """Draw the answers of a report, as the machine reads them; one in a few is missing.

    Args:
        draw: Of Hypothesis.
        referential: What was asked.
        absent: One answer in this many is missing.
    """
    day = pick(draw, DAYS)
    given: dict[str, Value] = {"period.from": day, "period.to": day.replace(month=12, day=31)}
    for field in referential.fields:
        options = tuple(one.id for one in field.options)
        one = st.sampled_from(options) if field.kind == "choice" else GIVEN[field.kind]
        if draw(st.integers(1, absent)) > 1:
            given[field.id] = draw(one)
    return given
