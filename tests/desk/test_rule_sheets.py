"""Tables of cells: what is shown, how what is typed is read, what is then written."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from conditionality.desk.rule_sheets import Sheet, Typed, cell_text, puts_of, typed_value
from conditionality.desk.rule_tables import scale_tables, threshold_tables, weight_tables
from tests.desk.rule_laid import BASE, REFS, bench


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
