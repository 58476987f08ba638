"""Checks of the figures of a vote: heads that fit one another, ballots that fit the heads, rounds, calls, secrecy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from conditionality.assembly.draft import Draft
from conditionality.assembly.motions import RULES, lacks_reason
from conditionality.assembly.quorum import ballots_of, status_of
from conditionality.assembly.rules import AssemblyRules
from conditionality.assembly.shape import Piece
from conditionality.assembly.vote import College, Vote
from conditionality.findings import Finding, finding

BALLOTS = ("for", "against", "abstain", "nppv")
DAYS_BETWEEN_CALLS = 3
"""Days from a session without quorum to its second call. Source: CGCT L4132-13."""

LEAST_SECRET = 3
"""Ballots under which a college's secret is none."""


def check_heads(draft: Draft) -> Iterator[Finding]:
    """Check, college by college, that heads and ballots fit."""
    for one in (college for college in draft.colleges if college.known):
        yield from _heads(one)
        yield from _represented(one, draft)
        yield from _ballots(one, draft)


def _heads(one: Piece[College]) -> Iterator[Finding]:
    known = one.known
    if one.has("electors", "seats") and known["seats"] is not None and known["electors"] > known["seats"]:
        yield finding("vote-electors-over", one.at("electors"), given=known["electors"], most=known["seats"])
    if not one.has("electors", "recused"):
        return
    left = known["electors"] - known["recused"]
    if left < 0:
        yield finding("vote-recused-over", one.at("recused"), given=known["recused"], most=known["electors"])
    elif one.has("present", "represented") and known["present"] + known["represented"] > left:
        there = known["present"] + known["represented"]
        yield finding("vote-present-over", one.at("present"), given=there, most=left)


def _represented(one: Piece[College], draft: Draft) -> Iterator[Finding]:
    each = draft.rule("max_proxies")
    if one.has("present", "represented") and isinstance(each, int):
        most = one.known["present"] * each
        if one.known["represented"] > most:
            yield finding("vote-represented-over", one.at("represented"), given=one.known["represented"], most=most)


def _ballots(one: Piece[College], draft: Draft) -> Iterator[Finding]:
    cast = sum(one.known.get(key, 0) for key in BALLOTS)
    if one.known.get("voice") == "consultative":
        if cast:
            yield finding("vote-consultative-ballots", one.path, given=cast)
    elif draft.heading.known.get("round") == "ballot":
        if one.has("present", "represented", *BALLOTS):
            most = one.known["present"] + one.known["represented"]
            if cast > most:
                yield finding("vote-ballots-over", one.path, given=cast, most=most)
    elif draft.heading.known.get("round") == "consent" and cast:
        yield finding("vote-consent-ballots", one.path, given=cast)


def check_stances(draft: Draft) -> Iterator[Finding]:
    """Check what each college says in a consent round, and that nothing is said outside of one."""
    consent = draft.heading.known.get("round") == "consent"
    for one in draft.voting():
        if not one.has("stance", "present", "objections"):
            continue
        stance, there = one.known["stance"], one.known["present"] > 0
        if not consent and stance != "not_asked":
            yield finding("vote-stance-in-ballot", one.at("stance"), given=stance)
        if consent and there and stance == "not_asked":
            yield finding("vote-stance-missing", one.at("stance"))
        if consent and not there and stance != "not_asked":
            yield finding("vote-stance-absent", one.at("stance"), given=stance)
        if stance == "objection" and not one.known["objections"]:
            yield finding("vote-objection-missing", one.at("objections"))
        if stance != "objection" and one.known["objections"]:
            yield finding("vote-objection-idle", one.at("objections"), given=stance)


def check_motion(draft: Draft) -> Iterator[Finding]:
    """Check that a motion carries what its kind asks for."""
    if draft.motion is None or draft.motion.paper is None:
        return
    motion = draft.motion.paper
    if lacks_reason(motion) and "reason" in draft.motion.known:
        yield finding("vote-motion-reason", draft.motion.at("reason"), given=motion.kind)
    if motion.kind in {"refuse", "suspend"}:
        where = "ground" if motion.kind == "refuse" else "suspends_for"
        if (motion.ground if motion.kind == "refuse" else motion.suspends_for) is None and where in draft.motion.known:
            yield finding("vote-motion-ground", draft.motion.at(where))
        if not motion.heard and "heard" in draft.motion.known:
            yield finding("vote-motion-unheard", draft.motion.at("heard"))
    if draft.heading.known.get("round") == "consent" and not RULES[motion.kind].by_consent:
        yield finding("vote-consent-motion", draft.motion.at("kind"), given=motion.kind)
    if draft.rule("secret") is True:
        yield finding("vote-secret-motion", "rules.secret", given=motion.kind)


def check_calls(draft: Draft) -> Iterator[Finding]:
    """Check that a second call leaves its three days."""
    heading = draft.heading.paper
    if heading is None or heading.call == 1 or heading.first_call_on is None or heading.on is None:
        return
    earliest = heading.first_call_on + timedelta(days=DAYS_BETWEEN_CALLS)
    if heading.on < earliest:
        yield finding("vote-second-call-early", "on", given=heading.on, earliest=earliest)


def check_secret(draft: Draft) -> Iterator[Finding]:
    """Check that no active college has so few secret ballots that they can be guessed."""
    heading, rules = draft.heading.paper, draft.rules.paper
    if draft.rule("secret") is not True or heading is None or rules is None:
        return
    if draft.chair is not None and draft.chair.known.get("vote"):
        yield finding("vote-secret-chair", draft.chair.at("vote"), level="warning")
    for one in draft.voting():
        college = one.paper
        if college is None or not one.has("recused", *BALLOTS) or not _is_active(college, draft, rules):
            continue
        if ballots_of(college) < LEAST_SECRET:
            yield finding("vote-secret-too-few", one.path, given=ballots_of(college), least=LEAST_SECRET)


def _is_active(college: College, draft: Draft, rules: AssemblyRules) -> bool:
    heading = draft.heading.paper
    call = heading.call if heading is not None else 1
    return status_of(college, Vote(call=call, rules=rules, colleges=(college,))) == "ACTIVE"
