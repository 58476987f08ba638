"""The audit of scores and plans: each scorecard computed again from its stored inputs, each plan proved again.

A score is compared byte for byte, whatever version of the engine made it. A plan is rewritten from its actions on the
exact machine: standings, what each action earns and what stays unmet; that no plan asks for less is not searched again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from sqlalchemy import Connection

from conditionality.codec import canonical, fingerprint, read_paper
from conditionality.desk.audit_cases import UNREADABLE, Told
from conditionality.desk.examination import Inputs
from conditionality.desk.papers import NotFiledError, Run, frozen_by, referential_files
from conditionality.dossier.follow_up_events import PlanAmended, PlanDrafted, PlanRevised
from conditionality.dossier.request_events import Rescored, Scored
from conditionality.findings import Finding, finding
from conditionality.plan.aims import Bench, make_bench
from conditionality.plan.goal import reached
from conditionality.plan.offers import lowers
from conditionality.plan.paper import Plan
from conditionality.plan.propose import Found, Terms, lay_report, write_plan
from conditionality.referential.library import open_library, read
from conditionality.report.model import Report
from conditionality.scoring.score import make_scorer, score
from conditionality.storage import records
from conditionality.storage.faults import ErasedRecordError
from conditionality.storage.verify_chain import Fault, place

PlanEvent = PlanDrafted | PlanAmended | PlanRevised


@dataclass(frozen=True, slots=True)
class Filed:
    """What a score was made from, read again."""

    bench: Bench
    report: Report
    history: tuple[Report, ...]


@dataclass(slots=True)
class ScoreAudit:
    """What was computed and proved again.

    Attributes:
        scores: Scorecards equal to the stored ones.
        plans: Plans proved.
        erased: Scores and plans that cannot be checked, because a paper of theirs was erased.
        benches: Rules made ready, by fingerprint and first day of the period.
        filed: What each scorecard was made from, by its digest.
        gone: Event that erased what a scorecard was made from, by the digest of the scorecard.
    """

    connection: Connection
    faults: list[Fault] = field(default_factory=list)
    scores: int = 0
    plans: int = 0
    erased: int = 0
    benches: dict[tuple[str, date], Bench] = field(default_factory=dict)
    filed: dict[str, Filed] = field(default_factory=dict)
    gone: dict[str, int] = field(default_factory=dict)


def audit_scores(connection: Connection, logs: Iterable[Told]) -> ScoreAudit:
    """Compute every score again and prove every plan again; name each event that does not hold."""
    audit = ScoreAudit(connection)
    found = ((height, told.subject, entry.payload) for told in logs for height, entry in told.entries)
    events = sorted(found, key=lambda one: one[0])
    drafted: dict[str, str] = {}
    for height, subject, event in events:
        if isinstance(event, Run):
            _check(audit, height, partial(_score, audit, subject, event))
            for digest in event.draft_plans if isinstance(event, Scored | Rescored) else ():
                _check(audit, height, partial(_plan, audit, digest, event.result))
        elif isinstance(event, PlanEvent):
            if isinstance(event, PlanDrafted):
                drafted[subject] = event.result
            _check(audit, height, partial(_plan, audit, event.plan, drafted.get(subject, "")))
    return audit


def _check(audit: ScoreAudit, height: int, doing: Callable[[], Finding | None]) -> None:
    """Check one thing; a paper that was erased is told as such, one that cannot be read is a fault."""
    try:
        found = doing()
    except ErasedRecordError as fault:
        audit.erased += 1
        found = finding("audit-erased", level="warning", given=str(fault.erased_by))
    except (*UNREADABLE, NotFiledError):
        found = finding("audit-inputs-unreadable")
    if found is not None:
        audit.faults.append(Fault(height, found.within(place(height))))


def _score(audit: ScoreAudit, subject: str, run: Run) -> Finding | None:
    try:
        stored = records.read(audit.connection, run.result)
        inputs = read_paper(Inputs, records.read(audit.connection, run.inputs))
        report = read_paper(Report, records.read(audit.connection, inputs.report))
        history = tuple(read_paper(Report, records.read(audit.connection, one)) for one in inputs.history)
    except ErasedRecordError as fault:
        audit.gone[run.result] = fault.erased_by
        raise
    if run.referential != frozen_by(audit.connection, subject).version_digest:
        return finding("audit-other-rules", given=subject)
    filed = Filed(_bench(audit, subject, report.period.from_), report, history)
    card = score(filed.bench.scorer, report, history)
    audit.filed[run.result] = filed
    if canonical(card) != stored:
        return finding("audit-score-differs", given=subject, engine=run.engine)
    audit.scores += 1
    return None


def _bench(audit: ScoreAudit, subject: str, on: date) -> Bench:
    files = referential_files(audit.connection, subject)
    key = (fingerprint({name: fingerprint(content) for name, content in files.items()}), on)
    if key not in audit.benches:
        rules = read(open_library(files), next(iter(files))).referential
        if rules is None:
            raise NotFiledError(subject)
        audit.benches[key] = make_bench(make_scorer(rules, on))
    return audit.benches[key]


def _plan(audit: ScoreAudit, digest: str, result: str) -> Finding | None:
    """Prove a plan again on what its score was made from."""
    stored = records.read(audit.connection, digest)
    plan = read_paper(Plan, stored)
    filed = audit.filed.get(result)
    if filed is None:
        if result in audit.gone:
            raise ErasedRecordError(result, audit.gone[result])
        return finding("audit-plan-without-score", given=plan.report_id)
    desk, earlier = lay_report(filed.bench, filed.report, filed.history)
    chosen = frozenset(one.id for one in plan.actions)
    if not chosen <= set(desk.offers):
        return finding("audit-plan-differs", given=plan.report_id)
    after = desk.run(chosen)
    enough = reached(after, plan.goal) and not lowers(desk.now, after)
    terms = Terms(plan.goal, plan.limits, plan.order, plan.amends)
    again = write_plan(desk, filed.report, earlier, terms, Found(plan.verdict, chosen, plan.least))
    if enough != plan.sufficient or canonical(again) != stored:
        return finding("audit-plan-differs", given=plan.report_id)
    audit.plans += 1
    return None
