"""A table of late reports as a spreadsheet sends it: good rows, and every kind of slip seen in real files.

Source:
    Kinds of slips: public issues of an open-source service that imports grant files (SIRET cut to `7,99E+13`, SIREN in
    the place of a SIRET, title rows above the header, text in days and amounts), 2024-2026.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO

from conditionality.codec import decimal_text
from conditionality.desk.demo_answers import Answers
from conditionality.desk.demo_enterprises import Enterprise, invented_siret
from conditionality.desk.demo_reports import FormShelf, make_report
from conditionality.report.form import Form
from conditionality.report.model import Answer, NumberAnswer, OptionAnswer, Report, TruthAnswer

RULES = "socle-leger"
YEAR_RANK = 2
BYTE_ORDER_MARK = "\ufeff"

TITLE = ("Déclarations reçues hors délai", "Région Démonstration : organisations inventées")
"""What people write above the header."""

IDENTITY = ("report_id", "siret", "name", "period_from", "period_to")


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong with one row: cells by column, or what makes the row itself wrong."""

    cells: Mapping[str, str]
    again: bool = False
    longer: bool = False


SLIPS: tuple[Slip, ...] = (
    Slip({}),
    # A comma before decimals, spaces between thousands, a unit: read as they are meant.
    Slip(
        {
            "purchases": "12 500,50 €",
            "purchases_local": "4 200",
            "purchases_inclusion": "120,5",
            "supplier_delay_days": "28,5 jours",
            "period_from": "01/01/2026",
        }
    ),
    Slip({"siret": "7,99E+13"}),
    Slip({"siret": invented_siret(903)[:9]}),
    Slip({"siret": invented_siret(904)[:-1] + "x"}),
    Slip({"governance_form": "coopérative d’habitants"}),
    Slip({"period_from": "31/02/2026"}),
    Slip({"period_to": "31/12/2025"}),
    Slip({}),
    Slip({"supplier_delay_days": "soixante"}),
    Slip({"employees": "3,5", "stakeholder_contacts": "-2"}),
    Slip({"duerp_up_to_date": "peut-être", "hours_worked": "#REF!"}),
    Slip({"waste_sorting": "Tri partiel", "duerp_up_to_date": "OUI"}),
    Slip({"purchases_local": "1.234,50", "cooperations": "12 %"}),
    Slip({}, again=True),
    Slip({}, longer=True),
    # An unknown référentiel is told by its own column; here an empty number.
    Slip({"report_id": ""}),
    Slip({"hours_inclusion": "1 204,25"}),
)
"""One row each: those without a slip, and those whose writing can be read, are scored."""


def messy_csv(enterprises: Sequence[tuple[Enterprise, Answers]], forms: FormShelf) -> bytes:
    """Write the table: two title rows, labels as a header, semicolons, one row an enterprise.

    Args:
        enterprises: As many as there are slips, with their answers.
        forms: The forms made so far.
    """
    form = forms.form(RULES, date(2026, 1, 1))
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([TITLE[:1], TITLE[1:], []])
    writer.writerow((*IDENTITY, *(one.field.label.fr for one in form.questions)))
    for (enterprise, answers), slip in zip(enterprises, SLIPS, strict=True):
        row = _row(make_report(enterprise, YEAR_RANK, answers, forms), form, slip)
        writer.writerows([row, row] if slip.again else [row])
    return (BYTE_ORDER_MARK + out.getvalue()).encode("utf-8")


def _row(report: Report, form: Form, slip: Slip) -> list[str]:
    answers = {one.field: _text(one) for one in report.answers}
    known = {
        "report_id": report.report_id,
        "siret": report.organisation.siret or "",
        "name": report.organisation.name or "",
        "period_from": report.period.from_.isoformat(),
        "period_to": report.period.to.isoformat(),
        **answers,
        **slip.cells,
    }
    row = [known.get(name, "") for name in (*IDENTITY, *(one.id for one in form.questions))]
    return [*row, "à rappeler"] if slip.longer else row


def _text(answer: Answer) -> str:
    if isinstance(answer, NumberAnswer):
        return decimal_text(answer.number).replace(".", ",")
    if isinstance(answer, TruthAnswer):
        return "oui" if answer.yes else "non"
    return answer.option if isinstance(answer, OptionAnswer) else ""
