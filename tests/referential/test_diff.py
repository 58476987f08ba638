"""What changes between two versions: every change of meaning is seen once, and nothing else is."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conditionality.codec import fingerprint
from conditionality.referential.diff import Change, diff, told
from conditionality.referential.model import BLOCKS, Referential
from conditionality.referential.read import read_referential
from conditionality.referential.settled import settled
from conditionality.referential.terms import Words
from conditionality.referential.toml import read_toml
from conditionality.referential.write import (
    AddItem,
    MoveItem,
    RemoveItem,
    RemoveKey,
    SetKey,
    edit,
    flat_toml,
    tree_of,
)
from conditionality.referential.write import Change as Edit
from tests.referential import books
from tests.referentials import shelf
from tests.strategies.referentials import referentials


def read(content: bytes) -> Referential:
    reading = read_referential(content, shelf.content)
    assert reading.referential is not None, reading.errors
    return reading.referential


WHOLE = read(books.WHOLE)


def changes(*edits: Edit) -> tuple[Change, ...]:
    """Give what edits of the whole book change."""
    return diff(WHOLE, read(edit(books.WHOLE, edits)))


def listed(*edits: Edit) -> list[tuple[str, str, object, object]]:
    return [(one.kind, one.place, one.before, one.after) for one in changes(*edits)]


CASES: list[tuple[Edit, str, str, object, object]] = [
    (SetKey("version", "1.3.0"), "header", "version", "1.2.0", "1.3.0"),
    (SetKey("title", {"fr": "A", "en": "B"}), "reworded", "title",
     Words(fr="Atelier modèle", en="Model workshop"), Words(fr="A", en="B")),
    (SetKey("indicators[parity].weight", 4), "reweighted", "indicators[parity].weight", Decimal(3), Decimal(4)),
    (SetKey("indicators[waste].weight", 4), "reweighted", "indicators[waste].weight", Decimal(1), Decimal(4)),
    (SetKey("indicators[form].scale.choices.none", 7), "rescaled", "indicators[form].scale.choices[none]",
     Decimal(0), Decimal(7)),
    (SetKey("dimensions[S].floor", 31), "floor", "dimensions[S].floor", Decimal(30), Decimal(31)),
    (RemoveKey("total.floor"), "floor", "total.floor", Decimal(20), None),
    (SetKey("gates[D1].effect", "suspend"), "gate", "gates[D1].effect", "block", "suspend"),
    (SetKey("gates[D1].fails_if", "not  duerp or women<0"), "gate", "gates[D1].fails_if",
     "not duerp", "not duerp or women < 0"),
    (SetKey("outcomes[accepted].when", "total >= 61"), "outcome", "outcomes[accepted].when",
     "total >= 60 and floors_hold", "total >= 61"),
    (SetKey("fields[women].max", 9), "field", "fields[women].max", Decimal(100000), Decimal(9)),
    (SetKey("display.decimals", 2), "shown", "display.decimals", 1, 2),
    (SetKey("tables[limits].rows", [[10, 5, 8], [100, 4, 7], [1000, 3, 5]]), "table", "tables[limits].rows[100]",
     (Decimal(100), Decimal(4), Decimal("6.5")), (Decimal(100), Decimal(4), Decimal(7))),
    (MoveItem("outcomes[accepted]", before="blocked"), "reordered", "outcomes",
     ("blocked", "accepted", "total"), ("accepted", "blocked", "total")),
]  # fmt: skip


@pytest.mark.parametrize(("change", "kind", "place", "before", "after"), CASES)
def test_an_edit_is_told_once_with_what_was_said_before_and_after(
    change: Edit, kind: str, place: str, before: object, after: object
) -> None:
    assert listed(change) == [(kind, place, before, after)]


def test_a_step_is_matched_by_its_points_then_by_its_bounds() -> None:
    lines = [{"above": 10, "points": 100}, {"from": 6, "points": 50}, {"below": 1, "points": -20}]
    found = changes(SetKey("indicators[age].scale.steps", lines))
    assert [(one.kind, one.place) for one in found] == [
        ("rescaled", "indicators[age].scale.steps[2]"),
        ("rescaled", "indicators[age].scale.steps[3]"),
    ]
    lines.insert(1, {"from": 8, "points": 70})
    assert [one.before is None for one in changes(SetKey("indicators[age].scale.steps", lines))] == [False, False, True]


def test_a_table_of_steps_moved_by_one_line_is_told_by_points() -> None:
    old, new = (shelf.referential(ref) for ref in ("socle-regional@1.0.0", "filiere-alimentaire@1.0.0"))
    found = [told(one, "en") for one in diff(old, new) if one.id == "V6" and one.kind == "rescaled"]
    assert found == [
        "step of V6: 100 points up to 20 instead of 30",
        "step of V6: 75 points up to 30 instead of 45",
        "step of V6 removed: 50 points up to 60",
    ]


def test_steps_in_another_order_are_one_change() -> None:
    lines = [{"below": 1, "points": -10}, {"above": 10, "points": 100}, {"from": "2 + 3", "points": 50}]
    (found,) = changes(SetKey("indicators[age].scale.steps", lines))
    assert (found.kind, found.attribute) == ("rescaled", "scale")


def test_another_kind_of_scale_is_one_change() -> None:
    (found,) = changes(SetKey("indicators[duerp].scale", {"yes": 100, "no": 10}))
    assert (found.kind, found.place, found.before) == ("rescaled", "indicators[duerp].scale", "yes_or_no")


def test_blocks_that_came_and_went_are_given_whole() -> None:
    added = {"id": "note", "kind": "text", "label": {"fr": "Note", "en": "Note"}, "required": False}
    came, gone = changes(AddItem("fields", added), RemoveItem("checks[crowd]"))
    assert (came.kind, came.place, came.before) == ("added", "fields[note]", None)
    assert (gone.kind, gone.place, gone.after) == ("removed", "checks[crowd]", None)
    assert came.after == settled(read(edit(books.WHOLE, [AddItem("fields", added)]))).fields[-1]


def test_inherited_lines_are_compared_flattened() -> None:
    content = shelf.content("filiere-alimentaire@1.0.0")
    assert content is not None
    food = read(content)
    heavier = read(edit(content, [SetKey("inherit.reweight.G", 16)]))
    assert [(one.kind, one.place, one.before, one.after) for one in diff(food, heavier)] == [
        ("reweighted", "dimensions[G].weight", Decimal(15), Decimal(16))
    ]
    assert diff(food, read(flat_toml(food))) == ()


@pytest.mark.parametrize("version", shelf.VERSIONS)
def test_the_order_of_keys_comments_and_layout_change_nothing(version: str) -> None:
    book = shelf.referential(version)
    assert diff(book, read(flat_toml(book))) == ()
    assert diff(book, read(b"# a comment\n" + (shelf.content(version) or b""))) == ()


@settings(max_examples=60, deadline=None)
@given(referentials())
def test_what_is_written_and_read_again_has_no_change(book: Referential) -> None:
    assert diff(book, read(flat_toml(book))) == ()


@settings(max_examples=60, deadline=None)
@given(referentials(), referentials())
def test_there_is_a_change_exactly_when_the_settled_fingerprints_differ(one: Referential, other: Referential) -> None:
    same = fingerprint(settled(one)) == fingerprint(settled(other))
    assert (diff(one, other) == ()) == same
    assert diff(one, one) == ()


def _keys() -> list[str]:
    """Give every key of every item of the whole book."""
    tree, _ = read_toml(books.WHOLE)
    assert tree is not None
    items = [(block, one) for block in BLOCKS for one in tree[block]]  # type: ignore[attr-defined]
    return [f"{block}[{one['id']}].{key}" for block, one in items for key in one if key != "id"]


@settings(max_examples=80, deadline=None)
@given(st.sets(st.sampled_from(_keys()), max_size=4))
def test_every_key_that_goes_is_seen(keys: set[str]) -> None:
    content = edit(books.WHOLE, [RemoveKey(place) for place in sorted(keys)])
    book = read_referential(content).referential
    if book is None:  # the key was needed
        return
    told = diff(WHOLE, book)
    assert (told == ()) == (fingerprint(settled(book)) == fingerprint(settled(WHOLE)))
    assert {one.id for one in told} <= {place.partition("[")[2].partition("]")[0] for place in keys}
    assert tree_of(book) == tree_of(WHOLE) or told
