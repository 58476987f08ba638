"""What a child keeps of its parents, and what goes with what it leaves out."""

from __future__ import annotations

import pytest

from conditionality.referential.inherit import Inherit, pick, read_fields, read_inherit, reweight
from conditionality.referential.read import read_referential
from conditionality.referential.toml import Tree
from tests.referential import books

TREE: Tree = {
    "fields": (
        {"id": "a"},
        {"id": "b", "asked_if": "c > 0", "required": "d == 1"},
        {"id": "c"},
        {"id": "d"},
        {"id": "idle"},
        {"id": "e", "section": "H"},
    ),
    "dimensions": ({"id": "G"}, {"id": "H"}, {"id": "H1", "parent": "H"}),
    "indicators": (
        {"id": "a", "dimension": "G", "label": {"fr": "idle e"}},
        {"id": "two", "dimension": "H1", "value": "b + e"},
    ),
    "gates": ({"id": "D1", "fails_if": "e > 3"}, {"id": "a", "fails_if": "a > 3"}),
}


def ids(tree: Tree, block: str) -> list[str]:
    listed = tree[block]
    assert isinstance(listed, tuple)
    return [one["id"] for one in listed]


@pytest.mark.parametrize(
    ("inherit", "indicators", "gates", "dimensions"),
    [
        (Inherit(), "a two", "D1 a", "G H H1"),
        (Inherit(include=("a",)), "a", "a", "G H H1"),
        (Inherit(include=("indicators.a",)), "a", "", "G H H1"),
        (Inherit(include=("H",)), "two", "", "G H H1"),
        (Inherit(include=("H", "D1"), remove=("D1",)), "two", "", "G H H1"),
        (Inherit(remove=("two",)), "a", "D1 a", "G H H1"),
        (Inherit(remove=("H",)), "a", "D1 a", "G"),
        (Inherit(remove=("a",)), "two", "D1", "G H H1"),
        (Inherit(remove=("gates.a",)), "a two", "D1", "G H H1"),
        (Inherit(include=()), "", "", "G H H1"),
    ],
)
def test_what_is_included_stays_and_what_is_removed_goes(
    inherit: Inherit, indicators: str, gates: str, dimensions: str
) -> None:
    picked, found = pick(TREE, inherit)
    assert found == ()
    assert ids(picked, "indicators") == indicators.split()
    assert ids(picked, "gates") == gates.split()
    assert ids(picked, "dimensions") == dimensions.split()
    assert len(ids(picked, "fields")) == 6


def test_a_field_goes_only_when_it_is_the_one_meant() -> None:
    assert "a" in ids(pick(TREE, Inherit(remove=("a",)))[0], "fields")
    assert "a" not in ids(pick(TREE, Inherit(remove=("fields.a",)))[0], "fields")
    assert "idle" not in ids(pick(TREE, Inherit(remove=("idle",)))[0], "fields")


def test_a_name_that_is_nowhere_is_told_with_the_nearest() -> None:
    _, found = pick(TREE, Inherit(include=("tow",), remove=("gates.D2", "none")))
    assert [(one.path, one.given, dict(one.params)["nearest"]) for one in found] == [
        ("inherit.remove", "gates.D2", ""),
        ("inherit.remove", "none", ""),
        ("inherit.include", "tow", "two"),
    ]
    _, found = reweight(TREE, Inherit(reweight={"GG": 1, "two": 2}))
    assert [(one.path, one.given) for one in found] == [("inherit.reweight", "GG")]


def test_fields_are_read_by_formulas_through_conditions_and_not_by_words_for_people() -> None:
    assert read_fields(TREE) == {"a", "b", "c", "d", "e"}


BASE = books.book(
    books.field("a", 'section = "G"'),
    books.field("b", 'section = "H"\nasked_if = "c > 0"'),
    books.field("c"),
    books.field("shared", 'section = "H"'),
    books.field("idle"),
    books.dimension("G"),
    books.dimension("H"),
    books.dimension("H1", 'parent = "H"'),
    books.indicator("a", 'applies_if = "shared > 0"'),
    books.indicator("b", 'applies_if = "shared > 0"', "H1"),
    books.gate("D1", "a < 1"),
    books.result("twice", "2 * a.points"),
)


def kept(inherit: str, *parts: str) -> dict[str, list[str]]:
    head = books.HEAD.replace('"essai"', '"enfant"') + '\nextends = ["essai@1.0.0"]\n'
    content = books.book(f"[inherit]\n{inherit}", *parts, head=head)
    one = read_referential(content, {"essai@1.0.0": BASE}.get)
    assert one.referential is not None, one.findings
    assert one.findings == ()
    blocks = ("fields", "dimensions", "indicators", "gates", "results")
    return {block: [item.id for item in getattr(one.referential, block)] for block in blocks}


def test_dimensions_and_fields_that_are_emptied_go_with_what_is_removed() -> None:
    left = kept('remove = ["b"]')
    assert left["dimensions"] == ["G"]
    # `c` was only read by the condition of `b`; `idle` was read by nothing before either: it is asked for its own sake.
    assert left["fields"] == ["a", "shared", "idle"]
    assert left["gates"] == ["D1"]


def test_including_leaves_out_all_other_indicators_and_gates() -> None:
    left = kept('include = ["a"]')
    assert left["indicators"] == ["a"]
    assert left["gates"] == []
    assert left["results"] == ["twice"]
    assert left["fields"] == ["a", "shared", "idle"]


def test_a_field_that_is_included_or_said_again_stays() -> None:
    # What `b` needs in order to be asked stays with it.
    assert kept('include = ["a", "fields.b"]')["fields"] == ["a", "b", "c", "shared", "idle"]
    assert "b" in kept('remove = ["b"]', '[[fields]]\nid = "b"\nmin = 1\nsection = "G"')["fields"]


def test_a_dimension_that_the_child_fills_again_stays() -> None:
    left = kept('remove = ["b"]', books.field("d"), books.indicator("d", "", "H"))
    assert left["dimensions"] == ["G", "H"]


def test_a_dimension_that_the_child_says_itself_stays_to_be_told_as_empty() -> None:
    head = books.HEAD.replace('"essai"', '"enfant"') + '\nextends = ["essai@1.0.0"]\n'
    content = books.book('[inherit]\nremove = ["b"]', '[[dimensions]]\nid = "H1"\nweight = 3', head=head)
    one = read_referential(content, {"essai@1.0.0": BASE}.get)
    assert ("dimension-empty", "dimensions[H1]") in books.listed(one.findings)


def test_a_field_whose_section_is_gone_is_asked_where_it_is_read() -> None:
    head = books.HEAD.replace('"essai"', '"enfant"') + '\nextends = ["essai@1.0.0"]\n'
    one = read_referential(books.book('[inherit]\nremove = ["H"]', head=head), {"essai@1.0.0": BASE}.get).referential
    assert one is not None
    assert [item.section for item in one.fields if item.id == "shared"] == [None]


def test_a_parent_without_fields_loses_its_dimensions_all_the_same() -> None:
    base = books.book(
        books.dimension("G"),
        books.dimension("H"),
        books.indicator("a", "value = '1'"),
        books.indicator("b", "value = '2'", "H"),
    )
    head = books.HEAD.replace('"essai"', '"enfant"') + '\nextends = ["essai@1.0.0"]\n'
    one = read_referential(books.book('[inherit]\nremove = ["H"]', head=head), {"essai@1.0.0": base}.get).referential
    assert one is not None
    assert [item.id for item in one.dimensions] == ["G"]


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("text", ["table-expected"]),
        ({"include": "a"}, ["list-expected"]),
        ({"include": ("a", 3)}, ["text-expected"]),
        ({"remove": {}}, ["list-expected"]),
        ({"reweight": ()}, ["table-expected"]),
        ({"weights": {}}, ["unknown-key"]),
        ({}, []),
    ],
)
def test_what_is_not_understood_is_told(said: object, codes: list[str]) -> None:
    assert [one.code for one in read_inherit(said)[1]] == codes


def test_a_table_that_says_nothing_is_not_used() -> None:
    assert not read_inherit({})[0].is_used
    assert read_inherit({"include": ()})[0].is_used


def checks_left(inherit: str, *parts: str) -> list[str]:
    label = books.words("said")
    three = (
        f'[[checks]]\nid = "{name}"\nlabel = {label}\nholds = "{holds}"'
        for name, holds in (("only_a", "a >= 0"), ("with_b", "b <= a"), ("with_c", "c <= a"))
    )
    head = books.HEAD.replace('"essai"', '"enfant"') + '\nextends = ["essai@1.0.0"]\n'
    parent = BASE + "\n".join(("", *three)).encode()
    one = read_referential(books.book(f"[inherit]\n{inherit}", *parts, head=head), {"essai@1.0.0": parent}.get)
    assert one.referential is not None, one.findings
    assert one.findings == ()
    return [item.id for item in one.referential.checks]


def test_a_check_goes_with_the_first_field_it_reads_and_keeps_none() -> None:
    assert checks_left("") == ["only_a", "with_b", "with_c"]
    assert checks_left('remove = ["b"]') == ["only_a"]
    assert checks_left('include = ["a", "D1"]') == ["only_a"]
    assert checks_left('include = ["a", "fields.b"]') == ["only_a", "with_b", "with_c"]
    assert checks_left('remove = ["with_b"]') == ["only_a", "with_c"]


def test_what_a_child_says_of_a_check_overrides_it() -> None:
    again = '[[checks]]\nid = "with_b"\nholds = "a >= 1"'
    assert checks_left('remove = ["b"]', again) == ["only_a", "with_b"]
