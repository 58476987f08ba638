"""The library of rule books: versions by id, the one in force on a day, and the lock of what was published.

A published file never changes by a byte: the lock holds one line for each, `<sha256>  <id>/<version>.toml`, and
whoever reads a file is told when it is no longer the one that was published.

The version in force is picked by the start of the reporting period: among the versions whose dates hold, the published
(or since superseded) ones come before proposed ones, these before drafts, a retired one never; then the highest wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from conditionality.codec import fingerprint
from conditionality.findings import Finding, errors, finding, nearest
from conditionality.referential.model import PINNED
from conditionality.referential.read import Reading, read_referential
from conditionality.referential.toml import Tree, read_toml

LOCK_HEADER = "# Published rule books, never to change by a byte: sha256, two spaces, path.\n"
LOCK_LINE = re.compile(r"([0-9a-f]{64})  ([a-z][a-z0-9-]*)/(\d+\.\d+\.\d+)\.toml", re.ASCII)

STANDING: Mapping[str, int] = {"published": 2, "superseded": 2, "proposed": 1, "draft": 0}
"""Which version comes first when several are in force; one that is not named here never does."""


@dataclass(frozen=True, slots=True)
class Library:
    """Rule files by `id@version`, and the fingerprints of the published ones.

    Attributes:
        files: Bytes of each file.
        lock: sha256 of each published file, by `id@version`.
        findings: What is wrong with the lock itself.
    """

    files: Mapping[str, bytes]
    lock: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def open_library(files: Mapping[str, bytes], lock: str = "") -> Library:
    """Make a library.

    Args:
        files: Bytes by `id@version`.
        lock: Text of `published.lock`.
    """
    locked: dict[str, str] = {}
    found: list[Finding] = []
    for rank, line in enumerate(lock.splitlines(), 1):
        told = line.rstrip()
        if told and not told.startswith("#"):
            parts = LOCK_LINE.fullmatch(told)
            if parts is None:
                found.append(finding("lock-line", line=rank, given=told))
            else:
                locked[f"{parts[2]}@{parts[3]}"] = parts[1]
    return Library(files, locked, tuple(found))


def path_of(ref: str) -> str:
    """Give the path of a version in the folder of rule books.

    >>> path_of("hdi@2024.1.0")
    'hdi/2024.1.0.toml'
    """
    return f"{ref.replace('@', '/')}.toml"


def ids(library: Library) -> tuple[str, ...]:
    """Give the ids of the rule books, in alphabetical order."""
    return tuple(sorted({ref.partition("@")[0] for ref in library.files}))


def versions(library: Library, name: str) -> tuple[str, ...]:
    """Give the versions of a rule book as `id@version`, lowest first."""
    known = (ref for ref in library.files if ref.partition("@")[0] == name and re.fullmatch(PINNED, ref, re.ASCII))
    return tuple(sorted(known, key=_rank))


def _rank(ref: str) -> tuple[int, ...]:
    return tuple(int(part) for part in ref.partition("@")[2].split("."))


def resolve(library: Library, ref: str, on: date | None = None) -> tuple[str, tuple[Finding, ...]]:
    """Give the version that a reference means.

    Args:
        library: The library.
        ref: `id@version`, or `id`.
        on: Start of the reporting period; without it, an `id` means its highest version.

    Returns:
        `id@version`, or an empty text and why there is none.
    """
    name, _, version = ref.partition("@")
    known = versions(library, name)
    listed = ", ".join(known)
    if not known:
        every = ids(library)
        return "", (finding("library-unknown", given=name, known=", ".join(every), nearest=nearest(name, every)),)
    if version:
        found = (finding("library-version", given=ref, known=listed, nearest=nearest(ref, known)),)
        return (ref, ()) if ref in known else ("", found)
    if on is None:
        return known[-1], ()
    standing = {one: _standing(library, one, on) for one in known}
    best = max(known, key=lambda one: (standing[one], _rank(one)))
    if standing[best] < 0:
        return "", (finding("no-version-in-force", given=name, day=on.isoformat(), known=listed),)
    return best, ()


def _standing(library: Library, ref: str, on: date) -> int:
    """Tell how a version stands on a day; -1 when it is not in force."""
    tree = read_toml(library.files[ref])[0] or {}
    first, last = _dates(tree)
    holds = first is not None and first <= on and (last is None or on <= last)
    return STANDING.get(str(tree.get("status", "draft")), -1) if holds else -1


def _dates(tree: Tree) -> tuple[date | None, date | None]:
    said = tree.get("in_force")
    span = said if isinstance(said, dict) else {}
    first, last = span.get("from"), span.get("until")
    return first if type(first) is date else None, last if type(last) is date else None


def read(library: Library, ref: str) -> Reading:
    """Read a version; a published file that changed stops the reading, its own or one of those it extends.

    Args:
        library: The library.
        ref: `id@version`, one of its files.
    """
    met = {ref: None}

    def parent(wanted: str) -> bytes | None:
        met[wanted] = None
        return library.files.get(wanted)

    reading = read_referential(library.files[ref], parent)
    found = tuple(one for name in met for one in changed(library, name))
    if reading.referential is not None and reading.referential.ref != ref:
        found += (finding("extends-mismatch", given=ref, holds=reading.referential.ref),)
    stopped = errors(found)
    return Reading(None if stopped else reading.referential, found + reading.findings, reading.provenance)


def changed(library: Library, ref: str) -> tuple[Finding, ...]:
    """Find that a file is no longer the one that was published."""
    content, locked = library.files.get(ref), library.lock.get(ref)
    if content is None or locked is None or fingerprint(content) == locked:
        return ()
    return (finding("published-changed", given=path_of(ref)),)


def check_library(library: Library) -> tuple[Finding, ...]:
    """Give all that is wrong with the lock: its lines, files changed or gone, published files that it does not hold."""
    gone = (finding("published-missing", given=path_of(ref)) for ref in library.lock if ref not in library.files)
    moved = (one for ref in library.files for one in changed(library, ref))
    loose = (
        finding("published-unlocked", given=path_of(ref))
        for ref in _published(library.files)
        if ref not in library.lock
    )
    return (*library.findings, *gone, *moved, *loose)


def lock_text(files: Mapping[str, bytes]) -> str:
    """Write the lock of the files whose status is `published`."""
    locked = {path_of(ref): fingerprint(files[ref]) for ref in _published(files)}
    return LOCK_HEADER + "".join(f"{locked[path]}  {path}\n" for path in sorted(locked))


def _published(files: Mapping[str, bytes]) -> Iterator[str]:
    for ref, content in files.items():
        if (read_toml(content)[0] or {}).get("status") == "published":
            yield ref
