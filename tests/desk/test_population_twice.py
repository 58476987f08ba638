"""Numbers that stand twice are found by their prints, whatever spaces stand around them, and none is missed."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.desk import population_twice
from conditionality.desk.population_twice import Prints64, prints_of
from conditionality.report.identity import read_report_id
from conditionality.report.places import Place

IDS = st.lists(st.text(st.characters(codec="utf-8"), max_size=8), min_size=1, max_size=30)


@given(IDS)
def test_two_texts_have_one_print_exactly_when_they_are_one_number(ids: list[str]) -> None:
    prints = prints_of(pa.array(ids, pa.string())).tolist()
    cleaned = [read_report_id(one, Place())[0] or "" for one in ids]
    for one, first in zip(cleaned, prints, strict=True):
        for other, second in zip(cleaned, prints, strict=True):
            assert (one == other) == (first == second)


def test_the_print_of_a_text_does_not_depend_on_its_neighbours() -> None:
    alone = prints_of(pa.array(["R-0000012"]))[0]
    assert prints_of(pa.array(["x" * 50, " R-0000012 ", None, "é"]))[1] == alone
    assert prints_of(pa.array([12]))[0] == prints_of(pa.array(["12"]))[0]
    assert prints_of(pa.array([1.5]))[0] == prints_of(pa.array(["1.5"]))[0]


@pytest.mark.parametrize("at_once", [7, 1_000_000])
def test_those_that_come_twice_are_found_in_any_number_of_rounds(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(population_twice, "AT_ONCE", at_once)
    ids = [f"R{one}" for one in range(100)] + ["R3", "R50", "R3"]
    with Prints64() as prints:
        for start in range(0, len(ids), 10):
            prints.add(prints_of(pa.array(ids[start : start + 10])))
        found = prints.twice()
    assert found.tolist() == np.sort(prints_of(pa.array(["R3", "R50"]))).tolist()


def test_nothing_comes_twice_in_nothing() -> None:
    with Prints64() as prints:
        assert not len(prints.twice())
