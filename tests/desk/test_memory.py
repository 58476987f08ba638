"""Memory that is free is given back, and giving it back changes nothing else."""

from __future__ import annotations

import ctypes

import numpy as np
import pyarrow as pa
import pytest

from conditionality.desk import memory
from conditionality.desk.memory import give_back


def test_what_is_in_use_stays() -> None:
    kept = pa.array(np.arange(100_000))
    used = pa.default_memory_pool().bytes_allocated()
    give_back()
    assert pa.default_memory_pool().bytes_allocated() == used
    assert kept[99_999].as_py() == 99_999


def test_a_library_that_cannot_give_back_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_: object) -> object:
        raise OSError

    monkeypatch.setattr(ctypes, "CDLL", none)
    memory._trim.cache_clear()
    give_back()
    assert memory._trim() is None
    memory._trim.cache_clear()
