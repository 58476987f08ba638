"""Who wrote in a draft, by name."""

from __future__ import annotations

from conditionality.desk.office import Office
from conditionality.desk.rule_hands import writer
from tests.desk.people import Region


def test_the_staff_read_the_name_of_who_wrote_and_nobody_else_does(office: Office, region: Region) -> None:
    code = region.people["dominique"]
    assert writer(office, region.hand("claude"), code) == "Dominique"
    assert writer(office, region.hand("claude"), "p-gone") == "p-gone"
    assert writer(office, region.hand("alix"), code) == ""
