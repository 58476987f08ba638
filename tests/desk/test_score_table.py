"""The table of scores has exactly the columns that are told, and the table of rejects says where and what to do."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from conditionality.desk.intake import take_in
from conditionality.desk.score_table import nearest_double, rejects_table, score_table
from conditionality.desk.scores import score_all
from conditionality.scoring.scorecard import Amount
from tests.desk.market import report, two_versions

BOOK = two_versions()
CARDS = tuple(score_all(take_in(report(2025), BOOK).reports, BOOK.versions))


def test_columns_and_a_row() -> None:
    table = score_table(CARDS, points=True)
    assert table.header == (
        *("report_id", "status", "total", "total_shown", "grade", "outcome"),
        *("dimension:P", "points:P1"),
    )
    assert table.rows == (("m-2025", "complete", 75.0, "75.0", None, "open", 75.0, 75.0),)
    assert score_table(CARDS).header == table.header[:-1]
    assert score_table(()).header == table.header[:6]


def test_no_number_is_nothing() -> None:
    content = report(2025).replace(b'"stalls": 10, "stalls_producers": 6', b"")
    cards = tuple(score_all(take_in(content, BOOK).reports, BOOK.versions))
    row = dict(zip(score_table(cards).header, score_table(cards).rows[0], strict=True))
    assert row["status"] == "incomplete"
    assert nearest_double(None) is None


@given(st.fractions())
def test_the_total_is_the_nearest_double(value: Fraction) -> None:
    double = nearest_double(Amount(exact=value, shown=""))
    assert double is not None
    assert double == float(repr(double))
    assert abs(Fraction(double) - value) <= abs(Fraction(double)) * Fraction(1, 2**53) + Fraction(1, 2**1074)


def test_a_rejected_row_says_where_what_and_what_to_do() -> None:
    content = b"report_id,stalls,stalls_producers\n=a,=1+1,-1\n"
    table = rejects_table(take_in(content, BOOK).rejects, "en")
    assert table.header == ("line", "column", "value", "code", "sentence")
    assert [row[:4] for row in table.rows] == [
        (2, "stalls", "'=1+1", "not-a-number"),
        (2, "stalls_producers", "-1", "number-under-least"),
    ]
    assert str(table.rows[0][4]).startswith("Line 2, column stalls: «=1+1» is not a number.")


def test_a_report_on_its_own_has_no_line_and_a_path_for_a_column() -> None:
    content = report(2025).replace(b'"stalls": 10', b'"stalls": "ten"')
    row = rejects_table(take_in(content, BOOK).rejects, "en").rows[0]
    assert row[:2] == (None, "answers.stalls")
