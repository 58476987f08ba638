"""Events of reports and plans."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from conditionality.dossier.events import EVENTS
from conditionality.dossier.follow_up_events import FOLLOW_UP_EVENTS
from tests.dossier.made import sample


def test_each_is_known_by_its_name() -> None:
    assert all(EVENTS[kind.__name__] is kind and kind.__doc__ for kind in FOLLOW_UP_EVENTS)


def test_a_fingerprint_is_64_digits() -> None:
    with pytest.raises(ValidationError):
        sample("PlanMet", result="abc")


def test_a_late_reminder_counts_days_after_the_due_day() -> None:
    assert sample("EnterpriseReminded", days_to_due=-7).model_dump()["days_to_due"] == -7
