"""Node instructions: what marks become, when a node has no score, and what each child carries."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.formula.values import NOTHING_LEFT, OUT_OF_DOMAIN, Empty, Number, Value
from conditionality.scoring import nodes

MISSING = Empty("missing", "unanswered", "a")
ABSENT = Empty("not_applicable", "rule")
marks_strategy = st.lists(
    st.tuples(st.fractions(0, 100, max_denominator=50), st.integers(1, 9)), min_size=1, max_size=5
).map(tuple)
COMBINES = ("weighted_mean", "geometric_mean", "harmonic_mean", "lowest", "highest", "worst_two_mean")


def combine(op: str, *marks: tuple[Value, Value], status: str = "scored") -> Value:
    return nodes.OPERATIONS[op](None, status, *(mark for mark, _ in marks), *(weight for _, weight in marks))


@pytest.mark.parametrize(
    ("op", "expected"),
    [
        ("weighted_mean", Fraction(400, 7)),  # (20 * 1 + 50 * 4 + 90 * 2) / 7
        ("geometric_mean", None),
        ("harmonic_mean", Fraction(6300, 137)),  # 7 / (1/20 + 4/50 + 2/90)
        ("lowest", 20),
        ("highest", 90),
        ("worst_two_mean", 35),
    ],
)
def test_ways_to_combine(op: str, expected: Number | None) -> None:
    found = combine(op, (20, 1), (50, 4), (90, 2), (MISSING, 0), (70, 0))
    if expected is not None:
        assert found == expected
    else:
        assert isinstance(found, Fraction)
        assert abs(found**7 - 20 * 50**4 * 90**2) < Fraction(1, 10**30)


CUT = Fraction(1, 10**40)
"""An imperfect root is cut at fifty digits."""


@given(marks_strategy)
def test_every_mean_stays_between_the_lowest_and_the_highest_mark(marks: tuple[tuple[Fraction, int], ...]) -> None:
    for op in COMBINES:
        found = combine(op, *marks)
        assert nodes.is_number(found)
        assert min(mark for mark, _ in marks) - CUT <= found <= max(mark for mark, _ in marks) + CUT


@given(st.fractions(0, 100, max_denominator=1000), st.lists(st.fractions(Fraction(1, 9), 9), min_size=1, max_size=4))
def test_equal_marks_combine_to_that_mark_exactly(mark: Fraction, weights: list[Fraction]) -> None:
    assert {combine(op, *((mark, weight) for weight in weights)) for op in COMBINES} == {mark}


@pytest.mark.parametrize("op", COMBINES)
def test_weights_in_the_same_proportion_give_the_same(op: str) -> None:
    one = combine(op, (20, Fraction(1, 10)), (50, Fraction(3, 10)))
    assert one == combine(op, (20, 1), (50, 3)) == combine(op, (20, 500), (50, 1500))


@pytest.mark.parametrize("op", ["geometric_mean", "harmonic_mean"])
def test_zero_gives_zero_and_a_negative_mark_gives_nothing(op: str) -> None:
    assert combine(op, (0, 1), (50, 2)) == 0
    assert combine(op, (-1, 1), (50, 2)) == OUT_OF_DOMAIN
    assert combine(op, (-1, 1), (0, 2)) == OUT_OF_DOMAIN


def test_a_perfect_root_is_exact_even_with_large_weights() -> None:
    assert combine("geometric_mean", (16, 300), (81, 300)) == 36
    assert combine("geometric_mean", (Fraction(1, 4), 2), (2, 1)) == Fraction(1, 2)


def test_weights_without_a_common_measure_go_by_logarithms() -> None:
    weights = (Fraction(123457, 99991), Fraction(765431, 99989))
    found = combine("geometric_mean", (20, weights[0]), (50, weights[1]))
    assert isinstance(found, Fraction)
    assert 20 < found < 50
    assert found.denominator > 10**30


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("not_applicable", NOTHING_LEFT),
        ("does_not_concern", Empty("not_concerned", "nothing-left")),
        ("not_computable", nodes.NOT_COMPUTABLE),
    ],
)
def test_a_node_without_a_score_says_why(status: str, expected: Empty) -> None:
    assert {combine(op, (20, 1), status=status) for op in COMBINES} == {expected}
    assert nodes.by_formula(None, status, 20) == expected


def test_a_sum_adds_and_rescales_to_what_is_present() -> None:
    assert nodes.add_up(((60, 40), None), "scored", 45, MISSING, 1, 0) == 45
    assert nodes.add_up(((60, 40), 100), "scored", 45, MISSING, 1, 0) == 75
    assert nodes.add_up(((60, 40), 100), "scored", 45, 20, 1, 1) == 65
    assert nodes.add_up(((0, 40), 100), "scored", -5, MISSING, 1, 0) == NOTHING_LEFT
    assert nodes.add_up(((60, 40), 100), "not_computable", 45, 20, 1, 1) == nodes.NOT_COMPUTABLE


@pytest.mark.parametrize(
    ("weights", "statuses", "expected"),
    [
        ((1, 3), ("scored", "missing"), 1),
        ((1, 3), ("scored", "not_applicable"), Fraction(1, 4)),  # by rule, it stays in the denominator
        ((1, 3), ("scored", "does_not_concern"), 1),  # not part of this report, it leaves
        ((1, 3), ("scored", "excluded"), Fraction(1, 4)),
        ((0, 3), ("not_applicable", "scored"), 1),
        ((1, 3), ("does_not_concern", "does_not_concern"), NOTHING_LEFT),
        ((MISSING, 3), ("not_computable", "scored"), 1),
    ],
)
def test_coverage(weights: tuple[Value, ...], statuses: tuple[str, ...], expected: Value) -> None:
    assert nodes.coverage(None, *weights, *statuses) == expected


@pytest.mark.parametrize(
    ("least", "share", "statuses", "expected"),
    [
        (None, 1, ("scored", "missing"), "scored"),
        (None, 1, ("missing", "missing"), "scored"),  # every answer missing, each with the points of its rule
        (None, Fraction(1, 2), ("scored", "not_computable"), "not_computable"),
        (None, 0, ("excluded", "excluded"), "not_computable"),
        (None, 0, ("excluded", "not_applicable"), "not_computable"),
        (None, 0, ("not_applicable", "does_not_concern"), "not_applicable"),
        (None, NOTHING_LEFT, ("does_not_concern", "does_not_concern"), "does_not_concern"),
        (None, NOTHING_LEFT, (), "not_applicable"),
        (Fraction(1, 2), Fraction(1, 2), ("scored", "excluded"), "scored"),  # exactly on it
        (Fraction(51, 100), Fraction(1, 2), ("scored", "excluded"), "not_computable"),
        (Fraction(1, 2), 0, ("not_applicable",), "not_applicable"),  # nothing left by rule, coverage or not
        (Fraction(1, 2), NOTHING_LEFT, ("scored",), "scored"),
    ],
)
def test_node_status(least: Number | None, share: Value, statuses: tuple[str, ...], expected: str) -> None:
    assert nodes.node_status(least, share, *statuses) == expected


@pytest.mark.parametrize(
    ("status", "weight", "expected"),
    [
        ("scored", 2, "scored"),
        ("scored", 0, "not_applicable"),
        ("scored", MISSING, "not_computable"),
        ("scored", ABSENT, "not_applicable"),
        ("scored", -1, "not_computable"),
        ("not_applicable", MISSING, "not_applicable"),
        ("does_not_concern", 0, "does_not_concern"),
        ("not_computable", 0, "not_applicable"),  # what weighs nothing cannot block
    ],
)
def test_standing(status: str, weight: Value, expected: str) -> None:
    assert nodes.standing(None, status, weight) == expected


def test_points_added_outside_the_weights_block_only_a_node_that_has_a_score() -> None:
    assert nodes.blocked_by(None, "scored", "scored", "not_computable") == "not_computable"
    assert nodes.blocked_by(None, "not_applicable", "not_computable") == "not_applicable"
    assert nodes.blocked_by(None, "scored", "excluded", "not_applicable") == "scored"
    assert nodes.plus(None, 50, 15, MISSING, -25, ABSENT) == 40
    assert nodes.plus(None, NOTHING_LEFT, 15) == NOTHING_LEFT


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        (50, "scored"),
        (OUT_OF_DOMAIN, "not_computable"),
        (ABSENT, "not_applicable"),
        (Empty("not_concerned"), "does_not_concern"),
    ],
)
def test_the_state_follows_a_combination_that_gives_no_number(score: Value, expected: str) -> None:
    assert nodes.scored_status(None, "scored", score) == expected


@pytest.mark.parametrize(
    ("bounds", "score", "expected"),
    [((0, 100), 100, 100), ((0, 100), 101, 100), ((0, 100), -1, 0), ((None, 100), -1, -1), ((0, None), 101, 101),
     ((0, 100), ABSENT, ABSENT)],
)  # fmt: skip
def test_clamp(bounds: tuple[Number | None, Number | None], score: Value, expected: Value) -> None:
    assert nodes.clamp(bounds, score) == expected


def test_shares() -> None:
    assert nodes.total_active(None, 3, 0, Fraction(1, 2)) == Fraction(7, 2)
    assert nodes.share(None, Fraction(1, 2), 3, 4) == Fraction(3, 8)
    assert nodes.share(None, 1, 0, 0) == 0
    assert nodes.share(None, nodes.NOT_COMPUTABLE, 3, 4) == nodes.NOT_COMPUTABLE
    assert nodes.full_share(None, Fraction(1, 2), 3, 1) == Fraction(1, 2)
    assert nodes.full_share(None, Fraction(1, 2), 0, 1) == 0
    assert nodes.full_share(None, ABSENT, 3, 1) == ABSENT
    assert nodes.top_share(None, "scored") == 1
    assert nodes.top_share(None, "not_computable") == nodes.NOT_COMPUTABLE
    assert nodes.contribution(None, Fraction(3, 8), 80) == 30
    assert nodes.contribution(None, Fraction(3, 8), ABSENT) == 0
    assert nodes.contribution(None, ABSENT, 80) == ABSENT


@given(marks_strategy, st.data())
def test_more_points_never_lower_any_mean(marks: tuple[tuple[Fraction, int], ...], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(marks) - 1))
    raised = [(mark + 7 if rank == at else mark, weight) for rank, (mark, weight) in enumerate(marks)]
    for op in COMBINES:
        before, after = combine(op, *marks), combine(op, *raised)
        assert nodes.is_number(before)
        assert nodes.is_number(after)
        assert before <= after
