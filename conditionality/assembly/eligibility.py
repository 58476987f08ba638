"""Who counts on an item: running mandates, recusals, presence, valid proxies, and the ballots each college cast.

A recused person never votes, not even through a proxy, and holds none. A grantor who is there suspends the proxy. There
are no chains: who gives a proxy holds none, who holds one gives none. A member who holds more proxies than allowed
holds none validly: nobody chooses among them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from conditionality.assembly.kinds import Choice
from conditionality.assembly.vote import Member, Proxy

ProxyFault = Literal[
    "no_mandate",
    "grantor_recused",
    "grantor_present",
    "holder_recused",
    "holder_absent",
    "other_college",
    "holder_gave",
    "grantor_received",
    "too_many",
]
BallotFault = Literal["mandate", "recused", "absent"]


@dataclass(frozen=True, slots=True)
class Roll:
    """The members of an item.

    Attributes:
        members: By their code; each is one person.
        proxies: As given for the session.
        max_proxies: Proxies that one member holds at most.
        on: Day of the session; None when no mandate has a term.
    """

    members: Mapping[str, Member]
    proxies: tuple[Proxy, ...] = ()
    max_proxies: int = 1
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of one college, and its ballots."""

    electors: int = 0
    recused: int = 0
    present: int = 0
    represented: int = 0
    ballots: Mapping[Choice, int] = field(default_factory=dict)


def has_mandate(member: Member, on: date | None) -> bool:
    """Tell whether a mandate runs on a day, first and last day included; always, when the day is not known."""
    if on is None:
        return True
    started = member.mandate_from is None or member.mandate_from <= on
    return started and (member.mandate_to is None or on <= member.mandate_to)


def takes_part(member: Member, on: date | None) -> bool:
    """Tell whether a member is there to vote: mandate, presence, no recusal."""
    return has_mandate(member, on) and member.present and member.recused is None


def proxy_faults(roll: Roll) -> tuple[ProxyFault | None, ...]:
    """Say of each proxy why it does not count, or None when it is valid.

    Args:
        roll: Its proxies name known members.
    """
    given = Counter(one.grantor for one in roll.proxies)
    held = Counter(one.holder for one in roll.proxies)
    return tuple(_proxy_fault(one, roll, given, held) for one in roll.proxies)


def _proxy_fault(proxy: Proxy, roll: Roll, given: Mapping[str, int], held: Mapping[str, int]) -> ProxyFault | None:
    grantor, holder = roll.members[proxy.grantor], roll.members[proxy.holder]
    tests: tuple[tuple[bool, ProxyFault], ...] = (
        (not has_mandate(grantor, roll.on) or not has_mandate(holder, roll.on), "no_mandate"),
        (grantor.recused is not None, "grantor_recused"),
        (grantor.present, "grantor_present"),
        (holder.recused is not None, "holder_recused"),
        (not holder.present, "holder_absent"),
        (grantor.college != holder.college, "other_college"),
        (proxy.holder in given, "holder_gave"),
        (proxy.grantor in held, "grantor_received"),
        (held[proxy.holder] > roll.max_proxies, "too_many"),
    )
    return next((fault for fails, fault in tests if fails), None)


def represented(roll: Roll) -> frozenset[str]:
    """Give the members whose proxy is valid."""
    faults = proxy_faults(roll)
    return frozenset(one.grantor for one, fault in zip(roll.proxies, faults, strict=True) if fault is None)


def ballot_fault(member: Member, roll: Roll, by_proxy: frozenset[str]) -> BallotFault | None:
    """Say why a member may not vote on the item, or None."""
    if not has_mandate(member, roll.on):
        return "mandate"
    if member.recused is not None:
        return "recused"
    return None if member.present or member.id in by_proxy else "absent"


def heads_of(college: str, roll: Roll) -> Heads:
    """Count the heads of a college and the ballots of those who may vote."""
    by_proxy = represented(roll)
    seated = [one for one in roll.members.values() if one.college == college and has_mandate(one, roll.on)]
    return Heads(
        electors=len(seated),
        recused=_many(one.recused is not None for one in seated),
        present=_many(takes_part(one, roll.on) for one in seated),
        represented=_many(one.id in by_proxy for one in seated),
        ballots=Counter(
            one.vote for one in seated if one.vote is not None and ballot_fault(one, roll, by_proxy) is None
        ),
    )


def _many(truths: Iterable[bool]) -> int:
    return sum(truths)
