"""What the model refused, as findings: the block by its id, the key as the file writes it, the nearest one known."""

from __future__ import annotations

import pytest

from conditionality.referential.faults import CODES, PATTERNS, as_written, keys_at, place, usable_id
from conditionality.referential.read import read_referential
from conditionality.wording.sentences_referential import SENTENCES
from tests.referential import books

RAW = {
    "indicators": (
        {"id": "V1", "scale": {"steps": ({"from": 1}, {"form": 2}), "otherwise": 0}},
        {"label": {}, "scale": {"by": "f", "cases": {"a": {"at": ((1, 2),)}}, "otherwise": {"no": 1}}},
    ),
    "fields": ({"id": "f", "options": ({"id": "o"},)},),
    "gradings": ({"id": "g", "cases": {"a": ({"id": "A", "by": 1},)}},),
}


@pytest.mark.parametrize(
    ("loc", "said"),
    [
        (("indicators", 0, "scale", "steps", "steps", 1, "form"), "indicators[V1].scale.steps[2].form"),
        (("indicators", 0, "scale", "steps", "otherwise"), "indicators[V1].scale.otherwise"),
        (("indicators", 1, "scale", "by", "cases", "a", "at", "at", 0, 1), "indicators[2].scale.cases.a.at[1][2]"),
        (("indicators", 1, "scale", "by", "otherwise", "yes_no", "no"), "indicators[2].scale.otherwise.no"),
        (("fields", 0, "options", 0, "id"), "fields[f].options[o].id"),
        (("gradings", 0, "cases", "a", 0, "by"), "gradings[g].cases.a[A].by"),
        (("indicators", 1, "label", "en"), "indicators[2].label.en"),
        (("version",), "version"),
    ],
)
def test_a_place_is_said_by_ids_and_ranks_from_one(loc: tuple[int | str, ...], said: str) -> None:
    assert place(loc, RAW, keep_last=True) == said


def test_a_key_that_is_not_in_the_file_is_only_said_when_it_is_the_one_that_lacks() -> None:
    assert place(("version",), RAW) == ""
    assert place(("indicators", 7, "id"), RAW) == "indicators"


@pytest.mark.parametrize(
    ("loc", "known", "unknown"),
    [
        ((), {"id", "extends", "inherit", "flattened", "total"}, "weight"),
        (("indicators", 0), {"not_applicable_if", "levers"}, "inherit"),
        (("indicators", 0, "scale", "steps"), {"steps", "otherwise", "at_most"}, "combine"),
        (("indicators", 0, "scale", "steps", "steps", 0), {"from", "points"}, "from_"),
        (("indicators", 0, "levers", 0, "reaches"), {"points", "value", "option"}, "months"),
        (("fields", 0, "options", 0), {"id", "label"}, "kind"),
        (("gradings", 0, "force_if", 0), {"if", "grade", "label"}, "when"),
        (("in_force",), {"from", "until"}, "from_"),
    ],
)
def test_the_keys_that_would_be_allowed_are_those_of_the_place(
    loc: tuple[int | str, ...], known: set[str], unknown: str
) -> None:
    assert known <= set(keys_at(loc))
    assert unknown not in keys_at(loc)


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("L-G2", "L_G2"),
        ("2 étages", "n2_etages"),
        ("sum", "sum_"),
        ("é", "e"),
        ("日本", ""),
        ("--", ""),
        ("a" * 90, "a" * 50),
    ],
)
def test_an_id_that_cannot_be_has_a_nearest_one(name: str, write: str) -> None:
    assert usable_id(name) == write


@pytest.mark.parametrize(
    ("value", "said"), [(True, "true"), ({}, "{…}"), ((1,), "[…]"), ([], "[…]"), (3, "3"), ("a" * 90, "a" * 79 + "…")]
)
def test_a_value_is_said_about_as_the_file_writes_it(value: object, said: str) -> None:
    assert as_written(value) == said


def test_every_code_has_a_sentence() -> None:
    assert {*CODES.values(), *PATTERNS.values(), "wrong-value"} <= set(SENTENCES)


def test_a_refusal_of_a_new_kind_is_told_all_the_same() -> None:
    content = books.book(books.ONE, '[[fields]]\nid = "b"\nkind = "text"\nlabel = { fr = "b", en = "b" }\nusual = {}')
    assert [(one.code, one.path) for one in read_referential(content).findings] == [
        ("list-expected", "fields[b].usual")
    ]


def test_a_list_whose_items_are_refused_is_not_too_short_as_well() -> None:
    content = books.book(books.ONE, '[[parameters]]\nid = "p"\nvalues = [3]')
    assert books.listed(read_referential(content).findings) == [("table-expected", "parameters[p].values[1]")]
