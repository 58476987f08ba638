"""Each report is read against the version its own period calls for, one by one or in a table of several periods."""

from __future__ import annotations

from datetime import date

import pytest

from conditionality.desk.intake import RuleBook, take_in
from conditionality.report.periods import period_starting
from tests.desk.market import report, two_versions, version

BOOK = two_versions()
HEAD = "report_id,period_from,stalls,stalls_producers,referential\n"


def codes(found: object) -> list[str]:
    """Give the codes of findings."""
    assert isinstance(found, tuple)
    return [one.code for one in found]


def table(*rows: str) -> bytes:
    """Write a table."""
    return (HEAD + "\n".join(rows) + "\n").encode()


def test_a_report_is_read_with_the_version_in_force_on_its_first_day() -> None:
    for year, ref in ((2025, "covered-market@1.0.0"), (2026, "covered-market@2.0.0")):
        taken = take_in(report(year), BOOK)
        assert [one.referential for one in taken.reports] == [ref]
        assert taken.alone
        assert taken.findings == ()


def test_a_report_of_no_version_is_a_finding() -> None:
    taken = take_in(report(2023), BOOK)
    assert taken.reports == ()
    assert codes(taken.rejects[0].findings) == ["period-not-in-force"]


def test_a_report_made_for_another_version_than_its_own_is_a_finding() -> None:
    taken = take_in(report(2026, referential="covered-market@1.0.0"), BOOK)
    assert codes(taken.rejects[0].findings) == ["report-other-referential"]
    assert take_in(report(2025, referential="covered-market@1.0.0"), BOOK).reports


def test_a_pinned_version_reads_any_period_and_warns() -> None:
    pinned = RuleBook(BOOK.versions[:1], pinned=True)
    taken = take_in(report(2026), pinned)
    assert [one.referential for one in taken.reports] == ["covered-market@1.0.0"]
    assert [(one.code, one.level) for one in taken.findings] == [("period-not-in-force", "warning")]


@pytest.mark.parametrize("content", [b"{}", b'{"period": 3}', b'{"period": {"from": 3}}', b"[1]", b"{"])
def test_a_report_without_a_readable_day_is_told_by_its_reader(content: bytes) -> None:
    taken = take_in(content, BOOK)
    assert taken.reports == ()
    assert taken.rejects[0].findings


def test_rows_of_several_periods_are_read_each_with_its_version() -> None:
    taken = take_in(table("a,2025-01-01,10,6,", "b,2026-01-01,10,6,", "c,01/01/2024,10,2,covered-market@1.0.0"), BOOK)
    assert [(one.report_id, one.referential[-5:]) for one in taken.reports] == [
        ("a", "1.0.0"),
        ("b", "2.0.0"),
        ("c", "1.0.0"),
    ]
    assert not taken.alone
    assert taken.rejects == ()


def test_bad_rows_come_back_with_the_findings_of_their_own_version() -> None:
    taken = take_in(
        table(
            "a,2025-01-01,dix,6,",
            "b,2023-01-01,10,6,",
            "c,2026-01-01,10,6,covered-market@1.0.0",
            "d,2025-01-01,10,6,covered-market@1.0.0",
            "e,2025-01-01,0,6,covered-market@1.0.0",
        ),
        BOOK,
    )
    assert [one.report_id for one in taken.reports] == ["d"]
    told = {one.line: codes(one.findings) for one in taken.rejects}
    assert told == {
        2: ["not-a-number"],
        3: ["period-not-in-force"],
        4: ["report-other-referential"],
        6: ["number-under-least"],
    }


def test_two_rows_of_one_number_in_two_versions_are_told() -> None:
    taken = take_in(table("a,2025-01-01,10,6,covered-market@1.0.0", "a,2026-01-01,10,6,covered-market@2.0.0"), BOOK)
    assert len(taken.reports) == 1
    assert codes(taken.rejects[0].findings) == ["report-id-twice"]


def test_rows_without_a_period_take_the_one_that_is_given() -> None:
    content = b"report_id,stalls,stalls_producers\na,10,6\n"
    assert take_in(content, BOOK).reports[0].period.from_ == date(2026, 1, 1)
    given = period_starting(date(2025, 1, 1), "P1Y")
    taken = take_in(content, BOOK, period=given).reports[0]
    assert (taken.period, taken.referential) == (given, "covered-market@1.0.0")


def test_columns_are_renamed_and_a_wrong_name_refuses_the_file() -> None:
    content = b"number,all,held\na,10,6\n"
    names = {"number": "report_id", "all": "stalls", "held": "stalls_producers"}
    assert len(take_in(content, BOOK, names).reports) == 1
    assert codes(take_in(content, BOOK, {"all": "stall"}).findings)[0] == "map-unknown-field"


def test_a_field_that_only_a_later_version_has_is_no_doubt_about_the_file() -> None:
    older = BOOK.versions[0].model_copy(update={"fields": BOOK.versions[0].fields[:1], "version": "0.9.0"})
    taken = take_in(table("b,2026-01-01,10,6,"), RuleBook((older, BOOK.versions[1]), pinned=False))
    assert taken.findings == ()


def test_a_row_whose_version_cannot_read_the_file_says_why() -> None:
    older = BOOK.versions[0].model_copy(update={"fields": BOOK.versions[0].fields[:1]})
    book = RuleBook((older, BOOK.versions[1]), pinned=False)
    content = b"report_id,period_from,held\na,2025-01-01,6\nb,2026-01-01,6\n"
    taken = take_in(content, book, {"held": "stalls_producers"})
    assert [one.report_id for one in taken.reports] == ["b"]
    assert codes(taken.rejects[0].findings) == ["map-unknown-field"]


def test_what_stands_comes_before_what_is_proposed_and_this_before_a_draft() -> None:
    dates = "from = 2026-01-01"
    day = date(2026, 6, 1)
    names = {"published": "1.0.0", "proposed": "2.0.0", "draft": "3.0.0", "retired": "4.0.0"}
    versions = tuple(version(number, dates, status) for status, number in names.items())
    book = RuleBook(versions, pinned=False)
    assert (chosen := book.on(day)) is not None
    assert chosen.version == "1.0.0"
    for count, number in ((1, "2.0.0"), (2, "3.0.0")):
        assert (chosen := RuleBook(versions[count:], pinned=False).on(day)) is not None
        assert chosen.version == number
    assert RuleBook(versions[3:], pinned=False).on(day) is None
    twice = RuleBook((version("1.0.0", dates), version("1.1.0", dates)), pinned=False)
    assert twice.on(day) is twice.newest
