"""A rule book that extends others: what it inherits, overrides and removes, and where each line comes from."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from conditionality.referential.extend import DEEPEST
from conditionality.referential.model import Referential
from conditionality.referential.read import Reading, read_referential
from tests.referential import books

BASE_HEAD = """
id = "socle"
version = "1.0.0"
title = { fr = "Socle", en = "Base" }
in_force = { from = 2024-01-01 }
publisher = "Région inventée"
missing = "worst"
"""
BASE = books.book(
    books.field("a", 'section = "G"'),
    books.field("b"),
    books.dimension("G", "weight = 20"),
    books.dimension("H", "weight = 30"),
    books.indicator("a", "weight = 3\nscale = { at = [[5, 100]], otherwise = 0 }"),
    books.indicator("b", "scale = { at = [[5, 100]], otherwise = 0 }", "H"),
    books.gate("D1", "a < 1"),
    "[total]\nfloor = 10\nround = { digits = 0 }",
    head=BASE_HEAD,
)


def child(*parts: str, extends: str = '["socle@1.0.0"]', version: str = "1.0.0") -> bytes:
    head = f"""
id = "filiere"
version = "{version}"
title = {{ fr = "Filière", en = "Sector" }}
in_force = {{ from = 2025-01-01 }}
extends = {extends}
"""
    return books.book(*parts, head=head)


def read(content: bytes, files: Mapping[str, bytes] | None = None) -> Reading:
    return read_referential(content, {"socle@1.0.0": BASE, **(files or {})}.get)


def flat(content: bytes, files: Mapping[str, bytes] | None = None) -> Referential:
    reading = read(content, files)
    assert reading.referential is not None, reading.findings
    return reading.referential


def test_a_child_that_adds_nothing_is_its_parent_under_its_own_header() -> None:
    one = flat(child())
    assert (one.ref, one.title.en, one.in_force.from_.year) == ("filiere@1.0.0", "Sector", 2025)
    assert one.publisher == "Région inventée"
    assert one.missing == "worst"
    assert one.extends == ("socle@1.0.0",)
    assert [item.id for item in one.indicators] == ["a", "b"]


def test_one_parent_may_be_named_without_brackets() -> None:
    assert flat(child(extends='"socle@1.0.0"')) == flat(child())


def test_a_block_is_overridden_key_by_key_and_its_lists_and_tables_whole() -> None:
    one = flat(child('[[indicators]]\nid = "a"\nscale = { at = [[9, 50]], otherwise = 1 }'))
    indicator = one.indicators[0]
    assert indicator.weight == 3
    assert indicator.scale == flat(child()).indicators[0].scale.model_copy(  # type: ignore[union-attr]
        update={"at": ((9, 50),), "otherwise": 1}
    )
    assert [item.id for item in one.indicators] == ["a", "b"]


def test_new_blocks_come_after_those_of_the_parents() -> None:
    one = flat(child(books.field("c"), books.indicator("c", "missing = 0")))
    assert [item.id for item in one.indicators] == ["a", "b", "c"]


def test_the_total_is_overridden_key_by_key() -> None:
    total = flat(child("[total]\nfloor = 40")).total
    assert total.floor == 40
    assert total.round is not None


def test_weights_are_laid_over_last() -> None:
    one = flat(child('[inherit.reweight]\nG = 15\na = "2 * b"', '[[indicators]]\nid = "a"\nweight = 9'))
    assert [item.weight for item in one.dimensions] == [15, 30]
    assert one.indicators[0].weight == "2 * b"


def test_each_line_tells_which_ancestor_says_it() -> None:
    content = child(
        books.field("c"),
        books.indicator("c"),
        '[[indicators]]\nid = "a"\nweight = 5',
        "[inherit]\nreweight = { H = 1 }",
        "[total]\nfloor = 40",
    )
    origin = read(content).provenance
    base, own = "socle@1.0.0", "filiere@1.0.0"
    told = {
        "indicators[a].scale": base,
        "indicators[a].weight": own,
        "indicators[c].label": own,
        "dimensions[H].weight": own,
        "dimensions[G].weight": base,
        "fields[a].label": base,
        "total.floor": own,
        "total.round": base,
        "missing": base,
        "title": own,
        "in_force": own,
    }
    assert {place: origin[place] for place in told} == told


def test_what_is_removed_has_no_origin_any_more() -> None:
    origin = read(child('[inherit]\nremove = ["b"]')).provenance
    assert not [place for place in origin if "[b]" in place]


def test_a_grandchild_tells_each_generation() -> None:
    middle = child('[[indicators]]\nid = "a"\nweight = 5')
    content = middle.replace(b'"filiere"', b'"locale"').replace(b"socle@1.0.0", b"filiere@1.0.0")
    content = content.replace(b"weight = 5", b"floor = 7")
    reading = read(content, {"filiere@1.0.0": middle})
    assert reading.referential is not None
    places = [f"indicators[a].{key}" for key in ("scale", "weight", "floor")]
    assert [reading.provenance[place] for place in places] == ["socle@1.0.0", "filiere@1.0.0", "locale@1.0.0"]


def other(*parts: str) -> bytes:
    return books.book(*parts, head=BASE_HEAD.replace('"socle"', '"autre"').replace('"worst"', '"zero"'))


BOTH = '["socle@1.0.0", "autre@1.0.0"]'


def test_where_two_parents_differ_the_later_one_wins_and_a_warning_tells_it() -> None:
    files = {"autre@1.0.0": other(books.field("b", "min = 5"), books.dimension("G", "weight = 50"))}
    reading = read(child(extends=BOTH), files)
    assert books.listed(reading.findings) == [("parents-differ", "dimensions[G]"), ("parents-differ", "missing")]
    assert reading.referential is not None
    assert reading.referential.dimensions[0].weight == 50
    assert reading.referential.fields[1].min == 5


def test_what_the_child_says_itself_settles_a_difference() -> None:
    files = {"autre@1.0.0": other(books.dimension("G", "weight = 50"))}
    content = child('[[dimensions]]\nid = "G"\nweight = 1', extends=BOTH).replace(
        b"extends", b'missing = "zero"\nextends'
    )
    assert read(content, files).findings == ()


def test_two_ways_to_the_same_ancestor_are_no_difference() -> None:
    files = {
        "gauche@1.0.0": child().replace(b'"filiere"', b'"gauche"'),
        "droite@1.0.0": child().replace(b'"filiere"', b'"droite"'),
    }
    assert read(child(extends='["gauche@1.0.0", "droite@1.0.0"]'), files).findings == ()


@pytest.mark.parametrize(
    ("extends", "code"),
    [
        ('["socle"]', "extends-unpinned"),
        ('["socle@1"]', "extends-unpinned"),
        ('["Socle@1.0.0"]', "extends-unpinned"),
        ("[3]", "extends-unpinned"),
        ("3", "list-expected"),
        ('["ailleurs@1.0.0"]', "extends-unknown"),
        ('["filiere@1.0.0"]', "extends-circle"),
        ('["autre@1.0.0"]', "extends-mismatch"),
    ],
)
def test_a_parent_must_be_one_pinned_version_that_is_there(extends: str, code: str) -> None:
    reading = read(child(extends=extends), {"autre@1.0.0": BASE})
    assert reading.referential is None
    assert code in [one.code for one in reading.errors]


def test_a_circle_of_parents_is_told_with_its_way() -> None:
    left = child(extends='["droite@1.0.0"]').replace(b'"filiere"', b'"gauche"')
    right = child(extends='["gauche@1.0.0"]').replace(b'"filiere"', b'"droite"')
    reading = read(left, {"gauche@1.0.0": left, "droite@1.0.0": right})
    told = next(one for one in reading.findings if one.code == "extends-circle")
    assert dict(told.params)["circle"] == "gauche@1.0.0 → droite@1.0.0 → gauche@1.0.0"


def test_generations_have_an_end() -> None:
    def generation(ref: str) -> bytes:
        rank = int(ref.split("@")[1].partition(".")[0])
        return child(extends=f'["filiere@{rank + 1}.0.0"]', version=f"{rank}.0.0")

    reading = read_referential(generation("filiere@1.0.0"), generation)
    assert [one.code for one in reading.findings if one.code.startswith("extends")] == ["extends-too-deep"]
    assert dict(next(one for one in reading.findings if one.code == "extends-too-deep").params)["limit"] == str(DEEPEST)


def test_many_parents_of_many_parents_are_each_read_once() -> None:
    asked: list[str] = []

    def parents(ref: str) -> bytes:
        asked.append(ref)
        rank = int(ref.split("@")[1].partition(".")[0])
        refs = ", ".join(f'"filiere@{rank + 1}.{one}.0"' for one in range(8)) if rank < 6 else ""
        return child(*([] if refs else [books.ONE]), extends=f"[{refs}]", version=ref.split("@")[1])

    read_referential(parents("filiere@1.0.0"), parents)
    assert len(asked) == len(set(asked)) == 1 + 5 * 8


def test_a_parent_that_cannot_be_read_is_told_under_its_name() -> None:
    reading = read(child(), {"socle@1.0.0": b"id = "})
    assert ("toml-syntax", "extends[socle@1.0.0]") in books.listed(reading.findings)


def test_what_is_wrong_in_a_parent_is_told_after_what_the_file_itself_says_wrong() -> None:
    base = BASE.replace(b'value = "x"', b"").replace(b'fails_if = "a < 1"', b'fails_if = "aa < 1"')
    reading = read(child('[[indicators]]\nid = "a"\nweight = -1'), {"socle@1.0.0": base})
    assert [(one.code, bool(one.line)) for one in reading.findings] == [
        ("weight-negative", True),
        ("formula-unknown-name", False),
    ]


def test_a_flattened_file_does_not_look_for_its_parents() -> None:
    content = child(books.ONE).replace(b"extends", b"flattened = true\nextends")
    one = read_referential(content).referential
    assert one is not None
    assert one.extends == ("socle@1.0.0",)
    assert len(one.indicators) == 1


def test_flattened_is_yes_or_no() -> None:
    reading = read(child().replace(b"extends", b'flattened = "oui"\nextends'))
    assert books.listed(reading.findings) == [("truth-expected", "flattened")]


@pytest.mark.parametrize("block", ["fields = 3", 'fields = ["a", 3, {}]', "fields = [{ id = 3 }, { id = [] }]"])
def test_blocks_of_another_shape_are_told_and_not_stumbled_over(block: str) -> None:
    reading = read(child().replace(b"extends", block.encode() + b"\nextends"))
    assert reading.referential is None
    assert reading.errors
