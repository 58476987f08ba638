"""Events of visits, sessions and motions."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from conditionality.dossier.assembly_events import ASSEMBLY_EVENTS
from conditionality.dossier.events import EVENTS, event_bytes
from tests.dossier.made import sample


def test_each_is_known_by_its_name() -> None:
    assert all(EVENTS[kind.__name__] is kind and kind.__doc__ for kind in ASSEMBLY_EVENTS)


def test_a_secret_ballot_leaves_nothing_that_tells_a_vote() -> None:
    assert event_bytes(sample("SecretBallotTaken")) == b"{}"


def test_a_motion_is_of_a_known_kind() -> None:
    with pytest.raises(ValidationError):
        sample("MotionDrafted", kind="reopen")
