"""One act at the desk, open on its transaction: load, ask, decide, store, append, post.

Theory of operation. An act is a function that is handed a `Work` and calls, in this order: `case` or `begin` to load,
`may` when the permission must be told before any slip, the pure core to decide, `paper` to store, `add` to append,
`mail` to post. `add` asks the permission and the guards again, whatever the act did before: no event enters the ledger
by another door. Whatever raises inside undoes everything.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import Connection

from conditionality.codec import Paper, canonical
from conditionality.desk.cases import EVENT, case_of, count_of, gathered, log_of, organisation_of
from conditionality.desk.mandates import Hand, Person, actor_of, clock, who_acts_for, who_holds
from conditionality.desk.outcome import NotDone, StoppedError, deny
from conditionality.desk.permission import denied_on
from conditionality.dossier.case import Case
from conditionality.dossier.event import Event
from conditionality.dossier.events import Entry, event_bytes, name_of, personal_fields
from conditionality.dossier.fold import Impossible, step
from conditionality.dossier.guards import unmet
from conditionality.dossier.kinds import MachineName, Role
from conditionality.dossier.machine import Guard
from conditionality.dossier.permissions import Denied
from conditionality.dossier.register import may_say
from conditionality.dossier.states import HOMES, move_of
from conditionality.storage import records
from conditionality.storage.chain import SELF, Act
from conditionality.storage.chain import Entry as Line
from conditionality.storage.ledger import subject_height
from conditionality.storage.outbox import Letter
from conditionality.storage.store import Transaction

Seen = Mapping[str, int]
"""Height of each subject when the person looked at it."""

MAIL = "mail"


@dataclass(slots=True)
class Work:
    """One act, from its reading to its last letter.

    Attributes:
        hand: Who acts, in which role, when.
        seen: Height at which the person saw a subject; a subject that moved since is a conflict.
        heights: Height of each subject the act touched, after it.
        made: Digests of the papers the act stored, by name.
        chance: Gives a short random word, for names that must not be guessed.
    """

    tx: Transaction
    hand: Hand
    chance: Callable[[], str]
    seen: Seen = field(default_factory=dict)
    heights: dict[str, int] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)

    @property
    def connection(self) -> Connection:
        """For reads inside the transaction."""
        return self.tx.connection

    def log(self, subject: str) -> tuple[Entry, ...]:
        """Give the log of a subject, with what this act has added."""
        return log_of(self.connection, subject)

    def case(self, subject: str, machine: MachineName) -> Case:
        """Give a case with the persons of related ones; one that does not exist has not begun."""
        return gathered(self.connection, subject, machine)

    def next_number(self, kind: str) -> int:
        """Give the number of the next event of a kind, from 1."""
        return count_of(self.connection, kind) + 1

    def may(self, act: str, case: Case, hand: Hand | None = None) -> None:
        """Go on when the person may do an act on a case.

        Raises:
            StoppedError: The person may not.
        """
        if reason := denied_on(self.connection, hand or self.hand, act, case):
            raise deny(act, reason)

    def paper(self, content: bytes | Paper, name: str = "") -> str:
        """Store a paper about a case, so that it can be erased, and give its digest."""
        digest = self.tx.put_erasable(canonical(content) if isinstance(content, Paper) else content)
        if name:
            self.made[name] = digest
        return digest

    def keep(self, content: bytes) -> str:
        """Store what concerns nobody (a rule book, a set of rules) under its own sha256."""
        return self.tx.put(content)

    def read(self, digest: str) -> bytes:
        """Give the bytes of a record.

        Raises:
            ErasedRecordError: The law asked to erase them.
        """
        return records.read(self.connection, digest)

    def add(self, subject: str, event: Event, held: Iterable[Guard] = (), hand: Hand | None = None) -> Case:
        """Append an event of the procedure: permission, guards, table, ledger; give the case after it.

        Args:
            held: Guards that this act saw to hold, among those that the log cannot answer.
            hand: Who does it, when it is not the person: the engine (`self.engine()`).

        Raises:
            StoppedError: The person may not, or a condition does not hold.
            StaleError: The subject moved since the person saw it.
        """
        doing, kind = hand or self.hand, name_of(event)
        machine = HOMES[kind]
        case = self.case(subject, machine)
        organisation = case.organisation
        if not case.height and kind == "Created":
            organisation = str(getattr(event, "organisation", organisation))
            case = replace(case, organisation=organisation)
        self.may(kind, case, doing)
        move = move_of(machine, case.state, kind)
        missing = unmet(move, frozenset(held)) if move is not None else ()
        if missing:
            raise StoppedError(NotDone(kind, unmet=missing))
        before = case_of(self.connection, subject, machine) if case.height else case
        entry = Entry(kind, event, doing.person, doing.role, doing.at, doing.on_behalf_of)
        after = step(before, entry)
        if isinstance(after, Impossible):
            raise StoppedError(
                NotDone(kind, unmet=after.guards) if after.guards else NotDone(kind, denied="not_from_here")
            )
        self._append(subject, event, doing)
        return after

    def note(self, subject: str, event: Event, hand: Hand | None = None, organisation: str = "") -> None:
        """Append a fact of the register.

        Raises:
            StoppedError: The person may not say it.
        """
        doing, kind = hand or self.hand, name_of(event)
        actor = actor_of(self.connection, doing)
        if actor is None:
            raise deny(kind, "role")
        match may_say(actor, kind, organisation or organisation_of(self.connection, subject)):
            case Denied(reason=reason):
                raise deny(kind, reason)
        self._append(subject, event, doing)

    def _append(self, subject: str, event: Event, doing: Hand) -> None:
        content = event_bytes(event)
        digest = self.tx.put_erasable(content) if personal_fields(type(event)) else self.tx.put(content)
        height = self.heights.get(subject)
        known = height if height is not None else self.seen.get(subject)
        expected = subject_height(self.connection, subject) if known is None else known
        act = Act(doing.at, doing.person, doing.role, doing.on_behalf_of or SELF)
        papers = {EVENT: digest, **self._named(content)}
        row = self.tx.append(Line(name_of(event), subject, expected, act, papers))
        self.heights[subject] = row.subject_height

    def _named(self, content: bytes) -> dict[str, str]:
        """Give the records that an event names, by its own words: the audit follows them."""
        found = dict(_strings("", json.loads(content)))
        return {
            name: text
            for name, text in found.items()
            if len(text) == 64 and name != EVENT and records.holds(self.connection, text)  # noqa: PLR2004 - a sha256
        }

    def engine(self) -> Hand:
        """Give the hand of the engine, at the moment of the act."""
        return clock(self.hand.at)

    def mail(self, key: str, to: Iterable[Person], content: Mapping[str, str], due_at: datetime | None = None) -> None:
        """Post one letter to each person who has an address.

        Args:
            key: What makes it this letter (`D-2026-0001:receipt:1`).
            content: By name; `subject` and `body` at least, in the person's language when given as `body_fr`.
        """
        for one in to:
            if one.mail:
                told = {"lang": one.lang, **content}
                letter = Letter(f"{key}:{one.id}", MAIL, one.mail, canonical(told), due_at or self.hand.at)
                self.tx.outbox(letter)

    def enterprise(self, siret: str) -> tuple[Person, ...]:
        """Give the persons who act for an organisation today."""
        return who_acts_for(self.connection, siret, self.hand.today)

    def holders(self, role: Role) -> tuple[Person, ...]:
        """Give the persons who hold a role today."""
        return who_holds(self.connection, role, self.hand.today)


def _strings(name: str, tree: object) -> Iterable[tuple[str, str]]:
    match tree:
        case str():
            yield name or "value", tree
        case list():
            for rank, item in enumerate(tree, 1):
                yield from _strings(f"{name}.{rank}" if name else str(rank), item)
        case dict():
            for key, item in tree.items():
                yield from _strings(f"{name}.{key}" if name else str(key), item)
