"""The emitter: constants once, equal steps once, what is known beforehand worked out at once."""

from __future__ import annotations

from fractions import Fraction

import pytest

from conditionality.formula.values import Empty
from conditionality.scoring.batch import micro
from conditionality.scoring.batch.emit import Emitter, entry_of, faith_of
from conditionality.scoring.batch.held import Held


def test_constants_are_kept_exactly() -> None:
    assert entry_of(12) == (12.0, 0.0, 1.0)
    high, low, multiple = entry_of(Fraction(1, 3))
    assert (high, multiple) == (1 / 3, 3)
    assert abs(Fraction(1, 3) - Fraction(high) - Fraction(low)) < Fraction(1, 2**105)
    assert entry_of(Fraction(1, 2**60))[2] == 0


def test_equal_steps_are_laid_once() -> None:
    emitter = Emitter({})
    one, other = emitter.slot(), emitter.slot()
    assert emitter.lay(micro.ADD, one, other) == emitter.lay(micro.ADD, one, other)
    assert emitter.constant(5) == emitter.constant(Fraction(5))
    assert len(emitter.rows) == 1


def test_conditions_that_are_known_need_no_step() -> None:
    emitter = Emitter({})
    yes, no, some = emitter.constant(1), emitter.constant(0), emitter.slot()
    assert emitter.lay(micro.AND, some, yes) == some
    assert emitter.lay(micro.AND, some, no) == no
    assert emitter.lay(micro.OR, no, some) == some
    assert emitter.lay(micro.NOT, yes) == no
    assert emitter.lay(micro.SEL, yes, some, no) == some
    assert emitter.lay(micro.SEL, some, yes, no) == some
    assert emitter.rows == []


def test_a_choice_by_a_state_and_a_sum_of_what_is_there_are_one_step_each() -> None:
    emitter = Emitter({})
    held = Held("number", emitter.slot(), emitter.slot(), frozenset({0, 3}))
    kept = emitter.lay(micro.SEL, emitter.present(held), held.value, emitter.constant(0))
    emitter.lay(micro.AXPY, emitter.slot(), kept, emitter.constant(3))
    assert [row[0] for row in emitter.rows] == [micro.STATE_IS, micro.SEL_HERE, micro.AXPY_HERE]


def test_the_strongest_state_is_among_those_that_can_be() -> None:
    emitter = Emitter({})
    one = Held("number", 5, 6, frozenset({0, 1}))
    other = emitter.held(Empty("missing", "rule"))
    assert emitter.strongest((one, other))[1] == {3}
    assert emitter.strongest((one, emitter.held(4)))[1] == {0, 1}


@pytest.mark.parametrize(
    ("number", "grain", "decimal"),
    [(3, 0, True), (Fraction(1, 8), 3, True), (Fraction(1, 10), None, True), (Fraction(1, 3), None, False)],
)
def test_how_the_double_of_a_constant_stands_to_it(number: Fraction, grain: int | None, decimal: bool) -> None:
    faith = faith_of(number)
    assert (faith.grain, faith.decimal) == (grain, decimal)
