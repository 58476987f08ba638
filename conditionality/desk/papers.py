"""Read the papers of a case: what was filed, under which frozen rules, its scores and its plans.

Which paper is the latest is told by the log of its subject, never by a read model; one that was erased is nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar, get_args

from sqlalchemy import Connection, select

from conditionality.codec import Paper, read_paper
from conditionality.desk.cases import dossier_of, log_of, organisation_of
from conditionality.desk.read_models import CASE
from conditionality.dossier.event import Event
from conditionality.dossier.events import Entry, Erased
from conditionality.dossier.follow_up_events import (
    PlanAmended,
    PlanDrafted,
    PlanProposed,
    PlanRevised,
    ReportCorrected,
    ReportRescored,
    ReportScored,
    ReportSubmitted,
)
from conditionality.dossier.kinds import Proposal
from conditionality.dossier.request_events import PiecesGiven, Rescored, Scored, Submitted
from conditionality.errors import ConditionalityError
from conditionality.plan.paper import Plan
from conditionality.referential.library import open_library, read
from conditionality.referential.model import Referential
from conditionality.referential.toml import read_toml
from conditionality.report.model import Report
from conditionality.scoring.scorecard import Scorecard
from conditionality.storage import records
from conditionality.storage.faults import ErasedRecordError
from conditionality.storage.schema import LEDGER

Filed = Submitted | PiecesGiven | ReportSubmitted | ReportCorrected
Run = Scored | Rescored | ReportScored | ReportRescored
Planned = PlanDrafted | PlanAmended | PlanProposed | PlanRevised
FILED, RUNS, PLANNED = (frozenset(one.__name__ for one in get_args(union)) for union in (Filed, Run, Planned))
"""Names of those events; the plan that was voted stands above an amendment made during the vote."""

Kind = TypeVar("Kind", bound=Paper)

TAKEN_BACK = frozenset({"WITHDRAWN_BY_ENT"})
"""States whose submission is no earlier report of the organisation."""


class NotFiledError(ConditionalityError):
    """A dossier has no rules of its own before it is filed."""

    def __init__(self, subject: str) -> None:
        super().__init__(subject)


@dataclass(frozen=True, slots=True)
class FiledReport:
    """A report as it was last filed.

    Attributes:
        subject: The dossier or the period.
        digest: Of the paper in the ledger.
    """

    subject: str
    digest: str
    report: Report


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the plan of a dossier.

    Attributes:
        subject: `D-2026-0001.plan1`.
        digest: Of the paper in the ledger.
    """

    subject: str
    digest: str
    plan: Plan


def submission_of(connection: Connection, dossier: str) -> Report | None:
    """Give the latest report filed in a dossier or in a period of it; nothing when there is none, or it was erased."""
    filed = filed_in(connection, dossier)
    return None if filed is None else paper_of(connection, Report, digest_filed(filed))


def filed_in(connection: Connection, subject: str) -> Filed | None:
    """Give the event that filed the latest version."""
    found = _last(log_of(connection, subject), FILED)
    return found if isinstance(found, Filed) else None


def digest_filed(filed: Filed) -> str:
    """Give the digest of what an event filed."""
    return filed.submission if isinstance(filed, Submitted | PiecesGiven) else filed.report


def number_filed(connection: Connection, dossier: str) -> int:
    """Give the number of the latest version filed; 0 before."""
    return sum(one.kind in FILED for one in log_of(connection, dossier))


def history_of(connection: Connection, dossier: str) -> tuple[Report, ...]:
    """Give the reports that the same organisation filed for earlier periods, under any version of the same rule book.

    Args:
        dossier: A dossier, or a periodic report of one.
    """
    mine = submission_of(connection, dossier)
    return tuple(one.report for one in earlier_reports(connection, dossier, mine)) if mine else ()


def earlier_reports(connection: Connection, subject: str, mine: Report) -> tuple[FiledReport, ...]:
    """Give the reports that stand before one in time, newest first; of several for a period, the last one filed."""
    book = mine.referential.partition("@")[0]
    found = (one for one in reports_of(connection, organisation_of(connection, subject)) if one.subject != subject)
    same = (one for one in found if one.report.referential.partition("@")[0] == book)
    before = {one.report.period.from_: one for one in same if one.report.period.to < mine.period.from_}
    return tuple(before[day] for day in sorted(before, reverse=True))


def reports_of(connection: Connection, siret: str) -> tuple[FiledReport, ...]:
    """Give the latest report of each dossier and period of an organisation, oldest filed first."""
    held = CASE.c.machine.in_(("dossier", "report")) & (CASE.c.organisation == siret)
    rows = connection.execute(select(CASE.c.subject).where(held, CASE.c.state.not_in(TAKEN_BACK))).scalars()
    found: list[tuple[datetime, FiledReport]] = []
    for subject in rows:
        filed = filed_in(connection, subject)
        digest = digest_filed(filed) if filed else ""
        report = paper_of(connection, Report, digest) if digest else None
        if report is not None:
            at = max(one.at for one in log_of(connection, subject) if one.kind in FILED)
            found.append((at, FiledReport(subject, digest, report)))
    return tuple(one for _, one in sorted(found, key=lambda pair: (pair[0], pair[1].subject)))


def scorecard_of(connection: Connection, dossier: str) -> Scorecard | None:
    """Give the latest scorecard of a dossier or of a period of it."""
    run = run_of(connection, dossier)
    return None if run is None else paper_of(connection, Scorecard, run.result)


def scorecards_of(connection: Connection, dossier: str) -> tuple[Scorecard, ...]:
    """Give every scorecard of a dossier, oldest first: a new run never hides an old one."""
    runs = (one.payload.result for one in log_of(connection, dossier) if isinstance(one.payload, Run))
    return tuple(card for one in runs if (card := paper_of(connection, Scorecard, one)) is not None)


def run_of(connection: Connection, dossier: str) -> Run | None:
    """Give the event of the latest score."""
    found = _last(log_of(connection, dossier), RUNS)
    return found if isinstance(found, Run) else None


def proposal_of(connection: Connection, dossier: str) -> Proposal | None:
    """Give what the engine proposed last; nothing before the first score."""
    run = run_of(connection, dossier)
    return run.proposal if isinstance(run, Scored | Rescored) else None


def draft_plans_of(connection: Connection, dossier: str) -> tuple[Plan, ...]:
    """Give the plans drafted with the latest score: least effort, least cost, soonest."""
    run = run_of(connection, dossier)
    digests = run.draft_plans if isinstance(run, Scored | Rescored) else ()
    return tuple(plan for one in digests if (plan := paper_of(connection, Plan, one)) is not None)


def plans_of(connection: Connection, dossier: str) -> tuple[str, ...]:
    """Give the subjects of the plans of a dossier, in the order in which they were drafted."""
    drafted = LEDGER.c.subject.startswith(f"{dossier_of(dossier)}.plan", autoescape=True)
    query = select(LEDGER.c.subject).where(LEDGER.c.kind == PlanDrafted.__name__, drafted)
    return tuple(connection.execute(query.order_by(LEDGER.c.height)).scalars())


def plan_of(connection: Connection, dossier: str) -> tuple[str, Plan] | None:
    """Give the latest version of the latest plan, with the subject of the plan."""
    found = version_of(connection, dossier)
    return None if found is None else (found.subject, found.plan)


def version_of(connection: Connection, dossier: str) -> Version | None:
    """Give the latest version of the latest plan, with its digest."""
    subjects = plans_of(connection, dossier)
    if not subjects:
        return None
    found = _last(log_of(connection, subjects[-1]), PLANNED)
    digest = found.plan if isinstance(found, Planned) else ""
    plan = paper_of(connection, Plan, digest) if digest else None
    return None if plan is None else Version(subjects[-1], digest, plan)


def _last(log: tuple[Entry, ...], kinds: frozenset[str]) -> Event | Erased | None:
    """Give the last event of some kinds; what is erased is not replaced by what came before it."""
    return next((one.payload for one in reversed(log) if one.kind in kinds), None)


def paper_of(connection: Connection, kind: type[Kind], digest: str) -> Kind | None:
    """Give a paper by its digest; nothing once it was erased."""
    try:
        return read_paper(kind, records.read(connection, digest))
    except ErasedRecordError:
        return None


def frozen_by(connection: Connection, dossier: str) -> Submitted:
    """Give the event that froze the rules of a dossier, which every period of it keeps.

    Raises:
        NotFiledError: It was not filed yet, or the event was erased.
    """
    log = log_of(connection, dossier_of(dossier))
    found = next((one.payload for one in reversed(log) if isinstance(one.payload, Submitted)), None)
    if found is None:
        raise NotFiledError(dossier)
    return found


def referential_bytes(connection: Connection, dossier: str) -> bytes:
    """Give the file of the version that was frozen at filing, to the byte.

    Raises:
        NotFiledError: The dossier was not filed yet.
    """
    return records.read(connection, frozen_by(connection, dossier).version_digest)


def referential_files(connection: Connection, dossier: str) -> Mapping[str, bytes]:
    """Give the files frozen at filing by `id@version`: the version first, then those it extends.

    Raises:
        NotFiledError: The dossier was not filed yet.
    """
    frozen = frozen_by(connection, dossier)
    parents = (records.read(connection, one) for one in frozen.parents)
    return {frozen.version: referential_bytes(connection, dossier), **{_ref(one): one for one in parents}}


def _ref(content: bytes) -> str:
    tree = read_toml(content)[0] or {}
    return f"{tree.get('id')}@{tree.get('version')}"


def referential_of(connection: Connection, dossier: str) -> Referential:
    """Give the rules frozen at filing, whatever became of the library since.

    Raises:
        NotFiledError: The dossier was not filed yet, or what was frozen no longer reads.
    """
    files = referential_files(connection, dossier)
    found = read(open_library(files), next(iter(files))).referential
    if found is None:
        raise NotFiledError(dossier)
    return found
