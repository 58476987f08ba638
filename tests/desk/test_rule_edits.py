"""Cells of rule books: what they say, and how another value is written in the text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.desk.rule_edits import Put, value_at, whole_tree, with_value, written
from conditionality.desk.rulebooks import load_library
from conditionality.referential.read import read_referential
from conditionality.referential.toml import read_toml

FILES = load_library().files
LIGHT = FILES["socle-leger@1.0.0"].decode()
CHILD = FILES["filiere-alimentaire@1.0.0"].decode()


def said(text: str, place: str) -> object:
    return value_at(whole_tree(read_toml(text.encode())[0] or {}, FILES.get), place)


def test_a_cell_is_written_and_every_other_line_stays() -> None:
    text, refused = written(LIGHT, [Put("dimensions[G].weight", said(LIGHT, "dimensions[G].weight"), 30)], FILES.get)
    assert refused == ()
    assert said(text, "dimensions[G].weight") == 30
    before, after = LIGHT.splitlines(), text.splitlines()
    assert len(before) == len(after)
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_decimals_are_written_digit_by_digit() -> None:
    text, _ = written(LIGHT, [Put("dimensions[G].weight", 20, Decimal("0.1"))], FILES.get)
    assert "weight = 0.1\n" in text


def test_an_inherited_weight_is_written_under_inherit() -> None:
    assert said(CHILD, "dimensions[G].weight") == 15
    text, refused = written(CHILD, [Put("dimensions[G].weight", 15, 16), Put("indicators[G1].weight", 3, 4)], FILES.get)
    assert refused == ()
    own = read_toml(text.encode())[0] or {}
    assert value_at(own, "inherit.reweight") == {
        "G": 16, "V": Decimal("11.25"), "S": Decimal("18.75"), "E": Decimal("18.75"), "T": Decimal("7.5"),
        "D": Decimal("3.75"), "E7": 3, "G1": 4,
    }  # fmt: skip
    assert said(text, "indicators[G1].weight") == 4


def test_another_inherited_key_becomes_an_item_of_its_own() -> None:
    steps = said(CHILD, "indicators[G3].scale.steps")
    assert isinstance(steps, tuple)
    now = (*steps[:-1], {**steps[-1], "points": 60})
    text, refused = written(CHILD, [Put("indicators[G3].scale.steps", steps, now)], FILES.get)
    assert refused == ()
    assert said(text, "indicators[G3].scale.steps") == now
    assert said(text, "indicators[G3].scale.otherwise") == 0
    reading = read_referential(text.encode(), FILES.get)
    assert reading.errors == ()


def test_what_only_a_parent_says_cannot_be_taken_away() -> None:
    text, refused = written(CHILD, [Put("indicators[G3].label", "x", None)], FILES.get)
    assert text == CHILD
    assert [one.code for one in refused] == ["rules-cell"]
    assert refused[0].path == "indicators[G3].label"


@pytest.mark.parametrize("place", ["dimensions[nobody].weight", "?"])
def test_a_place_that_is_none_is_refused(place: str) -> None:
    assert [one.code for one in written(LIGHT, [Put(place, None, 1)], FILES.get)[1]] == ["rules-cell"]


def test_text_that_is_no_toml_takes_no_cell() -> None:
    assert written("a = = 1", [Put("version", "1.0.0", "1.1.0")], FILES.get)[1][0].code == "rules-cell"


@given(st.sampled_from("GVSETD"), st.decimals(0, 10**6, places=4), st.booleans())
def test_what_is_written_reads_back(name: str, weight: Decimal, inherited: bool) -> None:
    text = CHILD if inherited else FILES["socle-regional@1.0.0"].decode()
    place = f"dimensions[{name}].weight"
    again, refused = written(text, [Put(place, said(text, place), weight)], FILES.get)
    assert refused == ()
    assert said(again, place) == weight


def test_a_value_inside_a_value_is_replaced_or_taken_out() -> None:
    assert with_value({"a": {"b": 1, "c": 2}}, ("a", "b"), 3) == {"a": {"b": 3, "c": 2}}
    assert with_value({"a": {"b": 1}}, ("a", "b"), None) == {"a": {}}
    assert with_value(None, ("a",), 1) == {"a": 1}
