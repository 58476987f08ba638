"""What is known of numbers beforehand: sizes that hold, errors that are bounded, exactness that is proved."""

from __future__ import annotations

from fractions import Fraction

import pytest

from conditionality.scoring.batch import lower_bounds as bounds
from conditionality.scoring.batch.emit import Emitter
from conditionality.scoring.batch.held import NO_SLOT, BeyondBatchError, Faith, Held, Size


def test_a_sum_of_whole_numbers_fits_until_53_bits() -> None:
    assert bounds.fits(0, 2.0**52)
    assert not bounds.fits(0, 2.0**53)
    assert not bounds.fits(3, 2.0**50)


def test_an_exact_number_needs_no_slot_for_its_error() -> None:
    emitter = Emitter({})
    assert bounds.error_of(emitter, emitter.held(12)) == NO_SLOT
    assert bounds.error_of(emitter, emitter.held(Fraction(1, 3))) != NO_SLOT
    assert bounds.total_error(emitter.held(Fraction(1, 4))) == 0
    assert 0 < bounds.total_error(emitter.held(Fraction(1, 3))) < 1e-16


def test_numbers_that_could_leave_the_range_of_float64_are_refused() -> None:
    emitter = Emitter({})
    with pytest.raises(BeyondBatchError):
        bounds.number(emitter, 0, Faith(0), Size(0.0, 1.0, 10, bounds.WIDEST_SPAN + 1))
    with pytest.raises(BeyondBatchError):
        bounds.number(emitter, 0, Faith(0), Size(float("nan"), 1.0, 10, 10))


def test_a_register_of_another_kind_is_for_the_exact_machine() -> None:
    assert bounds.demand(Held("truth", 0), "truth").kind == "truth"
    with pytest.raises(BeyondBatchError):
        bounds.demand(Held("code", 0), "number")


def test_one_of_two_numbers_is_as_exact_as_both() -> None:
    whole, half = Held("number", 0, faith=Faith(0, decimal=True)), Held("number", 1, faith=Faith(1, decimal=True))
    decimal = Held("number", 2, faith=Faith(None, decimal=True))
    assert bounds.either_faith(whole, half, lambda: 7).grain == 1
    assert bounds.either_faith(whole, decimal, lambda: 7).decimal
    assert bounds.sized(-3.0, 1000.0, 5, 2).span == 10


def test_a_decimal_is_never_taken_for_its_double() -> None:
    decimal = Held("number", 0, faith=Faith(None, decimal=True), size=Size(0.0, 100.0, 80, 80))
    assert bounds.total_error(decimal) >= 100 * 2.0**-53
