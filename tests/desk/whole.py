"""Everything a database holds, to see that an act that failed left nothing of itself."""

from __future__ import annotations

from sqlalchemy import select

from conditionality.desk.office import Office
from conditionality.storage.schema import DRAFT, LEDGER, OUTBOX, RECORD

Whole = tuple[tuple[str, ...], ...]


def whole(office: Office) -> Whole:
    """Give the chain, the records, the drafts and the letters, as fingerprints or versions."""
    with office.reading() as connection:
        queries = (
            select(LEDGER.c.hash),
            select(RECORD.c.digest),
            select(DRAFT.c.id.concat(":").concat(DRAFT.c.version)),
            select(OUTBOX.c.key),
        )
        return tuple(tuple(sorted(map(str, connection.execute(one).scalars()))) for one in queries)
