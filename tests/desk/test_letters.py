"""Letters of instruction: each says what is decided, why, by when, and how to contest it, in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from conditionality.certificate.paper import sheet_pdf
from conditionality.desk.letters import closing_letter, ineligible_letter, pieces_letter, withdrawal_letter
from conditionality.desk.mandates import Known
from conditionality.desk.receipts import Heading
from conditionality.wording.sheet import Sheet, as_text
from conditionality.wording.speech import LANGUAGES, Lang

AT = datetime(2026, 3, 2, 9, 14, tzinfo=UTC)
HEAD = Heading("Région Exemple", "D-2026-0001", Known("90000000100009", "Coopérative Essai", "", "", ""), AT)


def letters(lang: Lang) -> dict[str, Sheet]:
    """Give each letter."""
    return {
        "pieces": pieces_letter(lang, HEAD, ("Statuts signés", "Effectif"), date(2026, 4, 1), "Merci."),
        "closing": closing_letter(lang, HEAD, date(2026, 4, 1), date(2026, 3, 25)),
        "ineligible": ineligible_letter(lang, HEAD, "Siège en région", "Le siège est ailleurs."),
        "withdrawal": withdrawal_letter(lang, HEAD),
    }


SAID = {
    "pieces": (("Statuts signés", "01/04/2026", "Merci."), ("Statuts signés", "1 Apr 2026", "do not run")),
    "closing": (("01/04/2026", "25/03/2026", "gracieux"), ("1 Apr 2026", "25 Mar 2026", "Informal appeal")),
    "ineligible": (("Siège en région", "Le siège est ailleurs.", "telerecours"), ("Siège en région", "telerecours")),
    "withdrawal": (("02/03/2026",), ("2 Mar 2026",)),
}


@pytest.mark.parametrize("name", sorted(SAID))
def test_a_letter_says_what_it_must_and_prints(name: str) -> None:
    for lang, pieces in zip(LANGUAGES, SAID[name], strict=True):
        sheet = letters(lang)[name]
        told = " ".join(as_text(sheet, 400).split())
        for one in (*pieces, "Coopérative Essai", "D-2026-0001"):
            assert one in told, (name, lang, one)
        assert sheet_pdf(sheet).startswith(b"%PDF-")
