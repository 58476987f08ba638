"""A draft on the bench: whether it holds, everything that is wrong, formulas in words."""

from __future__ import annotations

from conditionality.desk.rule_bench import say_formula
from conditionality.desk.rule_edits import written
from conditionality.desk.rule_sheets import Typed, puts_of
from conditionality.desk.rule_tables import weight_tables
from tests.desk.rule_laid import BASE, LIBRARY, REFS, bench


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


def test_a_formula_that_cannot_be_read_has_no_sentence() -> None:
    assert say_formula("1 +", {}, "fr") == ""
    assert say_formula("0,4 * heads", {}, "fr") == ""
