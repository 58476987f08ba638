"""The table of late reports shows every slip seen in real files, and its good rows are still good."""

from __future__ import annotations

from fractions import Fraction

from conditionality.desk.demo_messy import SLIPS, TITLE
from tests.desk.region import scored


def test_every_slip_is_found_and_nothing_else() -> None:
    intake = scored().intake
    codes = [one.code for reject in intake.rejects for one in reject.findings]
    assert codes == [
        *("siret-lost-digits", "siret-is-siren", "siret-not-digits", "option-unexpected", "date-impossible"),
        *("period-reversed", "not-a-number", "number-under-least", "number-not-whole", "not-a-number", "not-yes-no"),
        *("percent-in-number", "report-id-twice", "row-too-long", "report-id-missing"),
    ]
    assert len(intake.reports) + len(intake.rejects) == len(SLIPS) + 1


def test_what_people_write_above_the_header_is_passed_with_a_word() -> None:
    assert [one.code for one in scored().intake.findings] == ["table-preamble"]
    assert scored().late.decode("utf-8-sig").startswith(TITLE[0])


def test_commas_spaces_and_units_are_read_as_they_are_meant() -> None:
    report = next(one for one in scored().intake.reports if one.report_id == "RD-901-2026")
    values = report.values()
    assert (values["purchases"], values["supplier_delay_days"]) == (Fraction(25_001, 2), Fraction(57, 2))
