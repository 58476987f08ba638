"""Certificates and the public page as their organisation sees them."""

from __future__ import annotations

from conditionality.desk.award import notify
from conditionality.desk.listing import withdraw_consent
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.views_certificate import AwardStand, award_stand, certificate_file, with_award
from tests.desk.path import drafted
from tests.desk.people import Region, done
from tests.desk.shortcut import ABOUT, granted, listed


def stand(office: Office, region: Region, dossier: str) -> AwardStand:
    found = award_stand(office, region.hand("alix"), dossier)
    assert isinstance(found, AwardStand)
    return found


def test_a_grant_shows_what_its_page_would_hold_before_any_consent(office: Office, region: Region) -> None:
    found = stand(office, region, granted(office, region, plan=True))
    assert (found.page.own, found.page.act, found.page.in_plan) == (None, "2026-CP-014", True)
    assert found.page.plan_steps > 0
    assert found.certificates == ()
    assert found.denied["PlatformLeft"] == "not_from_here"


def test_a_listed_organisation_sees_its_certificate_and_page(office: Office, region: Region) -> None:
    dossier = listed(office, region)
    found = stand(office, region, dossier)
    assert [one.where for one in found.certificates] == ["in_force"]
    assert found.page.own is not None
    assert found.page.own.about == ABOUT
    assert (found.page.in_plan, found.page.plan_steps) == (False, 0)
    assert found.page.term_on == found.certificates[0].valid_until
    assert not found.denied["PlatformLeft"]
    number = found.certificates[0].number
    for kind, refused in (("public", False), ("audit", False)):
        opened = certificate_file(office, region.hand("alix"), dossier, number, kind, "en")  # type: ignore[arg-type]
        assert isinstance(opened, NotDone) is refused
    assert isinstance(certificate_file(office, region.hand("alix"), dossier, "C-1", "public", "fr"), NotDone)
    assert isinstance(certificate_file(office, region.hand("basile"), dossier, number, "public", "fr"), NotDone)


def test_consent_taken_back_empties_the_page(office: Office, region: Region) -> None:
    dossier = listed(office, region, certified=False)
    done(withdraw_consent(office, region.hand("alix"), dossier))
    assert stand(office, region, dossier).page.own is None


def test_before_a_grant_there_is_nothing(office: Office, region: Region) -> None:
    assert isinstance(award_stand(office, region.hand("alix"), drafted(office, region)), NotDone)
    assert with_award(office, region.hand("alix")) == ()


def test_nothing_is_given_to_another_organisation(office: Office, region: Region) -> None:
    dossier = granted(office, region)
    done(notify(office, region.hand("claude"), dossier))
    found = award_stand(office, region.hand("basile"), dossier)
    assert isinstance(found, NotDone)
    assert found.denied == "other_answers"
    assert with_award(office, region.hand("basile")) == ()
    assert [one.dossier for one in with_award(office, region.hand("alix"))] == [dossier]
