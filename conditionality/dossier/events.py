"""An event that happened, with what it must hold; and the entry of the log that carries it.

An event holds fingerprints, days and codes, never a paper. Its canonical bytes are the payload whose digest the
ledger chains; the ledger's own row says who, when and which kind, and may outlive the payload (`Erased`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from conditionality.codec import canonical, read_paper
from conditionality.dossier.assembly_events import ASSEMBLY_EVENTS
from conditionality.dossier.award_events import AWARD_EVENTS
from conditionality.dossier.deliberation_events import DELIBERATION_EVENTS
from conditionality.dossier.event import Event
from conditionality.dossier.follow_up_events import FOLLOW_UP_EVENTS
from conditionality.dossier.kinds import PERSONAL, Role
from conditionality.dossier.request_events import REQUEST_EVENTS
from conditionality.errors import UnreadablePaperError

EVENTS: Mapping[str, type[Event]] = {
    kind.__name__: kind
    for kind in (*REQUEST_EVENTS, *DELIBERATION_EVENTS, *AWARD_EVENTS, *FOLLOW_UP_EVENTS, *ASSEMBLY_EVENTS)
}
"""Every event by its name, the same as in the tables (`dossier.states`)."""


@dataclass(frozen=True, slots=True)
class Erased:
    """A payload that the law asked to erase; its digest stays in the chain."""

    digest: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log of one subject, as the desk hands it over.

    Attributes:
        kind: Name of the event.
        payload: The event, or what is left of it.
        actor: Code of the person; `clock` for the clock.
        role: Role in which the person acted.
        at: Aware UTC moment.
        on_behalf_of: Code of the person or body for whom it was done; empty when for oneself.
    """

    kind: str
    payload: Event | Erased
    actor: str
    role: Role
    at: datetime
    on_behalf_of: str = ""


def name_of(event: Event) -> str:
    """Give the name of an event: its class, the word of the tables."""
    return type(event).__name__


def entry(event: Event, actor: str, role: Role, at: datetime, on_behalf_of: str = "") -> Entry:
    """Make the entry of an event that happens now."""
    return Entry(name_of(event), event, actor, role, at, on_behalf_of)


def event_bytes(event: Event) -> bytes:
    """Give the canonical bytes of an event, the payload of its line in the ledger."""
    return canonical(event)


def read_event(kind: str, content: bytes) -> Event:
    """Read an event back from its bytes.

    Args:
        kind: Name written in the ledger's row.
        content: The payload.

    Raises:
        UnreadablePaperError: No such event, or the bytes are not one.
    """
    if kind not in EVENTS:
        raise UnreadablePaperError(Event.__name__, kind[:60])
    return read_paper(EVENTS[kind], content)


def personal_fields(kind: type[Event]) -> tuple[str, ...]:
    """Give the fields that hold words or codes of persons: with one, the payload is salted and may be erased.

    >>> personal_fields(EVENTS["FoundIneligible"])
    ('reason',)
    """
    return tuple(name for name, field in kind.model_fields.items() if PERSONAL in field.metadata)
