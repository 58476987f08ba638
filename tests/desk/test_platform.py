"""What anybody may read: pages with a consent in force, and nothing else; no answer, no name of a person."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from conditionality.codec import canonical, decimal_text
from conditionality.desk.award_requests import Revocation
from conditionality.desk.certificates import certificates_of
from conditionality.desk.certify import open_certificate, revoke
from conditionality.desk.deposit import NewDossier, create, save
from conditionality.desk.filing import file_dossier
from conditionality.desk.instruction import declare_complete, score_dossier, skip_visit
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.papers import submission_of
from conditionality.desk.platform import certificate_page, page, search, slug_of
from conditionality.desk.read_models import CONSENT
from conditionality.desk.register import NewScheme, open_scheme
from conditionality.report.model import NumberAnswer, OptionAnswer
from conditionality.storage.chain import Act
from conditionality.storage.ledger import subject_height
from tests.desk.path import STRONG, TRUE, ready, typing
from tests.desk.people import MINE, PEOPLE, Region, done
from tests.desk.shortcut import ABOUT, listed


def test_a_page_is_found_by_dossier_and_by_slug_and_shows_what_was_consented(office: Office, region: Region) -> None:
    dossier = listed(office, region, plan=True)
    found = page(office, dossier)
    assert found is not None
    assert found.slug == "cooperative-essai-2026-0001"
    assert page(office, found.slug) == found
    assert page(office, "another-name-2026-0001") == found
    assert (found.name, found.town, found.shown_as) == ("Coopérative Essai", "Ville", "in_plan")
    assert (found.about, found.naf, found.cpv) == (ABOUT, "10.71C", ("15811100-7",))
    assert found.contact == "bonjour@exemple.example"
    assert found.decided is not None
    assert (found.decided.number, found.decided.on) == ("2026-CP-014", region.now.date())
    assert found.decided.actions > 0
    assert found.decided.months > 0
    assert found.decided.certificate.startswith("C-2026-0001-")


def test_search_asks_for_every_word_without_accents_or_capitals(office: Office, region: Region) -> None:
    dossier = listed(office, region, certified=False)
    for text in ("", "BLE local", "cooperative", "15811100", "10.71c", "  Vélo "):
        assert [one.dossier for one in search(office, text)] == [dossier], text
    assert search(office, "ble mars") == ()
    assert [one.dossier for one in search(office, town="VILLE", shown_as="accepted")] == [dossier]
    assert search(office, town="Vill") == ()
    assert search(office, sector="Bois") == ()
    assert search(office, shown_as="in_plan") == ()


def test_what_is_not_listed_has_no_page(office: Office, region: Region) -> None:
    ready(office, region, "basile")
    dossier = listed(office, region, certified=False)
    assert [one.dossier for one in search(office)] == [dossier]
    for name in ("D-2026-0001", "D-2026-0099", "", "nothing", "D-", "atelier-exemple-2026-0001"):
        assert page(office, name) is None, name


def test_a_public_page_holds_no_answer_and_no_person(office: Office, region: Region) -> None:
    dossier = listed(office, region)
    found = page(office, dossier)
    assert found is not None
    with office.reading() as connection:
        report = submission_of(connection, dossier)
        number = certificates_of(connection, dossier)[0]["id"]
    assert report is not None
    shown = certificate_page(office, number, region.now.date())
    assert shown is not None
    assert shown.statement is not None
    told = f"{asdict(found)} {search(office)} {shown} {canonical(shown.statement).decode()}"
    told += "".join(_all_of(office, region, number, lang) for lang in ("fr", "en"))
    persons = [name.capitalize() for name, *_ in PEOPLE] + [f"{name}@example.org" for name, *_ in PEOPLE]
    assert [one for one in (*persons, *region.people.values()) if one in told] == []
    assert [one.field for one in report.answers if f'"{one.field}"' in told or f" {one.field} " in told] == []
    large = [decimal_text(one.number) for one in report.answers if isinstance(one, NumberAnswer) and one.number > 1000]
    options = [one.option for one in report.answers if isinstance(one, OptionAnswer)]
    assert large
    assert options
    assert [one for one in (*large, *options) if one in told.replace("\u202f", "")] == []


def _all_of(office: Office, region: Region, number: str, lang: str) -> str:
    opened = open_certificate(office, region.hand("basile"), number, "public", lang)  # type: ignore[arg-type]
    assert not isinstance(opened, NotDone)
    reader = PdfReader(BytesIO(opened.content))
    words = "".join(one.extract_text() for one in reader.pages)
    return words + "".join(one.decode() for files in reader.attachments.values() for one in files)


def test_the_page_of_a_certificate_says_where_it_stands(office: Office, region: Region) -> None:
    dossier = listed(office, region)
    with office.reading() as connection:
        number = certificates_of(connection, dossier)[0]["id"]
    today = region.now.date()
    shown = certificate_page(office, number, today)
    assert shown is not None
    assert shown.statement is not None
    assert (shown.where, shown.since, shown.id) == ("in_force", None, number)
    assert shown.statement.fingerprint().startswith(shown.printed.replace(" ", ""))
    expired = certificate_page(office, number, today + timedelta(days=2000))
    assert expired is not None
    assert expired.where == "expired"
    done(revoke(office, region.hand("claude"), number, Revocation(ground="issued_in_error", reason="Erreur.")))
    revoked = certificate_page(office, number)
    assert revoked is not None
    assert (revoked.where, revoked.since) == ("revoked", today)
    assert certificate_page(office, "C-2026-0001-elsewhere") is None


@pytest.mark.parametrize(("name", "slug"), [("L'Été & Fils", "l-ete-fils-2026-0001"), ("東京", "2026-0001")])
def test_a_slug_holds_plain_letters_only(name: str, slug: str) -> None:
    assert slug_of(name, "D-2026-0001") == slug


def second_ready(office: Office, region: Region) -> str:
    """Bring a dossier of the same organisation under another scheme before the assembly."""
    scheme = NewScheme(scheme="aide-bis", title="Autre aide d'essai", version="socle-leger@1.0.0", cycle="2026",
                       opens_on=date(2026, 1, 1), closes_on=date(2026, 12, 31))  # fmt: skip
    done(open_scheme(office, region.hand("claude"), scheme))
    dossier = done(create(office, region.hand("alix"), NewDossier(siret=MINE, scheme="aide-bis"))).subject
    save(office, region.hand("alix"), dossier, typing(STRONG), 0)
    done(file_dossier(office, region.hand("alix"), dossier, TRUE))
    done(declare_complete(office, region.hand("claude"), dossier))
    done(score_dossier(office, region.hand("claude"), dossier))
    return done(skip_visit(office, region.hand("claude"), dossier)).subject


def test_an_organisation_with_two_awards_stands_once_in_a_search_and_keeps_both_pages(
    office: Office, region: Region
) -> None:
    first = listed(office, region, certified=False)
    second = listed(office, region, dossier=second_ready(office, region), certified=False)
    assert [one.dossier for one in search(office)] == [second]
    shown = [page(office, one) for one in (first, second)]
    assert [one.dossier for one in shown if one is not None] == [first, second]


def test_words_that_the_law_asks_to_erase_close_the_page(office: Office, region: Region) -> None:
    dossier = listed(office, region, certified=False)
    with office.reading() as connection:
        digest = connection.execute(select(CONSENT.c.page)).scalar_one()
        height = subject_height(connection, dossier)
    with office.store.transaction() as tx:
        tx.erase(digest, dossier, height, Act(region.now, "p-word0002", "STAFF"), "retention-ended")
    assert page(office, dossier) is None
    assert search(office) == ()
