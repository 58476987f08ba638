"""From motion to motion, and from motions to an outcome: what the chair may put to the vote, and what follows.

A motion voted once on an item is not voted again at that sitting; the first adopted ends the item. The default is what
the score proposes, and the plan once an acceptance has fallen. A plan proposed by the score leaves an acceptance
possible, before or after it, as a departure (two thirds and a written reason). A refusal comes last: only when the
plan has fallen, and after the organisation was heard. When the chair has nothing more to put and nothing is adopted,
the item is put off by itself, once; the next time the region hears that there is no avis.

A consent round that meets an objection is no vote: it is not among the motions tried.
"""

from __future__ import annotations

from typing import Literal

from conditionality.assembly.kinds import Choice, Outcome, Text
from conditionality.assembly.labels import MOTIONS, OUTCOMES
from conditionality.assembly.motions import FALLBACK, RULES, SEQUENCE, Motion, MotionKind, RefusalGround
from conditionality.dossier.kinds import Proposal
from conditionality.wording.speech import Lang, say

Advice = Literal["AcceptanceAdvised", "PlanAdvised", "Deferred", "RefusalAdvised", "AvisNotReached", "QuorumMissed"]
"""The event of the dossier that follows an item."""

Tried = tuple[tuple[MotionKind, Outcome], ...]
"""The motions voted on an item at this sitting, in order, with their outcomes."""

ADOPTED: dict[MotionKind, Advice] = {
    "defer": "Deferred",
    "accept": "AcceptanceAdvised",
    "plan": "PlanAdvised",
    "refuse": "RefusalAdvised",
}
"""What follows when a motion is adopted."""

FIRST: dict[Proposal, MotionKind] = {"accept": "accept", "plan": "plan", "review": "accept"}
"""What is put first by default; where the score proposes nothing, the order of the law: acceptance, then plan."""

NONE_WAS_ADOPTED = "engine:none-adopted"
"""What stands in the log as the reason of an item put off by itself; `reason_text` says it in words."""

CALLED_AGAIN = "engine:second-call:"
"""What the reason of a removal for a second call begins with; the session follows."""

ENDS: frozenset[Outcome] = frozenset({"ADOPTED", "NO_QUORUM"})
"""Outcomes after which nothing more is put at this sitting."""


def order_of_motions(
    proposal: Proposal, tried: Tried, *, deferred_before: bool, heard: bool, enterprise_asks: bool = False
) -> tuple[MotionKind, ...]:
    """Give the motions that the chair may put now, the default first, then in the order of the law.

    Args:
        proposal: What the score proposes.
        tried: What was voted on the item at this sitting.
        deferred_before: The dossier was put off once already.
        heard: The contradictory step is done.
        enterprise_asks: The enterprise itself asks for a deferral, which is then allowed again.

    Returns:
        Empty when the item has ended. The first is the default only when `default_motion` gives one: a refusal or a
        deferral is never put by default.

    >>> order_of_motions("accept", (("accept", "NOT_ADOPTED"),), deferred_before=False, heard=False)
    ('plan', 'defer')
    """
    if any(outcome in ENDS for _, outcome in tried):
        return ()
    voted = {kind for kind, _ in tried}
    barred: set[MotionKind] = {kind for kind in SEQUENCE if kind in voted}
    if deferred_before and not enterprise_asks:
        barred.add("defer")
    if not heard or FALLBACK not in voted:
        barred.add("refuse")
    default = default_motion(proposal, tried)
    return tuple(sorted((kind for kind in SEQUENCE if kind not in barred), key=lambda kind: kind != default))


def default_motion(proposal: Proposal, tried: Tried) -> MotionKind | None:
    """Give the motion that the chair puts unless somebody moves another; None when the chair may close the item.

    >>> default_motion("plan", (("plan", "NOT_ADOPTED"),)) is None
    True
    """
    if any(outcome in ENDS for _, outcome in tried):
        return None
    voted = {kind for kind, _ in tried}
    return next((kind for kind in (FIRST[proposal], FALLBACK) if kind not in voted), None)


def advice(kind: MotionKind, outcome: Outcome, *, left: tuple[MotionKind, ...], deferred_before: bool) -> Advice | None:
    """Say what event of the dossier follows a vote; None when another motion is still to be put.

    Args:
        kind: The motion voted last.
        outcome: What came of it.
        left: Motions that are still to be put, as `order_of_motions` gives them after this vote; empty when the chair
            closes the item (`default_motion` must then be None).
        deferred_before: The dossier was put off once already.
    """
    if outcome == "ADOPTED":
        return ADOPTED[kind]
    if outcome == "NO_QUORUM":
        return "QuorumMissed"
    return None if left else when_none_adopted(deferred_before=deferred_before)


def when_none_adopted(*, deferred_before: bool) -> Literal["Deferred", "AvisNotReached"]:
    """Say what follows an item that ends without any motion adopted: put off by itself, once; then no avis."""
    return "AvisNotReached" if deferred_before else "Deferred"


def departs(kind: MotionKind, proposal: Proposal) -> bool:
    """Tell whether a motion departs from the score: an acceptance that the score does not propose."""
    return kind == "accept" and proposal != "accept"


def make_motion(
    kind: MotionKind,
    proposal: Proposal,
    *,
    reason: Text | None = None,
    ground: RefusalGround | None = None,
    heard: bool = False,
) -> Motion:
    """Make a motion, its departure from the score worked out; `check_vote` says what it still lacks."""
    return Motion(kind=kind, departs=departs(kind, proposal), reason=reason, ground=ground, heard=heard)


def reason_needed(motion: Motion, choice: Choice) -> bool:
    """Tell whether a ballot must carry a reason: against an acceptance or a plan, for a refusal.

    >>> reason_needed(Motion(kind="refuse"), "for"), reason_needed(Motion(kind="refuse"), "against")
    (True, False)
    """
    return RULES[motion.kind].justify == choice


def written_reason_needed(motion: Motion) -> bool:
    """Tell whether the motion itself must be written with its reason before it is put.

    A refusal, a suspension and its end always, an acceptance that departs from the score, and a deferral, which says
    what is asked.
    """
    return motion.kind == "defer" or RULES[motion.kind].written == "always" or motion.departs


def automatic_reason(tried: Tried, lang: Lang) -> str:
    """Say why an item is put off by itself: the motions voted and what came of each."""
    told = "; ".join(
        say(lang, "{motion}: {outcome}", motion=say(lang, MOTIONS[kind]), outcome=say(lang, OUTCOMES[outcome]).lower())
        for kind, outcome in tried
    )
    if not told:
        return say(lang, "No motion was put to the vote; the item comes back at another sitting.")
    return say(lang, "No motion was adopted; the item comes back at another sitting. {told}.", told=told)


def reason_text(reason: str, lang: Lang, tried: Tried = ()) -> str:
    """Give the reason of a deferral or of a removal in words: what a person wrote, or what the engine left a code for.

    Args:
        reason: As the log has it.
        lang: `fr` or `en`.
        tried: The motions voted on the item, where they are known.

    >>> reason_text(second_call_reason("S-2026-02"), "en")
    'Second call: the item is on the agenda of session S-2026-02.'
    """
    if reason == NONE_WAS_ADOPTED:
        if tried:
            return automatic_reason(tried, lang)
        return say(lang, "No motion was adopted; the item comes back at another sitting.")
    if reason.startswith(CALLED_AGAIN):
        session = reason.removeprefix(CALLED_AGAIN)
        return say(lang, "Second call: the item is on the agenda of session {session}.", session=session)
    return reason


def second_call_reason(session: str) -> str:
    """Give what stands in the log as the reason of a removal for a second call."""
    return f"{CALLED_AGAIN}{session}"
