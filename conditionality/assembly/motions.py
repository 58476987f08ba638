"""The motions an assembly may vote, in their order, with the majority and the reasons that each asks for.

The founding texts give the assembly two powers: accept an organisation, or propose a démarche de progrès. Refusal
is not one of them, so it is the exception and asks for the most. The first motion adopted ends the sequence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from conditionality.assembly.kinds import Choice, Text
from conditionality.assembly.rules import SIMPLE, TWO_THIRDS, Threshold
from conditionality.codec import Paper
from conditionality.dossier.kinds import SuspensionGround

MotionKind = Literal["defer", "accept", "plan", "refuse", "suspend", "lift_suspension"]
RefusalGround = Literal[
    "eligibility_not_met", "gate_failed_after_hearing", "plan_refused_or_failed_twice", "information_knowingly_false"
]


class Motion(Paper):
    """What is put to the vote.

    Attributes:
        kind: `defer` (renvoi), `accept`, `plan` (démarche de progrès) or `refuse`; on a listing, `suspend` or
            `lift_suspension`.
        departs: The acceptance departs from the score: below its threshold, or a gate fails.
        reason: The written reason, where one is asked for.
        ground: Ground of a refusal, from the closed list.
        heard: The contradictory step is done; of a suspension, the notice was answered or its time is over.
        suspends_for: Ground of a suspension, from the closed list: that of its notice.
    """

    kind: MotionKind
    departs: bool = False
    reason: Text | None = None
    ground: RefusalGround | None = None
    heard: bool = False
    suspends_for: SuspensionGround | None = None


@dataclass(frozen=True, slots=True)
class MotionRule:
    """What one kind of motion asks for.

    Attributes:
        adopted: Row of the procedure that follows when the motion is adopted.
        threshold: Majority.
        departing: Majority when the motion departs from the score.
        double_majority: A majority of the colleges is asked for too.
        justify: The ballot that must carry a reason.
        written: Whether the motion itself carries a reason: never, when it departs from the score, or always.
        by_consent: A consent round may come before the vote.
    """

    adopted: str
    threshold: Threshold = SIMPLE
    departing: Threshold = SIMPLE
    double_majority: bool = False
    justify: Choice | None = None
    written: Literal["never", "departing", "always"] = "never"
    by_consent: bool = False


SEQUENCE: dict[MotionKind, MotionRule] = {
    "defer": MotionRule("T26"),
    "accept": MotionRule("T24", departing=TWO_THIRDS, justify="against", written="departing", by_consent=True),
    "plan": MotionRule("T25", justify="against", by_consent=True),
    "refuse": MotionRule(
        "T27", TWO_THIRDS, TWO_THIRDS, double_majority=True, justify="for", written="always", by_consent=False
    ),
}
"""The motions on a request, in the order in which they are voted."""

ON_LISTING: dict[MotionKind, MotionRule] = {
    "suspend": MotionRule("T40", TWO_THIRDS, TWO_THIRDS, double_majority=True, justify="for", written="always"),
    "lift_suspension": MotionRule(
        "T41", TWO_THIRDS, TWO_THIRDS, double_majority=True, justify="against", written="always"
    ),
}
"""The motions on a listing: each is voted alone, by the majorities of a refusal."""

RULES: dict[MotionKind, MotionRule] = SEQUENCE | ON_LISTING
"""What every kind of motion asks for."""

FALLBACK: MotionKind = "plan"
"""The motion put to the vote when the acceptance falls."""

NONE_ADOPTED = ("T26", "T28")
"""What follows when no motion is adopted: an automatic deferral, once; then the region hears that there is no avis."""


def threshold_of(motion: Motion) -> Threshold:
    """Give the majority that a motion asks for.

    >>> threshold_of(Motion(kind="accept", departs=True)).value()
    Fraction(2, 3)
    """
    rule = RULES[motion.kind]
    return rule.departing if motion.departs else rule.threshold


def lacks_reason(motion: Motion) -> bool:
    """Tell whether a motion should carry a written reason and does not."""
    written = RULES[motion.kind].written
    asked = written == "always" or (written == "departing" and motion.departs)
    return asked and motion.reason is None
