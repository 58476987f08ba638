"""Verify the zip of a case on its own: every file, the chain, each paper, then what they say, as for a register."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any
from zipfile import BadZipFile, ZipFile

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from conditionality.desk.audit import SAID_BY_STORE, Audit, audit_contents
from conditionality.desk.audit_zip import CHAIN_FILE, FOLDER, FORMAT, MANIFEST, RECORDS_FILE, SIGNATURE, rows_of
from conditionality.desk.cases import dossier_of
from conditionality.desk.heads import check_statement
from conditionality.findings import Finding, finding
from conditionality.storage.chain import Event, Head
from conditionality.storage.engine import open_engine
from conditionality.storage.schema import LEDGER, METADATA, RECORD
from conditionality.storage.verify_chain import Fault, Link, is_sound, place
from conditionality.storage.verify_records import check_records

MOST_BYTES = 1_000_000_000
"""Largest zip once unpacked."""

SIGNED = {
    "head-forged": "export-forged",
    "head-signer": "export-signer",
    "head-signer-unchecked": "export-signer-unchecked",
}

Tree = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What a zip holds: files by name, and its manifest."""

    files: Mapping[str, bytes]
    manifest: Tree


def verify_export(content: bytes, roots: tuple[bytes, ...] = ()) -> Audit:
    """Verify the zip of a case.

    Args:
        roots: Certificates to trust, in DER; none: the signers are not checked, and that is said.
    """
    unpacked = _unpack(content)
    if isinstance(unpacked, Finding):
        return Audit({}, Head(0, ""), (unpacked,), 0)
    found = (*_check_files(unpacked), *_check_signature(unpacked, roots))
    try:
        rows = tuple(Event(**one) for one in _lines(unpacked, CHAIN_FILE))
        kept = tuple(_lines(unpacked, RECORDS_FILE))
        last = Head(rows[-1].height, rows[-1].hash)
        with _laid_out(unpacked, rows, kept) as connection:
            counts, faults = _contents(connection, unpacked, rows, roots)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, SQLAlchemyError):
        return Audit({}, Head(0, ""), (*found, finding("export-unreadable")), 0)
    faults.sort(key=lambda one: (one.height == 0, one.height))
    wrong = [one.height for one in faults if one.height and one.finding.level == "error"]
    findings = (*found, *(one.finding for one in faults))
    return Audit(counts, last, findings, min(wrong, default=0))


def _unpack(content: bytes) -> Unpacked | Finding:
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            if sum(one.file_size for one in archive.infolist()) > MOST_BYTES:
                return finding("export-unreadable")
            files = {one.filename: archive.read(one) for one in archive.infolist()}
        manifest = json.loads(files[MANIFEST])
        known = manifest["format"] == FORMAT and isinstance(manifest["files"], dict)
    except (BadZipFile, KeyError, ValueError, TypeError, OSError, NotImplementedError, RuntimeError):
        return finding("export-not-one")
    return Unpacked(files, manifest) if known else finding("export-not-one")


def _check_files(unpacked: Unpacked) -> Iterator[Finding]:
    told: Tree = unpacked.manifest["files"]
    for name in sorted({*told, *unpacked.files} - {MANIFEST, SIGNATURE}):
        content = unpacked.files.get(name)
        if content is None:
            yield finding("export-file-missing", given=name)
        elif name not in told:
            yield finding("export-file-added", given=name)
        elif not isinstance(told[name], dict) or told[name].get("sha256") != sha256(content).hexdigest():
            yield finding("export-file-changed", given=name)


def _check_signature(unpacked: Unpacked, roots: tuple[bytes, ...]) -> Iterator[Finding]:
    if SIGNATURE not in unpacked.files:
        yield finding("export-unsigned", level="warning")
        return
    for one in check_statement(unpacked.files[MANIFEST], unpacked.files[SIGNATURE], roots):
        yield finding(SIGNED[one.code], level=one.level)


def _lines(unpacked: Unpacked, name: str) -> Iterator[Tree]:
    for line in unpacked.files[name].splitlines():
        yield json.loads(line)


@contextmanager
def _laid_out(unpacked: Unpacked, rows: tuple[Event, ...], kept: tuple[Tree, ...]) -> Iterator[Connection]:
    """Lay the events and the papers out in a database of their own, in memory."""
    engine = open_engine("sqlite://")
    try:
        with closing(engine.connect()) as connection, connection.begin():
            METADATA.create_all(connection)
            names = [column.name for column in LEDGER.columns]
            connection.execute(LEDGER.insert(), [{name: getattr(one, name) for name in names} for one in rows])
            for one in kept:
                content = unpacked.files.get(f"{FOLDER}{one['digest']}")
                salt = bytes.fromhex(one["salt"]) or None
                connection.execute(RECORD.insert().values(**{**one, "content": content, "salt": salt}))
            yield connection
    finally:
        engine.dispose()


def _contents(
    connection: Connection, unpacked: Unpacked, rows: tuple[Event, ...], roots: tuple[bytes, ...]
) -> tuple[dict[str, int], list[Fault]]:
    dossier = str(unpacked.manifest["dossier"])
    mine = rows_of(rows, dossier)
    count, faults = check_records(connection, [Link(one.height, one.kind, one.payload) for one in mine])
    chain = [*_check_chain(rows, unpacked.manifest), *_check_ranks(mine, dossier)]
    counts, wrong = audit_contents(connection, rows, roots, {one.subject for one in mine})
    broken = {one.height for one in (*chain, *faults)}
    rest = [one for one in wrong if one.height not in broken or one.finding.code not in SAID_BY_STORE]
    return {"events": len(mine), "records": count, **counts}, [*chain, *faults, *rest]


def _check_chain(rows: tuple[Event, ...], manifest: Tree) -> Iterator[Fault]:
    """Check each event, its link to the one before, and the last one against the manifest."""
    for before, one in zip((None, *rows), rows, strict=False):
        if not is_sound(asdict(one)):
            yield Fault(one.height, finding("ledger-event-changed", place(one.height)))
        elif before is not None and one.height != before.height + 1:
            yield Fault(one.height, finding("ledger-event-missing", place(before.height + 1)))
        elif before is not None and one.parent != before.hash:
            yield Fault(one.height, finding("ledger-link-broken", place(one.height), before=str(before.height)))
    last = rows[-1]
    if manifest["head"] != {"height": last.height, "hash": last.hash}:
        yield Fault(last.height, finding("ledger-head-differs", place(last.height), given=manifest["head"]["hash"]))


def _check_ranks(rows: tuple[Event, ...], dossier: str) -> Iterator[Fault]:
    """Check that every event of each subject of the case is there, from its first."""
    ranks: dict[str, int] = {}
    for one in rows:
        expected = ranks.get(one.subject, 0) + 1
        if dossier_of(one.subject) == dossier and one.subject_height != expected:
            yield Fault(one.height, finding("ledger-subject-gap", place(one.height), given=one.subject))
        ranks[one.subject] = one.subject_height
    if dossier not in ranks:
        yield Fault(0, finding("audit-no-case", given=dossier))
