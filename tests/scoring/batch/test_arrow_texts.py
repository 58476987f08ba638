"""Plain texts are told from those that want care; a SIRET that is surely right is one."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from conditionality.report.cells import read_text
from conditionality.report.identifiers import is_siret
from conditionality.report.identity import read_report_id
from conditionality.report.places import Place
from conditionality.scoring.batch.arrow_texts import id_texts, plain_ids, plain_sirets, plain_texts

TEXTS = st.lists(st.text(st.characters(codec="utf-8"), max_size=30), min_size=1)


@given(TEXTS)
def test_a_plain_text_is_an_answer(texts: list[str]) -> None:
    for text, plain in zip(texts, plain_texts(pa.array(texts), 60), strict=True):
        if plain:
            words, found = read_text(text, 60)
            assert words
            assert not found


@given(TEXTS)
def test_a_plain_number_of_a_report_stands_as_it_is(texts: list[str]) -> None:
    for text, plain in zip(texts, plain_ids(pa.array(texts), 100), strict=True):
        if plain:
            assert read_report_id(text, Place()) == (text, ())


def test_usual_texts_are_plain_and_unusual_ones_are_not() -> None:
    assert plain_texts(pa.array(["Théâtre Mirlifique", "a"]), 300).all()
    assert not plain_texts(pa.array(["", " \t", "a\u0007", "a\u0085", "\u00a0", "x" * 101, None]), 300).any()
    assert plain_ids(pa.array(["R-1", "n 2"]), 100).all()
    assert not plain_ids(pa.array([" R", "R ", "é", "", "x" * 101, "a\tb", None]), 100).any()


@given(st.lists(st.text("0123456789", min_size=13, max_size=15), min_size=1))
def test_a_sure_siret_is_a_siret(texts: list[str]) -> None:
    for text, sure in zip(texts, plain_sirets(pa.array(texts)), strict=True):
        assert not sure or is_siret(text)


def test_right_sirets_are_sure_but_those_of_la_poste() -> None:
    given = ["73282932000074", "35600000049837", "73282932000075", "00000000000000", "73282932000000", "7328293200007a"]
    assert plain_sirets(pa.array(given)).tolist() == [True, False, False, False, False, False]
    assert plain_sirets(id_texts(pa.array([73282932000074]))).tolist() == [True]


def test_numbers_are_spelled_and_other_types_are_not() -> None:
    assert id_texts(pa.array([12, None])).to_pylist() == ["12", None]
    assert id_texts(pa.array(["a"]).dictionary_encode()).to_pylist() == ["a"]
    assert id_texts(pa.array([1.5])) is None
