"""The bare buffers of Arrow arrays as NumPy sees them: which rows hold something, the bytes of texts, whole arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]


def whole(array: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Give one array for a column that may be in chunks; an extension type gives what it is stored as."""
    if isinstance(array, pa.ChunkedArray):
        array = array.chunk(0) if array.num_chunks == 1 else array.combine_chunks()
        if isinstance(array, pa.ChunkedArray):
            array = pa.concat_arrays(array.chunks) if array.num_chunks else pa.array([], array.type)
    if isinstance(array, pa.ExtensionArray):
        array = array.storage
    kind = array.type
    if pa.types.is_string_view(kind):
        return array.cast(pa.string())
    return array.cast(pa.large_string()) if pa.types.is_binary_view(kind) else array


def present(array: Any) -> Bools:  # noqa: ANN401 - pyarrow has no types
    """Tell which rows hold something."""
    if not array.null_count:
        return np.ones(len(array), np.bool_)
    found: Bools = pc.is_valid(array).to_numpy(zero_copy_only=False)
    return found


def validity(array: Any) -> tuple[npt.NDArray[np.uint8] | None, int]:  # noqa: ANN401 - pyarrow has no types
    """Give the bitmap of a flat array as Arrow keeps it, and the bits to skip; nothing where no row is empty."""
    bitmap = array.buffers()[0]
    if not array.null_count or bitmap is None:
        return None, 0
    return np.frombuffer(bitmap, np.uint8), array.offset


def numbers(array: Any) -> npt.NDArray[Any]:  # noqa: ANN401 - pyarrow has no types
    """Give the values of an array of numbers or days without copying; where nothing stands, anything does."""
    width = np.dtype(array.type.to_pandas_dtype())
    buffer = array.buffers()[1]
    if buffer is None:
        return np.zeros(len(array), width)
    return np.frombuffer(buffer, width)[array.offset : array.offset + len(array)]


def text_bytes(array: Any) -> tuple[Codes, npt.NDArray[np.uint8]]:  # noqa: ANN401 - pyarrow has no types
    """Give where each text starts, and the end of the last one, counted from 0; and the bytes of them all."""
    width = np.int64 if pa.types.is_large_string(array.type) else np.int32
    _, starts, content = array.buffers()
    if starts is None or not len(array):
        return np.zeros(len(array) + 1, np.int64), np.zeros(0, np.uint8)
    places = np.frombuffer(starts, width)[array.offset : array.offset + len(array) + 1].astype(np.int64)
    if content is None:
        return places - places[0], np.zeros(0, np.uint8)
    return places - places[0], np.frombuffer(content, np.uint8)[places[0] : places[-1]]


def counted(marks: npt.NDArray[Any], places: Codes) -> Codes:
    """Add up the marks of bytes text by text."""
    sums = np.zeros(len(marks) + 1, np.int64)
    np.cumsum(marks, out=sums[1:])
    found: Codes = sums[places[1:]] - sums[places[:-1]]
    return found


def is_text(kind: Any) -> bool:  # noqa: ANN401 - pyarrow has no types
    """Tell whether a type holds texts."""
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))
