"""The small types a vote is made of."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from pydantic import TypeAdapter, ValidationError

from conditionality.assembly.kinds import Call, Day, Moment, Name, Ratio, Text


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Name, "a b"),
        (Name, ""),
        (Name, "é" * 61),
        (Name, "a\n"),
        (Text, ""),
        (Text, "a\u202eb"),
        (Text, "x" * 4_001),
        (Day, "2026-02-30"),
        (Day, "20260221"),
        (Day, 3),
        (Moment, "2026-02-21T10:00:00"),
        (Moment, "ten"),
        (Moment, datetime(2026, 2, 21)),  # noqa: DTZ001 - a moment without its offset
        (Call, True),
        (Call, 3),
    ],
)
def test_what_does_not_fit_is_refused(kind: object, value: object) -> None:
    adapter: TypeAdapter[object] = TypeAdapter(kind)  # type: ignore[arg-type]  # an annotated type, not a class
    with pytest.raises(ValidationError):
        adapter.validate_python(value)


@pytest.mark.parametrize(
    ("kind", "value", "taken"),
    [
        (Name, "collège_2", "collège_2"),
        (Day, "2026-11-21", date(2026, 11, 21)),
        (Day, date(2026, 11, 21), date(2026, 11, 21)),
        (Moment, "2026-11-21T10:00:00Z", datetime(2026, 11, 21, 10, tzinfo=UTC)),
        (Text, "Deux\nlignes", "Deux\nlignes"),
        (Call, 2, 2),
    ],
)
def test_what_fits_is_taken(kind: object, value: object, taken: object) -> None:
    adapter: TypeAdapter[object] = TypeAdapter(kind)  # type: ignore[arg-type]  # as above
    assert adapter.validate_python(value) == taken


def test_a_ratio_is_exact() -> None:
    assert Ratio(num=2, den=6).value() == Fraction(1, 3)
