"""Checks of the named members of a vote: who they are, their proxies, and ballots that may not be cast."""

from __future__ import annotations

from collections.abc import Iterator

from conditionality.assembly.draft import Draft
from conditionality.assembly.eligibility import (
    BallotFault,
    ProxyFault,
    Roll,
    ballot_fault,
    proxy_faults,
    represented,
)
from conditionality.assembly.motions import RULES
from conditionality.assembly.shape import Piece
from conditionality.assembly.vote import Member, Proxy
from conditionality.findings import Finding, finding, nearest

PROXY_CODES: dict[ProxyFault, str] = {
    "no_mandate": "vote-proxy-no-mandate",
    "grantor_recused": "vote-proxy-grantor-recused",
    "grantor_present": "vote-proxy-grantor-present",
    "holder_recused": "vote-proxy-holder-recused",
    "holder_absent": "vote-proxy-holder-absent",
    "other_college": "vote-proxy-other-college",
    "holder_gave": "vote-proxy-holder-gave",
    "grantor_received": "vote-proxy-grantor-received",
    "too_many": "vote-proxy-too-many",
}
"""A proxy that does not count is a warning: the session goes on without it."""

BALLOT_CODES: dict[BallotFault, str] = {
    "mandate": "vote-ballot-mandate",
    "recused": "vote-ballot-recused",
    "absent": "vote-ballot-absent",
}
"""A ballot that may not be cast stops the count: it is refused, not put aside."""


def roll_of(draft: Draft) -> Roll:
    """Give the roll of what is right among members and proxies."""
    members = {one.paper.id: one.paper for one in reversed(draft.members) if one.paper is not None}
    proxies = tuple(
        one.paper
        for one in draft.proxies
        if one.paper is not None and one.paper.grantor in members and one.paper.holder in members
    )
    rules, heading = draft.rules.paper, draft.heading.paper
    most = rules.max_proxies if rules is not None else 1
    return Roll(members, proxies, most, heading.on if heading is not None else None)


def check_members(draft: Draft) -> Iterator[Finding]:
    """Check who the members are, and the day that their mandates are looked at."""
    colleges = [str(one.known["id"]) for one in draft.colleges if one.has("id")]
    seen: set[str] = set()
    for one in draft.members:
        name, college = one.known.get("id"), one.known.get("college")
        if isinstance(name, str) and name in seen:
            yield finding("vote-member-twice", one.at("id"), given=name)
        seen.add(str(name))
        if isinstance(college, str) and college not in colleges:
            yield finding("vote-college-unknown", one.at("college"), given=college, nearest=nearest(college, colleges))
        if one.known.get("recused") == "other" and one.has("recused_why") and one.known["recused_why"] is None:
            yield finding("vote-recused-why", one.at("recused_why"))
    dated = any({"mandate_from", "mandate_to"} & one.given for one in draft.members)
    if dated and "on" not in draft.heading.given:
        yield finding("vote-day-missing", "on")


def check_proxies(draft: Draft) -> Iterator[Finding]:
    """Check that proxies name members, once each; say which do not count."""
    known = [str(one.known["id"]) for one in draft.members if one.has("id")]
    granted: set[str] = set()
    for one in draft.proxies:
        for key in ("grantor", "holder"):
            name = one.known.get(key)
            if isinstance(name, str) and name not in known:
                yield finding("vote-member-unknown", one.at(key), given=name, nearest=nearest(name, known))
        grantor = one.known.get("grantor")
        if grantor is not None and grantor == one.known.get("holder"):
            yield finding("vote-proxy-self", one.path, given=grantor)
        if grantor is not None and grantor in granted:
            yield finding("vote-proxy-twice", one.at("grantor"), given=grantor)
        granted.add(str(grantor))
    yield from _refused(draft)


def _refused(draft: Draft) -> Iterator[Finding]:
    roll = roll_of(draft)
    standing: list[tuple[Piece[Proxy], Proxy]] = [
        (one, one.paper) for one in draft.proxies if one.paper is not None and one.paper in roll.proxies
    ]
    for (one, proxy), fault in zip(standing, proxy_faults(roll), strict=True):
        if fault is not None and proxy.grantor != proxy.holder:
            yield finding(PROXY_CODES[fault], one.path, given=proxy.grantor, level="warning",
                          holder=proxy.holder, most=roll.max_proxies)  # fmt: skip


def check_ballots(draft: Draft) -> Iterator[Finding]:
    """Check that each ballot may be cast, and carries a reason where one is asked for."""
    roll = roll_of(draft)
    by_proxy = represented(roll)
    quiet = {one.known.get("id") for one in draft.colleges if one.known.get("voice") == "consultative"}
    for one in draft.members:
        if one.known.get("vote") is None:
            continue
        if one.known.get("college") in quiet:
            yield finding("vote-ballot-consultative", one.at("vote"), given=one.known["vote"])
        elif draft.rule("secret") is True:
            yield finding("vote-secret-named", one.at("vote"), given=one.known["vote"])
        elif one.paper is not None and one.has("present", "recused"):
            yield from _cast(one, one.paper, roll, by_proxy)
        yield from _reason(one, draft)


def _cast(one: Piece[Member], member: Member, roll: Roll, by_proxy: frozenset[str]) -> Iterator[Finding]:
    fault = ballot_fault(member, roll, by_proxy)
    if fault is not None:
        yield finding(BALLOT_CODES[fault], one.at("vote"), given=member.id)


def _reason(one: Piece[Member], draft: Draft) -> Iterator[Finding]:
    motion = draft.motion.paper if draft.motion is not None else None
    if motion is None or not one.has("reason") or one.known["reason"] is not None:
        return
    if one.known["vote"] == RULES[motion.kind].justify:
        yield finding("vote-reason-missing", one.at("reason"), given=one.known["vote"])
