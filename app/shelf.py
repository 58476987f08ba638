"""The rule books on the shelf: every version in the folder of référentiels, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from conditionality.desk.demo_enterprises import make_enterprises
from conditionality.desk.demo_reports import YEARS, FormShelf, all_answers, make_report
from conditionality.referential.model import Referential
from conditionality.referential.read import read_referential
from conditionality.report.model import Report

SEED = 1
EXAMPLE_YEAR = YEARS - 2
"""Rank of the year of the examples: the last one that is over in the demonstration region."""


@dataclass(frozen=True, slots=True)
class Book:
    """One version of a rule book and the bytes of its file."""

    referential: Referential
    content: bytes

    @property
    def ref(self) -> str:
        """Give `id@version`."""
        return self.referential.ref


def load(folder: Path) -> tuple[Book, ...]:
    """Read every version; a file that does not hold is left out."""

    def parents(ref: str) -> bytes | None:
        name, _, version = ref.partition("@")
        path = folder / name / f"{version}.toml"
        return path.read_bytes() if path.is_file() else None

    books = []
    for path in sorted(folder.glob("*/*.toml")):
        content = path.read_bytes()
        referential = read_referential(content, parents).referential
        if referential is not None:
            books.append(Book(referential, content))
    return tuple(books)


def make_examples(books: tuple[Book, ...]) -> Mapping[str, tuple[Report, ...]]:
    """Give the reports of the invented organisations of the demonstration region, by rule book."""
    rules = {one.referential.id: one.referential for one in books}
    forms = FormShelf(rules)
    found: dict[str, tuple[Report, ...]] = {}
    for enterprise in make_enterprises(SEED):
        if enterprise.referential in rules:
            answers = all_answers(enterprise, EXAMPLE_YEAR, SEED)
            report = make_report(enterprise, EXAMPLE_YEAR, answers, forms)
            found[report.referential] = (*found.get(report.referential, ()), report)
    return found
