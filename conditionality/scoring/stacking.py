"""Columns of several lots of reports put one under the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from conditionality.scoring.batch.columns import Column, packed

Lot = tuple[Mapping[str, Column], int]
"""Columns, and how many rows they have."""


def stack(lots: Sequence[Lot]) -> dict[str, Column]:
    """Put columns one under the other.

    A column that a lot does not have is unanswered there. Options are those of all lots, each once.

    Args:
        lots: In the order wanted; a column of one name is of one kind in all of them.
    """
    names = dict.fromkeys(name for columns, _ in lots for name in columns)
    return {name: _stack([(columns.get(name), rows) for columns, rows in lots]) for name in names}


def _stack(parts: Sequence[tuple[Column | None, int]]) -> Column:
    known = [one for one, _ in parts if one is not None]
    options = tuple(dict.fromkeys(text for one in known for text in one.options))
    answered = [np.zeros(rows, np.bool_) if one is None else one.answered(np.arange(rows)) for one, rows in parts]
    values = [
        np.zeros(rows, np.int64) if one is None else _renamed(one, told, options)
        for (one, rows), told in zip(parts, answered, strict=True)
    ]
    return Column(known[0].kind, np.concatenate(values), packed(np.concatenate(answered)), 0, options)


def _renamed(one: Column, answered: npt.NDArray[np.bool_], options: tuple[str, ...]) -> npt.NDArray[np.generic]:
    """Give the values of a column with its options numbered as all options are."""
    if one.kind not in {"code", "set"}:
        return one.values
    given = np.where(answered, one.values, 0).astype(np.int64)
    places = [options.index(text) for text in one.options]
    if one.kind == "code":
        return np.array([*places, 0])[given] if places else given
    found = np.zeros(len(given), np.int64)
    for bit, place in enumerate(places):
        found |= ((given >> bit) & 1) << place
    return found
