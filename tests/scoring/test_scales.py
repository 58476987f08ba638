"""Scale instructions: the step taken, the place on a ramp, points of options, grades forced and capped."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.formula.values import NOT_POSITIVE, OUT_OF_DOMAIN, Empty, Number, Value
from conditionality.scoring import scales
from conditionality.scoring.nodes import is_number

MISSING = Empty("missing", "unanswered", "a")
ABSENT = Empty("not_applicable", "rule")
WORDS = ("from", "above", "up_to", "below", "")


@pytest.mark.parametrize(
    ("word", "below", "on", "over"),
    [("from", -1, 0, 0), ("above", -1, -1, 0), ("up_to", 0, 0, -1), ("below", 0, -1, -1)],
)
def test_each_word_on_and_around_its_bound(word: str, below: int, on: int, over: int) -> None:
    bound = Fraction(200, 3)
    around = (bound - Fraction(1, 10**20), bound, bound + Fraction(1, 10**20))
    assert [scales.step((word,), x, bound) for x in around] == [below, on, over]


def test_the_first_line_that_takes_the_value_wins_and_a_line_without_a_bound_takes_all() -> None:
    words = ("from", "below", "")
    assert [scales.step(words, x, 50, 10) for x in (60, 50, 20, 5)] == [0, 0, 2, 1]


def test_a_bound_nobody_knows_matters_only_when_it_is_looked_at() -> None:
    assert scales.step(("from", "from"), 60, 50, MISSING) == 0
    assert scales.step(("from", "from"), 40, 50, MISSING) == MISSING
    assert scales.step(("from",), ABSENT, MISSING) == ABSENT


def test_the_last_item_stands_for_no_line() -> None:
    assert scales.pick((100, 50, 0), 1) == 50
    assert scales.pick((100, 50, 0), scales.NO_STEP) == 0
    assert scales.pick((100, 50, 0), MISSING) == MISSING


@pytest.mark.parametrize(
    ("x", "expected"),
    [(-5, 10), (0, 10), (5, 15), (10, 20), (Fraction(40, 3), Fraction(140, 3)), (20, 100), (21, 100)],
)
def test_ramp(x: Number, expected: Number) -> None:
    assert scales.ramp(((10, 20, 100), "linear"), x, 0, 10, 20) == expected


def test_a_ramp_whose_knots_do_not_rise_is_none() -> None:
    assert scales.ramp(((0, 50, 100), "linear"), 5, 0, 10, 10) == OUT_OF_DOMAIN
    assert scales.ramp(((0, 50, 100), "linear"), 5, 0, MISSING, 10) == MISSING
    assert scales.ramp(((0, 50, 100), "linear"), ABSENT, 0, MISSING, 10) == ABSENT


@pytest.mark.parametrize(
    ("x", "expected"),
    [(1, 0), (10, Fraction(100, 3)), (100, Fraction(200, 3)), (1000, 100), (5000, 100), (Fraction(1, 2), 0),
     (0, NOT_POSITIVE), (-1, NOT_POSITIVE)],
)  # fmt: skip
def test_a_logarithmic_ramp_is_exact_where_a_root_is(x: Number, expected: Value) -> None:
    assert scales.ramp(((0, 100), "log"), x, 1, 1000) == expected


def test_elsewhere_it_carries_fifty_digits() -> None:
    found = scales.ramp(((0, 100), "log"), 2, 1, 1000)
    assert is_number(found)
    # ln 2 / ln 1000 is a third of log10 2 = 0.301029995663981195213738894724493026768189881462108541310…
    assert round(found * 10**38) == round(Fraction(301029995663981195213738894724493026768190, 3 * 100))


@given(
    st.fractions(-10, 120), st.lists(st.fractions(0, 100), min_size=2, max_size=5, unique=True).map(sorted), st.data()
)
def test_a_ramp_stays_between_its_points_and_passes_through_them(
    x: Fraction, knots: list[Fraction], data: st.DataObject
) -> None:
    points = tuple(data.draw(st.lists(st.integers(-50, 100), min_size=len(knots), max_size=len(knots))))
    found = scales.ramp((points, "linear"), x, *knots)
    assert is_number(found)
    assert min(points) <= found <= max(points)
    for knot, given_points in zip(knots, points, strict=True):
        assert scales.ramp((points, "linear"), knot, *knots) == given_points


def test_option() -> None:
    table = (("none", 0), ("full", 100))
    assert scales.option(table, "full") == 100
    assert scales.option(table, "other") == OUT_OF_DOMAIN
    assert scales.option(table, ABSENT) == ABSENT


@pytest.mark.parametrize(
    ("ticked", "expected"),
    [
        ({"ab"}, 40), ({"ab", "eu"}, 40), ({"eu"}, 25), ({"ab", "eu", "msc"}, 60), (set(), 5), ({"bad"}, 5),
        ({"other"}, 5),
    ],
)  # fmt: skip
def test_ticked(ticked: set[str], expected: int) -> None:
    table = (("ab", 40), ("eu", 25), ("msc", 30), ("bad", -10))
    assert scales.ticked((table, ((("ab", "eu"), "ab"),), 5, 60), frozenset(ticked)) == expected


def test_ticked_refuses_what_is_no_set() -> None:
    assert scales.ticked((((), (), None, None)), MISSING) == MISSING
    assert scales.ticked((((), (), None, None)), "ab") == OUT_OF_DOMAIN


def test_precedence_of_several_rules_looks_at_what_was_ticked() -> None:
    rules = ((("a", "b"), "a"), (("b", "c"), "b"))
    table = (("a", 1), ("b", 10), ("c", 100))
    # a beats b, and b beats c, although b itself is left out
    assert scales.ticked((table, rules, None, None), frozenset({"a", "b", "c"})) == 1


def test_truth() -> None:
    assert scales.truth((100, 20), True) == 100
    assert scales.truth((100, 20), False) == 20
    assert scales.truth((100, 20), MISSING) == MISSING
    assert scales.truth((100, 20), 1) == OUT_OF_DOMAIN


@pytest.mark.parametrize(
    ("const", "by", "expected"),
    [
        ((("food", "drink"), True), "drink", 2),
        ((("food", "drink"), True), "other", 3),
        ((("food", "drink"), False), "other", OUT_OF_DOMAIN),
        ((("yes", "no"), False), True, 1),
        ((("yes", "no"), False), False, 2),
        ((("food", "drink"), True), MISSING, MISSING),
    ],
)
def test_case(const: tuple[tuple[str, ...], bool], by: Value, expected: Value) -> None:
    assert scales.case(const, by, 1, 2, 3) == expected


def test_scaled_keeps_an_empty_value_empty() -> None:
    assert scales.scaled(None, ABSENT, 50) == ABSENT
    assert scales.scaled(None, 3, 50) == 50


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ((False, False), "B"),
        ((True, True), "E"),
        ((False, True), "A"),
        ((MISSING, True), MISSING),
        ((ABSENT, True), "A"),
    ],
)
def test_force_grade(conditions: tuple[Value, Value], expected: Value) -> None:
    assert scales.force_grade(("E", "A"), "B", *conditions) == expected


@pytest.mark.parametrize(
    ("grade", "conditions", "expected"),
    [
        ("A", (True, False), "B"),
        ("A", (True, True), "C"),
        ("D", (True, True), "D"),
        ("A", (MISSING, True), "C"),  # whatever the first is, the second lowers further
        ("A", (True, MISSING), MISSING),
        ("C", (MISSING, MISSING), "C"),
        ("A", (ABSENT, False), "A"),
        (ABSENT, (True, True), ABSENT),
        ("Z", (True, True), OUT_OF_DOMAIN),
    ],
)
def test_cap_grade(grade: Value, conditions: tuple[Value, Value], expected: Value) -> None:
    assert scales.cap_grade((("A", "B", "C", "D"), ("B", "C")), grade, *conditions) == expected


def test_rank() -> None:
    assert scales.rank(("A", "B"), "B") == 2
    assert scales.rank(("A", "B"), ABSENT) == ABSENT
    assert scales.rank(("A", "B"), "Z") == OUT_OF_DOMAIN


def test_the_words_are_those_of_the_rule_files() -> None:
    assert set(scales.TESTS) == set(WORDS) - {""}
