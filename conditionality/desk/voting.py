"""The counter of votes: move a motion, open its ballot, cast, close and count; then the engine moves the dossier.

Who may vote, on which text, under which rules is frozen when a ballot is opened. Each ballot is checked against that
when it is given, and refused with the reason, so that a ballot that was taken always counts. What is counted, from
what, and what came of it is one paper, chained to the one before it in the session.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from conditionality.assembly.motions import Motion
from conditionality.assembly.procedure import make_motion, written_reason_needed
from conditionality.assembly.sitting import Ballot, ItemFacts
from conditionality.assembly.sitting_checks import Counted, check_ballot, count_item
from conditionality.assembly.trace import record
from conditionality.assembly.vote import Context
from conditionality.desk.avis import Voted, after_vote, close_item
from conditionality.desk.cases import dossier_of, motions_of
from conditionality.desk.examination import run_score
from conditionality.desk.filing_requests import Amendment
from conditionality.desk.floor import Room, facts_of, room_of
from conditionality.desk.hearing_requests import Cast, NewMotion
from conditionality.desk.improve import amend_plan
from conditionality.desk.items import open_slips, quorum_slips, session_there, shut_slips
from conditionality.desk.mandates import Hand
from conditionality.desk.motions import BEFORE_BALLOT, Tabled, ballots_of, electors_of, last_trace, motion_of, order_of
from conditionality.desk.motions import open_ballot_of as open_ballot_on
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, Outcome, StoppedError, stop
from conditionality.desk.papers import plans_of, run_of, version_of
from conditionality.desk.permission import allow
from conditionality.desk.plans import plans_for
from conditionality.desk.sitting_papers import MotionText, freeze, frozen_facts
from conditionality.desk.sitting_slips import named
from conditionality.desk.work import Seen, Work
from conditionality.dossier.assembly_events import (
    BallotCast,
    BallotClosed,
    BallotOpened,
    MotionDrafted,
    MotionMoved,
    MotionProclaimed,
)
from conditionality.dossier.follow_up_events import PlanDrafted
from conditionality.findings import Finding, errors, finding
from conditionality.plan.aims import make_bench

__all__ = (
    "Amendment", "Cast", "NewMotion", "amend_motion", "cast", "close_ballot", "close_item", "move_motion",
    "open_ballot",
)  # fmt: skip


def move_motion(office: Office, hand: Hand, dossier: str, asked: NewMotion, seen: Seen | None = None) -> Outcome:
    """Move a motion (F01, F03); the secretary drafts it only, and a member or the chair moves it."""

    def act(work: Work) -> str:
        room = room_of(work.connection, session_there(work, dossier))
        order = order_of(work.connection, dossier, room.session)
        waiting = [one for one in order.motions if one.kind == asked.kind and one.state in BEFORE_BALLOT]
        drafted = next((one for one in waiting if one.state == "DRAFT" and hand.role != "SEC"), None)
        subject = drafted.subject if drafted else f"{dossier}.m{len(motions_of(work.connection, dossier)) + 1}"
        work.may(MotionMoved.__name__ if drafted else MotionDrafted.__name__, work.case(subject, "motion"))
        if shut := tuple(shut_slips(work, room, dossier)):
            raise stop(*shut)
        if drafted:
            work.add(subject, MotionMoved(text=drafted.digest))
            return subject
        why = order.why_not(asked.kind, enterprise_asks=asked.enterprise_asks)
        if why is not None and not order.belongs(asked.kind):
            raise stop(why)
        motion = make_motion(
            asked.kind, order.proposal, reason=asked.reason or None, ground=asked.ground, heard=order.heard
        )
        if order.point is not None and asked.kind == "suspend":
            motion = motion.model_copy(update={"suspends_for": order.point.ground})
        slips = (*(() if why is None else (why,)), *(_waiting(waiting)), *_lacking(motion))
        if slips:
            raise stop(*slips)
        if asked.kind == "plan":
            _draft_plan(office, work, dossier)
        text = MotionText(
            session=room.session, dossier=dossier, motion=motion, proposal=order.proposal,
            enterprise_asks=asked.enterprise_asks,
        )  # fmt: skip
        digest = work.paper(text, "motion")
        work.add(subject, MotionDrafted(subject=dossier, kind=asked.kind, text=digest))
        if hand.role != "SEC":
            work.add(subject, MotionMoved(text=digest))
        return subject

    return office.act(hand, act, seen)


def _waiting(waiting: list[Tabled]) -> Iterator[Finding]:
    if waiting:
        yield finding("hearing-motion-there", "kind", given=waiting[0].subject)


def _lacking(motion: Motion) -> Iterator[Finding]:
    if written_reason_needed(motion) and motion.reason is None:
        yield finding("hearing-motion-reason", "reason")
    if (motion.kind == "refuse" and motion.ground is None) or (motion.kind == "suspend" and not motion.suspends_for):
        yield finding("vote-motion-ground", "ground")


def _draft_plan(office: Office, work: Work, dossier: str) -> None:
    """Let the engine draft a plan when there is none: of an organisation that was to be accepted, one to fill in."""
    run = run_of(work.connection, dossier)
    if version_of(work.connection, dossier) is not None or run is None:
        return
    scored = run_score(office, work, dossier)
    plan = plans_for(make_bench(scored.scorer), scored.report, scored.history)[0]
    subject = f"{dossier}.plan{len(plans_of(work.connection, dossier)) + 1}"
    drafted = PlanDrafted(plan=work.paper(plan, "plan"), result=run.result)
    work.add(subject, drafted, hand=work.engine())


def amend_motion(office: Office, hand: Hand, motion: str, asked: Amendment, seen: Seen | None = None) -> Outcome:
    """Amend the plan that a motion puts to the vote, before its ballot is opened."""
    with office.reading() as connection:
        found = motion_of(connection, motion)
        try:
            allow(connection, hand, "read_case", dossier_of(motion))
        except StoppedError as fault:
            return fault.why
    if found is None or found.kind != "plan" or found.state not in BEFORE_BALLOT:
        return NotDone(findings=(finding("hearing-motion-frozen", given=motion),))
    return amend_plan(office, hand, dossier_of(motion), asked, seen)


def open_ballot(office: Office, hand: Hand, motion: str, seen: Seen | None = None) -> Outcome:
    """Open the ballot (F04): text, rules, and who may vote are frozen; the quorum is looked at again."""

    def act(work: Work) -> str:
        work.may(BallotOpened.__name__, work.case(motion, "motion"))
        found, dossier = _there(work, motion), dossier_of(motion)
        room = room_of(work.connection, found.text.session)
        facts = facts_of(work.connection, room, dossier, hand.person)
        slips = [*open_slips(work, room, dossier), *_not_votable(work, found, room), *quorum_slips(facts)]
        slips = slips or [*errors(count_item(facts, found.text.motion).findings)]
        if slips:
            raise stop(*named(work.connection, slips))
        plan = version_of(work.connection, dossier) if found.kind == "plan" else None
        text = found.text
        if plan is not None:
            text = text.model_copy(update={"plan": plan.digest, "plan_subject": plan.subject})
        opened = BallotOpened(
            text=work.paper(text, "motion"),
            rules=room.rules,
            electors=work.paper(freeze(facts, room.rules), "electors"),
        )
        work.add(motion, opened, ("quorum_reached", "recused_left"))
        return motion

    return office.act(hand, act, seen)


def _there(work: Work, motion: str) -> Tabled:
    found = motion_of(work.connection, motion)
    if found is None:
        raise stop(finding("hearing-motion-unknown", given=motion))
    return found


def _not_votable(work: Work, found: Tabled, room: Room) -> Iterator[Finding]:
    dossier = found.text.dossier
    if shut := tuple(shut_slips(work, room, dossier)):
        yield from shut
        return
    if running := open_ballot_on(work.connection, dossier):
        yield finding("hearing-ballot-running", given=running)
    order = order_of(work.connection, dossier, room.session)
    if why := order.why_not(found.kind, enterprise_asks=found.text.enterprise_asks):
        yield why
    if found.kind == "plan" and version_of(work.connection, dossier) is None:
        yield finding("hearing-plan-missing", given=dossier)


def cast(office: Office, hand: Hand, motion: str, asked: Cast, seen: Seen | None = None) -> Outcome:
    """Cast a ballot (F05), one's own or that of the member who gave a proxy; a slip blocks it, nothing is discarded."""
    doing = replace(hand, on_behalf_of=asked.on_behalf_of)

    def act(work: Work) -> str:
        work.may(BallotCast.__name__, work.case(motion, "motion"))
        facts = _frozen(work, motion)
        ballot = Ballot(
            person=hand.person,
            choice=asked.choice,
            reasons=(asked.reason,) if asked.reason else (),
            on_behalf_of=asked.on_behalf_of or None,
        )
        taken = tuple(one for _, one in ballots_of(work.connection, motion))
        if slips := errors(check_ballot(facts, _there(work, motion).text.motion, ballot, taken)):
            raise stop(*named(work.connection, slips))
        work.add(motion, BallotCast(ballot=work.paper(ballot, "ballot")))
        return motion

    return office.act(doing, act, seen)


def _frozen(work: Work, motion: str) -> ItemFacts:
    electors = electors_of(work.connection, motion)
    if electors is None:
        raise stop(finding("hearing-ballot-shut", given=motion))
    return frozen_facts(work.connection, electors)


def close_ballot(office: Office, hand: Hand, motion: str, seen: Seen | None = None) -> Outcome:
    """Close the ballot (F06), count, proclaim (F07); the engine then moves the dossier when its item has ended."""

    def act(work: Work) -> str:
        work.may(BallotClosed.__name__, work.case(motion, "motion"))
        found, room = _there(work, motion), room_of(work.connection, _there(work, motion).text.session)
        cast_ = ballots_of(work.connection, motion)
        work.add(motion, BallotClosed(ballots=tuple(digest for digest, _ in cast_)))
        counted = count_motion(work, found, room)
        if counted.result is None:
            raise stop(*named(work.connection, errors(counted.findings)))
        previous = last_trace(work.connection, room.session, room.dossiers)
        trace = work.paper(record(counted.vote, previous), "trace")
        work.add(motion, MotionProclaimed(trace=trace, outcome=counted.result.outcome))
        after_vote(office, work, room, Voted(found, trace, counted.result.outcome))
        return motion

    return office.act(hand, act, seen)


def count_motion(work: Work, found: Tabled, room: Room) -> Counted:
    """Count a motion from what was frozen at its opening and the ballots that were taken."""
    motion, ballots = found.subject, tuple(one for _, one in ballots_of(work.connection, found.subject))
    log = work.log(motion)
    opened = next(one for one in log if isinstance(one.payload, BallotOpened))
    closed = next(one for one in log if isinstance(one.payload, BallotClosed))
    run = run_of(work.connection, found.text.dossier)
    rank = room.dossiers.index(found.text.dossier) + 1
    context = Context(
        session=room.session, item=str(rank), dossier=found.text.dossier,
        scorecard=None if run is None else run.result, chair=opened.actor, opened_at=opened.at, closed_at=closed.at,
    )  # fmt: skip
    return count_item(_frozen(work, motion), found.text.motion, ballots, name=motion, context=context)
