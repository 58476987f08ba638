"""Open a draft, write in it with two windows, throw it away."""

from __future__ import annotations

from datetime import date

from conditionality.desk.deposit import Kept, NewDossier, Typing, create, delete, kept, save
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from tests.desk.people import MINE, Region, done

TYPING = Typing(texts={"employees": "12"}, from_on=date(2025, 1, 1), to_on=date(2025, 12, 31))


def test_an_enterprise_opens_one_draft_for_a_scheme(office: Office, region: Region) -> None:
    asked = NewDossier(siret=MINE, scheme="aide-2026")
    assert done(create(office, region.hand("alix"), asked)).subject == "D-2026-0001"
    again = create(office, region.hand("alix"), asked)
    assert isinstance(again, NotDone)
    assert again.findings[0].code == "dossier-open-already"


def test_an_enterprise_opens_no_draft_for_another(office: Office, region: Region) -> None:
    refused = create(office, region.hand("basile"), NewDossier(siret=MINE, scheme="aide-2026"))
    assert isinstance(refused, NotDone)
    assert refused.denied == "not_own"


def test_of_two_windows_the_second_is_told_and_nothing_is_lost(office: Office, region: Region) -> None:
    dossier = done(create(office, region.hand("alix"), NewDossier(siret=MINE, scheme="aide-2026"))).subject
    assert save(office, region.hand("alix"), dossier, TYPING, 0) == 1
    late = save(office, region.hand("alix"), dossier, TYPING, 0)
    assert isinstance(late, NotDone)
    assert late.findings[0].code == "changed-since-opened"
    found = kept(office, region.hand("alix"), dossier)
    assert isinstance(found, Kept)
    assert (found.typing.texts, found.version) == ({"employees": "12"}, 1)


def test_another_enterprise_reads_no_draft(office: Office, region: Region) -> None:
    dossier = done(create(office, region.hand("alix"), NewDossier(siret=MINE, scheme="aide-2026"))).subject
    save(office, region.hand("alix"), dossier, TYPING, 0)
    refused = kept(office, region.hand("basile"), dossier)
    assert isinstance(refused, NotDone)
    assert refused.denied == "other_answers"


def test_a_draft_thrown_away_leaves_its_fingerprint(office: Office, region: Region) -> None:
    dossier = done(create(office, region.hand("alix"), NewDossier(siret=MINE, scheme="aide-2026"))).subject
    save(office, region.hand("alix"), dossier, TYPING, 0)
    done(delete(office, region.hand("alix"), dossier))
    assert kept(office, region.hand("alix"), dossier) is None
    done(create(office, region.hand("alix"), NewDossier(siret=MINE, scheme="aide-2026")))
