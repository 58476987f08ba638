"""Points of an agenda about a listing: to suspend it or to lift its suspension; the dossier stays where it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from conditionality.assembly.motions import MotionKind
from conditionality.desk.cases import case_of, log_of
from conditionality.dossier.award_events import NoticeAnswered, Suspended, SuspensionProposed
from conditionality.dossier.deliberation_events import PutOnAgenda, RemovedFromAgenda
from conditionality.dossier.events import Entry
from conditionality.dossier.kinds import SuspensionGround

POINTS: Mapping[str, MotionKind] = {"SUSPENSION_NOTICE": "suspend", "SUSPENDED": "lift_suspension"}
"""The one motion that is put on a dossier in each of these states."""

AHEAD = frozenset({"CONVENED", "OPEN", "SUSPENDED"})
"""States of a session whose agenda still holds."""


@dataclass(frozen=True, slots=True)
class Point:
    """What is put to the vote on a listing.

    Attributes:
        heard: The notice was answered, or its time is over; of a suspension to lift, always.
        ground: That of the notice; nothing when its words were erased.
        pieces: Notice and answers, or the letter of the suspension, by fingerprint.
    """

    kind: MotionKind
    heard: bool
    ground: SuspensionGround | None
    pieces: tuple[str, ...] = ()


def point_of(log: tuple[Entry, ...], state: str, on: date) -> Point | None:
    """Give the point that a dossier makes on an agenda; nothing when it is not about a listing.

    Args:
        log: Of the dossier.
        state: Where the dossier stands.
        on: Day of the session.
    """
    if state not in POINTS:
        return None
    since = next((log[rank:] for rank in _ranks(log) if log[rank].kind == SuspensionProposed.__name__), log)
    ground: SuspensionGround | None = None
    pieces: list[str] = []
    for entry in since:
        match entry.payload:
            case SuspensionProposed(ground=cited, notice=notice):
                ground, pieces = cited, [notice]
            case NoticeAnswered(answer=answer, document=document):
                pieces += (one for one in (answer, document) if one is not None)
            case Suspended(letter=letter):
                pieces = [letter] if letter is not None else []
    return Point(POINTS[state], state == "SUSPENDED" or is_answered(log, on), ground, tuple(pieces))


def _ranks(log: tuple[Entry, ...]) -> range:
    return range(len(log) - 1, -1, -1)


def is_answered(log: tuple[Entry, ...], on: date) -> bool:
    """Tell whether the enterprise answered the last notice of a suspension, or its time is over."""
    for entry in reversed(log):
        if entry.kind == NoticeAnswered.__name__:
            return True
        if isinstance(entry.payload, SuspensionProposed):
            return on > entry.payload.answer_by
    return False


def stands_on(connection: Connection, dossier: str) -> str:
    """Give the session ahead on whose agenda a dossier stands; empty when there is none."""
    turns = (one.payload for one in reversed(log_of(connection, dossier)))
    turn = next((one for one in turns if isinstance(one, PutOnAgenda | RemovedFromAgenda)), None)
    if not isinstance(turn, PutOnAgenda):
        return ""
    return turn.session if case_of(connection, turn.session, "session").state in AHEAD else ""
