"""Compare two years of one organisation: `python examples/two_years.py`."""

from __future__ import annotations

from pathlib import Path

from conditionality import Scorecard, compare, make_scorer, open_rule_book, read_report, score

FOLDER = Path(__file__).parent / "two-years"


def scored(name: str) -> Scorecard:
    """Score one year; `open_rule_book` and `read_report` say in their second value what is wrong, if anything."""
    book, _ = open_rule_book("socle-regional@1.0.0")
    if book is None:
        raise SystemExit(2)
    report, _ = read_report((FOLDER / name).read_bytes(), book.newest)
    if report is None:
        raise SystemExit(1)
    return score(make_scorer(book.newest, report.period.from_), report)


def main() -> None:
    """Say what moved, exactly; the contributions add up to the move of the total."""
    moved = compare(scored("RD-002-2025.json"), scored("RD-002-2026.json"))
    print("outcome:", " -> ".join(moved.outcome))
    print("total:", moved.total.before, "->", moved.total.after)
    for one in moved.indicators:
        if one.whole:
            print(f"{one.name}: {one.whole}")
    print("sum:", sum(one.whole for one in (*moved.indicators, *moved.adjustments)), "=", moved.total.whole)


main()
