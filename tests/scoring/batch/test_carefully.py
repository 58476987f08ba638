"""Only what is proved is kept: a double is given when it is surely the nearest."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from conditionality.scoring.batch.carefully import is_nearest


@given(
    st.floats(1e-6, 1e9, allow_subnormal=False),
    st.floats(-1, 1),
    st.floats(0, 1e-3),
    st.floats(-1, 1),
)
def test_a_double_called_nearest_is_the_nearest(high: float, part: float, width: float, place: float) -> None:
    low = part * float(np.spacing(high))
    error = width * float(np.spacing(high))
    if is_nearest(np.array([high]), np.array([low]), np.array([error]))[0]:
        exact = Fraction(high) + Fraction(low) + Fraction(place) * Fraction(error)
        assert float(exact) == high


def test_a_double_half_way_from_another_is_not_called_nearest() -> None:
    high = np.array([1.0, 1.0, 0.0, 5.0])
    low = np.array([2.0**-53, 0.0, 0.0, 0.0])
    error = np.array([0.0, 2.0**-50, 1e-300, 0.0])
    assert is_nearest(high, low, error).tolist() == [False, False, False, True]
