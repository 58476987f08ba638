"""Table A, second part."""

from __future__ import annotations

from conditionality.dossier.award_moves import APPEALED, AWARD, FINALS, IN_COURT, STATES
from conditionality.dossier.states import TABLES


def test_an_appeal_that_fails_comes_back_where_it_left() -> None:
    for left, waiting in APPEALED.items():
        assert TABLES["dossier"][left]["AppealLodged"].target == waiting
        assert TABLES["dossier"][waiting]["DecisionUpheld"].target == left


def test_every_final_state_can_be_archived() -> None:
    assert {state for move in AWARD if move.event == "Archived" for state in move.origins} == set(FINALS)


def test_a_clerical_error_can_be_corrected_everywhere_but_in_what_is_gone() -> None:
    corrected = {state for move in AWARD if move.event == "ClericalErrorCorrected" for state in move.origins}
    assert set(STATES) - corrected == {"DELETED"}


def test_a_notice_of_suspension_may_end_without_one() -> None:
    assert {move.target for move in AWARD if "SUSPENSION_NOTICE" in move.origins} >= {"LISTED", "SUSPENDED"}


def test_a_court_is_seized_of_a_notified_decision_only() -> None:
    assert not {"DRAFT", "SUBMITTED", "SENT_TO_REGION", "GRANTED", "REFUSED"} & set(IN_COURT)
