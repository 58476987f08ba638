"""By what a back-test cuts its reports."""

from __future__ import annotations

from decimal import Decimal

import pytest

from conditionality.desk.cuts import cut_of, grant_of, section, size_class
from conditionality.report.cells import Cell

CLASSES = {
    **dict.fromkeys(("0", "9"), "0-9"),
    **dict.fromkeys(("10", "49"), "10-49"),
    **dict.fromkeys(("50", "249"), "50-249"),
    **dict.fromkeys(("250", "1 200"), "250+"),
    "PME": "PME",
}


@pytest.mark.parametrize(("heads", "name"), CLASSES.items())
def test_a_head_count_falls_in_one_class(heads: str, name: str) -> None:
    assert size_class(heads) == name


@pytest.mark.parametrize(
    ("code", "letter"),
    [("01.11Z", "A"), ("10.71C", "C"), ("3109B", "C"), ("35.11Z", "D"), ("45.20A", "G"), ("56", "I"), ("99.00Z", "U"),
     ("metal", "metal"), ("00.00Z", "00.00Z"), ("123456", "123456")],
)  # fmt: skip
def test_a_naf_code_stands_in_one_section(code: str, letter: str) -> None:
    assert section(code) == letter


@pytest.mark.parametrize(
    ("by", "cell", "group"),
    [
        ("size", Decimal(12), "10-49"),
        ("sector", "25.62b", "C"),
        ("legal_form", " SCIC ", "SCIC"),
        ("territory", None, None),
    ],
)
def test_a_cell_says_the_group_of_its_report(by: str, cell: Cell, group: str | None) -> None:
    assert cut_of(by, cell) == group


@pytest.mark.parametrize(
    ("cell", "euros"),
    [(Decimal("1200.505"), Decimal("1200.50")), ("1 234,56 €", Decimal("1234.56")), ("", None), ("beaucoup", None)],
)
def test_an_amount_is_read_to_the_cent(cell: Cell, euros: Decimal | None) -> None:
    assert grant_of(cell) == euros
