"""Further along the way, by plain events: a plan proposed, signed and running; a period opened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from conditionality.desk.improve import sign_plan, start_plan
from conditionality.desk.mandates import clock
from conditionality.desk.office import Office
from conditionality.desk.papers import frozen_by, version_of
from conditionality.desk.periodic import report_subject
from conditionality.desk.work import Work
from conditionality.dossier.deliberation_events import ItemOpened, PlanAdvised, PutOnAgenda
from conditionality.dossier.follow_up_events import PeriodOpened, PeriodPlanned, PlanProposed
from conditionality.dossier.kinds import Deliberation
from tests.desk.path import ready
from tests.desk.people import Region, done

SESSION = "S-2026-01"


def step(office: Office, region: Region, doing: Callable[[Work], None]) -> None:
    """Do plain events of the engine in one act."""

    def act(work: Work) -> str:
        doing(work)
        return "-"

    done(office.act(clock(region.hand("clock").at), act))


def proposed(office: Office, region: Region, who: str = "alix") -> str:
    """Bring a dossier to the avis with a plan; the plan is proposed to the organisation."""
    dossier = ready(office, region, who)
    secretary, chair = region.hand("eden"), region.hand("fanny")

    def doing(work: Work) -> None:
        paper = work.paper(b"{}")
        on_agenda = PutOnAgenda(session=SESSION, item=1, convened_on=date(2026, 1, 10), conflicts=paper)
        work.add(dossier, on_agenda, ("convened_five_days_before",), secretary)
        opened = ItemOpened(session=SESSION, rules=paper, roll=paper, recused=(), call=1)
        work.add(dossier, opened, ("roll_called", "recused_left", "quorum_reached"), chair)
        version = version_of(work.connection, dossier)
        assert version is not None
        advised = PlanAdvised(motion=f"{dossier}.m1", trace=paper, plan=version.digest)
        work.add(dossier, advised, ("motion_adopted",), work.engine())
        said = PlanProposed(plan=version.digest, trace=paper)
        work.add(version.subject, said, ("motion_adopted",), work.engine())

    step(office, region, doing)
    return dossier


def running(office: Office, region: Region, who: str = "alix") -> str:
    """Sign the plan and start it."""
    dossier = proposed(office, region, who)
    done(sign_plan(office, region.hand(who), dossier))

    def doing(work: Work) -> None:
        act = Deliberation(number="2026-CP-1", on=date(2026, 3, 2), document=work.paper(b"{}"))
        start_plan(office, work, dossier, act, date(2026, 4, 1))

    step(office, region, doing)
    return dossier


def period_open(office: Office, region: Region, dossier: str, year: int = 2026) -> str:
    """Plan the period of a year and open it."""
    subject = report_subject(dossier, date(year, 1, 1))

    def doing(work: Work) -> None:
        digest = frozen_by(work.connection, dossier).version_digest
        planned = PeriodPlanned(
            dossier=dossier, version_digest=digest, starts_on=date(year, 1, 1), due_on=date(year + 1, 3, 31)
        )
        work.add(subject, planned, ("listed_now",))
        work.add(subject, PeriodOpened(opened_on=date(year, 1, 1)), ("period_started",))

    step(office, region, doing)
    return subject
