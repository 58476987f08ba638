"""Read the journal: the timeline of a case, pages of the ledger, how the chain stands; each for who may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice

from sqlalchemy import Connection, select

from conditionality.desk.cases import EVENT, dossier_of, payload_of
from conditionality.desk.chores import BROKEN
from conditionality.desk.heads import CHAIN
from conditionality.desk.mandates import CLOCK, Hand, actor_of, person
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, StoppedError, acting_role, deny, stop
from conditionality.desk.permission import allow
from conditionality.dossier.act_labels import ACTS
from conditionality.dossier.clocks import legal_day
from conditionality.dossier.kinds import Role
from conditionality.dossier.labels import ROLES
from conditionality.dossier.register import HeadSigned
from conditionality.findings import finding
from conditionality.storage import ledger, records
from conditionality.storage.chain import Event as Row
from conditionality.storage.schema import LEDGER, RECORD
from conditionality.wording.speech import Lang, mark, say

FOR_ALL: frozenset[Role] = frozenset({"AUD"})
"""Roles that read the ledger as a whole."""

WITH_NAMES: frozenset[Role] = frozenset({"STAFF", "SEC", "CHAIR", "AUD"})
"""Roles that read the names of persons in a timeline; an enterprise reads roles, and the names of its own."""

HIDDEN = frozenset({"BallotCast", "SecretBallotTaken"})
"""Events whose author only an auditor reads in a timeline."""

REGISTER_ACTS = {
    "DatabaseDeclared": mark("say what the database is for"),
    "OrganisationRegistered": mark("register an organisation"),
    "PersonRegistered": mark("register a person"),
    "MandateGiven": mark("give a mandate"),
    "MandateEnded": mark("end a mandate"),
    "SchemeOpened": mark("open a scheme"),
    "SchemeClosed": mark("close a scheme"),
    "AssemblyConstituted": mark("constitute the assembly"),
    "PageConsented": mark("consent to the public page"),
    "PageConsentWithdrawn": mark("withdraw the consent to the public page"),
    "CertificateIssued": mark("issue the certificate"),
    "CertificateRevoked": mark("revoke the certificate"),
    "HeadSigned": mark("sign the head of the chain"),
    "record.erased": mark("erase a paper, as the law asks"),
}
"""Each fact of the register as the act that says it."""


OPERATOR = Hand("operator", "AUD", datetime(2000, 1, 1, tzinfo=UTC))
"""Reads everything, as the owner of the database can."""


@dataclass(frozen=True, slots=True)
class NamedPaper:
    """A paper of an event.

    Attributes:
        name: As the event calls it (`receipt`).
        erased: Only its fingerprint stays.
    """

    name: str
    digest: str
    size: int
    erased: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """One event, for people.

    Attributes:
        on: Legal day in France.
        kind: Name of the event.
        role: Role in which it was done.
        who: Name of the person, where the reader may know it and the register still does; empty else.
        papers: What it stands on, without its own bytes.
        erased: What the event says was erased.
    """

    height: int
    at: datetime
    on: date
    subject: str
    kind: str
    role: str
    who: str
    papers: tuple[NamedPaper, ...]
    erased: bool
    hash: str


@dataclass(frozen=True, slots=True)
class ChainStatus:
    """How the chain stands, without recomputing it.

    Attributes:
        signed_height: Last event whose head the region signed; 0 when none was.
        signed_on: Day of that signature.
    """

    height: int
    hash: str
    signed_height: int
    signed_on: date | None


def act_words(lang: Lang, kind: str) -> str:
    """Give the act of an event, in words.

    >>> act_words("en", "Submitted")
    'file the request'
    """
    words = ACTS.get(kind) or REGISTER_ACTS.get(kind)
    return say(lang, words) if words else kind


def role_words(lang: Lang, role: str) -> str:
    """Give a role in words."""
    return say(lang, ROLES[acting_role(role)])


def timeline(office: Office, hand: Hand, subject: str) -> tuple[Moment, ...] | NotDone:
    """Give the events of a dossier and of what belongs to it, oldest first.

    Args:
        subject: A dossier, for it and all that belongs to it; or one of these alone.
    """
    with office.reading() as connection:
        try:
            allow(connection, hand, "read_case", dossier_of(subject))
        except StoppedError as fault:
            return fault.why
        return tuple(_moment(connection, hand, row) for row in rows_of_case(connection, subject))


def operator_timeline(office: Office, subject: str) -> tuple[Moment, ...] | NotDone:
    """Give the events of a case to whoever runs the machine, who could read them in the database."""
    with office.reading() as connection:
        rows = rows_of_case(connection, subject)
        if not rows:
            return stop(finding("audit-no-case", given=subject)).why
        return tuple(_moment(connection, OPERATOR, row) for row in rows)


def rows_of_case(connection: Connection, subject: str) -> tuple[Row, ...]:
    """Give the rows of a subject; of a dossier, also those of all that belongs to it."""
    mine = LEDGER.c.subject == subject
    if dossier_of(subject) == subject:
        mine |= LEDGER.c.subject.startswith(f"{subject}.", autoescape=True)
    rows = connection.execute(select(LEDGER).where(mine).order_by(LEDGER.c.height)).mappings()
    return tuple(Row(**{str(name): value for name, value in row.items()}) for row in rows)


def ledger_page(office: Office, hand: Hand, after: int = 0, limit: int = 50) -> tuple[Moment, ...] | NotDone:
    """Give a page of the whole ledger, for auditors.

    Args:
        after: Height of the last event of the page before.
        limit: Most events, 1 to 500.
    """
    with office.reading() as connection:
        if refused := _not_for_all(connection, hand):
            return refused
        rows = islice(ledger.after(connection, after), max(1, min(limit, 500)))
        return tuple(_moment(connection, hand, row) for row in rows)


def chain_status(office: Office, hand: Hand) -> ChainStatus | NotDone:
    """Give the head of the chain and the last head that was signed, for auditors."""
    with office.reading() as connection:
        if refused := _not_for_all(connection, hand):
            return refused
        head = ledger.head(connection)
        signed = next(iter(reversed(ledger.of_subject(connection, CHAIN))), None)
        payload = payload_of(connection, signed) if signed else None
    if signed is None or not isinstance(payload, HeadSigned):
        return ChainStatus(head.height, head.hash, 0, None)
    return ChainStatus(head.height, head.hash, payload.height, legal_day(signed.moment))


def _not_for_all(connection: Connection, hand: Hand) -> NotDone | None:
    actor = actor_of(connection, hand)
    if actor is None or actor.role not in FOR_ALL:
        return deny("verify_chain", "role").why
    return None


def _moment(connection: Connection, hand: Hand, row: Row) -> Moment:
    papers = _papers(connection, row)
    erased = any(one.name == EVENT and one.erased for one in papers)
    named = tuple(one for one in papers if one.name != EVENT)
    who = _who(connection, hand, row)
    told = (row.height, row.moment, legal_day(row.moment), row.subject, row.kind, row.role)
    return Moment(*told, who, named, erased, row.hash)


def _who(connection: Connection, hand: Hand, row: Row) -> str:
    """Give the name of who acted, where the reader may know it."""
    if row.actor == CLOCK or (row.kind in HIDDEN and hand.role not in FOR_ALL):
        return ""
    if hand.role in WITH_NAMES or row.actor == hand.person or (hand.role == "ENT" and row.role == "ENT"):
        return person(connection, row.actor).name
    return ""


def _papers(connection: Connection, row: Row) -> tuple[NamedPaper, ...]:
    try:
        papers = records.read_papers(connection, row.payload)
    except BROKEN:
        return ()
    columns = select(RECORD.c.size, RECORD.c.erased_by)
    found = []
    for name, digest in papers.items():
        kept = connection.execute(columns.where(RECORD.c.digest == digest)).first()
        found.append(NamedPaper(name, digest, kept.size if kept else 0, kept is None or kept.erased_by is not None))
    return tuple(found)
