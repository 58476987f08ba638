"""Score a request on its frozen rules, draft the plans that would make it hold, and say whether it is visited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from sqlalchemy import select

from conditionality import __version__
from conditionality.codec import Paper
from conditionality.desk.declaring import frozen_scorer, who_files
from conditionality.desk.deposit import Scheme, scheme_of
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import Outcome, deny, stop
from conditionality.desk.papers import (
    digest_filed,
    earlier_reports,
    filed_in,
    frozen_by,
    plans_of,
    run_of,
    submission_of,
)
from conditionality.desk.plans import plans_for
from conditionality.desk.read_models import CASE
from conditionality.desk.receipts import both, place
from conditionality.desk.work import Seen, Work
from conditionality.dossier.award_events import Listed
from conditionality.dossier.follow_up_events import PlanDrafted
from conditionality.dossier.kinds import Digest, Digests, Proposal
from conditionality.dossier.machine import Guard
from conditionality.dossier.request_events import (
    Created,
    FoundNotComputable,
    Rescored,
    Scored,
    SelectedForVisit,
    VisitSkipped,
)
from conditionality.findings import finding
from conditionality.plan.aims import make_bench
from conditionality.report.model import Report
from conditionality.scoring.score import Scorer, score
from conditionality.scoring.scorecard import Scorecard
from conditionality.wording.speech import Lang, say

Cause = Literal["verified_value", "correction", "answer"]

ENGINE = f"conditionality@{__version__}"
"""What scored, as the events name it."""

RESCORED: Final = "Rescored"
READ: Final = "read_case"

NO_SEED = "-"
"""Seed of a rule that draws no lots."""

PROPOSALS: dict[str, Proposal] = {"accept": "accept", "accept_with_plan": "plan", "plan": "plan", "refuse": "plan"}
"""From the kind of the outcome; whatever else goes to the assembly with its reason. A refusal is first a plan."""


class Inputs(Paper):
    """What a score came from: the digests, in the ledger, of the report and of the earlier ones that stood by."""

    report: Digest
    history: Digests = ()


@dataclass(frozen=True, slots=True)
class Scoring:
    """One run of the exact machine on what is filed."""

    scorer: Scorer
    report: Report
    history: tuple[Report, ...]
    card: Scorecard
    inputs: Inputs

    @property
    def proposal(self) -> Proposal:
        """Give what the engine proposes."""
        return PROPOSALS.get(self.card.outcome_kind, "review")

    @property
    def is_computable(self) -> bool:
        """Tell whether there is an outcome."""
        return self.card.outcome_kind != "not_computable"


def run_score(office: Office, work: Work, subject: str) -> Scoring:
    """Score what was filed in a dossier, or in a period of it, on the rules frozen at filing.

    Raises:
        StoppedError: What was filed was erased.
    """
    connection = work.connection
    filed, report = filed_in(connection, subject), submission_of(connection, subject)
    if filed is None or report is None:
        raise stop(finding("submission-erased", given=subject))
    scorer = frozen_scorer(office, connection, subject, report.period.from_)
    earlier = earlier_reports(connection, subject, report)
    history = tuple(one.report for one in earlier)
    inputs = Inputs(report=digest_filed(filed), history=tuple(one.digest for one in earlier))
    return Scoring(scorer, report, history, score(scorer, report, history), inputs)


def draft_plans(work: Work, run: Scoring) -> tuple[str, ...]:
    """Store the plans that would make a report hold: least effort, least cost, soonest; none when it is accepted."""
    if run.proposal == "accept" or not run.is_computable:
        return ()
    plans = plans_for(make_bench(run.scorer), run.report, run.history)
    return tuple(work.paper(one, f"plan_{one.order}") for one in plans if one.actions)


def score_dossier(office: Office, hand: Hand, dossier: str, seen: Seen | None = None) -> Outcome:
    """Score a complete request (T10): scorecard, proposal and draft plans; what cannot be computed goes back (G01)."""

    def act(work: Work) -> str:
        work.may("Scored", work.case(dossier, "dossier"))
        run = run_score(office, work, dossier)
        plans = draft_plans(work, run)
        result = work.paper(run.card, "scorecard")
        event = Scored(
            engine=ENGINE, referential=frozen_by(work.connection, dossier).version_digest,
            inputs=work.paper(run.inputs, "inputs"), result=result, proposal=run.proposal, draft_plans=plans,
        )  # fmt: skip
        work.add(dossier, event, () if run.card.unanswered else ("mandatory_indicators_present",))
        if not run.is_computable:
            work.add(dossier, FoundNotComputable(result=result), hand=work.engine())
            _tell_not_computable(office, work, dossier)
            return dossier
        _draft(work, dossier, plans, result)
        _sample(work, dossier)
        return dossier

    return office.act(hand, act, seen)


def _draft(work: Work, dossier: str, plans: tuple[str, ...], result: str) -> None:
    """Open a plan with the one of least effort."""
    if plans:
        subject = f"{dossier}.plan{len(plans_of(work.connection, dossier)) + 1}"
        work.add(subject, PlanDrafted(plan=plans[0], result=result), hand=work.engine())


def _sample(work: Work, dossier: str) -> None:
    """Select for a visit where the scheme visits each organisation before its first listing (T12)."""
    scheme = scheme_under(work, dossier)
    if is_sampled(work, dossier, scheme):
        event = SelectedForVisit(rule=scheme.sampling, seed=NO_SEED, ground="first_listing")
        work.add(dossier, event, ("sampled",), hand=work.engine())


def scheme_under(work: Work, dossier: str) -> Scheme:
    """Give the scheme of a dossier."""
    payloads = (one.payload for one in work.log(dossier))
    return scheme_of(work.connection, next((one.scheme for one in payloads if isinstance(one, Created)), ""))


def is_sampled(work: Work, dossier: str, scheme: Scheme) -> bool:
    """Tell whether the sampling of a scheme chooses a dossier: a rule on facts, no lots are drawn."""
    if scheme.sampling == "none":
        return False
    siret = work.case(dossier, "dossier").organisation
    mine = select(CASE.c.subject).where(CASE.c.machine == "dossier", CASE.c.organisation == siret)
    others = work.connection.execute(mine).scalars()
    return not any(entry.kind == Listed.__name__ for one in others for entry in work.log(one))


def skip_visit(office: Office, hand: Hand, dossier: str, seen: Seen | None = None) -> Outcome:
    """Let a dossier that is not sampled go on to the assembly without a visit (T13)."""

    def act(work: Work) -> str:
        work.may("VisitSkipped", work.case(dossier, "dossier"))
        scheme = scheme_under(work, dossier)
        held: tuple[Guard, ...] = () if is_sampled(work, dossier, scheme) else ("not_sampled",)
        work.add(dossier, VisitSkipped(rule=f"sampling:{scheme.sampling}", seed=NO_SEED), held)
        return dossier

    return office.act(hand, act, seen)


def rescore(office: Office, hand: Hand, dossier: str, cause: Cause, seen: Seen | None = None) -> Outcome:
    """Score again (T11): a new run beside the old one, with new plans.

    The engine makes the event; the region's staff, or the clock, ask for it.
    """

    def act(work: Work) -> str:
        case = work.case(dossier, "dossier")
        if hand.role not in {"STAFF", "SYS"}:
            raise deny(RESCORED, "role")
        if hand.role == "STAFF":
            work.may(READ, case)
        work.may(RESCORED, case, work.engine())
        before = run_of(work.connection, dossier)
        if before is None:
            raise deny(RESCORED, "not_from_here")
        run = run_score(office, work, dossier)
        plans = draft_plans(work, run)
        result = work.paper(run.card, "scorecard")
        event = Rescored(
            engine=ENGINE, referential=frozen_by(work.connection, dossier).version_digest,
            inputs=work.paper(run.inputs, "inputs"), result=result, proposal=run.proposal, replaces=before.result,
            cause=cause, draft_plans=plans,
        )  # fmt: skip
        work.add(dossier, event, hand=work.engine())
        _draft(work, dossier, plans, result)
        return dossier

    return office.act(hand, act, seen)


def _tell_not_computable(office: Office, work: Work, dossier: str) -> None:
    known, _, _ = who_files(work, dossier)

    def tell(lang: Lang) -> tuple[str, str]:
        body = say(lang, "The score of the request {dossier} of {organisation} cannot be computed with what was filed. "
                         "Ask for what is missing.",
                   dossier=dossier, organisation=known.name or known.siret)  # fmt: skip
        title = say(lang, "Request {dossier}: no score yet", dossier=dossier)
        return title, f"{body}\n\n{place(office, lang, dossier)}"

    rank = sum(one.kind == FoundNotComputable.__name__ for one in work.log(dossier))
    work.mail(f"{dossier}:not-computable:{rank}", work.holders("STAFF"), both(tell))
