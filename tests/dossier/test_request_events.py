"""Events of a request."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from conditionality.dossier.events import EVENTS
from conditionality.dossier.request_events import REQUEST_EVENTS
from tests.dossier.made import sample


def test_each_is_known_by_its_name() -> None:
    assert all(EVENTS[kind.__name__] is kind and kind.__doc__ for kind in REQUEST_EVENTS)


def test_pieces_are_named() -> None:
    with pytest.raises(ValidationError):
        sample("PiecesAsked", pieces=())
    assert sample("PiecesAsked", pieces=("kbis",)).model_dump()["pieces"] == ("kbis",)


def test_two_visitors_are_two() -> None:
    with pytest.raises(ValidationError):
        sample("PairAssigned", visitors=("p1",))
