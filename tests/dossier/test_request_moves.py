"""Table A, first part."""

from __future__ import annotations

from conditionality.dossier.request_moves import FILED, REQUEST, SILENCE_RUNS
from conditionality.dossier.states import MACHINES, TABLES


def test_a_request_may_be_taken_back_until_the_act_of_the_region() -> None:
    assert [state for state, row in TABLES["dossier"].items() if "RequestWithdrawn" in row] == [
        state for state in MACHINES["dossier"].states if state in FILED
    ]
    assert "DRAFT" not in FILED
    assert "GRANTED" not in FILED


def test_silence_counts_in_every_state_before_the_act_but_while_pieces_are_awaited() -> None:
    assert set(FILED) - set(SILENCE_RUNS) == {"INCOMPLETE"}


def test_a_deferral_does_not_stop_the_silence() -> None:
    deferred = next(move for move in REQUEST if move.event == "Deferred")
    assert "holds_silence_clock" not in deferred.then
    assert "alerts_before_silence" in deferred.then


def test_only_a_draft_can_vanish() -> None:
    assert [move.origins for move in REQUEST if move.target == "DELETED"] == [("DRAFT",)]
