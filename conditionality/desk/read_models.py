"""Two read models made from the chain: where each case stands, and the register of people, mandates and papers.

They answer the lists of the screens, and who holds which mandate. Where a case stands, an act never reads here: it
folds the log of its subject. The store brings both up to date inside each transaction.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, delete, select, update

from conditionality.codec import read_paper
from conditionality.desk.cases import EVENT, dossier_of, payload_of
from conditionality.dossier.award_events import Granted, GrantedWithPlan, Listed
from conditionality.dossier.deliberation_events import PutOnAgenda
from conditionality.dossier.event import Event
from conditionality.dossier.events import Erased
from conditionality.dossier.kinds import NOT_YET
from conditionality.dossier.register import (
    About,
    AboutPerson,
    CertificateIssued,
    MandateGiven,
    OrganisationRegistered,
    PersonRegistered,
    SchemeOpened,
)
from conditionality.dossier.request_events import Created
from conditionality.dossier.states import HOMES, move_of
from conditionality.storage import records
from conditionality.storage.chain import ERASED
from conditionality.storage.chain import Event as Row
from conditionality.storage.faults import ErasedRecordError
from conditionality.storage.read_models import ReadModel

CASES = MetaData()
CASE = Table(
    "desk_case",
    CASES,
    Column("subject", Text, primary_key=True),
    Column("machine", Text, nullable=False, index=True),
    Column("dossier", Text, nullable=False, index=True),
    Column("organisation", Text, nullable=False, index=True),
    Column("scheme", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("cycle", Text, nullable=False),
    Column("state", Text, nullable=False, index=True),
    Column("height", Integer, nullable=False),
    Column("session", Text, nullable=False),
    Column("opened_at", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("amount_eur", Text, nullable=False),
    Column("shown_as", Text, nullable=False),
    Column("term_on", Text, nullable=False),
)
"""One row for each case: dossier, motion, plan, action, periodic report, session."""


def _fold_case(connection: Connection, row: Row) -> None:
    if row.kind not in HOMES:
        return
    mine = connection.execute(select(CASE).where(CASE.c.subject == row.subject)).mappings().first()
    before = str(mine["state"]) if mine else NOT_YET
    move = move_of(HOMES[row.kind], before, row.kind)
    state = move.target_from(before) if move is not None else before
    changes: dict[str, Any] = {"state": state, "height": row.subject_height, "changed_at": row.at}
    payload = payload_of(connection, row)
    if mine is None:
        connection.execute(CASE.insert().values(**_first(connection, row, payload), **changes))
        return
    changes |= _facts(payload)
    connection.execute(update(CASE).where(CASE.c.subject == row.subject).values(**changes))


def _first(connection: Connection, row: Row, payload: Event | Erased) -> dict[str, Any]:
    """Give the columns that a case has for life: those of its dossier, when it belongs to one."""
    dossier = dossier_of(row.subject)
    names = ("organisation", "scheme", "version", "cycle")
    known: dict[str, Any] = dict.fromkeys((*names, "session", "amount_eur", "shown_as", "term_on"), "")
    if isinstance(payload, Created):
        known |= {name: getattr(payload, name) for name in names}
    elif dossier != row.subject:
        above = connection.execute(select(CASE).where(CASE.c.subject == dossier)).mappings().first()
        known |= {name: above[name] for name in names} if above else {}
    return known | {"subject": row.subject, "machine": HOMES[row.kind], "dossier": dossier, "opened_at": row.at}


def _facts(payload: Event | Erased) -> dict[str, Any]:
    match payload:
        case PutOnAgenda(session=session):
            return {"session": session}
        case Granted(amount_eur=amount) | GrantedWithPlan(amount_eur=amount):
            return {"amount_eur": str(amount)}
        case Listed(shown_as=shown_as, term_on=term_on):
            return {"shown_as": shown_as, "term_on": term_on.isoformat()}
    return {}


REGISTERED = MetaData()
ORGANISATION = Table(
    "desk_organisation",
    REGISTERED,
    Column("siret", Text, primary_key=True),
    Column("about", Text, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("name", "town", "sector", "size")),
)
PERSON = Table(
    "desk_person",
    REGISTERED,
    Column("id", Text, primary_key=True),
    Column("about", Text, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("name", "mail", "lang")),
)
MANDATE = Table(
    "desk_mandate",
    REGISTERED,
    Column("subject", Text, primary_key=True),
    Column("event", Text, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("person", "role", "organisation", "college", "from_on", "to_on")),
)
SCHEME = Table(
    "desk_scheme",
    REGISTERED,
    Column("scheme", Text, primary_key=True),
    Column("about", Text, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("version", "cycle", "opens_on", "closes_on", "sampling")),
    Column("term_months", Integer, nullable=False),
)
CERTIFICATE = Table(
    "desk_certificate",
    REGISTERED,
    Column("id", Text, primary_key=True),
    Column("dossier", Text, nullable=False, index=True),
    Column("revoked_on", Text, nullable=False),
    *(
        Column(name, Text, nullable=False)
        for name in (
            "statement", "fingerprint", "certificate_fr", "certificate_en", "audit_file", "valid_from", "valid_until",
        )
    ),
)  # fmt: skip
CONSENT = Table(
    "desk_consent",
    REGISTERED,
    Column("dossier", Text, primary_key=True),
    Column("page", Text, nullable=False),
)


def _fold_register(connection: Connection, row: Row) -> None:
    if row.kind == ERASED:
        _forget(connection, records.read_papers(connection, row.payload)["erased"])
        return
    match row.kind:
        case "OrganisationRegistered" | "PersonRegistered" | "MandateGiven" | "SchemeOpened" | "CertificateIssued":
            payload = payload_of(connection, row)
            if not isinstance(payload, Erased):
                _enter(connection, row, payload)
        case "MandateEnded":
            ended = _day_of(connection, row)
            connection.execute(update(MANDATE).where(MANDATE.c.subject == row.subject).values(to_on=ended))
        case "SchemeClosed":
            name = row.subject.partition(":")[2]
            closed = _day_of(connection, row)
            connection.execute(update(SCHEME).where(SCHEME.c.scheme == name).values(closes_on=closed))
        case "CertificateRevoked":
            revoked = row.at[:10]
            connection.execute(update(CERTIFICATE).where(CERTIFICATE.c.id == row.subject).values(revoked_on=revoked))
        case "PageConsented":
            page = records.read_papers(connection, row.payload)["page"]
            _replace(connection, CONSENT, {"dossier": dossier_of(row.subject), "page": page})
        case "PageConsentWithdrawn":
            connection.execute(delete(CONSENT).where(CONSENT.c.dossier == dossier_of(row.subject)))


def _enter(connection: Connection, row: Row, payload: Event) -> None:
    match payload:
        case OrganisationRegistered(organisation=siret, about=digest):
            known = _read(connection, digest)
            about = read_paper(About, known) if known else About(name="")
            values = {name: getattr(about, name) for name in ("name", "town", "sector", "size")}
            _replace(connection, ORGANISATION, {"siret": siret, "about": digest, **values})
        case PersonRegistered(about=digest):
            known = _read(connection, digest)
            person = read_paper(AboutPerson, known) if known else AboutPerson(name="")
            values = {name: getattr(person, name) for name in ("name", "mail", "lang")}
            _replace(connection, PERSON, {"id": row.subject, "about": digest, **values})
        case MandateGiven():
            event = records.read_papers(connection, row.payload)[EVENT]
            values = {name: getattr(payload, name) for name in ("person", "role", "organisation", "college")}
            until = payload.to_on.isoformat() if payload.to_on else ""
            days = {"from_on": payload.from_on.isoformat(), "to_on": until}
            _replace(connection, MANDATE, {"subject": row.subject, "event": event, **values, **days})
        case SchemeOpened():
            names = ("scheme", "about", "version", "cycle", "sampling", "term_months")
            days = {name: getattr(payload, name).isoformat() for name in ("opens_on", "closes_on")}
            _replace(connection, SCHEME, {**{name: getattr(payload, name) for name in names}, **days})
        case CertificateIssued():
            names = ("dossier", "statement", "fingerprint", "certificate_fr", "certificate_en", "audit_file")
            days = {name: getattr(payload, name).isoformat() for name in ("valid_from", "valid_until")}
            values = {name: getattr(payload, name) for name in names}
            _replace(connection, CERTIFICATE, {"id": row.subject, "revoked_on": "", **values, **days})


def _replace(connection: Connection, table: Table, values: dict[str, Any]) -> None:
    key = next(iter(table.primary_key))
    connection.execute(delete(table).where(key == values[key.name]))
    connection.execute(table.insert().values(**values))


def _read(connection: Connection, digest: str) -> bytes:
    try:
        return records.read(connection, digest)
    except ErasedRecordError:
        return b""


def _day_of(connection: Connection, row: Row) -> str:
    payload = payload_of(connection, row)
    return row.at[:10] if isinstance(payload, Erased) else str(getattr(payload, "on", row.at[:10]))


def _forget(connection: Connection, digest: str) -> None:
    """Drop what was kept of an erased record."""
    blank = dict.fromkeys(("name", "town", "sector", "size"), "")
    connection.execute(update(ORGANISATION).where(ORGANISATION.c.about == digest).values(**blank))
    person = {"name": "", "mail": "", "lang": "fr"}
    connection.execute(update(PERSON).where(PERSON.c.about == digest).values(**person))
    connection.execute(delete(MANDATE).where(MANDATE.c.event == digest))


MODELS = (ReadModel("desk_cases", 1, CASES, _fold_case), ReadModel("desk_register", 1, REGISTERED, _fold_register))
