"""Say what is wrong with something a person gave, as a value: code, place, what was given, what is expected.

A reader never raises for a person's slip: it returns every `Finding` it can see. The sentences that people read
are made from a finding by `conditionality.wording.findings`; nothing here holds human text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Level = Literal["error", "warning"]

GIVEN_LIMIT = 80
"""Longest quotation of what a person gave, in characters; more is cut with an ellipsis."""

PIECE_LIMIT = 400
"""Longest other piece of a sentence (a list of names, a circle), in characters."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, or doubtful, and where.

    Attributes:
        code: What kind of fault, lower case with hyphens (`not-a-number`); each code has one sentence.
        path: Place inside the paper, by block id (`indicators[V1].value`, `answers.women`); may be empty.
        given: What was found there, as the person wrote it, cut at 80 characters.
        line: Line or row in the file, from 1; 0 when there is none.
        column: Header of the column in a table; empty when there is none.
        position: Character in a formula, from 1; 0 when there is none.
        level: An `error` stops what was asked; a `warning` does not.
        params: Further pieces of the sentence (nearest name, bounds), as plain text.
    """

    code: str
    path: str = ""
    given: str = ""
    line: int = 0
    column: str = ""
    position: int = 0
    level: Level = "error"
    params: tuple[tuple[str, str], ...] = ()

    def within(self, prefix: str) -> Finding:
        """Give the same finding with its path under a prefix.

        >>> finding("unknown-key", "points").within("indicators[V1]").path
        'indicators[V1].points'
        """
        joined = f"{prefix}.{self.path}" if self.path else prefix
        return replace(self, path=joined)


def finding(
    code: str,
    path: str = "",
    *,
    given: object = "",
    line: int = 0,
    column: str = "",
    position: int = 0,
    level: Level = "error",
    **params: object,
) -> Finding:
    """Make a finding; whatever was given is turned into short, printable text.

    >>> finding("not-a-number", "answers.delay", given="soixante").given
    'soixante'
    """
    pairs = tuple(sorted((name, quote(value, PIECE_LIMIT)) for name, value in params.items()))
    return Finding(code, path, quote(given), line, column, position, level, pairs)


def quote(value: object, limit: int = GIVEN_LIMIT) -> str:
    """Give a value as one short printable line.

    >>> quote("a" * 100)[-1]
    '…'
    """
    text = value if isinstance(value, str) else str(value)
    text = "".join(sign if sign.isprintable() else " " for sign in text[: limit * 4])
    return text if len(text) <= limit else text[: limit - 1] + "…"


def errors(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Keep the findings that stop what was asked."""
    return tuple(one for one in found if one.level == "error")


def nearest(name: str, known: Iterable[str]) -> str:
    """Give the known name closest to one that is not known, or an empty text when none is near.

    >>> nearest("effectif", ["effectifs", "turnover"])
    'effectifs'
    """
    from difflib import get_close_matches  # noqa: PLC0415 - loaded only when something is wrong

    folded = {one.casefold(): one for one in sorted(known, reverse=True)}
    close = get_close_matches(name.casefold()[:60], folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else ""
