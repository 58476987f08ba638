"""Measure everything on this machine, print one table, keep it in `benchmarks/RESULTS.md`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from benchmarks import single
from benchmarks.machine import description
from benchmarks.table import markdown

MEASURES = (single,)
RESULTS = Path(__file__).with_name("RESULTS.md")


def main() -> None:
    """Run every measure."""
    rows = [row for measure in MEASURES for row in measure.measure()]
    told = f"Measured on {datetime.now(UTC).date().isoformat()}: {description()}."
    page = f"# Measures\n\nMade by `make bench`, never by a test.\n{told}\n\n{markdown(rows)}\n"
    RESULTS.write_text(page, encoding="utf-8")
    print(f"{told}\n\n{markdown(rows)}")


if __name__ == "__main__":
    main()
