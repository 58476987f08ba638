"""A draft as a file moves to another version; a filed report, frozen as it is, never does."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from conditionality.codec import canonical
from conditionality.desk.migrating import is_filed, migrate_draft
from conditionality.referential.migrate import Correspondence
from conditionality.report.model import Report
from conditionality.report.read import read_draft, read_report
from tests.referential.test_migrate import NEW, OLD, TABLE

DRAFT = {
    "report_id": "D-1",
    "organisation": {"siret": "73282932000074", "name": "Atelier"},
    "referential": "essai@1.0.0",
    "period": {"from": "2025-01-01", "to": "2025-12-31"},
    "answers": {"energy": 1234, "staff": 3, "labels": ["ab", "local"], "ready": True, "form": None, "odd": "x"},
}
CONTENT = json.dumps(DRAFT).encode()


def test_a_draft_keeps_its_number_its_organisation_and_its_period() -> None:
    moved, found = migrate_draft(CONTENT, OLD, NEW, TABLE)
    assert moved is not None, found
    report, faults = read_draft(moved.content, NEW)
    before, _ = read_draft(CONTENT, OLD)
    assert report is not None
    assert before is not None
    assert (report.report_id, report.organisation, report.period) == (
        before.report_id, before.organisation, before.period,
    )  # fmt: skip
    assert faults == ()
    assert json.loads(moved.content)["answers"] == {"energy": 1.234, "workers": 3, "labels": ["ab", "near"]}
    assert json.loads(moved.content)["referential"] == NEW.ref


def test_an_answer_that_cannot_be_read_is_told_with_what_stands_there() -> None:
    broken = json.dumps({**DRAFT, "answers": {"staff": "many", "odd": 7, "energy": 5}}).encode()
    moved, _ = migrate_draft(broken, OLD, NEW, TABLE)
    assert moved is not None
    assert [(one.source, one.before, one.reason) for one in moved.moves if one.kind == "dropped"] == [
        ("staff", "many", "unread"),
        ("odd", "7", "unread"),
    ]
    assert [one.after for one in moved.moves if one.kind == "converted"] == [Decimal("0.005")]


def test_a_filed_report_is_refused() -> None:
    report, _ = read_report(json.dumps({**DRAFT, "answers": {"staff": 3}}).encode(), OLD)
    assert isinstance(report, Report)
    assert is_filed(canonical(report))
    moved, found = migrate_draft(canonical(report), OLD, NEW, TABLE)
    assert (moved, [one.code for one in found]) == (None, ["migrate-filed"])
    assert not is_filed(CONTENT)
    assert not is_filed(b"")


@pytest.mark.parametrize(
    ("content", "table", "codes"),
    [
        (b"[]", (), ["json-not-object"]),
        (CONTENT, (Correspondence("staff", "wrkers"),), ["migrate-target"]),
        (json.dumps({**DRAFT, "period": None}).encode(), (), ["report-key-missing"]),
    ],
)
def test_what_stops_a_move_is_told(content: bytes, table: tuple[Correspondence, ...], codes: list[str]) -> None:
    moved, found = migrate_draft(content, OLD, NEW, table)
    assert moved is None
    assert [one.code for one in found][: len(codes)] == codes


def test_another_rule_book_needs_a_table() -> None:
    other = NEW.model_copy(update={"id": "other"})
    assert [one.code for one in migrate_draft(CONTENT, OLD, other)[1]] == ["migrate-other-book"]
    assert migrate_draft(CONTENT, OLD, other, TABLE)[0] is not None
