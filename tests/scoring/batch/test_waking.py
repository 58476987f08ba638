"""A kernel woken runs, whatever else was run before."""

from __future__ import annotations

import pytest

from conditionality.scoring.batch.waking import KERNELS, wake


@pytest.mark.parametrize("kernel", KERNELS)
def test_a_kernel_awake_says_what_the_program_says(kernel: str) -> None:
    assert wake(kernel) == 1.0
