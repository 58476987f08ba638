"""The motions, their majorities and their reasons."""

from __future__ import annotations

from typing import get_args

from conditionality.assembly.motions import (
    FALLBACK,
    NONE_ADOPTED,
    ON_LISTING,
    RULES,
    SEQUENCE,
    Motion,
    MotionKind,
    lacks_reason,
    threshold_of,
)
from conditionality.assembly.rules import SIMPLE, TWO_THIRDS


def test_every_motion_has_its_place_in_the_sequence() -> None:
    assert tuple(SEQUENCE) == ("defer", "accept", "plan", "refuse")
    assert tuple(RULES) == get_args(MotionKind) == (*SEQUENCE, *ON_LISTING)
    assert [rule.adopted for rule in SEQUENCE.values()] == ["T26", "T24", "T25", "T27"]
    assert (FALLBACK, NONE_ADOPTED) == ("plan", ("T26", "T28"))


def test_a_listing_is_suspended_and_opened_again_by_the_majorities_of_a_refusal() -> None:
    for rule, reason_of in ((RULES["suspend"], "for"), (RULES["lift_suspension"], "against")):
        assert (rule.threshold, rule.double_majority, rule.written) == (TWO_THIRDS, True, "always")
        assert rule.justify == reason_of
    assert [rule.adopted for rule in ON_LISTING.values()] == ["T40", "T41"]


def test_departing_from_the_score_and_refusing_ask_for_two_thirds() -> None:
    assert threshold_of(Motion(kind="accept")) == SIMPLE
    assert threshold_of(Motion(kind="accept", departs=True)) == TWO_THIRDS
    assert threshold_of(Motion(kind="plan")) == threshold_of(Motion(kind="defer")) == SIMPLE
    assert threshold_of(Motion(kind="refuse")) == TWO_THIRDS
    assert [kind for kind, rule in SEQUENCE.items() if rule.double_majority] == ["refuse"]


def test_reasons_are_asked_of_those_who_oppose_and_of_those_who_refuse() -> None:
    assert {kind: rule.justify for kind, rule in SEQUENCE.items()} == {
        "defer": None,
        "accept": "against",
        "plan": "against",
        "refuse": "for",
    }
    assert lacks_reason(Motion(kind="refuse"))
    assert lacks_reason(Motion(kind="accept", departs=True))
    assert not lacks_reason(Motion(kind="accept"))
    assert not lacks_reason(Motion(kind="plan"))
    assert not lacks_reason(Motion(kind="refuse", reason="D2 failed."))


def test_consent_is_for_acceptance_and_plan() -> None:
    assert [kind for kind, rule in SEQUENCE.items() if rule.by_consent] == ["accept", "plan"]
