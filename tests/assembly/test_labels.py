"""Words of a vote."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import get_args

import pytest

from conditionality.assembly import labels
from conditionality.assembly.kinds import Choice, DecisionTest, Ground, NoCastingVote, Outcome, QuorumReason, Status
from conditionality.assembly.motions import MotionKind, RefusalGround
from conditionality.assembly.result import Check, share
from conditionality.wording.speech import say


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (labels.STATUSES, get_args(Status)),
        (labels.OUTCOMES, get_args(Outcome)),
        (labels.TESTS, (*get_args(QuorumReason), *get_args(DecisionTest))),
        (labels.CHOICES, get_args(Choice)),
        (labels.GROUNDS, get_args(Ground)),
        (labels.MOTIONS, get_args(MotionKind)),
        (labels.REFUSAL_GROUNDS, get_args(RefusalGround)),
        (labels.NO_CASTING_VOTE, get_args(NoCastingVote)),
    ],
)
def test_every_word_of_a_closed_list_is_said_in_both_languages(
    table: Mapping[str, str], words: tuple[str, ...]
) -> None:
    assert set(table) == set(words)
    assert all(say("fr", text) for text in table.values())


def test_a_share_is_written_exactly_when_it_has_no_end() -> None:
    assert labels.exact_text("fr", Fraction(1, 3)).replace("\u202f", " ") == "33,33 % (1/3)"
    assert labels.exact_text("en", Fraction(1, 8)) == "12.5%"
    assert labels.share_text("en", share(Fraction(1, 6))) == "16.67%"
    assert labels.share_text("en", None) == "–"


def test_a_comparison_is_said_by_its_kind() -> None:
    heads = Check(code="SUPPORTING_COLLEGES", found=Fraction(3), word="ge", bound=Fraction(2), holds=True)
    assert (labels.found_text("en", heads), labels.asked_text("en", heads)) == ("3", "at least 2")
    shares = Check(code="THRESHOLD", found=Fraction(3, 5), word="gt", bound=Fraction(1, 2), holds=True)
    assert (labels.found_text("en", shares), labels.asked_text("en", shares)) == ("60%", "more than 50%")
    withheld = heads.model_copy(update={"found": None})
    assert labels.found_text("en", withheld) == "not told: secret ballot"
