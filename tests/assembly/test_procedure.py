"""Every path of the motion tree, against the law of the assembly."""

from __future__ import annotations

from itertools import permutations
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.assembly.kinds import Choice, Outcome
from conditionality.assembly.motions import SEQUENCE, Motion, MotionKind, lacks_reason, threshold_of
from conditionality.assembly.procedure import (
    NONE_WAS_ADOPTED,
    Tried,
    advice,
    automatic_reason,
    default_motion,
    departs,
    make_motion,
    order_of_motions,
    reason_needed,
    reason_text,
    second_call_reason,
    when_none_adopted,
    written_reason_needed,
)
from conditionality.dossier.deliberation_events import DELIBERATION_EVENTS
from conditionality.dossier.kinds import Proposal

KINDS = {"d": "defer", "a": "accept", "p": "plan", "r": "refuse"}


def kinds(letters: str) -> tuple[MotionKind, ...]:
    """Spell motions by their first letters."""
    return tuple(KINDS[letter] for letter in letters)  # type: ignore[misc]  # the four letters above


def fallen(letters: str) -> Tried:
    """Give motions that were voted and not adopted."""
    return tuple((kind, "NOT_ADOPTED") for kind in kinds(letters))


PATHS: tuple[tuple[Proposal, str, bool, bool, str, str | None], ...] = (
    # proposal, fallen before, deferred before, heard: what may be put, and the default
    ("accept", "", False, False, "adp", "accept"),
    ("accept", "", False, True, "adp", "accept"),
    ("accept", "", True, False, "ap", "accept"),
    ("accept", "d", False, False, "ap", "accept"),
    ("accept", "a", False, False, "pd", "plan"),
    ("accept", "a", True, True, "p", "plan"),
    ("accept", "da", False, True, "p", "plan"),
    ("accept", "p", False, False, "ad", "accept"),
    ("accept", "p", False, True, "adr", "accept"),
    ("accept", "ap", False, False, "d", None),
    ("accept", "ap", True, False, "", None),
    ("accept", "ap", False, True, "dr", None),
    ("accept", "ap", True, True, "r", None),
    ("accept", "apr", True, True, "", None),
    ("accept", "apr", False, True, "d", None),
    ("plan", "", False, False, "pda", "plan"),
    ("plan", "", True, True, "pa", "plan"),
    ("plan", "d", False, True, "pa", "plan"),
    ("plan", "a", False, False, "pd", "plan"),
    ("plan", "a", True, True, "p", "plan"),
    ("plan", "p", False, False, "da", None),
    ("plan", "p", True, False, "a", None),
    ("plan", "p", True, True, "ar", None),
    ("plan", "pa", True, True, "r", None),
    ("plan", "pa", True, False, "", None),
    ("plan", "pr", True, True, "a", None),
    ("review", "", False, False, "adp", "accept"),
    ("review", "", True, True, "ap", "accept"),
    ("review", "a", False, False, "pd", "plan"),
    ("review", "p", False, True, "adr", "accept"),
    ("review", "ap", True, True, "r", None),
    ("review", "ap", True, False, "", None),
)


@pytest.mark.parametrize("path", PATHS, ids=str)
def test_every_path_gives_what_may_be_put_and_the_default_first(
    path: tuple[Proposal, str, bool, bool, str, str | None],
) -> None:
    proposal, before, deferred, heard, left, default = path
    tried = fallen(before)
    order = order_of_motions(proposal, tried, deferred_before=deferred, heard=heard)
    assert (order, default_motion(proposal, tried)) == (kinds(left), default)


@pytest.mark.parametrize("outcome", ["ADOPTED", "NO_QUORUM"])
@pytest.mark.parametrize("kind", list(SEQUENCE))
def test_the_first_motion_adopted_and_a_missed_quorum_end_the_item(kind: MotionKind, outcome: Outcome) -> None:
    tried: Tried = (*fallen("d"), (kind, outcome))
    assert order_of_motions("accept", tried, deferred_before=False, heard=True) == ()
    assert default_motion("accept", tried) is None


def test_the_enterprise_may_ask_for_a_second_deferral() -> None:
    once = order_of_motions("accept", (), deferred_before=True, heard=False)
    asked = order_of_motions("accept", (), deferred_before=True, heard=False, enterprise_asks=True)
    assert ("defer" in once, "defer" in asked) == (False, True)


@pytest.mark.parametrize(
    ("kind", "outcome", "left", "deferred", "event"),
    [
        ("defer", "ADOPTED", "", False, "Deferred"),
        ("accept", "ADOPTED", "", False, "AcceptanceAdvised"),
        ("accept", "ADOPTED", "", True, "AcceptanceAdvised"),
        ("plan", "ADOPTED", "", False, "PlanAdvised"),
        ("refuse", "ADOPTED", "", True, "RefusalAdvised"),
        ("accept", "NO_QUORUM", "", False, "QuorumMissed"),
        ("plan", "NO_QUORUM", "", True, "QuorumMissed"),
        ("accept", "NOT_ADOPTED", "pd", False, None),
        ("accept", "NO_DECISION", "pd", False, None),
        ("plan", "NOT_ADOPTED", "d", False, None),
        ("plan", "NOT_ADOPTED", "", False, "Deferred"),
        ("plan", "NO_DECISION", "", False, "Deferred"),
        ("plan", "NOT_ADOPTED", "", True, "AvisNotReached"),
        ("refuse", "NOT_ADOPTED", "", True, "AvisNotReached"),
        ("refuse", "NO_DECISION", "", False, "Deferred"),
    ],
)
def test_every_outcome_has_its_event_or_waits_for_the_next_motion(
    kind: MotionKind, outcome: Outcome, left: str, deferred: bool, event: str | None
) -> None:
    assert advice(kind, outcome, left=kinds(left), deferred_before=deferred) == event
    assert event is None or event in {one.__name__ for one in DELIBERATION_EVENTS}


def test_when_none_is_adopted_the_item_is_put_off_once_then_there_is_no_avis() -> None:
    assert [when_none_adopted(deferred_before=one) for one in (False, True)] == ["Deferred", "AvisNotReached"]


@pytest.mark.parametrize(
    ("kind", "proposal", "departing"),
    [
        ("accept", "accept", False),
        ("accept", "plan", True),
        ("accept", "review", True),
        ("plan", "accept", False),
        ("plan", "plan", False),
        ("refuse", "plan", False),
        ("defer", "accept", False),
    ],
)
def test_an_acceptance_that_the_score_does_not_propose_departs(
    kind: MotionKind, proposal: Proposal, departing: bool
) -> None:
    assert departs(kind, proposal) == departing
    motion = make_motion(kind, proposal)
    asked = (2, 3) if departing or kind == "refuse" else (1, 2)
    assert (threshold_of(motion).num, threshold_of(motion).den) == asked
    assert lacks_reason(motion) == (departing or kind == "refuse")
    assert written_reason_needed(motion) == (departing or kind in {"refuse", "defer"})


@pytest.mark.parametrize("choice", list(get_args(Choice)))
@pytest.mark.parametrize("kind", list(SEQUENCE))
def test_reasons_are_asked_against_an_acceptance_or_a_plan_and_for_a_refusal(kind: MotionKind, choice: Choice) -> None:
    asked = {("accept", "against"), ("plan", "against"), ("refuse", "for")}
    assert reason_needed(Motion(kind=kind), choice) == ((kind, choice) in asked)


def test_the_reason_of_an_automatic_deferral_quotes_the_motions() -> None:
    told = automatic_reason((("accept", "NOT_ADOPTED"), ("plan", "NO_DECISION")), "en")
    assert told.endswith("Acceptance on the platform: not adopted; Improvement plan proposed: no decision.")
    assert automatic_reason((), "fr").startswith("Aucune motion n’a été mise aux voix")


def test_what_the_engine_left_as_a_code_is_said_in_the_language_of_the_reader() -> None:
    tried: Tried = (("plan", "NOT_ADOPTED"),)
    assert reason_text(NONE_WAS_ADOPTED, "en", tried) == automatic_reason(tried, "en")
    assert reason_text(NONE_WAS_ADOPTED, "en").startswith("No motion was adopted")
    assert reason_text(second_call_reason("S-2026-02"), "fr").startswith("Seconde convocation")
    assert reason_text("Apporter le bilan.", "en") == "Apporter le bilan."


proposals = st.sampled_from(get_args(Proposal))
sequences = st.sampled_from([order for size in range(5) for order in permutations(SEQUENCE, size)])


@given(proposals, sequences, st.booleans(), st.booleans())
def test_whatever_fell_nothing_is_voted_twice_and_the_item_ends(
    proposal: Proposal, before: tuple[MotionKind, ...], deferred: bool, heard: bool
) -> None:
    tried: Tried = tuple((kind, "NOT_ADOPTED") for kind in before)
    order = order_of_motions(proposal, tried, deferred_before=deferred, heard=heard)
    assert not set(order) & set(before)
    assert len(set(order)) == len(order)
    default = default_motion(proposal, tried)
    assert default is None or order[0] == default
    assert default not in {"defer", "refuse"}
    if "refuse" in order:
        assert heard
        assert "plan" in before
