"""A référentiel as a frozen paper: one fingerprint for one meaning, whatever the layout of the file."""

from __future__ import annotations

from hypothesis import given

from conditionality.codec import canonical, read_paper
from conditionality.referential.model import BLOCKS, Referential
from conditionality.referential.read import read_referential
from tests.referential import books
from tests.strategies.referentials import referentials


def test_it_is_called_by_its_id_and_version() -> None:
    assert books.whole().ref == "atelier-modele@1.2.0"


def test_the_layout_of_the_file_does_not_change_the_fingerprint() -> None:
    other = books.WHOLE.replace(b"weight = 60", b"weight = 60.0 # the same").replace(b"\n", b"\r\n")
    assert other != books.WHOLE
    read = read_referential(b"\xef\xbb\xbf" + other).referential
    assert read is not None
    assert read.fingerprint() == books.whole().fingerprint()


def test_a_change_of_one_point_changes_the_fingerprint() -> None:
    read = read_referential(books.WHOLE.replace(b"weight = 60", b"weight = 61")).referential
    assert read is not None
    assert read.fingerprint() != books.whole().fingerprint()


def test_the_one_that_says_everything_reads_back_equal() -> None:
    assert read_paper(Referential, canonical(books.whole())) == books.whole()


@given(referentials())
def test_any_reads_back_equal(one: Referential) -> None:
    assert read_paper(Referential, canonical(one)) == one


def test_the_names_of_blocks_are_keys_of_the_model() -> None:
    assert set(BLOCKS) <= set(Referential.model_fields)
