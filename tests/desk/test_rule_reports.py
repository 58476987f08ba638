"""The reports on which a draft is tried: those filed, for the staff who may read them."""

from __future__ import annotations

from datetime import date

import pytest

from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.register import NewMandate, give_mandate
from conditionality.desk.rule_reports import filed_reports
from tests.desk.path import STRONG, filed
from tests.desk.people import MINE, Region, done


def test_reports_that_were_filed_are_given_to_the_staff(office: Office, region: Region) -> None:
    dossiers = {filed(office, region), filed(office, region, "basile", STRONG)}
    found = filed_reports(office, region.hand("claude"), "socle-leger")
    assert isinstance(found, tuple)
    assert {one.subject for one in found} == dossiers
    assert {one.organisation for one in found} == {"Coopérative Essai", "Atelier Exemple"}
    assert filed_reports(office, region.hand("claude"), "socle-regional") == ()


@pytest.mark.parametrize("name", ["alix", "eden", "aud", "cons1"])
def test_nobody_else_is_given_them(office: Office, region: Region, name: str) -> None:
    assert filed_reports(office, region.hand(name), "socle-leger") == NotDone("write_rules", denied="role")


def test_a_report_of_one_s_own_organisation_is_left_out(office: Office, region: Region) -> None:
    filed(office, region)
    other = filed(office, region, "basile", STRONG)
    person = region.people["claude"]
    asked = NewMandate(person=person, role="ENT", organisation=MINE, from_on=date(2026, 1, 1))
    done(give_mandate(office, region.hand("clock"), asked))
    found = filed_reports(office, region.hand("claude"), "socle-leger")
    assert isinstance(found, tuple)
    assert [one.subject for one in found] == [other]
