"""Anyone can check the chain with SQL, SHA-256 and JSON alone: nothing of the package recomputes it here."""

from __future__ import annotations

import json
from hashlib import sha256

from conditionality.storage.store import Store
from tests.storage.acts import STAFF, fill


def test_the_chain_is_recomputed_without_us(store: Store) -> None:
    fill(store, ["a", "b", "a"])
    with store.transaction() as tx:
        tx.erase(tx.put_erasable(b"Marie"), "b", 1, STAFF, "asked")
    with store.engine.connect() as connection:
        events = [dict(row) for row in connection.exec_driver_sql("SELECT * FROM ledger ORDER BY height").mappings()]
        rows = connection.exec_driver_sql("SELECT digest, salt, content FROM record").all()
    kept = {row.digest: bytes(row.salt or b"") + bytes(row.content) for row in rows if row.content is not None}
    assert all(sha256(content).hexdigest() == digest for digest, content in kept.items())
    parent = "0" * 64
    for event in events:
        said = event.pop("hash")
        assert event["parent"] == parent
        assert sha256(json.dumps(event, sort_keys=True, separators=(",", ":")).encode()).hexdigest() == said
        assert set(json.loads(kept[event["payload"]])) in ({"body"}, {"body", "erased"})
        parent = said
    assert (len(events), len(rows) - len(kept)) == (4, 1)
