"""The counter of plans (table C): amend the draft, sign or decline what was proposed, declare progress, follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Connection

from conditionality.codec import Paper
from conditionality.desk.cases import dossier_of, organisation_of
from conditionality.desk.declaring import frozen_scorer, who_files
from conditionality.desk.evidence import take_folder
from conditionality.desk.examination import run_score
from conditionality.desk.filing_requests import Advance, Amendment, Declining
from conditionality.desk.mandates import Hand, Person
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, Outcome, StoppedError, deny, stop
from conditionality.desk.papers import Version, history_of, reports_of, scorecard_of, submission_of, version_of
from conditionality.desk.permission import allow
from conditionality.desk.plans import amended_plan
from conditionality.desk.receipts import both, place
from conditionality.desk.work import Seen, Work
from conditionality.dossier.clocks import add_months
from conditionality.dossier.deliberation_events import PlanDeclined
from conditionality.dossier.follow_up_events import (
    ActionDeclaredDone,
    ActionSet,
    PlanAccepted,
    PlanAmended,
    PlanNotAccepted,
    PlanStarted,
    ProgressDeclared,
)
from conditionality.dossier.kinds import Code, Deliberation, Role
from conditionality.findings import errors, finding
from conditionality.plan.aims import make_bench
from conditionality.plan.follow import Follow, expect, follow_plan
from conditionality.plan.paper import Plan
from conditionality.plan.propose import lay_report
from conditionality.plan.schedule import Schedule, lay_schedule
from conditionality.report.days import read_iso_day
from conditionality.report.periods import duration
from conditionality.wording.speech import Lang, say

__all__ = (
    "Advance",
    "Amendment",
    "Declining",
    "amend_plan",
    "declare_progress",
    "decline_plan",
    "follow_up",
    "sign_plan",
    "start_plan",
)  # fmt: skip

NO_DECLINING = Declining()
READ: Final = "read_case"
TO_DO = frozenset({"TODO", "LATE", "REVISED"})
"""States of an action that may be declared done."""

OFFICERS: tuple[Role, ...] = ("SEC", "STAFF")
"""Who is told of what becomes of a plan."""

STARTED: Final = "PlanStarted"
YEAR_MONTHS = 12


class Advanced(Paper):
    """Progress as an organisation declared it."""

    period: date
    done: tuple[Code, ...] = ()
    words: str


class Target(Paper):
    """What an action of a plan is to reach."""

    plan: str
    action: Code
    indicator: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Followed:
    """Where a plan stands after one periodic report."""

    report: str
    starts_on: date
    follow: Follow


def amend_plan(office: Office, hand: Hand, dossier: str, asked: Amendment, seen: Seen | None = None) -> Outcome:
    """Put the actions that people agreed on in the place of those proposed, proved again on the exact machine."""

    def act(work: Work) -> str:
        version = _latest(work, dossier, "PlanAmended")
        run = run_score(office, work, dossier)
        amended = amended_plan(make_bench(run.scorer), run.report, version.plan, asked.steps, run.history)
        if amended.plan is None or errors(amended.findings):
            raise stop(*errors(amended.findings))
        event = PlanAmended(plan=work.paper(amended.plan, "plan"), replaces=version.digest, reason=asked.reason)
        work.add(version.subject, event, ("reason_given",))
        return version.subject

    return office.act(hand, act, seen)


def _latest(work: Work, dossier: str, act: str) -> Version:
    """Give the latest version of the latest plan to somebody who may do an act on it.

    Raises:
        StoppedError: The person may not, or there is no plan.
    """
    version = version_of(work.connection, dossier)
    if version is None:
        work.may(act, work.case(f"{dossier_of(dossier)}.plan1", "plan"))
        raise deny(act, "not_begun")
    work.may(act, work.case(version.subject, "plan"))
    return version


def sign_plan(office: Office, hand: Hand, dossier: str, seen: Seen | None = None) -> Outcome:
    """Sign the plan that the assembly proposed (C04)."""

    def act(work: Work) -> str:
        version = _latest(work, dossier, "PlanAccepted")
        event = PlanAccepted(plan=version.digest, signed_by=hand.person)
        work.add(version.subject, event, ("enterprise_signed_plan",))

        def tell(lang: Lang) -> tuple[str, str]:
            body = say(lang, "{organisation} signed the improvement plan of the request {dossier}.",
                       organisation=_name(work, dossier), dossier=dossier)  # fmt: skip
            title = say(lang, "Plan of {dossier} signed", dossier=dossier)
            return title, f"{body}\n\n{place(office, lang, dossier)}"

        work.mail(f"{version.subject}:signed:{version.digest}", _officers(work), both(tell))
        return version.subject

    return office.act(hand, act, seen)


def decline_plan(
    office: Office, hand: Hand, dossier: str, asked: Declining = NO_DECLINING, seen: Seen | None = None
) -> Outcome:
    """Leave the plan unsigned (C05): it is a draft again, and the dossier comes back before the assembly (G04)."""

    def act(work: Work) -> str:
        version = _latest(work, dossier, "PlanNotAccepted")
        work.may("PlanDeclined", work.case(dossier, "dossier"))
        reasons = (asked.reason,) if asked.reason.strip() else ()
        work.add(version.subject, PlanNotAccepted(plan=version.digest, reasons=reasons))
        work.add(dossier, PlanDeclined(plan=version.digest, reasons=reasons))

        def tell(lang: Lang) -> tuple[str, str]:
            body = say(lang, "{organisation} did not sign the improvement plan of the request {dossier}: it comes back "
                             "before the assembly. The silence of the region still runs.",
                       organisation=_name(work, dossier), dossier=dossier)  # fmt: skip
            title = say(lang, "Plan of {dossier} not signed", dossier=dossier)
            return title, f"{body}\n\n{place(office, lang, dossier)}"

        work.mail(f"{version.subject}:declined:{version.digest}", _officers(work), both(tell))
        return dossier

    return office.act(hand, act, seen)


def _officers(work: Work) -> tuple[Person, ...]:
    found = {one.id: one for role in OFFICERS for one in work.holders(role)}
    return tuple(found.values())


def _name(work: Work, dossier: str) -> str:
    known, _, _ = who_files(work, dossier)
    return known.name or known.siret


def start_plan(office: Office, work: Work, dossier: str, act: Deliberation, starts_on: date) -> tuple[str, ...]:
    """Start the signed plan of a dossier (C06) inside the act that notifies its grant, and set its actions.

    Returns:
        The subjects of the actions.
    """
    version = version_of(work.connection, dossier)
    if version is None:
        raise deny(STARTED, "not_begun")
    started = PlanStarted(act=act, starts_on=starts_on)
    work.add(version.subject, started, ("act_of_region_recorded",), work.engine())
    return _set_actions(office, work, dossier, starts_on)


def _set_actions(office: Office, work: Work, dossier: str, starts_on: date) -> tuple[str, ...]:
    """Set each action of the latest plan of a dossier, with the day on which it is due (C20)."""
    version = version_of(work.connection, dossier)
    if version is None:
        return ()
    ends = {one.action: one.end for one in _schedule(office, work.connection, dossier, version.plan).placed}
    subjects = []
    for rank, one in enumerate(version.plan.actions, 1):
        due_on = add_months(starts_on, ends[one.id])
        target = Target(plan=version.digest, action=one.id, indicator=one.indicator, due_on=due_on)
        subjects.append(f"{version.subject}.a{rank}")
        work.add(subjects[-1], ActionSet(action=one.id, target=work.paper(target), due_on=due_on), hand=work.engine())
    return tuple(subjects)


def _schedule(office: Office, connection: Connection, dossier: str, plan: Plan) -> Schedule:
    rules = frozen_scorer(office, connection, dossier, plan.period.from_).referential
    return lay_schedule(plan, duration(rules.interval).months or YEAR_MONTHS)


def declare_progress(office: Office, hand: Hand, dossier: str, asked: Advance, seen: Seen | None = None) -> Outcome:
    """Declare progress on a running plan for a period (C07), with the files joined to the plan as evidence.

    Actions said to be done are declared done (C21); a visit or the staff finds later whether they are.
    """

    def act(work: Work) -> str:
        version = _latest(work, dossier, "ProgressDeclared")
        known = {one.id: rank for rank, one in enumerate(version.plan.actions, 1)}
        on, slips = read_iso_day(asked.period)
        slips += tuple(
            finding("progress-action-unknown", "done", given=one, expected=", ".join(known))
            for one in asked.done
            if one not in known
        )
        if on is None or slips:
            raise stop(*slips)
        files = take_folder(work, version.subject)
        paper = work.paper(Advanced(period=on, done=asked.done, words=asked.words), "progress")
        work.add(version.subject, ProgressDeclared(period=asked.period, progress=paper, evidence=files))
        for one in dict.fromkeys(asked.done):
            subject = f"{version.subject}.a{known[one]}"
            if work.case(subject, "action").state in TO_DO:
                work.add(subject, ActionDeclaredDone(evidence=files))
        return version.subject

    return office.act(hand, act, seen)


def follow_up(office: Office, hand: Hand, dossier: str) -> tuple[Followed, ...] | NotDone:
    """Compare each periodic report filed since a plan was made with what the plan expected, oldest first."""
    with office.reading() as connection:
        try:
            allow(connection, hand, READ, dossier)
        except StoppedError as fault:
            return fault.why
        return _followed(office, connection, dossier)


def _followed(office: Office, connection: Connection, dossier: str) -> tuple[Followed, ...]:
    version, report = version_of(connection, dossier), submission_of(connection, dossier)
    if version is None or report is None:
        return ()
    schedule = _schedule(office, connection, dossier, version.plan)
    bench = make_bench(frozen_scorer(office, connection, dossier, report.period.from_))
    desk, _ = lay_report(bench, report, history_of(connection, dossier))
    expected = expect(desk, version.plan, schedule)
    found = []
    for rank, (subject, starts_on) in enumerate(_later(connection, dossier, version.plan), 1):
        card = scorecard_of(connection, subject)
        if card is not None:
            found.append(Followed(subject, starts_on, follow_plan(version.plan, schedule, expected, rank, card)))
    return tuple(found)


def _later(connection: Connection, dossier: str, plan: Plan) -> list[tuple[str, date]]:
    """Give the periodic reports of a dossier for what comes after the plan, oldest period first."""
    filed = reports_of(connection, organisation_of(connection, dossier))
    mine = (one for one in filed if one.subject != dossier and dossier_of(one.subject) == dossier)
    after = [(one.subject, one.report.period.from_) for one in mine if one.report.period.from_ > plan.period.to]
    return sorted(after, key=lambda one: one[1])
