"""Every formula of a rule book is found, with its place and what it must give."""

from __future__ import annotations

import pytest

from conditionality.referential.formulas import formulas, is_word, misspelled_combine
from tests.referential import books

A, B = (f'id = "{name}", label = {books.words(name)}' for name in "AB")


def test_every_formula_of_the_rule_book_that_says_everything_is_found() -> None:
    found = {one.path: (one.text, one.wanted, one.reach) for one in formulas(books.whole())}
    assert found == {
        "fields[duerp].asked_if": ("women + men > 0", "truth", "asked"),
        "fields[surface].required": ("form != 'none'", "truth", "asked"),
        "checks[crowd].holds": ("women + men <= 1000 * smic", "truth", "asked"),
        "checks[bounded].holds": ("women <= 100000", "truth", "asked"),
        "scales[near_parity].scale.formula": ("100 - 2 * abs(x - 50)", "number", "scale"),
        "dimensions[E].weight": ("40 if women + men > 3 else 20", "number", "full"),
        "indicators[parity].value": ("100 * women / (women + men)", "any", "full"),
        "indicators[parity].not_applicable_if[1].when": ("women + men == 0", "truth", "full"),
        "indicators[parity].override[1].if": ("form == 'ess_law' and women > 0", "truth", "full"),
        "indicators[form].weight": ("2 if surface > 50 else 1", "number", "full"),
        "indicators[duerp].applies_if": ("women + men > 0", "truth", "full"),
        "indicators[age].value": ("years_between(founded_on, period.from)", "any", "full"),
        "indicators[age].scale.steps[2].from": ("2 + 3", "number", "full"),
        "indicators[labels].not_applicable_if[1].when": ("count(labels) == 0 and form == 'none'", "truth", "full"),
        "indicators[intensity].value": ("energy / surface", "any", "full"),
        "indicators[intensity].scale.cases.none.ramp[2]": ("interp(limits, surface, 'high')", "number", "full"),
        "indicators[waste].value": ("lookup(by_form, form, 'bonus') * 10", "any", "full"),
        "indicators[malus].value": ("-5 if smic > 12 else 0", "any", "full"),
        "gates[D1].fails_if": ("not duerp", "truth", "full"),
        "gates[D1].not_applicable_if[1].when": ("women + men == 0", "truth", "full"),
        "results[worst_side].value": ("min(S.score, E.score)", "any", "full"),
        "results[trend].value": ("total - previous(total.score)", "any", "full"),
        "gradings[letter].on": ("total.rounded", "number", "full"),
        "gradings[letter].force_if[1].if": ("years_running(total.score < 10) >= 3", "truth", "full"),
        "gradings[letter].cap_if[1].if": ("worst_side < 30", "truth", "full"),
        "gradings[by_safety].on": ("(letter.rank + 1) / 2", "number", "full"),
        "outcomes[blocked].when": ("not gates_hold", "truth", "full"),
        "outcomes[accepted].when": ("total >= 60 and floors_hold", "truth", "full"),
        "outcomes[total].when": ("True", "truth", "full"),
    }


def test_bounds_of_shorthands_bands_and_cases_are_found_too() -> None:
    one = books.read(
        books.choice("c", "u", "v"),
        books.field("a"),
        books.dimension("G", 'combine = "a.points * 2"'),
        books.indicator(
            "a", 'scale = { by = "c", cases = { u = { at = [["2 * 3", 1]], otherwise = 0 } }, otherwise = "s" }'
        ),
        '[[scales]]\nid = "s"\nscale = { ramp = [["-1 * 4", 0], [5, 9]] }',
        f'[[gradings]]\nid = "g"\nby = "c"\n'
        f'cases = {{ u = [{{ from = "1 + 1", {A} }}, {{ {B} }}] }}\notherwise = [{{ {B} }}]',
        '[total]\ncombine = "G.score"',
    )
    found = {one.path for one in formulas(one)}
    assert found == {
        "dimensions[G].combine",
        "indicators[a].scale.cases.u.at[1]",
        "scales[s].scale.ramp[1]",
        "gradings[g].on",
        "gradings[g].cases.u[1].from",
        "total.combine",
    }


@pytest.mark.parametrize(
    ("combine", "word"),
    [("weigthed_mean", True), (" mean ", True), ("G1", True), ("a", False), ("a.points", False), ("2 * a", False)],
)
def test_a_lone_word_that_names_no_number_was_meant_as_a_way_to_combine(combine: str, word: bool) -> None:
    assert is_word(combine, frozenset({"a"})) is word
    assert misspelled_combine(books.read(books.ONE), combine) is word


def test_a_known_way_to_combine_is_no_misspelling() -> None:
    assert not misspelled_combine(books.read(books.ONE), "sum")
