"""Events of a deliberation."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from conditionality.dossier.deliberation_events import DELIBERATION_EVENTS
from conditionality.dossier.events import EVENTS
from tests.dossier.made import sample


def test_each_is_known_by_its_name() -> None:
    assert all(EVENTS[kind.__name__] is kind and kind.__doc__ for kind in DELIBERATION_EVENTS)


def test_a_refusal_rests_on_a_ground_of_the_closed_list() -> None:
    with pytest.raises(ValidationError):
        sample("RefusalAdvised", ground="competitor")


def test_a_reason_is_not_blank() -> None:
    with pytest.raises(ValidationError):
        sample("Deferred", reason=" ")
