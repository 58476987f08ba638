"""Open what a `REF` names: `id@version`, `id` (the version in force on a report's period), or a path to a TOML file."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from conditionality.codec import fingerprint
from conditionality.desk.files import READ_CODES, read_file
from conditionality.desk.intake import RuleBook
from conditionality.desk.rulebooks import NoRuleBooksError, load_library, locked_in
from conditionality.findings import Finding, errors, finding
from conditionality.referential.library import Library, changed, ids, read, resolve, versions
from conditionality.referential.model import Referential
from conditionality.referential.read import Reading, read_referential
from conditionality.referential.toml import read_toml

Found = tuple[Finding, ...]

FOLDER_VARIABLE = "CONDITIONALITY_REFERENTIALS"
"""Name of the environment variable that holds the folder of rule books, `<id>/<version>.toml`."""

NAME = re.compile(r"[a-z][a-z0-9-]*(@[0-9]+\.[0-9]+\.[0-9]+)?", re.ASCII)

UNKNOWN = frozenset({
    *READ_CODES.values(),
    *("file-unreadable", "file-over-limit", "ref-form", "library-absent", "library-unknown", "library-version"),
})  # fmt: skip
"""Codes of the findings that say there is nothing of that name; any other is about what it says."""


def shelf() -> tuple[Library, Found]:
    """Give the rule books at hand: those of the folder that is named, else those shipped; none is a finding."""
    named = os.environ.get(FOLDER_VARIABLE)
    try:
        library = load_library(Path(named) if named else None)
    except NoRuleBooksError:
        return Library({}), (finding("library-absent", given=named or "", variable=FOLDER_VARIABLE),)
    return library, library.findings


def open_rule_book(ref: str) -> tuple[RuleBook | None, Found]:
    """Open the rules that a `REF` names.

    An id stands for all its versions; a draft that does not hold is left aside, any other stops.

    Returns:
        The versions; or nothing, with what is wrong.
    """
    readings, found = find_readings(ref)
    stopping = tuple(one for reading in readings for one in reading.errors)
    if not readings or stopping:
        return None, (*errors(found), *stopping)
    read_ones = tuple(one.referential for one in readings if one.referential is not None)
    return RuleBook(read_ones, pinned=is_path(ref) or "@" in ref), found


def find_readings(ref: str) -> tuple[tuple[Reading, ...], Found]:
    """Read every version that a `REF` names, the lowest first.

    Returns:
        What came of reading each, its own findings inside; and why there is none, or what is wrong with the lock.
    """
    library, found = shelf()
    if is_path(ref):
        content, more = read_file(ref)
        if content is None:
            return (), more
        false = false_copy(content, ref, library)
        return ((Reading(None, false),) if false else (_read_beside(content, library),)), ()
    if not NAME.fullmatch(ref):
        return (), (finding("ref-form", given=ref),)
    if errors(found):
        return (), found
    pinned, more = resolve(library, ref)
    if not pinned:
        return (), more
    names = (pinned,) if "@" in ref else versions(library, ref)
    usable = tuple(one for one in names if not _is_broken_draft(library, one)) or names[-1:]
    return tuple(read(library, one) for one in usable), ()


def shipped() -> Mapping[str, Referential]:
    """Give the highest version of each rule book at hand, by id; one that does not hold is left out."""
    library, _ = shelf()
    readings = {name: read(library, versions(library, name)[-1]) for name in ids(library)}
    return {name: one.referential for name, one in readings.items() if one.referential is not None}


def is_path(ref: str) -> bool:
    """Tell whether a `REF` names a file: it has a folder or the ending of a rule file."""
    return ref.endswith(".toml") or "/" in ref or os.sep in ref


def changed_files() -> Found:
    """Say which published files of the folder at hand are no longer what was published."""
    library, _ = shelf()
    return tuple(one for ref in library.files for one in changed(library, ref))


def false_copy(content: bytes, name: str, library: Library) -> Found:
    """Say that a file named by its path is not the published one that it stands for, or calls itself.

    Args:
        content: The file.
        name: Its path, as it was typed: the lock looked at is the one of its own folder of rule books.
        library: The rule books at hand, whose lock holds as well.
    """
    path = Path(name).absolute()
    held, digest = locked_in(path.parent.parent), fingerprint(content)
    tree = read_toml(content)[0] or {}
    own, called = f"{path.parent.name}@{path.stem}", f"{tree.get('id')}@{tree.get('version')}"
    shown = "/".join(path.parts[-2:])  # the end of a long path says more than its beginning
    if held.get(own, digest) != digest or held.get(called, digest) != digest:
        return (finding("published-changed", given=shown),)
    if library.lock.get(called, digest) != digest:
        return (finding("published-copy", given=shown, ref=called),)
    return ()


def _read_beside(content: bytes, library: Library) -> Reading:
    """Read a file that is not of the library, with parents that are; a published parent that changed stops it."""
    met: list[str] = []

    def parent(name: str) -> bytes | None:
        met.append(name)
        return library.files.get(name)

    reading = read_referential(content, parent)
    faults = tuple(one for name in dict.fromkeys(met) for one in changed(library, name))
    return Reading(None if faults else reading.referential, faults + reading.findings, reading.provenance)


def _is_broken_draft(library: Library, ref: str) -> bool:
    tree = read_toml(library.files[ref])[0] or {}
    draft = tree.get("status", "draft") == "draft" and ref not in library.lock
    return draft and read(library, ref).referential is None
