"""Three figures that anybody may know of a register: how many are listed, were decided on, and how often it sat."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import distinct, func, select

from conditionality.desk.office import Office
from conditionality.desk.platform import search
from conditionality.dossier.assembly_events import SessionClosed
from conditionality.dossier.award_events import Granted, GrantedWithPlan, Refused
from conditionality.storage.schema import LEDGER

DECISIONS = (Granted.__name__, GrantedWithPlan.__name__, Refused.__name__)
"""Acts of the region that decide a dossier."""

HELD = (SessionClosed.__name__,)


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of a register.

    Attributes:
        listed: Organisations on the platform, those that are suspended left out.
        decided: Dossiers on which the region decided, whatever became of them since.
        held: Sessions of the assembly that were closed.
    """

    listed: int
    decided: int
    held: int


def public_figures(office: Office) -> Figures:
    """Count what the register holds."""
    return Figures(len(search(office)), _subjects(office, DECISIONS), _subjects(office, HELD))


def _subjects(office: Office, kinds: tuple[str, ...]) -> int:
    query = select(func.count(distinct(LEDGER.c.subject))).where(LEDGER.c.kind.in_(kinds))
    with office.reading() as connection:
        return int(connection.execute(query).scalar_one())
