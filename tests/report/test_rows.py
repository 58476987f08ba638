"""One row of a table as a report."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from conditionality.referential.model import Referential
from conditionality.report.cells import Broken, Cell
from conditionality.report.columns import find_header, names_of
from conditionality.report.grid import Grid, Row
from conditionality.report.model import NumberAnswer, Organisation, Period, Report
from conditionality.report.places import slip
from conditionality.report.rows import RowReader
from tests.report import dairy
from tests.report.spelled import spell_all

YEAR = Period(from_=date(2026, 1, 1), to=date(2026, 12, 31))
COLUMNS = ("report_id", "siret", "name", "referential", "period_from", "period_to", "staff", "old_count")


def read(*cells: Cell, columns: tuple[str, ...] = COLUMNS) -> tuple[Report | None, list[str]]:
    """Read one row under these columns."""
    names, _ = names_of(dairy.rules())
    header = find_header(Grid((Row(1, columns),)), names)
    assert header is not None
    report, found = RowReader(dairy.rules(), header, YEAR).read(Row(7, cells))
    return report, spell_all(found)


def test_a_row_is_a_report() -> None:
    row = ("L1", dairy.SIRET, "Laiterie", "laiterie", date(2026, 1, 1), "31/12/2026", Decimal(34), "3")
    assert read(*row) == (
        Report(
            report_id="L1",
            organisation=Organisation(siret=dairy.SIRET, name="Laiterie"),
            referential="laiterie@1.0.0",
            period=YEAR,
            answers=(
                NumberAnswer(field="old_count", number=Decimal(3)),
                NumberAnswer(field="staff", number=Decimal(34)),
            ),
        ),
        [],
    )


def test_without_columns_of_identity_a_row_is_named_by_its_line_and_takes_the_period_of_the_table() -> None:
    report, found = read("34", columns=("staff",))
    assert found == []
    assert report is not None
    assert (report.report_id, report.organisation, report.period) == ("line-7", Organisation(), YEAR)


def test_a_short_row_is_unanswered_at_its_end() -> None:
    report, found = read("L1")
    assert found == []
    assert report is not None
    assert report.answers == ()


def test_a_number_may_name_a_report() -> None:
    report, _ = read(Decimal("12.0"), columns=("report_id",))
    assert report is not None
    assert report.report_id == "12"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ((None, None), ["report-id-missing 7:report_id"]),
        ((Broken("cell-error", "#REF!"),), ["cell-error 7:report_id"]),
        (
            ("L1", "7,99E+13", None, "fromagerie"),
            ["siret-lost-digits 7:siret", "report-other-referential 7:referential"],
        ),
        (("L1", None, None, None, None, "31/12/2026"), ["period-without-start 7:period_from"]),
        (("L1", None, None, None, "x", "y"), ["not-a-date 7:period_from", "not-a-date 7:period_to"]),
        (("L1", *[None] * 5, "trente", "-"), ["not-a-number 7:staff", "not-a-number 7:old_count"]),
        (("L1", *[None] * 7, "extra"), ["row-too-long 7"]),
        (("L1", None, None, None, "01/01/2027", None, None, "3"), ["~answer-not-in-force 7:old_count"]),
        (("L1", None, None, None, "01/01/2027", None, None, None), []),
    ],
)
def test_everything_wrong_in_a_row_is_found_at_its_column(cells: tuple[Cell, ...], expected: list[str]) -> None:
    assert read(*cells)[1] == expected


def test_a_row_that_could_not_be_cut_is_handed_back(rules: Referential) -> None:
    names, _ = names_of(rules)
    header = find_header(Grid((Row(1, ("staff",)),)), names)
    assert header is not None
    fault = slip("csv-quote")
    assert RowReader(rules, header, YEAR).read(Row(7, (), (fault,))) == (None, (fault,))
