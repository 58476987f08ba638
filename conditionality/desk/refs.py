"""Open what a `REF` names: `id@version`, `id` (the version in force on a report's period), or a path to a TOML file."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import conditionality
from conditionality.desk.files import read_file
from conditionality.desk.intake import RuleBook
from conditionality.findings import Finding, errors, finding, nearest
from conditionality.referential.model import Referential
from conditionality.referential.read import Reading, read_referential

Found = tuple[Finding, ...]

FOLDER_VARIABLE = "CONDITIONALITY_REFERENTIALS"
"""Name of the environment variable that holds the folder of rule books, `<id>/<version>.toml`."""

NAME = re.compile(r"([a-z][a-z0-9-]*)(?:@([0-9]+\.[0-9]+\.[0-9]+))?")


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of rule books.

    Attributes:
        folder: Holds `<id>/<version>.toml`.
    """

    folder: Path

    def ids(self) -> tuple[str, ...]:
        """Give the ids, in alphabetical order."""
        return tuple(sorted({one.parent.name for one in self.folder.glob("*/*.toml")}))

    def versions(self, name: str) -> tuple[str, ...]:
        """Give the versions of an id, the oldest first."""
        found = [one.stem for one in (self.folder / name).glob("*.toml") if NAME.fullmatch(f"{name}@{one.stem}")]
        return tuple(sorted(found, key=lambda one: tuple(int(part) for part in one.split("."))))

    def content(self, ref: str) -> bytes | None:
        """Give the file of `id@version`, or nothing."""
        matched = NAME.fullmatch(ref)
        if not matched or matched[2] is None:
            return None
        return read_file(str(self.folder / matched[1] / f"{matched[2]}.toml"))[0]


def shelf() -> Shelf:
    """Give the rule books at hand: those of the folder that is named, else those shipped with this software."""
    named = os.environ.get(FOLDER_VARIABLE)
    return Shelf(Path(named) if named else Path(conditionality.__file__).resolve().parents[1] / "referentials")


@cache
def _read(content: bytes, folder: Path) -> Reading:
    """Read a rule file once: the same bytes beside the same parents."""
    return read_referential(content, Shelf(folder).content)


def read_rules(ref: str, books: Shelf) -> tuple[Reading | None, Found]:
    """Read one rule file: a path, `id@version`, or the newest version of an id.

    Returns:
        What came of reading it, its own findings inside; or nothing, when there is no such file.
    """
    if is_path(ref):
        content, found = read_file(ref)
    else:
        pinned, found = _pin(ref, books)
        content = books.content(pinned) if pinned else None
    return (None, found) if content is None else (_read(content, books.folder), ())


def open_rule_book(ref: str) -> tuple[RuleBook | None, Found]:
    """Open the rules that a `REF` names.

    Returns:
        The versions it stands for, without findings that stop; or nothing, with what is wrong.
    """
    books = shelf()
    names = (ref,) if is_path(ref) or "@" in ref else tuple(f"{ref}@{one}" for one in books.versions(ref)) or (ref,)
    read: list[Referential] = []
    for name in names:
        reading, found = read_rules(name, books)
        if reading is None:
            return None, found
        if reading.referential is None:
            return None, errors(reading.findings)
        read.append(reading.referential)
    return RuleBook(tuple(read), pinned=names == (ref,)), ()


def shipped() -> Mapping[str, Referential]:
    """Give the newest version of each rule book at hand, by id; one that does not hold is left out."""
    books = shelf()
    readings = {name: read_rules(name, books)[0] for name in books.ids()}
    return {name: one.referential for name, one in readings.items() if one is not None and one.referential is not None}


def is_path(ref: str) -> bool:
    """Tell whether a `REF` names a file: it has a folder or the ending of a rule file."""
    return ref.endswith(".toml") or "/" in ref or os.sep in ref


def _pin(ref: str, books: Shelf) -> tuple[str, Found]:
    """Give `id@version` for a `REF` that is no path, or what is wrong with it."""
    matched = NAME.fullmatch(ref)
    if not matched:
        return "", (finding("ref-form", given=ref),)
    name, version = matched.groups()
    known = books.versions(name)
    if not known:
        listed = books.ids()
        return "", (finding("ref-unknown", given=ref, known=", ".join(listed), nearest=nearest(name, listed)),)
    if version is not None and version not in known:
        return "", (finding("ref-unknown-version", given=ref, known=", ".join(f"{name}@{one}" for one in known)),)
    return f"{name}@{version or known[-1]}", ()
