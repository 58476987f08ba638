"""Faults of our own software or of its use by other code: one class per cause; each builds its own message."""

from __future__ import annotations


class ConditionalityError(Exception):
    """Root of every exception this package raises on purpose."""


class UnreadablePaperError(ConditionalityError):
    """Stored bytes do not give back the paper they were made from."""

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(f"these bytes are not a {kind}: {reason}")


class RejectedReferentialError(ConditionalityError):
    """A program was asked of a référentiel that still has findings."""

    def __init__(self, ref: str, count: int) -> None:
        super().__init__(f"{ref} has {count} finding(s); check it before compiling it")


class UnknownLanguageError(ConditionalityError):
    """A language other than French or English was asked for."""

    def __init__(self, lang: str) -> None:
        super().__init__(f"language {lang!r} is not one of: fr, en")
