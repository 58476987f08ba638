"""Names that formulas may use: what is reserved, what each holds, the order and the labels of grades."""

from __future__ import annotations

import pytest

from conditionality.formula.check import Sort
from conditionality.formula.vocabulary import FUNCTIONS
from conditionality.referential.names import (
    RESERVED,
    asked_scope,
    bands_of,
    canonical_name,
    full_scope,
    grade_ids,
    grade_labels,
)
from conditionality.referential.outputs import Grading
from tests.referential import books


@pytest.mark.parametrize(
    "name", [*FUNCTIONS, "class", "from", "if", "points", "total", "period", "x", "outcome", "gate"]
)
def test_words_with_a_meaning_are_reserved(name: str) -> None:
    assert name in RESERVED


def test_the_conditions_of_fields_read_fields_parameters_and_the_period_only() -> None:
    scope = asked_scope(books.whole())
    assert scope["women"] == Sort("number")
    assert scope["form"] == Sort("text", ("none", "advisory", "ess_law"))
    assert scope["labels"].kind == "options"
    assert scope["duerp"].kind == "truth"
    assert scope["founded_on"].kind == "date"
    assert scope["contact"] == Sort("text")
    assert scope["smic"].kind == "number"
    assert scope["period.from"].kind == "date"
    assert not {"total", "S.score", "parity.value", "D1"} & set(scope)


def test_formulas_read_marks_results_grades_and_gates_too() -> None:
    scope = full_scope(books.whole())
    for name in ("total", "total.score", "S.rounded", "parity.points", "gates_hold", "worst_side", "letter.rank"):
        assert name in scope
    assert scope["gate.D1.status"].options == ("holds", "fails", "not_applicable", "unknown")
    assert scope["letter"].options == ("A", "B", "C", "Z")


@pytest.mark.parametrize(
    ("said", "kept"),
    [("total", "total.score"), ("total.value", "total.score"), ("R", "R.value"), ("g", "g.grade"), ("women", "women")],
)
def test_a_name_has_one_form(said: str, kept: str) -> None:
    assert canonical_name(said, frozenset({"R"}), frozenset({"g"})) == kept


def grading(*tables: str, forced: str = "") -> Grading:
    bands = [
        tuple({"from": 9 - rank, "id": one, "label": {"fr": one, "en": one}} for rank, one in enumerate(table))
        for table in tables
    ]
    forces = tuple({"if": "true", "grade": one, "label": {"fr": f"f{one}", "en": one}} for one in forced)
    cases = {f"c{rank}": table for rank, table in enumerate(bands[1:])}
    return Grading.model_validate({"id": "letter", "bands": bands[0], "cases": cases, "force_if": forces})


@pytest.mark.parametrize(
    ("tables", "forced", "order"),
    [
        (("ABC",), "", "ABC"),
        (("AC", "ABC"), "", "ABC"),
        (("AC", "BC", "AB"), "", "ABC"),
        (("BD", "AB", "CD"), "", "ABCD"),
        (("ABA",), "", "AB"),
        (("AB", "BA"), "", "AB"),
        (("AB",), "ZA", "ABZ"),
        (("",), "Z", "Z"),
    ],
)
def test_grades_stand_in_one_order_best_first_and_forced_ones_last(
    tables: tuple[str, ...], forced: str, order: str
) -> None:
    one = grading(*tables, forced=forced)
    referential = books.whole().model_copy(update={"gradings": (one,)})
    assert "".join(grade_ids(referential, "letter")) == order


def test_the_band_labels_a_grade_before_the_condition_that_forces_it() -> None:
    labels = grade_labels(grading("AB", forced="BZ"))
    assert {name: label.fr for name, label in labels.items()} == {"A": "A", "B": "B", "Z": "fZ"}


def test_each_table_of_bands_is_told_by_where_it_stands() -> None:
    assert bands_of(grading("AB", "C")) == {"bands": ("A", "B"), "cases.c0": ("C",)}
