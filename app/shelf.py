"""The rule books on the shelf, every version, and invented reports to try them with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from conditionality.desk.demo_region import SEED, make_region
from conditionality.desk.refs import changed_files, shelf
from conditionality.findings import Finding
from conditionality.referential.library import ids, read, versions
from conditionality.referential.model import Referential
from conditionality.report.model import Report
from conditionality.report.read import read_report

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "reports"
"""Reports of the examples folder, `<id>.json`, for rule books that the demonstration region does not use."""


@dataclass(frozen=True, slots=True)
class Book:
    """One version of a rule book and the bytes of its file."""

    referential: Referential
    content: bytes

    @property
    def ref(self) -> str:
        """Give `id@version`."""
        return self.referential.ref


def changed() -> tuple[Finding, ...]:
    """Say which published files at hand are no longer what was published: they are shown to nobody."""
    return changed_files()


def load() -> tuple[Book, ...]:
    """Read every version at hand; a file that does not hold is left out, and a changed one is told by `changed`."""
    library, _ = shelf()
    books = []
    for name in ids(library):
        for ref in reversed(versions(library, name)):
            referential = read(library, ref).referential
            if referential is not None:
                books.append(Book(referential, library.files[ref]))
    return tuple(books)


def resolve(books: tuple[Book, ...], name: str, chosen: str) -> str:
    """Give the `id@version` that a file means.

    Args:
        books: At hand.
        name: `id@version`, or `id` alone: the chosen version of it, else the newest; empty: the chosen one.
        chosen: `id@version`.

    Returns:
        Empty when what is named is not at hand.
    """
    refs = [one.ref for one in books]
    if not name or name in refs:
        return name or chosen
    versions = [one for one in refs if one.partition("@")[0] == name]
    return chosen if chosen in versions else versions[-1] if versions else ""


def make_examples(books: tuple[Book, ...]) -> Mapping[str, tuple[Report, ...]]:
    """Give invented reports by `id@version`: the demonstration region's, else those of the examples folder."""
    newest = {one.referential.id: one.referential for one in reversed(books)}
    found: dict[str, tuple[Report, ...]] = {}
    for one in make_region(newest, SEED).reports:
        found[one.referential] = (*found.get(one.referential, ()), one)
    for name, referential in newest.items():
        path = EXAMPLES / f"{name}.json"
        if referential.ref not in found and path.is_file():
            report, _ = read_report(path.read_bytes(), referential)
            found[referential.ref] = () if report is None else (report,)
    return found
