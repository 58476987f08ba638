"""The folder of rule books as publishing, golden cases and histories need it: what stands beside the versions.

`<id>/<version>.toml`, `<id>/HISTORY.md`, `<id>/cases/<case>.toml`, and `published.lock`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from conditionality.desk.files import make_folder, write_file
from conditionality.desk.publishing import Ready, Shelf
from conditionality.desk.refs import FOLDER_VARIABLE
from conditionality.desk.rulebooks import LOCK, NoRuleBooksError, folder, load_library
from conditionality.findings import Finding, Level, finding
from conditionality.referential.history import untold
from conditionality.referential.library import Library, ids, path_of, versions

Found = tuple[Finding, ...]

HISTORY = "HISTORY.md"
CASES = "cases"


def rule_folder() -> tuple[Path | None, Found]:
    """Give the folder of rule books at hand: the one that is named, else the one shipped."""
    named = os.environ.get(FOLDER_VARIABLE)
    try:
        return folder(Path(named) if named else None), ()
    except NoRuleBooksError:
        return None, (finding("library-absent", given=named or "", variable=FOLDER_VARIABLE),)


def case_files(home: Path, name: str) -> Mapping[str, bytes]:
    """Give the golden cases of a rule book, by name."""
    return {one.stem: one.read_bytes() for one in sorted((home / name / CASES).glob("*.toml"))}


def history_text(home: Path, name: str) -> str:
    """Give the history of a rule book; empty when there is none."""
    return _text(home / name / HISTORY)


def _text(path: Path) -> str:
    return path.read_bytes().decode(errors="replace") if path.is_file() else ""


def open_shelf(home: Path, name: str) -> Shelf:
    """Read the folder for publishing a version of a rule book."""
    return Shelf(load_library(home), _text(home / LOCK), case_files(home, name), history_text(home, name))


def write_ready(home: Path, ready: Ready) -> Found:
    """Write what publishes a version: the file, the history, the lock last; each whole or not at all.

    Returns:
        What stopped it; what is written stays, and publishing again goes on from there.
    """
    name = ready.ref.partition("@")[0]
    for path, content in (
        (home / path_of(ready.ref), ready.content),
        (home / name / HISTORY, ready.history.encode()),
        (home / LOCK, ready.lock.encode()),
    ):
        if path.is_file() and path.read_bytes() == content:
            continue
        if faults := write_file(str(path), content):
            return faults
    return ()


def write_cases(home: Path, name: str, cases: Mapping[str, bytes]) -> Found:
    """Write golden cases beside the versions of a rule book; one of that name is replaced."""
    place = home / name / CASES
    found = make_folder(place)
    for case, content in cases.items():
        found += () if found else write_file(str(place / f"{case}.toml"), content)
    return found


def check_histories(home: Path, library: Library) -> Iterator[Finding]:
    """Say which versions their history does not tell: a published one must be, another should."""
    for name in ids(library):
        numbers = [ref.partition("@")[2] for ref in versions(library, name)]
        for version in untold(history_text(home, name), numbers):
            level: Level = "error" if f"{name}@{version}" in library.lock else "warning"
            yield finding("history-untold", given=f"{name}/{HISTORY}", version=version, level=level)
