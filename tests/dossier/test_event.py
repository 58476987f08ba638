"""What every event is."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from conditionality.dossier.event import Event
from tests.dossier.made import sample


def test_an_event_is_frozen() -> None:
    made = sample("PlanMet")
    assert isinstance(made, Event)
    with pytest.raises(ValidationError):
        made.result = "b" * 64  # type: ignore[attr-defined]  # a test of the refusal
