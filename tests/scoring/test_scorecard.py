"""The scorecard as a paper: frozen, closed, read back equal."""

from __future__ import annotations

from fractions import Fraction

import pytest
from pydantic import ValidationError

from conditionality.codec import canonical, read_paper
from conditionality.scoring.score import score
from conditionality.scoring.scorecard import Amount, Line, Scorecard
from tests.scoring.workshop import report, scorer


def test_an_amount_is_spelled_exactly_and_as_shown() -> None:
    assert canonical(Amount(exact=Fraction(475, 6), shown="79.2")) == b'{"exact":"475/6","shown":"79.2"}'


def test_a_mark_is_never_edited() -> None:
    card = score(scorer(), report())
    with pytest.raises(ValidationError):
        card.outcome = "refused"  # type: ignore[misc]


def test_unknown_keys_are_refused() -> None:
    with pytest.raises(ValidationError):
        Line.model_validate({"kind": "step", "colour": "red"})


@pytest.mark.parametrize(
    "changes", [{}, {"form": None}, {"energy": 301}, {"labels": None}, {"clean": False}, {"delay": 10}]
)
def test_every_kind_of_scorecard_reads_back_equal(changes: dict[str, object]) -> None:
    card = score(scorer(), report(**changes))
    assert read_paper(Scorecard, canonical(card)) == card
