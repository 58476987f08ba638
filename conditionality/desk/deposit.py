"""The counter of deposit, first half: open a draft for an organisation under a scheme, write in it, throw it away."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from pydantic import Field
from sqlalchemy import Connection, select

from conditionality.codec import Paper, canonical, fingerprint, read_paper
from conditionality.desk.evidence import drop_folder
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, Outcome, StoppedError, stop
from conditionality.desk.permission import allow
from conditionality.desk.read_models import CASE, SCHEME
from conditionality.desk.register import clean_siret
from conditionality.desk.request import Request
from conditionality.desk.work import Work
from conditionality.dossier.kinds import Code
from conditionality.dossier.request_events import Created, Deleted
from conditionality.dossier.states import MACHINES
from conditionality.findings import finding
from conditionality.storage import drafts, records
from conditionality.storage.drafts import Draft
from conditionality.storage.faults import UnknownDraftError
from conditionality.wording.speech import mark

OPEN_ENDS = MACHINES["dossier"].finals
"""States after which another dossier may be opened for the same scheme and cycle."""

ANSWERS = "answers"
"""Kind of the drafts of answers."""


class NewDossier(Request):
    """A dossier to open."""

    siret: str = Field(max_length=20, title=mark("SIRET of the organisation"))
    scheme: Code = Field(title=mark("Scheme"))


class Rival(Paper):
    """What a person typed in a field at the same time as another, kept aside until somebody chooses."""

    text: str
    by: str


class Typing(Paper):
    """What is typed so far in a dossier; kept outside the ledger until it is filed.

    Attributes:
        texts: By field, as typed.
        by: Code of the person who typed last.
        hands: By field, code of the person who typed it last.
        rivals: By field, what else was typed there at the same time; nothing of it is filed.
    """

    texts: dict[str, str]
    from_on: date
    to_on: date
    by: str = ""
    hands: dict[str, str] = Field(default_factory=dict)
    rivals: dict[str, tuple[Rival, ...]] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft as it stands: what is typed, its version, and when it was saved."""

    typing: Typing
    version: int
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scheme of the register."""

    scheme: str
    version: str
    cycle: str
    opens_on: date
    closes_on: date
    sampling: str
    term_months: int
    title: str

    def is_open(self, day: date) -> bool:
        """Tell whether it takes requests on a day."""
        return self.opens_on <= day <= self.closes_on


def schemes(connection: Connection) -> tuple[Scheme, ...]:
    """Give every scheme, the one that closes last first."""
    found = []
    for row in connection.execute(select(SCHEME).order_by(SCHEME.c.closes_on.desc(), SCHEME.c.scheme)).mappings():
        about: Mapping[str, str] = json.loads(records.read(connection, row["about"]))
        opens, closes = (date.fromisoformat(row[name]) for name in ("opens_on", "closes_on"))
        names = (row["scheme"], row["version"], row["cycle"])
        found.append(Scheme(*names, opens, closes, row["sampling"], row["term_months"], about["title"]))
    return tuple(found)


def scheme_of(connection: Connection, code: str) -> Scheme:
    """Give a scheme.

    Raises:
        StoppedError: There is none of that code.
    """
    known = {one.scheme: one for one in schemes(connection)}
    if code not in known:
        raise stop(finding("scheme-unknown", given=code, expected=", ".join(known)))
    return known[code]


def create(office: Office, hand: Hand, asked: NewDossier) -> Outcome:
    """Open a draft (T01)."""

    def act(work: Work) -> str:
        siret = clean_siret(asked.siret)
        scheme = scheme_of(work.connection, asked.scheme)
        if not scheme.is_open(hand.today):
            raise stop(finding("scheme-shut", given=scheme.title, opens=scheme.opens_on.isoformat(),
                               closes=scheme.closes_on.isoformat()))  # fmt: skip
        if other := open_dossier(work.connection, siret, scheme):
            raise stop(finding("dossier-open-already", given=other))
        subject = f"D-{hand.today.year}-{work.next_number('Created'):04}"
        created = Created(organisation=siret, scheme=scheme.scheme, version=scheme.version, cycle=scheme.cycle)
        work.add(subject, created, ("siret_valid", "scheme_open", "no_other_open_dossier"))
        return subject

    return office.act(hand, act)


def open_dossier(connection: Connection, siret: str, scheme: Scheme) -> str:
    """Give the dossier of an organisation that is still open for a scheme and cycle; empty when there is none."""
    mine = (CASE.c.machine == "dossier") & (CASE.c.organisation == siret) & (CASE.c.scheme == scheme.scheme)
    rows = connection.execute(select(CASE.c.subject, CASE.c.state).where(mine, CASE.c.cycle == scheme.cycle))
    return next((row.subject for row in rows if row.state not in OPEN_ENDS), "")


def save(office: Office, hand: Hand, dossier: str, typing: Typing, version: int) -> int | NotDone:
    """Save what is typed, and give its new version.

    Args:
        version: The version it was typed over; 0 for the first save.

    Returns:
        The new version; or why nothing was saved: another window saved since, or the person may not.
    """
    done: list[int] = []

    def act(work: Work) -> str:
        case = work.case(dossier, "dossier")
        work.may("Submitted" if case.state == "DRAFT" else "PiecesGiven", case)
        signed = typing.model_copy(update={"by": hand.person})
        draft = Draft(dossier, ANSWERS, case.organisation, version, canonical(signed), hand.at)
        done.append(work.tx.save_draft(draft))
        return dossier

    outcome = office.act(hand, act)
    return outcome if isinstance(outcome, NotDone) else done[0]


def kept(office: Office, hand: Hand, dossier: str) -> Kept | NotDone | None:
    """Give the draft of a dossier; nothing when nobody typed yet; why not when the person may not read it."""
    with office.reading() as connection:
        try:
            allow(connection, hand, "read_answers", dossier)
        except StoppedError as fault:
            return fault.why
        return _kept(connection, dossier)


def _kept(connection: Connection, dossier: str) -> Kept | None:
    try:
        found = drafts.read(connection, dossier)
    except UnknownDraftError:
        return None
    return Kept(read_paper(Typing, found.content), found.version, found.saved_at)


def delete(office: Office, hand: Hand, dossier: str) -> Outcome:
    """Throw a draft away (T02); only its fingerprint stays."""

    def act(work: Work) -> str:
        mine = _kept(work.connection, dossier)
        content = canonical(mine.typing) if mine else b"{}"
        work.add(dossier, Deleted(draft=fingerprint(content)))
        if mine:
            work.tx.discard_draft(dossier, mine.version)
        drop_folder(work, dossier)
        return dossier

    return office.act(hand, act)
