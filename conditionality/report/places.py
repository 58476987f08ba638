"""Where an answer stands in a file, and the pieces of a finding's sentence that differ between French and English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from conditionality.findings import Finding, Level, quote
from conditionality.referential.terms import Words
from conditionality.wording.numbers import day, number


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file: path inside the paper, line or row from 1, header of the column."""

    path: str = ""
    line: int = 0
    column: str = ""

    def find(
        self, code: str, given: object = "", params: Mapping[str, object] | None = None, *, level: Level = "error"
    ) -> Finding:
        """Make a finding here."""
        return self.put((slip(code, given, params, level=level),))[0]

    def put(self, found: Iterable[Finding]) -> tuple[Finding, ...]:
        """Give findings this place."""
        return tuple(replace(one, path=self.path, line=self.line, column=self.column) for one in found)


def slip(
    code: str, given: object = "", params: Mapping[str, object] | None = None, *, level: Level = "error"
) -> Finding:
    """Make a finding that has no place yet; whoever knows the place puts it there."""
    pairs = tuple(sorted((name, quote(value)) for name, value in (params or {}).items()))
    return Finding(code, given=quote(given), level=level, params=pairs)


def answer_path(field: str) -> str:
    """Give the path of an answer: `answers.women`; a name that nobody made for us is cut short."""
    return f"answers.{quote(field)}"


def both(name: str, value: Words | date | Decimal | Fraction | int) -> dict[str, str]:
    """Give one piece of a sentence in both languages: the sentence writes `{name}`.

    >>> both("limit", Decimal("12.5"))
    {'limit_fr': '12,5', 'limit_en': '12.5'}
    """
    match value:
        case Words():
            return {f"{name}_fr": value.fr, f"{name}_en": value.en}
        case date():
            return {f"{name}_fr": day("fr", value), f"{name}_en": day("en", value)}
        case _:
            return {f"{name}_fr": number("fr", value), f"{name}_en": number("en", value)}
