"""A short way to the region: the assembly's part by plain events with true papers, and a key made once for the run."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from io import BytesIO

from pypdf import PdfReader

from conditionality.assembly.rules import DEFAULT_RULES
from conditionality.assembly.trace import record
from conditionality.assembly.vote import College, Vote
from conditionality.codec import canonical
from conditionality.desk.authority import Authority
from conditionality.desk.award import notify, record_act
from conditionality.desk.award_requests import Consent, RegionAct, SuspensionNotice
from conditionality.desk.listing import consent
from conditionality.desk.office import Office
from conditionality.desk.papers import version_of
from conditionality.desk.suspension import propose_suspension
from conditionality.desk.work import Work
from conditionality.dossier.assembly_events import (
    BallotClosed,
    BallotOpened,
    MotionDrafted,
    MotionMoved,
    MotionProclaimed,
)
from conditionality.dossier.deliberation_events import (
    AcceptanceAdvised,
    ItemOpened,
    PlanAdvised,
    PutOnAgenda,
    SentToRegion,
)
from conditionality.dossier.follow_up_events import PlanAccepted, PlanProposed
from conditionality.dossier.machine import Guard
from tests.certificate.granted import make_authority
from tests.desk.path import STRONG, WEAK, ready
from tests.desk.people import COLLEGES, Region, done

SESSION = "S-2026-01"
ABOUT = "Pains et biscuits de blé local, livrés à vélo."
PAGE = Consent(about=ABOUT, naf="10.71C", cpv=("15811100-7",), contact="bonjour@exemple.example", agreed=True)
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


GUARDS: tuple[Guard, ...] = ("quorum_reached", "recused_left")


@cache
def authority() -> Authority:
    """Make the key of the tests, once."""
    made = make_authority(start=datetime(2025, 1, 1, tzinfo=UTC), days=7300)
    return Authority(made.seal, (made.root,), is_demonstration=True)


def trace() -> bytes:
    """Give the bytes of a true record of a vote: seven tenths for, the rest against."""
    colleges = tuple(
        College(id=one, weight_bp=2000, electors=3, present=3, for_=2, against=1, abstain=0) for one in COLLEGES
    )
    return canonical(record(Vote(rules=DEFAULT_RULES, colleges=colleges)))


def sent(
    office: Office, region: Region, *, plan: bool = False, signed: bool = True, who: str = "alix", dossier: str = ""
) -> str:
    """Bring a dossier to the region, with the avis to accept, or to accept with a plan that the enterprise signed.

    Args:
        dossier: One that is ready; a new one when it is empty.
    """
    dossier = dossier or ready(office, region, who, WEAK if plan else STRONG)
    secretary, chair, enterprise = (region.hand(name) for name in ("eden", "fanny", who))

    def act(work: Work) -> str:
        paper, voted = work.paper(b"{}"), work.paper(trace())
        agenda = PutOnAgenda(session=SESSION, item=1, convened_on=date(2026, 1, 10), conflicts=paper)
        work.add(dossier, agenda, ("convened_five_days_before",), secretary)
        opened = ItemOpened(session=SESSION, rules=paper, roll=paper, recused=(), call=1)
        work.add(dossier, opened, ("roll_called", "recused_left", "quorum_reached"), chair)
        motion = f"{dossier}.m1"
        if plan:
            version = version_of(work.connection, dossier)
            assert version is not None
            advised = PlanAdvised(motion=motion, trace=voted, plan=version.digest)
            work.add(dossier, advised, ("motion_adopted",), work.engine())
            proposed = PlanProposed(plan=version.digest, trace=voted)
            work.add(version.subject, proposed, ("motion_adopted",), work.engine())
            if signed:
                said = PlanAccepted(plan=version.digest, signed_by=enterprise.person)
                work.add(version.subject, said, ("enterprise_signed_plan",), enterprise)
        else:
            work.add(dossier, AcceptanceAdvised(motion=motion, trace=voted), ("motion_adopted",), work.engine())
        minutes = SentToRegion(minutes=paper, public_minutes=paper)
        work.add(dossier, minutes, ("chair_and_secretary_signed",), secretary)
        return dossier

    done(office.act(region.hand("clock"), act))
    return dossier


def act(region: Region, **more: object) -> RegionAct:
    """Give an act of the region that grants 12 000 euros, or what else is said."""
    said: dict[str, object] = {
        "decision": "grant", "number": "2026-CP-014", "on": region.hand("clock").today,
        "amount_eur": Decimal(12000), "conditions": "Rendre compte chaque année.",
    }  # fmt: skip
    return RegionAct.model_validate(said | more)


def granted(office: Office, region: Region, *, plan: bool = False, dossier: str = "") -> str:
    """Record a grant."""
    dossier = sent(office, region, plan=plan, dossier=dossier)
    asked = act(region, decision="grant_with_plan" if plan else "grant")
    return done(record_act(office, region.hand("claude"), dossier, asked)).subject


def listed(office: Office, region: Region, *, plan: bool = False, dossier: str = "", certified: bool = True) -> str:
    """Bring a dossier to the platform, its certificate sealed; sealing takes most of the time."""
    office.authority = authority() if certified else None
    dossier = granted(office, region, plan=plan, dossier=dossier)
    done(consent(office, region.hand("alix"), dossier, PAGE))
    return done(notify(office, region.hand("claude"), dossier)).subject


def noticed(office: Office, region: Region, *, certified: bool = True) -> str:
    """Propose to suspend a listed dossier."""
    dossier = listed(office, region, certified=certified)
    asked = SuspensionNotice(ground="gate_failed", facts="Le seuil des cotisations n'est plus tenu.")
    return done(propose_suspension(office, region.hand("claude"), dossier, asked)).subject


def adopt(office: Office, region: Region, dossier: str, kind: str, rank: int = 2) -> str:
    """Adopt a motion on a dossier."""
    motion = f"{dossier}.m{rank}"
    member, chair = region.hand("cons1"), region.hand("fanny")

    def doing(work: Work) -> str:
        paper, voted = work.paper(b"{}"), work.paper(trace())
        drafted = MotionDrafted.model_validate({"subject": dossier, "kind": kind, "text": paper})
        work.add(motion, drafted, hand=member)
        work.add(motion, MotionMoved(text=paper), GUARDS, member)
        work.add(motion, BallotOpened(text=paper, rules=paper, electors=paper), GUARDS, chair)
        work.add(motion, BallotClosed(), GUARDS, chair)
        work.add(motion, MotionProclaimed(trace=voted, outcome="ADOPTED"), GUARDS, chair)
        return motion

    return done(office.act(region.hand("clock"), doing)).subject


def words_of(content: bytes) -> str:
    """Give the words of a PDF on one line, ordinary spaces and apostrophes."""
    told = " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    for sign, typed in (("\u00a0", " "), ("\u202f", " "), ("\u2019", "'")):
        told = told.replace(sign, typed)
    return " ".join(told.split())
