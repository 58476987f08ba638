"""A change names its place as findings do, and its kind follows from the place."""

from __future__ import annotations

import pytest

from conditionality.referential.changes import KINDS, Change, kind_of


@pytest.mark.parametrize(
    ("block", "attribute", "kind"),
    [
        ("indicators", "weight", "reweighted"),
        ("dimensions", "weight", "reweighted"),
        ("indicators", "scale.steps[3]", "rescaled"),
        ("indicators", "points.max", "rescaled"),
        ("scales", "scale.choices[none]", "rescaled"),
        ("indicators", "label", "reworded"),
        ("fields", "options[a].label", "reworded"),
        ("", "title", "reworded"),
        ("indicators", "in_force.from", "redated"),
        ("", "in_force.until", "redated"),
        ("indicators", "value", "reformulated"),
        ("results", "value", "reformulated"),
        ("indicators", "floor", "floor"),
        ("total", "floor", "floor"),
        ("dimensions", "at_most", "threshold"),
        ("gradings", "bands[A].from", "threshold"),
        ("gates", "fails_if", "gate"),
        ("gates", "sources", "sourced"),
        ("outcomes", "when", "outcome"),
        ("parameters", "values[2026-01-01].value", "parameter"),
        ("fields", "min", "field"),
        ("checks", "holds", "check"),
        ("tables", "rows[100]", "table"),
        ("indicators", "levers[hire].cost_eur", "lever"),
        ("dimensions", "combine", "recombined"),
        ("display", "decimals", "shown"),
        ("", "version", "header"),
    ],
)
def test_the_place_tells_the_kind(block: str, attribute: str, kind: str) -> None:
    assert kind_of(block, attribute) == kind
    assert kind in KINDS


def test_a_change_gives_its_place_as_findings_and_edits_name_it() -> None:
    assert Change("rescaled", "indicators", "V1", "scale.steps[2]", 1, 2).place == "indicators[V1].scale.steps[2]"
    assert Change("floor", "total", "", "floor", 1, 2).place == "total.floor"
    assert Change("header", "", "", "title", 1, 2).place == "title"
    assert Change("added", "gates", "D1", "", None, 2).place == "gates[D1]"
