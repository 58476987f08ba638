"""One vote as it is handed over: the rules, the colleges with heads and ballots, and, when named, the members."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from conditionality.assembly.kinds import Bp, Call, Choice, Day, Ground, Heads, Moment, Name, Round, Stance, Text, Voice
from conditionality.assembly.motions import Motion
from conditionality.assembly.rules import AssemblyRules
from conditionality.codec import Paper


class Objection(Paper):
    """An objection to adoption by consent: a reason, and the criterion or indicator it is about."""

    reason: Text
    criterion: Name


class College(Paper):
    """A college, its heads for this item, and its ballots.

    Attributes:
        weight_bp: Nominal weight; None in every college when the statutes say nothing: they all weigh the same.
        voice: A consultative college speaks; it has no weight and is left out of every count.
        seats: Seats, filled or not.
        electors: Filled seats whose mandate runs on the day of the session.
        recused: Electors who leave for this item.
        present: Electors who are there and not recused.
        represented: Absent electors, not recused, whose proxy is valid.
        nppv: Present, and taking no part in the vote: counts for the quorum only.
        stance: What the college said in a consent round.
    """

    id: Name
    weight_bp: Bp | None = None
    voice: Voice = "deliberative"
    seats: Heads | None = None
    electors: Heads
    recused: Heads = 0
    present: Heads
    represented: Heads = 0
    for_: Annotated[Heads, Field(alias="for")]
    against: Heads
    abstain: Heads
    nppv: Heads = 0
    stance: Stance = "not_asked"
    objections: tuple[Objection, ...] = ()


class Member(Paper):
    """A named member, for one item.

    Attributes:
        organisation: Who the member speaks for; it is published, the person is not.
        present: There when the item is voted; a recused member who stayed in the room does not count.
        recused: Ground of the recusal.
        recused_why: The ground in words, when it is none of the list.
        vote: Ballot, also when it is given through a proxy.
    """

    id: Name
    college: Name
    organisation: Text | None = None
    present: bool
    recused: Ground | None = None
    recused_why: Text | None = None
    vote: Choice | None = None
    reason: Text | None = None
    mandate_from: Day | None = None
    mandate_to: Day | None = None


class Proxy(Paper):
    """A proxy for one session: the grantor votes through the holder."""

    grantor: Name
    holder: Name


class Chair(Paper):
    """Who chairs the session when the item is voted, and the chair's own ballot."""

    member: Name | None = None
    vote: Choice | None = None
    present: bool = True
    recused: bool = False


class Context(Paper):
    """What the record of the vote quotes; nothing of it changes the count."""

    session: Text | None = None
    item: Text | None = None
    dossier: Text | None = None
    scorecard: Text | None = None
    chair: Text | None = None
    secretary: Text | None = None
    opened_at: Moment | None = None
    closed_at: Moment | None = None


class Heading(Paper):
    """The plain keys of a vote file.

    Attributes:
        call: 2 when the session is a second call: its notice said that no quorum would be required.
        round: `ballot`, or `consent` when each college only says whether it objects.
        on: Day of the session.
        first_call_on: Day of the session that had no quorum.
    """

    id: Text | None = None
    title: Text | None = None
    call: Call = 1
    round: Round = "ballot"
    on: Day | None = None
    first_call_on: Day | None = None


class Vote(Heading):
    """One vote on one motion, as checked by `assembly.read`."""

    rules: AssemblyRules
    motion: Motion | None = None
    colleges: tuple[College, ...]
    chair: Chair | None = None
    members: tuple[Member, ...] = ()
    proxies: tuple[Proxy, ...] = ()
    context: Context | None = None
