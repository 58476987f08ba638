"""A small folder of rule books: one published version, a proposed one after it, a golden case of each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from conditionality.codec import fingerprint
from conditionality.referential.model import Adopted, Referential
from conditionality.referential.read import read_referential
from conditionality.referential.settled import rules_fingerprint
from tests.referential import books

OLD, NEW = "essai@1.0.0", "essai@1.1.0"
ACT = Adopted(act="Délibération 2026-07", on=date(2026, 7, 3), href="https://region.example/2026-07")

BODY = (
    books.field("a")
    + books.field("b")
    + books.dimension()
    + books.indicator(
        "a", "scale.steps = [{ from = 50, points = 100 }, { from = 40, points = 50 }]\nscale.otherwise = 0"
    )
    + books.indicator("b", "weight = 2")
    + books.outcome("accepted", 'when = "total >= 50"', kind="accept")
    + books.outcome("refused", kind="refuse")
)
ADOPTED = 'status = "published"\nadopted = { act = "Délibération 2025-01", on = 2025-01-10 }\n'
LATER = books.book(ADOPTED, BODY)
FIRST = LATER.replace(b"{ from = 2025-01-01 }", b"{ from = 2024-01-01 }")
SECOND = LATER.replace(ADOPTED.encode(), b'status = "proposed"\n').replace(b'"1.0.0"', b'"1.1.0"')
SECOND = SECOND.replace(b"weight = 2", b"weight = 3").replace(b"from = 40,", b"from = 45,")
HISTORY = "# Essai\n\nWritten by hand.\n\n## 1.0.0\n\n- First.\n"
REMARK = "# Kept by hand\n"
"""A comment in the lock, which stays."""


def case(name: str, version: str, total: str, outcome: str = "accepted") -> bytes:
    """Write a golden case: a = 46, b = 90."""
    return f"""[case]
id = "{name}"
versions = ["{version}"]
computed_by = "Somebody"
[period]
from = 2025-01-01
to = 2025-12-31
[answers]
a = 46
b = 90
[expected]
total = {total}
outcome = "{outcome}"
complete = true
""".encode()


CASES: Mapping[str, bytes] = {
    "first": case("first", "1.0.0", '"230/3"'),
    "second": case("second", "1.1.0", "80"),
}


def lock(files: Mapping[str, bytes]) -> str:
    """Write the lock of files, under a remark of a person."""
    return REMARK + "".join(f"{fingerprint(content)}  {path}\n" for path, content in files.items())


def make_folder(home: Path, second: bytes = SECOND) -> Path:
    """Make the folder."""
    place = home / "essai"
    (place / "cases").mkdir(parents=True)
    (place / "1.0.0.toml").write_bytes(FIRST)
    (place / "1.1.0.toml").write_bytes(second)
    (place / "HISTORY.md").write_text(HISTORY, encoding="utf-8")
    for name, content in CASES.items():
        (place / "cases" / f"{name}.toml").write_bytes(content)
    (home / "published.lock").write_text(lock({"essai/1.0.0.toml": FIRST}), encoding="utf-8")
    return home


def rules(content: bytes) -> Referential:
    """Read rules."""
    found = read_referential(content).referential
    assert found is not None
    return found


def record(old: bytes | None = FIRST, new: bytes = SECOND, reports: object = 12, **more: object) -> bytes:
    """Write the record of a back-test, as its command does."""
    sides = {"old": None if old is None else side(old), "new": side(new)}
    return json.dumps({**sides, "made_on": "2026-06-30", "reports": reports, **more}).encode()


def side(content: bytes) -> dict[str, str]:
    """Give one side of the record."""
    book = rules(content)
    return {"ref": book.ref, "sha256": book.fingerprint(), "meaning": rules_fingerprint(book)}
