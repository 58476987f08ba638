"""What a cupboard answers when it cannot do what was asked: one class per cause."""

from __future__ import annotations

from conditionality.errors import ConditionalityError
from conditionality.findings import Finding, finding


class ConflictError(ConditionalityError):
    """Nothing was saved, because of somebody else's act; the same answer on every engine.

    Attributes:
        finding: The same, for the person whose act was not saved.
    """

    def __init__(self, detail: str, said: Finding) -> None:
        super().__init__(f"nothing was saved: {detail}")
        self.finding = said


class StaleError(ConflictError):
    """What was read is no longer the latest: somebody acted on it since."""

    def __init__(self, subject: str, expected: int, found: int) -> None:
        super().__init__(f"{subject} is at {found}, not {expected}", finding("changed-since-opened", subject))
        self.subject = subject


class BusyError(ConflictError):
    """No turn to write came in the time allowed."""

    def __init__(self) -> None:
        super().__init__("no turn to write in time", finding("store-busy"))


class UnfitNameError(ConditionalityError):
    """A name meant for the chain could hold a person's name or address: only plain codes go in."""

    def __init__(self, field: str, value: str) -> None:
        super().__init__(f"{field} {value[:60]!r} is not a code of letters, digits and . _ : - (at most 100)")


class NaiveTimeError(ConditionalityError):
    """A time without a zone was given for the log."""

    def __init__(self, value: str) -> None:
        super().__init__(f"{value} has no time zone; times in the log are UTC")


class UnknownRecordError(ConditionalityError):
    """No record has this digest."""

    def __init__(self, digest: str) -> None:
        super().__init__(f"no record {digest}")


class ErasedRecordError(ConditionalityError):
    """The content of this record was erased, as the law asks; only its tombstone stays."""

    def __init__(self, digest: str, erased_by: int) -> None:
        super().__init__(f"record {digest} was erased by event {erased_by}")
        self.erased_by = erased_by


class NotErasableError(ConditionalityError):
    """This record was not stored as erasable: its digest would still tell what it held."""

    def __init__(self, digest: str) -> None:
        super().__init__(f"record {digest} was not stored as erasable")


class MalformedPapersError(ConditionalityError):
    """A list of papers of an event cannot be read."""

    def __init__(self, digest: str) -> None:
        super().__init__(f"record {digest} is not a list of papers")


class UnknownDraftError(ConditionalityError):
    """No draft has this id."""

    def __init__(self, draft_id: str) -> None:
        super().__init__(f"no draft {draft_id}")


class LedgerNotEmptyError(ConditionalityError):
    """Going down would destroy acts: a ledger that holds events is never dropped."""

    def __init__(self, height: int) -> None:
        super().__init__(f"the ledger holds {height} event(s); it is not dropped")


class UnsupportedDatabaseError(ConditionalityError):
    """The address names a database other than SQLite or PostgreSQL."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is not one of: sqlite, postgresql")
