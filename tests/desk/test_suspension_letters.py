"""Letters of a suspension, in both languages: what decides against somebody tells its reasons and its routes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from conditionality.desk.award_letters import Telling
from conditionality.desk.award_requests import SuspensionNotice, Withdrawal
from conditionality.desk.office import Office
from conditionality.desk.suspension_letters import ClawBack, dropping, lifting, proposing, suspending, withdrawing
from conditionality.wording.speech import LANGUAGES, Lang

ON = date(2026, 3, 2)


def words(telling: Telling) -> str:
    return " ".join(one for _, paragraphs in telling.parts for one in paragraphs)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_letter_tells_its_reasons_and_its_days(office: Office, lang: Lang) -> None:
    notice = proposing(lang, SuspensionNotice(ground="other", facts="Les faits."), ON)
    assert "Les faits." in words(notice)
    assert ("02/03/2026" if lang == "fr" else "2 Mar 2026") in words(notice)
    assert "Constaté." in words(dropping(lang, "Constaté."))
    assert "Motif." in words(suspending(lang, office, ON, "Motif."))
    asked = Withdrawal(number="CP-1", on=ON, ground="conditions_unmet", reason="Motif.")
    amounts = ClawBack(granted_eur=Decimal(10), claw_back_eur=Decimal("2.5"))
    assert "CP-1" in words(withdrawing(lang, office, asked, amounts))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_routes_are_told_of_decisions_against_somebody_only(office: Office, lang: Lang) -> None:
    asked = Withdrawal(number="CP-1", on=ON, ground="illegality", reason="Motif.")
    amounts = ClawBack(granted_eur=Decimal(10), claw_back_eur=Decimal(0))
    against = (suspending(lang, office, ON, "Motif."), withdrawing(lang, office, asked, amounts))
    assert all(one.routes for one in against)
    assert not any(one.routes for one in (lifting(lang, ON), dropping(lang, "Constaté.")))
