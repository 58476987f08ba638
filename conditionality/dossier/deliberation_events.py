"""Events of a deliberation: agenda, item, avis, and its way to the region (T20 to T31, G02, G04)."""

from __future__ import annotations

from typing import Literal

from conditionality.dossier.event import Event
from conditionality.dossier.kinds import Call, Code, Count, Day, Digest, Digests, Persons, RefusalGround, Text, Texts


class ContradictoryOpened(Event):
    """The enterprise is asked for its observations before anything is decided against it."""

    opened_by: Literal["staff", "motion_to_refuse"]
    notice: Digest
    reason: Text
    answer_by: Day


class PutOnAgenda(Event):
    """The dossier was put on the agenda of a session, and ties were looked for."""

    session: Code
    item: Count
    convened_on: Day
    conflicts: Digest


class RemovedFromAgenda(Event):
    """The dossier left the agenda before its item was opened."""

    session: Code
    reason: Text


class ItemOpened(Event):
    """The chair opened the item: roll called, recused members out, quorum there."""

    session: Code
    rules: Digest
    roll: Digest
    recused: Persons
    call: Call


class QuorumMissed(Event):
    """There was no quorum: the item comes back on second call."""

    session: Code
    trace: Digest
    second_call_on: Day


class AcceptanceAdvised(Event):
    """The assembly gave the avis to accept."""

    motion: Code
    trace: Digest


class PlanAdvised(Event):
    """The assembly gave the avis to accept with a plan."""

    motion: Code
    trace: Digest
    plan: Digest


class Deferred(Event):
    """The assembly put the item off, and said what it asks."""

    trace: Digest
    reason: Text
    asked_by: Literal["assembly", "enterprise"]


class RefusalAdvised(Event):
    """The assembly gave the avis to refuse, on a ground of the closed list."""

    motion: Code
    trace: Digest
    ground: RefusalGround
    reason: Text


class AvisNotReached(Event):
    """No motion was adopted, for the second time: the region decides without an avis."""

    trace: Digest


class SentToRegion(Event):
    """Signed minutes carried the avis to the region."""

    minutes: Digest
    public_minutes: Digest
    dissents: Digests = ()


class PlanDeclined(Event):
    """The enterprise did not sign the plan: the dossier comes back."""

    plan: Digest
    reasons: Texts = ()


class SentBackByRegion(Event):
    """The region's body sent the dossier back to the assembly."""

    document: Digest
    reason: Text


DELIBERATION_EVENTS: tuple[type[Event], ...] = (
    ContradictoryOpened,
    PutOnAgenda,
    RemovedFromAgenda,
    ItemOpened,
    QuorumMissed,
    AcceptanceAdvised,
    PlanAdvised,
    Deferred,
    RefusalAdvised,
    AvisNotReached,
    SentToRegion,
    PlanDeclined,
    SentBackByRegion,
)
