"""Distinct values are read once each, as the reader of cells reads them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pytest

from conditionality.formula.values import MISSING
from conditionality.referential.blocks import AskedField
from conditionality.report.model import NumberAnswer, OptionsAnswer
from conditionality.scoring.batch.arrow_distinct import (
    MOST_OPTIONS,
    Answers,
    CellReader,
    all_odd,
    cells,
    listed,
    read_distinct,
    read_lists,
    value_in_column,
    whole_day,
)

WORDS = {"fr": "Coopérative", "en": "Co-operative"}
OPTIONS = ({"id": "coop", "label": WORDS}, {"id": "assoc", "label": {"fr": "Association", "en": "Charity"}})


def field(kind: str, **more: object) -> AskedField:
    options = {"options": OPTIONS} if kind in {"choice", "choices"} else {}
    return AskedField.model_validate({"id": "f", "kind": kind, "label": WORDS, **options, **more})


def told(answers: Answers, rows: int) -> list[object]:
    odd = np.zeros(rows, np.bool_) if answers.odd is None else answers.odd
    return ["odd" if odd[row] else answers.column.value(row) for row in range(rows)]


@pytest.mark.parametrize(
    ("kind", "given", "expected"),
    [
        (
            "choice",
            ["coop", "CHARITY", "association", None, " ", "other"],
            ["coop", "assoc", "assoc", MISSING, MISSING, "odd"],
        ),
        ("yes_no", ["oui", "No", "1", "perhaps", None], [True, False, True, "odd", MISSING]),
        ("yes_no", [1, 0, 2], [True, False, "odd"]),
        ("date", ["21/11/2026", "2026-11-21", "31/02/2026", None], [date(2026, 11, 21)] * 2 + ["odd", MISSING]),
        ("choices", ["coop; Association", "-", "nobody"], [frozenset({"coop", "assoc"}), frozenset(), "odd"]),
        ("decimal", ["12,5 ", "1 234", "1e3", "12345678901234567890"], [Decimal("12.5"), 1234, "odd", "odd"]),
        ("text", ["a", " b ", "a", "\u0007"], ["a", "b", "a", "odd"]),
    ],
)
def test_cells_are_read_as_in_a_small_table(kind: str, given: list[object], expected: list[object]) -> None:
    array = pa.array(given)
    for one in (array, array.dictionary_encode()):
        assert told(read_distinct(CellReader(field(kind)), one), len(given)) == expected


def test_a_doubtful_answer_is_good_and_warned() -> None:
    answers = read_distinct(CellReader(field("decimal")), pa.array(["1,234", "2"]))
    assert answers.odd is None
    assert answers.warned is not None
    assert answers.warned.tolist() == [True, False]


def test_lists_are_sets_of_options() -> None:
    array = pa.array([["coop"], [], None, ["Charity", "coop"], ["nobody"], [None]], pa.list_(pa.string())).slice(1)
    answers = read_lists(field("choices"), array)
    assert told(answers, 5) == [frozenset(), MISSING, frozenset({"assoc", "coop"}), "odd", "odd"]
    empty = read_lists(field("choices"), pa.array([[], None], pa.list_(pa.string())))
    assert told(empty, 2) == [frozenset(), MISSING]


def test_what_arrow_cannot_list_is_odd() -> None:
    array = pa.array([{"a": 1}, None])
    assert listed(array) is None
    assert told(read_distinct(CellReader(field("decimal")), array), 2) == ["odd", MISSING]
    assert told(all_odd(field("date"), array), 2) == ["odd", MISSING]
    assert told(read_lists(field("choices"), pa.array([[1], None])), 2) == ["odd", MISSING]


def test_a_value_that_python_has_no_word_for_is_a_broken_cell() -> None:
    beyond = pa.array([10_000_000, 0], pa.int32()).cast(pa.date32())
    found = cells(beyond)
    assert type(found[0]).__name__ == "Broken"
    assert found[1] == date(1970, 1, 1)


def test_what_a_column_cannot_hold_exactly_is_not_put_there() -> None:
    assert value_in_column(NumberAnswer(field="f", number=Decimal("0.1")), {}) == 0.1
    assert value_in_column(NumberAnswer(field="f", number=Decimal("0.12345678901234567891")), {}) is None
    many = {str(rank): rank for rank in range(MOST_OPTIONS + 1)}
    assert value_in_column(OptionsAnswer(field="f", options=("1",)), many) is None
    assert value_in_column(OptionsAnswer(field="f", options=("b",)), {"a": 0, "b": 1}) == 2
    assert whole_day(date(2026, 1, 2)) == 20260102
