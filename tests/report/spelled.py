"""Findings in one line each, for cases kept as data."""

from __future__ import annotations

from collections.abc import Iterable

from conditionality.findings import Finding
from conditionality.report.table import TableReading


def spell(found: Finding) -> str:
    """Spell a finding: its level when it is a warning, its code, its line and column, its path.

    >>> from conditionality.findings import finding
    >>> spell(finding("not-a-number", "answers.delay", line=3, column="delay"))
    'not-a-number 3:delay answers.delay'
    """
    level = "~" if found.level == "warning" else ""
    place = f"{found.line or ''}{':' if found.column else ''}{found.column}"
    return " ".join(filter(None, (f"{level}{found.code}", place, found.path)))


def spell_all(found: Iterable[Finding]) -> list[str]:
    """Spell findings in their order."""
    return [spell(one) for one in found]


def spell_reading(reading: TableReading) -> dict[str, object]:
    """Spell what a table gave: the numbers of its reports, the findings of its bad rows and its own."""
    return {
        "reports": [one.report_id for one in reading.reports],
        "rejects": {str(one.line): spell_all(one.findings) for one in reading.rejects},
        "findings": spell_all(reading.findings),
    }
