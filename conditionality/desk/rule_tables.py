"""The tables of a draft: weights and floors, thresholds of recommendations and grades, parameters, scales."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from conditionality.desk.rule_bench import Bench
from conditionality.desk.rule_edits import value_at
from conditionality.desk.rule_sheets import Column, Row, Sheet
from conditionality.referential.inherit import items_of
from conditionality.referential.toml import Tree
from conditionality.wording.speech import Lang, mark

CODE = Column("id", mark("Code"), "read")
LABEL = Column("label", mark("Label"), "read")
WEIGHT = Column("weight", mark("Weight"))
FLOOR = Column("floor", mark("Floor"))
POINTS = Column("points", mark("Points"))

BOUNDS = (
    Column("from", mark("From")),
    Column("above", mark("Above")),
    Column("up_to", mark("Up to")),
    Column("below", mark("Below")),
)


def weight_tables(bench: Bench, lang: Lang) -> tuple[Sheet, ...]:
    """Give the tables of weights and floors: dimensions, then indicators."""
    return (
        _apart("dimensions", bench, "dimensions", (CODE, LABEL, WEIGHT, FLOOR), lang),
        _apart("indicators", bench, "indicators", (CODE, LABEL, WEIGHT, FLOOR), lang),
    )


def threshold_tables(bench: Bench, lang: Lang) -> tuple[Sheet, ...]:
    """Give the tables of what decides: when each recommendation holds, then the bounds of grades."""
    when = Column("when", mark("When"), "formula")
    found = [_apart("outcomes", bench, "outcomes", (CODE, LABEL, when), lang)]
    bands = (*BOUNDS, Column("id", mark("Code"), "text"), Column("label", mark("Label"), "read"))
    for name, item in items_of(bench.tree, "gradings").items():
        if isinstance(item.get("bands"), tuple):
            found.append(_list(f"bands:{name}", f"gradings[{name}].bands", bench.tree, bands))
    return tuple(one for one in found if one.rows)


def parameter_tables(bench: Bench) -> tuple[Sheet, ...]:
    """Give a table for each parameter: its values with the day each takes effect and its source."""
    columns = (
        Column("from", mark("Since"), "day"),
        Column("value", mark("Amount")),
        Column("source", mark("Source"), "text"),
    )
    return tuple(
        _list(f"parameters:{name}", f"parameters[{name}].values", bench.tree, columns)
        for name in items_of(bench.tree, "parameters")
    )


def scale_places(bench: Bench) -> tuple[str, ...]:
    """Give the places of the scales that a table can show: those of indicators, then those that several share."""
    found = []
    for block in ("indicators", "scales"):
        for name, item in items_of(bench.tree, block).items():
            scale, place = item.get("scale"), f"{block}[{name}].scale"
            cases = scale.get("cases") if isinstance(scale, dict) else None
            if isinstance(cases, dict):
                found += [f"{place}.cases.{case}" for case in cases if "." not in case]
            elif isinstance(scale, dict):
                found.append(place)
    return tuple(found)


def scale_tables(bench: Bench, place: str, lang: Lang) -> tuple[Sheet, ...]:
    """Give the tables of a scale: its lines, then what stands beside them."""
    scale = value_at(bench.tree, place)
    return tuple(_scale(bench, place, scale, lang)) if isinstance(scale, dict) else ()


def _scale(bench: Bench, place: str, scale: Mapping[str, object], lang: Lang) -> Iterator[Sheet]:
    otherwise = Column("otherwise", mark("All other values"))
    if "steps" in scale:
        yield _list("steps", f"{place}.steps", bench.tree, (*BOUNDS, POINTS))
        yield _one("rest", place, scale, (otherwise,))
    elif "at" in scale:
        yield _pairs("steps", f"{place}.at", scale["at"], (Column("bound", mark("From")), POINTS))
        yield _one("rest", place, scale, (otherwise,))
    elif "ramp" in scale:
        yield _pairs("ramp", f"{place}.ramp", scale["ramp"], (Column("value", mark("Value")), POINTS))
    elif "choices" in scale or "options" in scale:
        kind = "choices" if "choices" in scale else "options"
        yield _options(bench, f"{place}.{kind}", scale[kind], lang)
        if kind == "options":
            ends = (Column("at_least", mark("At least")), Column("at_most", mark("At most")))
            yield _one("rest", place, scale, ends)
    elif "formula" in scale:
        yield _one("formula", place, scale, (Column("formula", mark("Formula"), "formula"),))
    elif "yes" in scale or "no" in scale:
        yield _one("yes_no", place, scale, (Column("yes", mark("Yes")), Column("no", mark("No"))))


def _apart(name: str, bench: Bench, block: str, columns: tuple[Column, ...], lang: Lang) -> Sheet:
    """Give a table of an item a row, each cell with its own place."""
    rows = tuple(
        Row(
            f"{block}[{key}]",
            (key, label_of(bench.tree, block, key, lang), *(item.get(one.key) for one in columns[2:])),
        )
        for key, item in items_of(bench.tree, block).items()
    )
    return Sheet(name, columns, rows)


def _one(name: str, place: str, scale: Mapping[str, object], columns: tuple[Column, ...]) -> Sheet:
    return Sheet(name, columns, (Row(place, tuple(scale.get(one.key) for one in columns)),))


def _list(name: str, place: str, tree: Tree, columns: tuple[Column, ...]) -> Sheet:
    whole = value_at(tree, place)
    listed = whole if isinstance(whole, tuple) else ()
    rows = (tuple(one.get(column.key) if isinstance(one, dict) else None for column in columns) for one in listed)
    return Sheet(name, columns, tuple(Row("", one) for one in rows), place, "tables", whole)


def _pairs(name: str, place: str, whole: object, columns: tuple[Column, ...]) -> Sheet:
    listed = whole if isinstance(whole, tuple) else ()
    rows = ((*one, None, None)[:2] if isinstance(one, tuple) else (one, None) for one in listed)
    return Sheet(name, columns, tuple(Row("", one) for one in rows), place, "pairs", whole)


def _options(bench: Bench, place: str, whole: object, lang: Lang) -> Sheet:
    listed = whole if isinstance(whole, dict) else {}
    names = option_labels(bench.tree, lang)
    rows = ((key, names.get(key, key), points) for key, points in listed.items())
    return Sheet("choices", (CODE, LABEL, POINTS), tuple(Row("", one) for one in rows), place, "mapping", whole)


def label_of(tree: Tree, block: str, name: str, lang: Lang) -> str:
    """Give the label of an item as the tree says it; of an indicator without one, that of its field; else its id."""
    item = items_of(tree, block).get(name, {})
    said = item.get("label")
    if said is None and block == "indicators":
        said = items_of(tree, "fields").get(name, {}).get("label")
    text = said.get(lang) if isinstance(said, dict) else said
    return text if isinstance(text, str) and text else name


def option_labels(tree: Tree, lang: Lang) -> dict[str, str]:
    """Give the label of each option of any field; where two fields have the same option, that of the first."""
    found: dict[str, str] = {}
    for item in items_of(tree, "fields").values():
        listed = item.get("options")
        for one in listed if isinstance(listed, tuple) else ():
            label = one.get("label") if isinstance(one, dict) else None
            if isinstance(label, dict):
                found.setdefault(str(one.get("id")), str(label.get(lang, "")))
    return found
