"""A small region through the desk, for the screens of the staff and of the auditor: dossiers at many stages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from conditionality.desk.award import notify, record_act
from conditionality.desk.award_requests import RegionAct
from conditionality.desk.deposit import NewDossier, create, save
from conditionality.desk.evidence import attach
from conditionality.desk.filing import file_dossier
from conditionality.desk.instruction import AskPieces, ask_pieces, declare_complete, score_dossier, skip_visit
from conditionality.desk.listing import consent
from conditionality.desk.office import Office, declare
from conditionality.desk.papers import frozen_by
from conditionality.desk.periodic import report_subject
from conditionality.desk.register import NewScheme, open_scheme
from conditionality.dossier.follow_up_events import BecameLate, PeriodOpened, PeriodPlanned
from conditionality.dossier.kinds import Role
from tests.desk.lived import live
from tests.desk.path import SIRETS, STRONG, TRUE, WEAK, typing
from tests.desk.people import BEGINNING, Region, done, settle
from tests.desk.session import advised, planned
from tests.desk.shortcut import PAGE, PDF

WHO: dict[Role, str] = {
    "ENT": "alix", "STAFF": "claude", "SEC": "eden", "CHAIR": "fanny", "MEM": "cons1", "AUD": "aud",
}  # fmt: skip
"""Who stands in each role."""


@dataclass(slots=True)
class Filled:
    """The region and its dossiers.

    Attributes:
        dossiers: By what they are here for: listed, incomplete, scored, filed, complete.
    """

    office: Office
    region: Region
    dossiers: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        """Give the code of a dossier."""
        return self.dossiers[name]


def fill(office: Office) -> Filled:
    """Register everybody and bring dossiers to their stages."""
    declare(office, "demonstration", BEGINNING)
    found = Filled(office, settle(office))
    for code, title in (("innovation", "Aide à l’innovation sociale"), ("locaux", "Aide aux locaux partagés")):
        _open(found, code, title)
    found.dossiers["listed"] = _listed(found)
    found.dossiers["incomplete"] = _incomplete(found)
    found.dossiers["scored"] = _scored(found)
    found.dossiers["filed"] = _filed(found, "basile", "innovation", STRONG)
    found.dossiers["complete"] = _complete(found, "basile", "locaux", STRONG)
    planned(office, found.region, days=20)
    found.region.wait(1)
    return found


def _open(found: Filled, code: str, title: str) -> None:
    scheme = NewScheme(
        scheme=code, title=title, version="socle-leger@1.0.0", cycle="2026", opens_on=date(2026, 1, 1),
        closes_on=date(2026, 12, 31),
    )  # fmt: skip
    done(open_scheme(found.office, found.region.hand("claude"), scheme))


def _filed(found: Filled, who: str, scheme: str, texts: Mapping[str, str]) -> str:
    asked = NewDossier(siret=SIRETS[who], scheme=scheme)
    dossier = done(create(found.office, found.region.hand(who), asked)).subject
    assert save(found.office, found.region.hand(who), dossier, typing(texts), 0) == 1
    done(attach(found.office, found.region.hand(who), dossier, "kbis.pdf", PDF))
    return done(file_dossier(found.office, found.region.hand(who), dossier, TRUE)).subject


def _complete(found: Filled, who: str, scheme: str, texts: Mapping[str, str]) -> str:
    dossier = _filed(found, who, scheme, texts)
    return done(declare_complete(found.office, found.region.hand("claude"), dossier)).subject


def _scored(found: Filled) -> str:
    dossier = _complete(found, "alix", "innovation", WEAK)
    return done(score_dossier(found.office, found.region.hand("claude"), dossier)).subject


def _incomplete(found: Filled) -> str:
    dossier = _filed(found, "basile", "aide-2026", WEAK)
    deadline = (found.region.now + timedelta(days=15)).date()
    asked = AskPieces(pieces=("duerp_up_to_date", "Extrait Kbis"), deadline=deadline, message="Il manque une pièce.")
    return done(ask_pieces(found.office, found.region.hand("claude"), dossier, asked)).subject


def _listed(found: Filled) -> str:
    """Bring a dossier to the platform, with a true vote; its next report is late."""
    office, region = found.office, found.region
    dossier = _complete(found, "alix", "aide-2026", STRONG)
    done(score_dossier(office, region.hand("claude"), dossier))
    done(skip_visit(office, region.hand("claude"), dossier))
    advised(office, region, dossier)
    granted = RegionAct(
        decision="grant", number="2026-CP-014", on=region.hand("clock").today, amount_eur=Decimal(12000),
        conditions="Rendre compte chaque année.",
    )  # fmt: skip
    done(record_act(office, region.hand("claude"), dossier, granted))
    done(consent(office, region.hand("alix"), dossier, PAGE))
    done(notify(office, region.hand("claude"), dossier))
    _late_report(found, dossier)
    return dossier


def _late_report(found: Filled, dossier: str) -> None:
    """Let a period begin whose report did not come."""
    starts, due_on = (date(found.region.now.year - 1, 1, 1), (found.region.now - timedelta(days=3)).date())
    with found.office.reading() as connection:
        digest = frozen_by(connection, dossier).version_digest
    planned_for = PeriodPlanned(dossier=dossier, version_digest=digest, starts_on=starts, due_on=due_on)
    steps = (planned_for, PeriodOpened(opened_on=starts), BecameLate(due_on=due_on))
    live(found.office, found.region, report_subject(dossier, starts), *(("clock", one) for one in steps))
