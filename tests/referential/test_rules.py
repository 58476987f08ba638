"""A rule book with its formulas read: what every name holds, and all that does not go together."""

from __future__ import annotations

import pytest

from conditionality.formula.check import Sort
from conditionality.referential.rules import MOST_FAULTS, bind, read_formula, tables_of
from tests.referential import books


def test_what_a_value_holds_is_known_through_any_number_of_values() -> None:
    chain = [books.result(f"r{rank}", f"r{rank + 1}") for rank in range(30)]
    rules = books.bound(books.ONE, books.choice("c", "u", "v"), *chain, books.result("r30", "c"))
    assert rules.scope["r0"] == rules.scope["r0.value"] == Sort("text", ("u", "v"))


def test_a_simple_indicator_holds_what_its_field_holds() -> None:
    rules = books.bound(books.ONE, books.field("s", kind="yes_no"), books.indicator("s", "scale = { yes = 1, no = 0 }"))
    assert rules.scope["s.value"].kind == "truth"
    assert rules.scope["a.value"].kind == "number"


def test_values_that_read_each_other_are_taken_for_numbers() -> None:
    one = books.whole()
    circle = one.model_copy(
        update={
            "results": (
                one.results[0].model_copy(update={"id": "p", "value": "q"}),
                one.results[0].model_copy(update={"id": "q", "value": "p"}),
            )
        }
    )
    assert bind(circle)[0].scope["p"].kind == "number"


@pytest.mark.parametrize(
    ("value", "scale", "codes"),
    [
        ("c", "100 if x == 'u' else 0", []),
        ("c", "100 if x == 'w' else 0", ["formula-unknown-option"]),
        ("c", "x * 2", ["formula-expects-number"]),
        ("a > 3", "100 if x else 0", []),
        ("a", "x / a", []),
        ("a", "x > 3", ["formula-truth-as-number"]),
        ("a", "'u'", ["formula-expects-number"]),
        ("a", "y * 2", ["formula-unknown-name"]),
    ],
)
def test_the_formula_of_a_scale_reads_the_value_as_x(value: str, scale: str, codes: list[str]) -> None:
    parts = (books.ONE, books.choice("c", "u", "v"))
    told = books.found(*parts, books.indicator("b", f'value = "{value}"\nscale = {{ formula = "{scale}" }}'))
    assert [code for code, _ in told] == codes


def test_a_shared_formula_is_checked_for_each_value_it_is_used_with() -> None:
    shared = '[[scales]]\nid = "s"\nscale = { formula = "x * 2" }'
    parts = (books.ONE, books.choice("c", "u", "v"), shared)
    number, text = books.indicator("b", 'value = "a"\nscale = "s"'), books.indicator("d", 'value = "c"\nscale = "s"')
    assert books.found(*parts, number) == []
    assert books.found(*parts, number, text) == [("formula-expects-number", "scales[s].scale.formula")]


@pytest.mark.parametrize(
    ("formula", "codes"),
    [("x * 2", []), ("100 if x == 'u' else 0", []), ("count(x)", []), ("z", ["formula-unknown-name"])],
)
def test_a_shared_formula_that_nothing_uses_is_checked_for_what_it_could_read(formula: str, codes: list[str]) -> None:
    told = books.found(books.ONE, f'[[scales]]\nid = "s"\nscale = {{ formula = "{formula}" }}')
    assert [code for code, _ in told] == codes


def test_a_formula_that_is_wrong_by_itself_is_not_looked_at_further() -> None:
    assert books.found(books.ONE, books.gate("D", "a >")) == [("formula-value-due", "gates[D].fails_if")]


def test_what_stands_inside_previous_is_checked_too() -> None:
    assert books.found(books.ONE, books.result("r", "previous(b.value)")) == [
        ("formula-unknown-name", "results[r].value")
    ]


def test_the_columns_of_tables_are_known() -> None:
    assert tables_of(books.whole()) == {"limits": ("area", "low", "high"), "by_form": ("form", "bonus")}


def test_the_same_text_is_read_once() -> None:
    assert read_formula("women + 12") is read_formula("women + 12")


def test_after_hundreds_of_faults_the_rest_waits() -> None:
    indicators = [books.indicator(f"i{rank}", f'value = "b{rank} + c{rank}"') for rank in range(MOST_FAULTS)]
    told = [code for code, _ in books.found(books.ONE, *indicators)]
    assert told.count("formula-unknown-name") == MOST_FAULTS + 2
    assert told.count("too-many-faults") == 1
