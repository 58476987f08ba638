"""One case in one zip, which verifies on its own: its events in their chain, its papers, a manifest of every file.

The chain goes from the first event of the case to the last one of all, so that a signed head stands in it: its rows
hold codes and fingerprints only. Of the papers, those that the events of the case name, and those that these name.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sqlalchemy import Connection, select

from conditionality.codec import canonical
from conditionality.desk.cases import dossier_of
from conditionality.desk.heads import CHAIN, sign_statement
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, StoppedError, stop
from conditionality.desk.permission import allow
from conditionality.findings import finding
from conditionality.storage import ledger
from conditionality.storage.chain import ERASED, Event
from conditionality.storage.schema import RECORD
from conditionality.wording.speech import LANGUAGES, mark, say

FORMAT = 1
MANIFEST = "manifest.json"
SIGNATURE = "manifest.p7s"
CHAIN_FILE = "chain.jsonl"
RECORDS_FILE = "records.jsonl"
FOLDER = "records/"
READ_ME = "LISEZMOI.txt"

READ_ME_TEXT = mark(
    "This zip holds one case of the register: its events (chain.jsonl), its papers (records), and the fingerprint of "
    "every file (manifest.json). It verifies on its own: conditionality audit verify FILE.zip. It holds answers and "
    "words of persons: keep it as such."
)

DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Kept:
    """A record with what its digest stands on; no content once it was erased."""

    digest: str
    content: bytes | None
    salt: str
    erasable: int
    size: int
    erased_by: int | None


def export_for(office: Office, hand: Hand, dossier: str) -> bytes | NotDone:
    """Give the zip of a case to an auditor."""
    with office.reading() as connection:
        try:
            allow(connection, hand, "read_superseded", dossier)
        except StoppedError as fault:
            return fault.why
    return export_case(office, dossier, hand.at)


def export_case(office: Office, dossier: str, at: datetime) -> bytes | NotDone:
    """Make the zip of a case, for whoever runs the machine.

    Args:
        at: Moment of the export; the same case at the same moment gives the same bytes.
    """
    with office.reading() as connection:
        rows = tuple(ledger.after(connection))
        first = next((one.height for one in rows if one.subject == dossier), 0)
        if not first or dossier_of(dossier) != dossier:
            return stop(finding("audit-no-case", given=dossier)).why
        rows = rows[first - 1 :]
        mine = rows_of(rows, dossier)
        kept = {one.digest: one for one in _records(connection, mine)}
    files = _files(rows, kept)
    about = {
        "format": FORMAT, "dossier": dossier, "region": office.region, "made_at": at.isoformat(),
        "head": {"height": rows[-1].height, "hash": rows[-1].hash},
        "files": {name: {"sha256": sha256(content).hexdigest(), "size": len(content)}
                  for name, content in sorted(files.items())},
    }  # fmt: skip
    manifest = canonical(about)
    files[MANIFEST] = manifest
    if office.authority is not None:
        files[SIGNATURE] = sign_statement(manifest, office.authority, at)
    return _zip(files)


def rows_of(rows: tuple[Event, ...], dossier: str) -> tuple[Event, ...]:
    """Give the events whose papers go with a case: its own, the signed heads, and the erasures (without content)."""
    return tuple(
        one for one in rows if one.subject == CHAIN or one.kind == ERASED or dossier_of(one.subject) == dossier
    )


def _files(rows: tuple[Event, ...], kept: Mapping[str, Kept]) -> dict[str, bytes]:
    chain = b"".join(canonical(asdict(one)) + b"\n" for one in rows)
    lines = b"".join(canonical({name: value for name, value in asdict(one).items() if name != "content"}) + b"\n"
                     for one in sorted(kept.values(), key=lambda one: one.digest))  # fmt: skip
    read_me = "\n\n".join(say(lang, READ_ME_TEXT) for lang in LANGUAGES)
    contents = {f"{FOLDER}{one.digest}": one.content for one in kept.values() if one.content is not None}
    return {CHAIN_FILE: chain, RECORDS_FILE: lines, READ_ME: f"{read_me}\n".encode(), **contents}


def _records(connection: Connection, rows: tuple[Event, ...]) -> Iterator[Kept]:
    """Give the records of events, then those that they name, each once."""
    waiting, seen = [one.payload for one in rows], set[str]()
    while waiting:
        digest = waiting.pop()
        if digest in seen:
            continue
        seen.add(digest)
        row = connection.execute(select(RECORD).where(RECORD.c.digest == digest)).first()
        if row is None:
            continue
        content = None if row.content is None else bytes(row.content)
        yield Kept(digest, content, bytes(row.salt or b"").hex(), row.erasable, row.size, row.erased_by)
        waiting += named_in(content or b"")


def named_in(content: bytes) -> tuple[str, ...]:
    """Give the fingerprints that a paper names.

    >>> named_in(b'{"event":"' + b"a" * 64 + b'"}') == ("a" * 64,)
    True
    """
    try:
        tree = json.loads(content)
    except (ValueError, RecursionError):
        return ()
    return tuple(_digests(tree))


def _digests(tree: object) -> Iterator[str]:
    match tree:
        case str() if DIGEST.fullmatch(tree):
            yield tree
        case list():
            for one in tree:
                yield from _digests(one)
        case dict():
            for one in tree.values():
                yield from _digests(one)


def _zip(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name in sorted(files):
            info = ZipInfo(name, (2000, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, files[name])
    return out.getvalue()
