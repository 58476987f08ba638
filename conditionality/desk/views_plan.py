"""What an organisation sees of its plan: as it stands, the plans beside it, its actions in time, what was done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select

from conditionality.desk.cases import case_of, log_of
from conditionality.desk.declaring import frozen_scorer
from conditionality.desk.improve import Advanced, Followed, follow_up
from conditionality.desk.mandates import Hand, Known, actor_of, organisation
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, StoppedError
from conditionality.desk.papers import draft_plans_of, history_of, paper_of, submission_of, version_of
from conditionality.desk.permission import allow, denied
from conditionality.desk.plans import curve_for
from conditionality.desk.read_models import CASE
from conditionality.dossier.follow_up_events import ActionSet, ProgressDeclared
from conditionality.plan.aims import make_bench
from conditionality.plan.curve import Axis, Curve
from conditionality.plan.paper import Plan
from conditionality.plan.sheet import PlanPages, plan_pages
from conditionality.plan.steps import Step
from conditionality.referential.model import Referential
from conditionality.scoring.score import Scorer

READ = "read_answers"

ACTS = ("PlanAmended", "PlanAccepted", "PlanNotAccepted", "ProgressDeclared")
"""What an enterprise may do on a plan."""


@dataclass(frozen=True, slots=True)
class HasPlan:
    """A request that has a plan."""

    dossier: str
    known: Known
    state: str


@dataclass(frozen=True, slots=True)
class ActionStand:
    """Where an action of a running plan stands.

    Attributes:
        subject: `D-2026-0001.plan1.a1`.
        action: Its id in the plan.
    """

    subject: str
    action: str
    state: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Told:
    """Progress that was declared: when, and in which words."""

    at: datetime
    period: str
    words: str
    done: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanStand:
    """A plan and all that is around it.

    Attributes:
        subject: `D-2026-0001.plan1`.
        digest: Of the latest version.
        pages: The plan, its schedule, and the score to expect at the end of each period.
        options: The plans drafted with the score: least effort, least cost, soonest.
        steps: Everything that may be done, with the labels of the rules.
        denied: By act, why it may not be done now; empty when it may.
        heights: Of the plan and of the dossier, as the person sees them.
    """

    dossier: str
    subject: str
    digest: str
    known: Known
    state: str
    rules: Referential
    pages: PlanPages
    options: tuple[Plan, ...]
    steps: tuple[Step, ...]
    actions: tuple[ActionStand, ...]
    told: tuple[Told, ...]
    denied: Mapping[str, str]
    heights: Mapping[str, int]

    @property
    def plan(self) -> Plan:
        """Give the latest version of the plan."""
        return self.pages.plan


def with_plan(office: Office, hand: Hand) -> tuple[HasPlan, ...]:
    """Give the requests that have a plan among those of the person's organisations, the one opened last first."""
    with office.reading() as connection:
        actor = actor_of(connection, hand)
        sirets = sorted(actor.organisations) if actor is not None and actor.role == "ENT" else []
        mine = CASE.c.organisation.in_(sirets) & (CASE.c.machine == "plan")
        rows = connection.execute(select(CASE).where(mine).order_by(CASE.c.opened_at.desc())).mappings()
        found = {row["dossier"]: row for row in reversed(list(rows))}
        return tuple(
            HasPlan(dossier, organisation(connection, row["organisation"]), row["state"])
            for dossier, row in reversed(found.items())
        )


def plan_stand(office: Office, hand: Hand, dossier: str) -> PlanStand | NotDone:
    """Give the plan of a request, to somebody who may read its answers."""
    with office.reading() as connection:
        try:
            allow(connection, hand, READ, dossier)
        except StoppedError as fault:
            return fault.why
        version, report = version_of(connection, dossier), submission_of(connection, dossier)
        if version is None or report is None:
            return NotDone(READ, denied="not_begun")
        scorer = frozen_scorer(office, connection, dossier, report.period.from_)
        bench, case = make_bench(scorer), case_of(connection, version.subject, "plan")
        above = case_of(connection, dossier, "dossier")
        why = {act: denied(connection, hand, act, version.subject, "plan") for act in ACTS}
        if not why["PlanNotAccepted"]:
            why["PlanNotAccepted"] = denied(connection, hand, "PlanDeclined", dossier)
        return PlanStand(
            dossier, version.subject, version.digest, organisation(connection, case.organisation), case.state,
            scorer.referential, plan_pages(bench, report, version.plan, history_of(connection, dossier)),
            draft_plans_of(connection, dossier), bench.steps, _actions(connection, version.subject, version.plan),
            _told(connection, version.subject), why, {version.subject: case.height, dossier: above.height},
        )  # fmt: skip


def followed(office: Office, hand: Hand, dossier: str) -> tuple[Followed, ...]:
    """Give what each periodic report shows of the plan; nothing to who may not read it."""
    found = follow_up(office, hand, dossier)
    return () if isinstance(found, NotDone) else found


def _actions(connection: Connection, subject: str, plan: Plan) -> tuple[ActionStand, ...]:
    found = []
    for rank, one in enumerate(plan.actions, 1):
        name = f"{subject}.a{rank}"
        due = [line.payload.due_on for line in log_of(connection, name) if isinstance(line.payload, ActionSet)]
        if due:
            found.append(ActionStand(name, one.id, case_of(connection, name, "action").state, due[-1]))
    return tuple(found)


def _told(connection: Connection, subject: str) -> tuple[Told, ...]:
    found = []
    for entry in log_of(connection, subject):
        if isinstance(entry.payload, ProgressDeclared):
            paper = paper_of(connection, Advanced, entry.payload.progress)
            words, done = (paper.words, paper.done) if paper is not None else ("", ())
            found.append(Told(entry.at, entry.payload.period, words, done))
    return tuple(reversed(found))


def curve_of(office: Office, hand: Hand, dossier: str, by: Axis) -> Curve | NotDone:
    """Trace what each day, or each euro, buys for what was filed; slow on large rules, so keep it."""
    with office.reading() as connection:
        try:
            allow(connection, hand, READ, dossier)
        except StoppedError as fault:
            return fault.why
        report = submission_of(connection, dossier)
        if report is None:
            return NotDone(READ, denied="not_begun")
        scorer: Scorer = frozen_scorer(office, connection, dossier, report.period.from_)
        history = history_of(connection, dossier)
    return curve_for(make_bench(scorer), report, history, by)
