"""Replay a dossier for the auditor: each score computed again from its frozen papers, each vote from its ballots.

What is compared is the bytes of the canonical form. The fingerprints given are plain sha256 of these bytes: in the
register a paper about a case is salted before its digest is taken, so that it can be erased.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Literal

from sqlalchemy import Connection

from conditionality.assembly.kinds import Outcome
from conditionality.assembly.trace import VoteRecord, record
from conditionality.codec import canonical, read_paper
from conditionality.desk.audit_cases import UNREADABLE
from conditionality.desk.cases import log_of, motions_of
from conditionality.desk.declaring import frozen_scorer
from conditionality.desk.examination import Inputs
from conditionality.desk.journal import rows_of_case
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, StoppedError
from conditionality.desk.papers import NotFiledError, Run, frozen_by
from conditionality.desk.permission import allow
from conditionality.desk.recount import recount
from conditionality.dossier.assembly_events import MotionProclaimed
from conditionality.findings import Finding, errors, finding
from conditionality.report.model import Report
from conditionality.scoring.score import score
from conditionality.scoring.scorecard import Amount, Scorecard
from conditionality.storage import records
from conditionality.storage.faults import ErasedRecordError

ACT = "read_superseded"
"""The act whose role replays: it reads every version, those that were superseded too."""

MOST_SHOWN = 20

Verdict = Literal["same", "differs", "erased", "unreadable"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two papers differ, as their JSON writes it."""

    place: str
    kept: str
    again: str


@dataclass(frozen=True, slots=True)
class Replayed:
    """One score or one vote, made again.

    Attributes:
        subject: The dossier, a period of it, or a motion.
        kind: `score` or `vote`.
        kept: Sha256 of the bytes in the register; empty when they are gone.
        again: Sha256 of the bytes made again.
        differences: Where they differ; the first ones.
        findings: What else does not agree.
        total: Of a score, as it comes out now.
        outcome: Of a vote, as it comes out now.
    """

    subject: str
    kind: Literal["score", "vote"]
    at: datetime
    verdict: Verdict
    kept: str = ""
    again: str = ""
    differences: tuple[Difference, ...] = ()
    findings: tuple[Finding, ...] = ()
    total: Amount | None = None
    outcome: Outcome | None = None


def replay_case(office: Office, hand: Hand, dossier: str) -> tuple[Replayed, ...] | NotDone:
    """Make again every score and every vote of a dossier, oldest first, for an auditor."""
    with office.reading() as connection:
        try:
            allow(connection, hand, ACT, dossier)
        except StoppedError as fault:
            return fault.why
        subjects = tuple(dict.fromkeys(row.subject for row in rows_of_case(connection, dossier)))
        found = [one for subject in subjects for one in _scores(office, connection, subject)]
        found += [one for motion in motions_of(connection, dossier) for one in _votes(connection, motion)]
        return tuple(sorted(found, key=lambda one: one.at))


def _scores(office: Office, connection: Connection, subject: str) -> Iterator[Replayed]:
    for entry in log_of(connection, subject):
        if isinstance(entry.payload, Run):
            begun = Replayed(subject, "score", entry.at, "same")
            try:
                kept, card = _score(office, connection, subject, entry.payload)
                rules = _rules(connection, subject, entry.payload)
            except ErasedRecordError:
                yield replace(begun, verdict="erased")
            except (*UNREADABLE, NotFiledError):
                yield replace(begun, verdict="unreadable")
            else:
                yield _compared(replace(begun, total=card.total.score), kept, canonical(card), rules)


def _score(office: Office, connection: Connection, subject: str, run: Run) -> tuple[bytes, Scorecard]:
    inputs = read_paper(Inputs, records.read(connection, run.inputs))
    report = read_paper(Report, records.read(connection, inputs.report))
    history = tuple(read_paper(Report, records.read(connection, one)) for one in inputs.history)
    scorer = frozen_scorer(office, connection, subject, report.period.from_)
    return records.read(connection, run.result), score(scorer, report, history)


def _rules(connection: Connection, subject: str, run: Run) -> tuple[Finding, ...]:
    frozen = frozen_by(connection, subject).version_digest
    return () if run.referential == frozen else (finding("audit-other-rules", given=subject),)


def _votes(connection: Connection, motion: str) -> Iterator[Replayed]:
    for entry in log_of(connection, motion):
        if isinstance(entry.payload, MotionProclaimed):
            begun = Replayed(motion, "vote", entry.at, "same")
            try:
                kept = records.read(connection, entry.payload.trace)
                told = read_paper(VoteRecord, kept)
                found = recount(connection, motion)
            except ErasedRecordError:
                yield replace(begun, verdict="erased")
            except UNREADABLE:
                yield replace(begun, verdict="unreadable")
            else:
                again = record(told.vote, told.previous)
                yield _compared(replace(begun, outcome=again.result.outcome), kept, canonical(again), found)


def _compared(begun: Replayed, kept: bytes, again: bytes, found: tuple[Finding, ...]) -> Replayed:
    verdict: Verdict = "same" if kept == again and not errors(found) else "differs"
    places = tuple(_differences("", json.loads(kept), json.loads(again)))[:MOST_SHOWN] if kept != again else ()
    prints = (sha256(kept).hexdigest(), sha256(again).hexdigest())
    return replace(begun, verdict=verdict, kept=prints[0], again=prints[1], differences=places, findings=found)


def _differences(place: str, kept: object, again: object) -> Iterator[Difference]:
    """Give the places where two trees differ, in the order of the kept one."""
    if isinstance(kept, dict) and isinstance(again, dict):
        for name in dict.fromkeys((*kept, *again)):
            yield from _differences(f"{place}.{name}".lstrip("."), kept.get(name), again.get(name))
    elif isinstance(kept, list) and isinstance(again, list) and len(kept) == len(again):
        for rank, (one, other) in enumerate(zip(kept, again, strict=True), 1):
            yield from _differences(f"{place}[{rank}]", one, other)
    elif kept != again:
        yield Difference(place, json.dumps(kept, ensure_ascii=False)[:200], json.dumps(again, ensure_ascii=False)[:200])
