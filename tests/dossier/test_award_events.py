"""Events of an award."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import ValidationError

from conditionality.dossier.award_events import AWARD_EVENTS
from conditionality.dossier.events import EVENTS
from tests.dossier.made import sample


def test_each_is_known_by_its_name() -> None:
    assert all(EVENTS[kind.__name__] is kind and kind.__doc__ for kind in AWARD_EVENTS)


def test_an_amount_is_to_the_cent() -> None:
    with pytest.raises(ValidationError):
        sample("Granted", amount_eur=Decimal("0.001"))
    with pytest.raises(ValidationError):
        sample("Granted", amount_eur=Decimal(-1))
    assert sample("Granted", amount_eur=Decimal("12.30")) == sample("Granted", amount_eur=Decimal("12.3"))


def test_a_withdrawal_names_one_of_two_grounds() -> None:
    with pytest.raises(ValidationError):
        sample("Withdrawn", ground="mood")
