"""Figures of the home screen: they count what the register holds, on both engines."""

from __future__ import annotations

from conditionality.desk.office import Office
from conditionality.desk.public_figures import Figures, public_figures
from tests.desk.people import Region
from tests.desk.shortcut import granted, listed, sent
from tests.desk.test_platform import second_ready


def test_an_empty_register_counts_nothing(office: Office, region: Region) -> None:
    assert region.people
    assert public_figures(office) == Figures(0, 0, 0)


def test_a_dossier_counts_once_it_is_decided_and_an_organisation_once_it_is_listed(
    office: Office, region: Region
) -> None:
    dossier = sent(office, region)
    assert public_figures(office) == Figures(0, 0, 0)
    listed(office, region, dossier=second_ready(office, region), certified=False)
    assert public_figures(office) == Figures(1, 1, 0)
    assert dossier


def test_a_grant_counts_before_anybody_is_listed(office: Office, region: Region) -> None:
    granted(office, region)
    assert public_figures(office) == Figures(0, 1, 0)
