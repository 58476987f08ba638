"""The marks of a block as columns of the result, those of a small table of scores."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from conditionality.desk.population_plan import Plan
from conditionality.desk.score_table import IDENTITY
from conditionality.referential.model import Referential
from conditionality.scoring.batch.completeness import INCOMPLETE
from conditionality.scoring.batch.marks import MarkColumn, Marks
from conditionality.scoring.shown import mark_register
from conditionality.wording.numbers import shown

BESIDE = ("line", "referential")
"""Columns that go with the result and are not written: where each row stood, and the rules it was scored with."""


def schema_of(plan: Plan) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Give the columns of the result, then those beside it."""
    numeric = {"total", *plan.header[len(IDENTITY) :]}
    named = [(name, pa.float64() if name in numeric else pa.string()) for name in plan.header]
    return pa.schema([*named, ("line", pa.int64()), ("referential", pa.string())])


def marks_table(
    marks: Marks,
    version: Referential,
    plan: Plan,
    ids: Any,  # noqa: ANN401 - pyarrow has no types
    lines: npt.NDArray[np.int64],
) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Give the result of the rows of one version."""
    column, schema = marks.columns, schema_of(plan)
    made = {
        "report_id": ids,
        "status": _either(column[INCOMPLETE], "incomplete", "complete"),
        "total": _numbers(column["total.score"]),
        "total_shown": _shown(column["total.shown"], version.display.decimals),
        "outcome": _texts(column["outcome"]),
        "line": pa.array(lines, pa.int64()),
        "referential": _always(version.ref, marks.rows),
    }
    if version.gradings:
        made["grade"] = _texts(column[f"{version.gradings[0].id}.grade"])
    made |= {f"dimension:{one.id}": _numbers(column[mark_register(version, one.id)]) for one in version.dimensions}
    if plan.points:
        made |= {f"points:{one.id}": _numbers(column[mark_register(version, one.id)]) for one in version.indicators}
    arrays = [made[one.name] if one.name in made else pa.nulls(marks.rows, one.type) for one in schema]
    return pa.Table.from_arrays(arrays, schema=schema)


def _numbers(mark: MarkColumn) -> Any:  # noqa: ANN401 - pyarrow has no types
    return pa.array(mark.values, pa.float64(), mask=mark.states != 0)


def _texts(mark: MarkColumn) -> Any:  # noqa: ANN401 - pyarrow has no types
    codes = mark.codes()
    return _named(codes, list(mark.texts) or [""], codes < 0)


def _either(mark: MarkColumn, if_true: str, if_false: str) -> Any:  # noqa: ANN401 - pyarrow has no types
    return _named((mark.values != 0).astype(np.int32), [if_false, if_true], None)


def _always(text: str, rows: int) -> Any:  # noqa: ANN401 - pyarrow has no types
    return _named(np.zeros(rows, np.int32), [text], None)


def _named(codes: npt.NDArray[np.int32], texts: list[str], absent: npt.NDArray[np.bool_] | None) -> Any:  # noqa: ANN401
    ranks = pa.array(codes, pa.int32(), mask=absent)
    return pa.DictionaryArray.from_arrays(ranks, pa.array(texts, pa.string())).cast(pa.string())


def _shown(mark: MarkColumn, digits: int) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Spell numbers that were rounded to so many decimals; each distinct one is spelled once."""
    units = np.rint(mark.values * 10.0**digits).astype(np.int64)
    distinct, codes = np.unique(units, return_inverse=True)
    texts = [shown(Fraction(int(one), 10**digits), digits) for one in distinct]
    return _named(codes.astype(np.int32), texts or [""], mark.states != 0)
