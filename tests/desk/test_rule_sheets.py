"""Tables of a draft: what cells show, how what is typed is read, what is then written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.desk.rule_bench import Bench, lay_out, say_formula
from conditionality.desk.rule_cards import CARDS, card, items_to_read
from conditionality.desk.rule_drafts import RuleDraft
from conditionality.desk.rule_edits import Put, written
from conditionality.desk.rule_places import place_words
from conditionality.desk.rule_sheets import Sheet, Typed, cell_text, puts_of, typed_value
from conditionality.desk.rule_tables import (
    parameter_tables,
    scale_places,
    scale_tables,
    threshold_tables,
    weight_tables,
)
from conditionality.desk.rulebooks import load_library

LIBRARY = load_library()
REFS = ("socle-regional@1.0.0", "socle-leger@1.0.0", "filiere-alimentaire@1.0.0", "hdi@2024.1.0")


def bench(ref: str, text: str = "") -> Bench:
    name = ref.partition("@")[0]
    return lay_out(LIBRARY, RuleDraft(ref=f"{name}@9.0.0", parent=ref, text=text or LIBRARY.files[ref].decode()))


BASE = bench(REFS[0])


def tables(one: Bench) -> tuple[Sheet, ...]:
    scales = (table for place in scale_places(one) for table in scale_tables(one, place, "fr"))
    return (*weight_tables(one, "fr"), *threshold_tables(one, "fr"), *parameter_tables(one), *scales)


@pytest.mark.parametrize("ref", REFS)
def test_a_table_that_nobody_touched_writes_nothing(ref: str) -> None:
    for one in tables(bench(ref)):
        typed = {
            rank: {
                column.key: cell_text(value, "fr")
                for column, value in zip(one.columns, row.said, strict=True)
                if not isinstance(value, dict)
            }
            for rank, row in enumerate(one.rows)
        }
        assert puts_of(one, Typed(typed)) == (), one.id


@pytest.mark.parametrize("ref", REFS)
def test_a_number_of_any_table_can_be_changed_and_read_again(ref: str) -> None:
    one = bench(ref)
    for table in tables(one)[::6]:
        column = next((each.key for each in table.columns if each.kind == "amount"), None)
        if column is not None and table.rows:
            (put,) = puts_of(table, Typed({0: {column: "17,25"}}))
            text, refused = written(one.draft.text, [put], LIBRARY.files.get)
            assert refused == (), put.place
            again = bench(ref, text)
            assert again.own, put.place
            assert "17.25" in text


def test_what_is_typed_is_read_exactly_with_a_comma_or_a_point() -> None:
    assert typed_value("0,1", "amount") == Decimal("0.1")
    assert typed_value("1 234,50", "amount") == Decimal("1234.5")
    assert typed_value("12", "amount") == 12
    assert typed_value("douze", "amount") == "douze"
    assert typed_value("01/02/2026", "day") == typed_value("2026-02-01", "day")
    assert typed_value("31/02/2026", "day") == "31/02/2026"
    assert typed_value("0,4 * heads", "formula") == "0,4 * heads"


@given(st.decimals(-(10**9), 10**9, places=6), st.sampled_from(["fr", "en"]))
def test_a_number_that_is_shown_is_read_as_itself(number: Decimal, lang: str) -> None:
    assert typed_value(cell_text(number, lang), "amount") == number


def steps(place: str) -> Sheet:
    return scale_tables(BASE, place, "fr")[0]


def test_a_step_is_changed_added_and_removed_in_one_list() -> None:
    table = steps("indicators[G3].scale")
    changed = Typed({0: {"points": "90"}}, ({"from": "0,5", "points": "10"}, {"from": " "}), (2,))
    (put,) = puts_of(table, changed)
    assert put.place == "indicators[G3].scale.steps"
    assert put.now == (
        {"from": 3, "points": 90}, {"from": 2, "points": 75}, {"from": Decimal("0.5"), "points": 10},
    )  # fmt: skip


def test_what_a_row_says_beside_its_columns_is_kept() -> None:
    grades = next(one for one in threshold_tables(bench(REFS[3]), "fr") if one.form == "tables")
    (put,) = puts_of(grades, Typed({1: {"from": "0,65"}}, removed=(0,)))
    assert isinstance(put.now, tuple)
    first = put.now[0]
    assert first == {"from": Decimal("0.65"), "id": "high", "label": {"fr": "Élevé", "en": "High"}}


def test_points_of_options_are_changed() -> None:
    (put,) = puts_of(steps("indicators[G2].scale"), Typed({1: {"points": "55"}}))
    assert put.now == {"none": 0, "advisory": 55, "mission_company": 75, "ess_law": 100}


def test_a_cell_that_is_only_shown_is_never_written() -> None:
    assert puts_of(weight_tables(BASE, "fr")[0], Typed({0: {"id": "Z", "label": "x"}})) == ()


def test_an_inherited_item_stands_in_the_tables() -> None:
    table = weight_tables(bench(REFS[2]), "fr")[1]
    assert {"G1", "A1"} <= {row.said[0] for row in table.rows}


def test_a_wrong_value_is_a_finding_that_names_its_block() -> None:
    table = weight_tables(BASE, "fr")[1]
    puts = puts_of(table, Typed({0: {"weight": "douze"}}))
    again = bench(REFS[0], written(BASE.draft.text, puts, LIBRARY.files.get)[0])
    assert not again.is_sound
    assert ("indicators[G1].weight", "formula-unknown-name") in {(one.path, one.code) for one in again.findings}


def test_a_draft_must_stay_of_its_rule_book_and_take_a_free_version() -> None:
    other = bench(REFS[0], BASE.draft.text.replace('id = "socle-regional"', 'id = "autre"', 1))
    assert [one.code for one in other.findings] == ["rules-other-book"]
    assert [one.code for one in BASE.findings] == ["rules-version-taken"]


def test_text_that_is_no_toml_lays_nothing_out() -> None:
    broken = bench(REFS[0], "id = = 1")
    assert [one.code for one in broken.findings] == ["toml-syntax"]
    assert (broken.own, broken.tree, broken.is_sound) == ({}, {}, False)
    assert broken.rules is broken.parent


def test_a_card_says_its_formula_in_words() -> None:
    boxes = {one.place: one for one in card(BASE, "indicators", "G1", "fr")}
    assert boxes["indicators[G1].value"].value == "100 * board_employee_seats / board_seats"
    assert "100 ×" in boxes["indicators[G1].value"].sentence
    assert boxes["indicators[G1].label.en"].sentence == ""


def test_a_formula_that_cannot_be_read_has_no_sentence() -> None:
    assert say_formula("1 +", {}, "fr") == ""
    assert say_formula("0,4 * heads", {}, "fr") == ""


@pytest.mark.parametrize("block", CARDS)
def test_every_item_has_a_card(block: str) -> None:
    names = items_to_read(BASE, block, "en")
    assert names
    for name in names:
        assert [one.place.rpartition("]")[0] for one in card(BASE, block, name, "en")] == (
            [f"{block}[{name}"] * len(CARDS[block])
        )


def test_a_card_writes_a_text() -> None:
    (put,) = [
        Put(one.place, one.value, "Autre") for one in card(BASE, "fields", "employees", "fr") if "help.fr" in one.place
    ]
    assert "Autre" in written(BASE.draft.text, [put], LIBRARY.files.get)[0]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("dimensions[G].weight", "La dimension G (Gouvernance et participation), poids"),
        (
            "indicators[G3].scale.steps[2].points",
            "L’indicateur G3 (Réunions annuelles d’un comité de parties prenantes), barème",
        ),
        ("version", "Version"),
        ("total.floor", "Le total, plancher"),
        ("nowhere[x]", "nowhere[x]"),
        ("indicators", "indicators"),
    ],
)
def test_a_place_is_said_in_words(path: str, told: str) -> None:
    assert place_words(BASE.tree, path, "fr") == told
