"""What a screen is handed of a sitting cannot be changed by it."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, is_dataclass

import pytest

from conditionality.desk import sitting_views
from conditionality.desk.sitting_views import BallotRow


def test_every_view_is_a_frozen_record() -> None:
    views = [one for one in vars(sitting_views).values() if is_dataclass(one) and isinstance(one, type)]
    assert len(views) >= 7
    assert all(one.__dataclass_params__.frozen for one in views)  # type: ignore[attr-defined]


def test_a_row_is_not_changed() -> None:
    row = BallotRow("Cons1", "CONS", "–", "for", "", by_proxy=False)
    with pytest.raises(FrozenInstanceError):
        row.choice = "against"  # type: ignore[misc]
