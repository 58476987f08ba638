"""The reports on which a draft of a rule book is tried: those filed under any version of it, for who may read them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import Connection, select

from conditionality.desk.cuts import SECTOR, SIZE, TERRITORY, cut_of
from conditionality.desk.mandates import Hand, organisations
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, StoppedError
from conditionality.desk.papers import TAKEN_BACK, submission_of
from conditionality.desk.permission import allow, denied
from conditionality.desk.read_models import CASE
from conditionality.desk.rule_drafts import RULES, WRITE
from conditionality.dossier.kinds import MachineName
from conditionality.referential.model import Referential
from conditionality.report.model import Report
from conditionality.scoring.gathering import column_of, gather, texts_column
from conditionality.scoring.population import Population

READ = "read_answers"
_NUMBER = re.compile(r"\d+")
MACHINES: tuple[MachineName, ...] = ("dossier", "report")


@dataclass(frozen=True, slots=True)
class FiledOne:
    """A report that was filed.

    Attributes:
        subject: The dossier, or the period of it.
        organisation: Its name; its SIRET once the name was erased.
        granted_eur: Granted to the dossier; None before.
        groups: By what it is grouped: size, sector, territory; None where it is not known.
    """

    subject: str
    organisation: str
    report: Report
    granted_eur: Decimal | None
    groups: dict[str, str | None]


def filed_reports(office: Office, hand: Hand, book: str) -> tuple[FiledOne, ...] | NotDone:
    """Give every report filed under any version of a rule book, that the person may read.

    Args:
        book: Id of the rule book.
    """
    with office.reading() as connection:
        try:
            allow(connection, hand, WRITE, RULES)
        except StoppedError as fault:
            return fault.why
        return tuple(_filed(connection, hand, book))


def _filed(connection: Connection, hand: Hand, book: str) -> Iterator[FiledOne]:
    known = {one.siret: one for one in organisations(connection)}
    held = CASE.c.machine.in_(MACHINES) & CASE.c.state.not_in(TAKEN_BACK) & CASE.c.version.startswith(f"{book}@")
    rows = connection.execute(select(CASE).where(held).order_by(CASE.c.subject)).mappings().all()
    granted = {row["subject"]: row["amount_eur"] for row in rows}
    for row in rows:
        machine: MachineName = "dossier" if row["machine"] == "dossier" else "report"
        report = submission_of(connection, row["subject"])
        if report is None or denied(connection, hand, READ, row["subject"], machine):
            continue
        who = known.get(row["organisation"])
        amount = granted.get(row["dossier"], "")
        groups = {
            SIZE: cut_of(SIZE, heads[0]) if who and (heads := _NUMBER.search(who.size)) else None,
            SECTOR: cut_of(SECTOR, who.sector) if who else None,
            TERRITORY: (who.town or None) if who else None,
        }
        name = (who.name if who else "") or row["organisation"]
        yield FiledOne(row["subject"], name, report, Decimal(amount) if amount else None, groups)


def population_of(filed: Sequence[FiledOne], *rules: Referential) -> Population:
    """Put filed reports into columns, with what groups them and what was granted.

    Args:
        filed: Any number of them.
        rules: The versions that are compared.
    """
    gathered = gather([one.report for one in filed], *rules)
    cuts = {by: texts_column([one.groups[by] for one in filed]) for by in (SIZE, SECTOR, TERRITORY)}
    euros = [None if one.granted_eur is None else Fraction(one.granted_eur) for one in filed]
    return replace(
        gathered,
        ids=tuple(one.subject for one in filed),
        names=tuple(one.organisation for one in filed),
        groups={by: column for by, column in cuts.items() if column.options},
        grants=column_of("money", euros) if any(one is not None for one in euros) else None,
    )
