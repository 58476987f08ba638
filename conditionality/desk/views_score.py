"""What an organisation sees of its scores: the latest of a request or a report, and what moved since the last one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from conditionality.desk.cases import gathered, log_of
from conditionality.desk.declaring import frozen_scorer
from conditionality.desk.evidence import READ, machine_for
from conditionality.desk.mandates import Hand, Known, actor_of, organisation
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, StoppedError
from conditionality.desk.papers import Run, earlier_reports, scorecard_of, scorecards_of, submission_of
from conditionality.desk.permission import allow
from conditionality.desk.read_models import CASE
from conditionality.desk.simulation import Simulation
from conditionality.dossier.clocks import legal_day
from conditionality.referential.model import Referential
from conditionality.report.state import state
from conditionality.scoring.compare import Comparison, compare
from conditionality.scoring.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class HasScore:
    """A request or a report that has a score."""

    subject: str
    known: Known
    scored_on: date


@dataclass(frozen=True, slots=True)
class Scored:
    """A score, and what moved since the one before.

    Attributes:
        now: The report that was filed, its scorecard and its form, as the parts of a score draw them.
        rules: Frozen at filing.
        moved: What moved since the score before; nothing when it is the first.
        before: What the score before is that of: the same subject scored again, or an earlier period.
    """

    subject: str
    now: Simulation
    rules: Referential
    moved: Comparison | None = None
    before: str = ""


def with_score(office: Office, hand: Hand) -> tuple[HasScore, ...]:
    """Give what has a score among the cases of the person's organisations, the latest scored first."""
    with office.reading() as connection:
        actor = actor_of(connection, hand)
        sirets = sorted(actor.organisations) if actor is not None and actor.role == "ENT" else []
        mine = CASE.c.organisation.in_(sirets) & CASE.c.machine.in_(("dossier", "report"))
        found = []
        for row in connection.execute(select(CASE.c.subject, CASE.c.organisation).where(mine)):
            at = [one.at for one in log_of(connection, row.subject) if isinstance(one.payload, Run)]
            if at:
                known = organisation(connection, row.organisation)
                found.append((max(at), HasScore(row.subject, known, legal_day(max(at)))))
        return tuple(one for _, one in sorted(found, key=lambda pair: (pair[0], pair[1].subject), reverse=True))


def score_of(office: Office, hand: Hand, subject: str) -> Scored | NotDone:
    """Give the latest score of a request or a report, to somebody who may read its answers."""
    machine = machine_for(subject)
    with office.reading() as connection:
        try:
            allow(connection, hand, READ, subject, machine)
        except StoppedError as fault:
            return fault.why
        report, card = submission_of(connection, subject), scorecard_of(connection, subject)
        if report is None or card is None:
            return NotDone(READ, denied="not_begun" if gathered(connection, subject, machine).height else "not_own")
        scorer = frozen_scorer(office, connection, subject, report.period.from_)
        now = Simulation(report, card, state(scorer.form, report.values()), ())
        before, last = _before(connection, subject)
        moved = compare(last, card) if last is not None else None
        return Scored(subject, now, scorer.referential, moved, before)


def _before(connection: Connection, subject: str) -> tuple[str, Scorecard | None]:
    """Give the score before: of the same subject, else of the latest earlier period of the organisation."""
    mine = scorecards_of(connection, subject)
    if len(mine) > 1:
        return subject, mine[-2]
    report = submission_of(connection, subject)
    earlier = earlier_reports(connection, subject, report) if report is not None else ()
    for one in earlier:
        card = scorecard_of(connection, one.subject)
        if card is not None:
            return one.subject, card
    return "", None
