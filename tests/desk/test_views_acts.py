"""Which acts of the region are possible on a dossier at each stage, and why the others are not."""

from __future__ import annotations

from collections.abc import Mapping

from conditionality.desk.office import Office
from conditionality.desk.views_acts import ISSUE, REVOKE, Standing, standings
from tests.desk.path import filed, ready
from tests.desk.people import Region
from tests.desk.shortcut import authority, listed

ACTS = ("PiecesAsked", "DeclaredComplete", "Scored", "Rescored", "VisitSkipped", "Granted", ISSUE, REVOKE)


def told(office: Office, region: Region, dossier: str, who: str = "claude") -> Mapping[str, Standing]:
    return {one.act: one for one in standings(office, region.hand(who), dossier, ACTS)}


def test_only_acts_of_the_stage_are_possible(office: Office, region: Region) -> None:
    dossier = filed(office, region)
    found = told(office, region, dossier)
    assert {name for name, one in found.items() if one.is_open} == {"PiecesAsked", "DeclaredComplete"}
    assert found["Scored"].origins == ("COMPLETE",)
    assert found["Granted"].reason == "not_from_here"
    assert found["PiecesAsked"].needs == ("pieces_named_with_deadline",)


def test_the_engine_scores_again_when_the_staff_asks(office: Office, region: Region) -> None:
    dossier = ready(office, region)
    assert told(office, region, dossier)["Rescored"].is_open
    assert told(office, region, dossier, "aud")["Rescored"].reason == "role"


def test_certificates_are_issued_and_revoked_in_their_time(office: Office, region: Region) -> None:
    dossier = listed(office, region)
    found = told(office, region, dossier)
    assert (found[ISSUE].reason, found[REVOKE].reason) == ("one_in_force", "")
    fresh = filed(office, region, "basile")
    found = told(office, region, fresh)
    assert (found[ISSUE].reason, found[REVOKE].reason) == ("not_from_here", "none_in_force")
    assert told(office, region, fresh, "basile")[ISSUE].reason == "role"
    assert office.authority == authority()
