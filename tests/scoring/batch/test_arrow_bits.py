"""The buffers of Arrow arrays are seen as they are: cut, empty, in chunks."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from conditionality.scoring.batch.arrow_bits import counted, is_text, numbers, present, text_bytes, validity, whole


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string()])
def test_the_bytes_of_texts_are_those_of_the_cut(kind: pa.DataType) -> None:
    array = pa.array(["zero", "un", None, "", "été"], kind).slice(1)
    places, content = text_bytes(array)
    assert places.tolist() == [0, 2, 2, 2, 7]
    assert content.tobytes().decode() == "unété"
    assert counted((content == ord("t")).astype(np.int64), places).tolist() == [0, 0, 0, 1]


def test_no_text_at_all_has_no_bytes() -> None:
    for array in (pa.array([], pa.string()), pa.array([None, None], pa.string())):
        places, content = text_bytes(array)
        assert places.tolist() == [0] * (len(array) + 1)
        assert not len(content)


def test_presence_is_read_from_the_bitmap_without_copying_it() -> None:
    array = pa.array([1.0, None, 3.0, None, 5.0]).slice(1)
    bitmap, offset = validity(array)
    assert bitmap is not None
    bits = np.unpackbits(bitmap, bitorder="little")[offset : offset + 4]
    assert bits.tolist() == present(array).tolist() == [False, True, False, True]
    assert validity(pa.array([1.0, 2.0])) == (None, 0)


def test_numbers_are_seen_where_arrow_keeps_them() -> None:
    array = pa.array([1, 2, 3], pa.int16()).slice(1)
    seen = numbers(array)
    assert seen.tolist() == [2, 3]
    assert not seen.flags.owndata


def test_chunks_and_views_become_one_plain_array() -> None:
    chunked = pa.chunked_array([["a"], ["b", None]])
    assert whole(chunked).to_pylist() == ["a", "b", None]
    assert whole(pa.chunked_array([], pa.int64())).to_pylist() == []
    assert is_text(whole(pa.array(["a"], pa.string_view())).type)
