"""Walk a dossier from nothing to READY, fast, for the tests of what comes after."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from conditionality.desk.deposit import NewDossier, Typing, create, save
from conditionality.desk.filing import Filing, file_dossier
from conditionality.desk.instruction import declare_complete, score_dossier, skip_visit
from conditionality.desk.office import Office
from tests.desk.people import MINE, OTHER, Region, done

SIRETS = {"alix": MINE, "basile": OTHER}

WEAK: dict[str, str] = {
    "employees": "3", "purchases": "20000", "hours_worked": "4000", "governance_form": "none",
    "stakeholder_contacts": "0", "pay_highest": "40000", "pay_lowest": "20000", "supplier_delay_days": "60",
    "staff_permanent": "1", "staff_temporary": "2", "staff_cddi": "0", "duerp_up_to_date": "yes",
    "hours_inclusion": "0", "purchases_inclusion": "0", "energy_steps": "none", "waste_sorting": "none",
    "purchases_local": "1000", "cooperations": "0", "tax_social_up_to_date": "yes",
}  # fmt: skip
"""Answers that are whole and earn little: the rules refuse, the engine proposes a plan."""

STRONG: dict[str, str] = WEAK | {
    "governance_form": "ess_law", "stakeholder_contacts": "4", "pay_highest": "30000", "supplier_delay_days": "20",
    "staff_permanent": "3", "staff_temporary": "0", "energy_steps": "scope12", "waste_sorting": "full_sorting",
    "purchases_local": "15000", "cooperations": "4", "hours_inclusion": "400",
}  # fmt: skip
"""Answers that are accepted."""

BLOCKED: dict[str, str] = STRONG | {"tax_social_up_to_date": "no"}
"""Answers of which a gate fails: for the assembly."""

TRUE = Filing(declared_true=True)


def typing(texts: Mapping[str, str] = WEAK, year: int = 2025) -> Typing:
    """Give what is typed for a year."""
    return Typing(texts=dict(texts), from_on=date(year, 1, 1), to_on=date(year, 12, 31))


def drafted(office: Office, region: Region, who: str = "alix", texts: Mapping[str, str] = WEAK) -> str:
    """Open a draft and type answers in it."""
    asked = NewDossier(siret=SIRETS[who], scheme="aide-2026")
    dossier = done(create(office, region.hand(who), asked)).subject
    assert save(office, region.hand(who), dossier, typing(texts), 0) == 1
    return dossier


def filed(office: Office, region: Region, who: str = "alix", texts: Mapping[str, str] = WEAK) -> str:
    """File a dossier."""
    dossier = drafted(office, region, who, texts)
    return done(file_dossier(office, region.hand(who), dossier, TRUE)).subject


def complete(office: Office, region: Region, who: str = "alix", texts: Mapping[str, str] = WEAK) -> str:
    """File a dossier and find it complete."""
    dossier = filed(office, region, who, texts)
    return done(declare_complete(office, region.hand("claude"), dossier)).subject


def scored(office: Office, region: Region, who: str = "alix", texts: Mapping[str, str] = WEAK) -> str:
    """Score a dossier; with `WEAK` answers it has a plan."""
    dossier = complete(office, region, who, texts)
    return done(score_dossier(office, region.hand("claude"), dossier)).subject


def ready(office: Office, region: Region, who: str = "alix", texts: Mapping[str, str] = WEAK) -> str:
    """Bring a dossier before the assembly."""
    dossier = scored(office, region, who, texts)
    return done(skip_visit(office, region.hand("claude"), dossier)).subject
