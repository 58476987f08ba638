"""Give a case a past, event by event, for the tests of what the clock does next: every condition counts as seen."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import get_args

from conditionality.desk.office import Office
from conditionality.dossier.award_events import Granted, Listed, NoticeReceived, Notified, Refused
from conditionality.dossier.deliberation_events import (
    AcceptanceAdvised,
    AvisNotReached,
    Deferred,
    ItemOpened,
    PutOnAgenda,
    SentToRegion,
)
from conditionality.dossier.event import Event
from conditionality.dossier.kinds import Deliberation
from conditionality.dossier.machine import Guard
from tests.desk.people import Region, done

NONE = "0" * 64
"""A digest of nothing."""

DAY = date(2026, 3, 2)
ACT = Deliberation(number="CP-2026-12", on=DAY, document=NONE)

Step = tuple[str, Event]


def live(office: Office, region: Region, subject: str, *steps: Step) -> None:
    """Add events to a subject, each by a person."""
    for who, event in steps:
        done(office.act(region.hand(who), lambda work, event=event: _add(work, subject, event)))  # type: ignore[misc]


def _add(work, subject: str, event: Event) -> str:  # type: ignore[no-untyped-def]  # noqa: ANN001
    work.add(subject, event, get_args(Guard))
    return subject


def deliberation(avis: Event) -> tuple[Step, ...]:
    """Give the way from READY to the region."""
    return (
        ("eden", PutOnAgenda(session="S-2026-01", item=1, convened_on=DAY, conflicts=NONE)),
        ("fanny", ItemOpened(session="S-2026-01", rules=NONE, roll=NONE, recused=(), call=1)),
        ("clock", avis),
        ("eden", SentToRegion(minutes=NONE, public_minutes=NONE)),
    )


def listed(term_on: date) -> tuple[Step, ...]:
    """Give the way from READY to the platform."""
    granted = Granted(act=ACT, amount_eur=Decimal(1000), conditions=NONE, version_digest=NONE)
    return (
        *deliberation(AcceptanceAdvised(motion="D.m1", trace=NONE)),
        ("claude", granted),
        ("claude", Notified(letter=NONE, sent_on=DAY)),
        ("clock", Listed(page=NONE, consent=NONE, shown_as="accepted", term_on=term_on)),
    )


def refused(received_on: date) -> tuple[Step, ...]:
    """Give the way from READY to a refusal that was received."""
    put_off = Deferred(trace=NONE, reason="Pièces à lire.", asked_by="assembly")
    return (
        *deliberation(put_off)[:3],
        *deliberation(AvisNotReached(trace=NONE)),
        ("claude", Refused(act=ACT, reason="Conditions non réunies.")),
        ("claude", Notified(letter=NONE, sent_on=DAY)),
        ("claude", NoticeReceived(received_on=received_on, proof=NONE)),
    )
