"""Fill in, from the named members, the figures of the colleges and of the chair that a vote file leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from conditionality.assembly.draft import Draft
from conditionality.assembly.eligibility import Heads, Roll, heads_of, takes_part
from conditionality.assembly.json_text import Tree
from conditionality.assembly.vote import Member
from conditionality.findings import Finding, finding, nearest
from conditionality.strict_json import brief


def college_figures(name: str, roll: Roll, *, ballots: bool) -> dict[str, Tree]:
    """Give the figures of a college as its members make them; without ballots when they are secret or none."""
    heads: Heads = heads_of(name, roll)
    figures: dict[str, Tree] = {
        "electors": heads.electors,
        "recused": heads.recused,
        "present": heads.present,
        "represented": heads.represented,
    }
    if not ballots:
        return figures
    cast: dict[str, Tree] = {
        "for": heads.ballots.get("for", 0),
        "against": heads.ballots.get("against", 0),
        "abstain": heads.ballots.get("abstain", 0),
        "nppv": heads.ballots.get("nppv", 0),
    }
    return figures | cast


def chair_figures(member: Member, roll: Roll) -> dict[str, Tree]:
    """Give what the roll says of the member who chairs."""
    figures: dict[str, Tree] = {
        "present": member.present,
        "recused": member.recused is not None,
    }
    return figures | ({"vote": member.vote} if member.vote is not None and takes_part(member, roll.on) else {})


def filled(raw: Tree, figures: Mapping[str, Tree]) -> Tree:
    """Give a tree with the figures it leaves out.

    >>> filled({"present": 3}, {"present": 2, "recused": 0})
    {'present': 3, 'recused': 0}
    """
    return {**figures, **raw} if isinstance(raw, dict) else raw


def check_filled(draft: Draft, figures: Mapping[str, Mapping[str, Tree]]) -> Iterator[Finding]:
    """Check that figures given twice, once as such and once by the members, agree.

    Args:
        draft: The vote.
        figures: College to its figures as the members make them.
    """
    for one in draft.colleges:
        counted = figures.get(str(one.known.get("id")), {})
        for key, figure in counted.items():
            if key in one.known and one.known[key] != figure:
                yield finding("vote-figure-differs", one.at(key), given=one.known[key], members=brief(figure))


def check_chair(draft: Draft, roll: Roll) -> Iterator[Finding]:
    """Check that the chair is a member, and that what is said of the chair agrees with the roll."""
    if draft.chair is None or not draft.chair.known.get("member"):
        return
    name = str(draft.chair.known["member"])
    if name not in roll.members:
        yield finding("vote-member-unknown", draft.chair.at("member"), given=name, nearest=nearest(name, roll.members))
        return
    for key, figure in chair_figures(roll.members[name], roll).items():
        if key in draft.chair.known and draft.chair.known[key] != figure:
            said = brief(draft.chair.known[key])
            yield finding("vote-figure-differs", draft.chair.at(key), given=said, members=brief(figure))
