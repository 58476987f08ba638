"""The small types an event is made of."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from conditionality.dossier.kinds import Code, Codes, Day, Digest, Euros, Pair, Person, Siret, Text, Texts


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Digest, "A" * 64),
        (Digest, "a" * 63),
        (Code, "two words"),
        (Code, ""),
        (Codes, ()),
        (Siret, "7,99E+13"),
        (Siret, "9999999990000"),
        (Person, "Jeanne Doe"),
        (Pair, ("p1", "p2", "p3")),
        (Text, "  "),
        (Text, "a\u202eb"),
        (Text, "x" * 4_001),
        (Texts, ("fine", "")),
        (Euros, Decimal("NaN")),
        (Euros, Decimal("0.005")),
        (Day, "2026-03-02"),
        (Day, datetime(2026, 3, 2, 9)),  # noqa: DTZ001 - a moment is no day
    ],
)
def test_what_does_not_fit_is_refused(kind: object, value: object) -> None:
    adapter: TypeAdapter[object] = TypeAdapter(kind)  # type: ignore[arg-type]  # an annotated type, not a class
    with pytest.raises(ValidationError):
        adapter.validate_python(value, strict=True)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Code, "socle-leger@1.0.0"),
        (Siret, "99999999900001"),
        (Text, "Deux\nlignes"),
        (Texts, ()),
        (Euros, Decimal("150000.00")),
    ],
)
def test_what_fits_is_taken(kind: object, value: object) -> None:
    adapter: TypeAdapter[object] = TypeAdapter(kind)  # type: ignore[arg-type]  # as above
    assert adapter.validate_python(value, strict=True) == value
