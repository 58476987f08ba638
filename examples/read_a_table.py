"""Read a table as people send it and say what is wrong, row by row: `python examples/read_a_table.py`."""

from __future__ import annotations

from pathlib import Path

from conditionality import open_rule_book, read_table, sentence

TABLE = Path(__file__).parent / "late-reports.csv"


def main() -> None:
    """Read every row; good rows become reports, the others come back with their findings."""
    book, _ = open_rule_book("socle-leger@1.0.0")
    if book is None:
        raise SystemExit(2)
    reading = read_table(TABLE.read_bytes(), book.newest)
    print("good rows:", ", ".join(one.report_id for one in reading.reports))
    for reject in reading.rejects:
        for one in reject.findings:
            print(sentence(one, "en"))


main()
