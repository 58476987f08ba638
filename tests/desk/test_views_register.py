"""The register of people and schemes, as the staff reads it."""

from __future__ import annotations

from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.views_register import RegisterPage, register_page
from tests.desk.people import COLLEGES, Region


def test_the_register_of_people_is_read_by_the_staff(office: Office, region: Region) -> None:
    found = register_page(office, region.hand("claude"))
    assert isinstance(found, RegisterPage)
    assert [one.id for one in found.colleges] == list(COLLEGES)
    assert {one.name for one in found.organisations} == {"Atelier Exemple", "Coopérative Essai"}
    assert "socle-leger@1.0.0" in found.refs
    assert isinstance(register_page(office, region.hand("alix")), NotDone)
