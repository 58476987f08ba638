"""A consent round of a sitting: each college there says once whether it objects, before anything is put to the vote.

Without any objection the motion is adopted, with the quorum of a vote and without masses. With one, nothing is
decided and the motion is put to the vote: the round is not among the motions tried.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from conditionality.assembly.count import count
from conditionality.assembly.kinds import Name
from conditionality.assembly.motions import Motion
from conditionality.assembly.read import check_vote
from conditionality.assembly.sitting import ItemFacts, make_vote
from conditionality.assembly.sitting_checks import Counted, check_facts
from conditionality.assembly.vote import Context, Objection, Vote
from conditionality.codec import Paper
from conditionality.findings import Finding, errors, finding, nearest


class CollegeStance(Paper):
    """What a college says in a consent round; an objection carries a reason and the criterion it is about."""

    college: Name
    stance: Literal["no_objection", "objection"]
    objections: tuple[Objection, ...] = ()


def make_consent(
    facts: ItemFacts,
    motion: Motion,
    stances: tuple[CollegeStance, ...],
    *,
    name: str | None = None,
    context: Context | None = None,
) -> Vote:
    """Make the vote of a consent round; of two stances of a college the first counts, and `count_consent` tells."""
    said = {one.college: one for one in reversed(stances)}
    vote = make_vote(facts, motion, name=name, context=context)
    colleges = tuple(
        one.model_copy(update={"stance": said[one.id].stance, "objections": said[one.id].objections})
        if one.id in said
        else one
        for one in vote.colleges
    )
    return vote.model_copy(update={"round": "consent", "colleges": colleges})


def count_consent(
    facts: ItemFacts,
    motion: Motion,
    stances: tuple[CollegeStance, ...],
    *,
    name: str | None = None,
    context: Context | None = None,
) -> Counted:
    """Check a consent round and say what came of it. Arguments as `sitting.make_vote`."""
    vote = make_consent(facts, motion, stances, name=name, context=context)
    found = (*check_facts(facts), *_stances(facts, stances), *check_vote(vote))
    return Counted(vote, None if errors(found) else count(vote), tuple(dict.fromkeys(found)))


def _stances(facts: ItemFacts, stances: tuple[CollegeStance, ...]) -> Iterator[Finding]:
    known, seen = [one.id for one in facts.assembly.colleges], set[str]()
    for rank, one in enumerate(stances, 1):
        where = f"stances[{rank}].college"
        if one.college not in known:
            yield finding("vote-college-unknown", where, given=one.college, nearest=nearest(one.college, known))
        elif one.college in seen:
            yield finding("sitting-stance-twice", where, given=one.college)
        seen.add(one.college)
