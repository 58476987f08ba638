"""The paper of a back-test: frozen, exact, without surprise when it is read back."""

from __future__ import annotations

from fractions import Fraction

import pytest
from pydantic import ValidationError

from conditionality.codec import canonical, read_paper
from conditionality.scoring.effect import Cause, Moves, Tally

NOUGHT = dict.fromkeys(set(Tally.model_fields) - {"moves", "stake"}, 0)


def test_a_cause_is_spelled_exactly() -> None:
    cause = Cause(id="V1", kind="indicator", why="points", by=Fraction(-7, 3), points_before=Fraction(80))
    assert b'"by":"-7/3"' in canonical(cause)
    assert read_paper(Cause, canonical(cause)) == cause


def test_a_tally_without_any_report_has_no_mean() -> None:
    tally = Tally.model_validate({**NOUGHT, "moves": Moves(reports=0)})
    assert tally.moves.mean is None
    assert tally.stake is None


def test_an_unknown_reason_is_refused() -> None:
    with pytest.raises(ValidationError):
        Cause.model_validate({"id": "V1", "kind": "indicator", "why": "luck", "by": "0"})
