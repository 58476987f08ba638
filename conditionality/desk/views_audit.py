"""What the auditor reads: the whole register checked, its lines page by page, its certificates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, select

from conditionality.desk.audit import Audit, audit
from conditionality.desk.certificates import Where, standing_of
from conditionality.desk.mandates import Hand, actor_of, person
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.read_models import CERTIFICATE
from conditionality.dossier.permissions import OTHER_ACTS
from conditionality.storage.schema import LEDGER

ACT = "verify_chain"
"""The act whose role reads the register as a whole."""

PAGE = 25
"""Lines on a page."""


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which lines of the register are wanted; empty: all.

    Attributes:
        words: Part of the code of a subject or of a hash.
        kind: Name of an event.
        role: Role in which it was done.
    """

    words: str = ""
    kind: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One line of the register.

    Attributes:
        who: Name of the person; empty once it was erased, and for the machine.
        actor: Code of the person.
    """

    height: int
    at: datetime
    subject: str
    kind: str
    role: str
    who: str
    actor: str
    hash: str


@dataclass(frozen=True, slots=True)
class RegisterLines:
    """A page of lines, the latest first.

    Attributes:
        count: Lines that pass the sieve, on every page.
        pages: Number of pages, at least 1.
        kinds: Every kind of event that the register holds.
        roles: Every role in which something was done.
    """

    lines: tuple[RegisterLine, ...]
    count: int
    page: int
    pages: int
    kinds: tuple[str, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AuditFile:
    """A certificate that has an audit file, and where it stands today."""

    number: str
    dossier: str
    where: Where


def check_all(office: Office, hand: Hand) -> Audit | NotDone:
    """Check the whole register, for an auditor: everything is computed again."""
    refused = _refused(office, hand)
    return refused or audit(office)


def register_lines(office: Office, hand: Hand, sieve: Sieve, page: int = 1) -> RegisterLines | NotDone:
    """Give a page of the register to an auditor.

    Args:
        sieve: Which lines.
        page: From 1; a page beyond the last gives the last.
    """
    if refused := _refused(office, hand):
        return refused
    with office.reading() as connection:
        count = connection.execute(select(func.count(LEDGER.c.height)).where(*_sifted(sieve))).scalar() or 0
        pages = max(1, -(-count // PAGE))
        at = min(max(1, page), pages)
        query = select(LEDGER).where(*_sifted(sieve)).order_by(LEDGER.c.height.desc())
        lines = tuple(
            RegisterLine(
                row["height"], datetime.fromisoformat(row["at"]), row["subject"], row["kind"], row["role"],
                person(connection, row["actor"]).name, row["actor"], row["hash"],
            )
            for row in connection.execute(query.offset((at - 1) * PAGE).limit(PAGE)).mappings()
        )  # fmt: skip
        return RegisterLines(lines, count, at, pages, _every(connection, "kind"), _every(connection, "role"))


def audit_files(office: Office, hand: Hand) -> tuple[AuditFile, ...] | NotDone:
    """Give every certificate to an auditor, the last one first."""
    if refused := _refused(office, hand):
        return refused
    with office.reading() as connection:
        rows = connection.execute(select(CERTIFICATE).order_by(CERTIFICATE.c.id.desc())).mappings().all()
        return tuple(
            AuditFile(row["id"], row["dossier"], standing_of(connection, row, hand.today).where) for row in rows
        )


def _sifted(sieve: Sieve) -> tuple[ColumnElement[bool], ...]:
    words = sieve.words.strip()
    mine = LEDGER.c.subject.icontains(words, autoescape=True)
    mine |= LEDGER.c.hash.startswith(words.lower(), autoescape=True)
    wanted = ((words, mine), (sieve.kind, LEDGER.c.kind == sieve.kind), (sieve.role, LEDGER.c.role == sieve.role))
    return tuple(condition for given, condition in wanted if given)


def _every(connection: Connection, column: str) -> tuple[str, ...]:
    found = connection.execute(select(LEDGER.c[column]).distinct()).scalars()
    return tuple(sorted(str(one) for one in found))


def _refused(office: Office, hand: Hand) -> NotDone | None:
    with office.reading() as connection:
        if actor_of(connection, hand) is None or hand.role not in OTHER_ACTS[ACT]:
            return NotDone(ACT, denied="role")
    return None
