"""What a batch gives: one column for each register that was asked for, and how the rows were decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from conditionality.formula.values import STRENGTH, Empty, Value

MarkKind = Literal["number", "code", "truth"]


@dataclass(frozen=True, slots=True)
class MarkColumn:
    """One register over all rows.

    Attributes:
        kind: `number`, `code` or `truth`.
        values: float64: the double nearest to the exact number; the rank in `texts`; 0 or 1. 0 where there is none.
        states: 0 where there is a value; 1 does not concern the report, 2 not applicable, 3 missing.
        texts: Text of each code.
    """

    kind: MarkKind
    values: npt.NDArray[np.float64]
    states: npt.NDArray[np.uint8]
    texts: tuple[str, ...] = ()

    def numbers(self) -> npt.NDArray[np.float64]:
        """Give numbers with NaN where there is none."""
        return np.where(self.states == 0, self.values, np.nan)

    def codes(self) -> npt.NDArray[np.int32]:
        """Give ranks in `texts` with -1 where there is none."""
        return np.where(self.states == 0, self.values, -1).astype(np.int32)

    def of(self, row: int) -> float | str | bool | None:
        """Give the mark of one row; None where there is none."""
        if self.states[row]:
            return None
        value = float(self.values[row])
        match self.kind:
            case "code":
                return self.texts[int(value)]
            case "truth":
                return bool(value)
            case "number":
                return value


@dataclass(frozen=True, slots=True)
class Marks:
    """Everything a batch gave.

    Attributes:
        rows: How many reports.
        columns: By name of register.
        careful: Rows that went to the careful kernel.
        exact: Rows that went to the exact machine.
    """

    rows: int
    columns: Mapping[str, MarkColumn]
    careful: int = 0
    exact: int = 0


def state_of(value: Value) -> int:
    """Give the state of a register of the exact machine: 0 for a value."""
    return STRENGTH[value.kind] if isinstance(value, Empty) else 0
