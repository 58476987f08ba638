"""The staff and the auditor in a real browser: every part of their screens without barrier, a piece asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from conditionality.desk.office import open_office
from conditionality.desk.settings import DATABASE_VARIABLE
from tests.app.filled import fill
from tests.browser.conftest import serve
from tests.browser.front import Visit
from tests.desk.shortcut import authority

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a filled region; give its address."""
    database = tmp_path_factory.mktemp("region") / "register.sqlite3"
    office = open_office(database, authority=authority())
    fill(office)
    office.store.engine.dispose()
    with serve({DATABASE_VARIABLE: str(database)}) as found:
        yield found


def part(visit: Visit, name: str) -> None:
    """Pick a part of a screen."""
    visit.click(visit.page.locator(f'[data-testid="stButtonGroup"] button:has-text("{name}")').first)


def sound(visit: Visit, picture: str) -> None:
    """See that nobody is kept out, and take a picture for people."""
    visit.picture(picture)
    assert visit.page.locator("h1").count() == 1
    assert visit.page.locator('[data-testid="stException"]').count() == 0
    assert visit.barriers() == []
    assert not visit.is_wider_than_the_screen()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_dashboard_leads_to_a_dossier(visit: Visit, lang: str) -> None:
    visit.be("Claude")
    visit.go(f"/?lang={lang}")
    sound(visit, f"region-dashboard-{lang}")
    visit.page.locator('[data-testid="stPageLink-NavLink"]').first.click()
    visit.page.wait_for_url("**/instruction*dossier=D-2026-0002*")
    visit.settle()
    visit.reads("D-2026-0002 · Atelier Exemple")
    sound(visit, f"region-instruction-{lang}")


def test_every_part_of_a_dossier_is_read_without_barrier(visit: Visit) -> None:
    visit.be("Claude")
    visit.go("/instruction?dossier=D-2026-0001")
    visit.page.get_by_text("Impossible maintenant, et pourquoi").click()
    for rank, name in enumerate(("Réponses", "Fichiers", "Score", "Décision", "Documents officiels", "Ce qui s")):
        part(visit, name)
        sound(visit, f"region-part-{rank}")


def test_the_register_is_read_without_barrier(visit: Visit) -> None:
    visit.be("Claude")
    visit.go("/register")
    for rank, name in enumerate(("Organisations", "Personnes", "Mandats", "Dispositifs")):
        part(visit, name)
        sound(visit, f"region-register-{rank}")


def test_a_missing_piece_is_asked_for(visit: Visit) -> None:
    dossier = {"wide": "D-2026-0004", "phone": "D-2026-0005"}[visit.size]
    visit.be("Claude")
    visit.go(f"/instruction?dossier={dossier}")
    if visit.size == "phone":  # that one is complete already: its score is computed instead
        visit.press("Calculer la note")
        visit.reads("inscrit au registre")
        return
    visit.click(visit.page.locator("label").filter(has_text="Demander des pièces manquantes").first)
    until = (datetime.now(UTC) + timedelta(days=20)).date()
    visit.page.get_by_label("Fichiers à joindre").fill("Extrait Kbis")
    visit.page.get_by_label("À donner au plus tard le").fill(f"{until:%d/%m/%Y}")
    visit.page.get_by_label("Message à l’organisation").fill("Il manque un extrait récent.")
    visit.press("Demander des pièces manquantes")
    visit.reads("inscrit au registre")
    visit.reads("Pièces attendues")
    sound(visit, "region-asked")


def test_the_auditor_verifies_and_replays(visit: Visit) -> None:
    visit.be("Aud")
    visit.go("/")
    visit.press("Tout vérifier maintenant")
    visit.page.get_by_text("Tout tient.").wait_for()
    sound(visit, "audit-chain")
    for rank, name in enumerate(("Lignes du registre", "Ce qui est arrivé à un dossier", "Fichiers d’audit")):
        part(visit, name)
        sound(visit, f"audit-part-{rank}")
    visit.go("/replay?dossier=D-2026-0001")
    visit.reads("identique, octet pour octet")
    assert visit.words().count("identique, octet pour octet") == 2
    sound(visit, "audit-replay")


def test_the_zip_of_a_dossier_is_taken_away_and_verifies(visit: Visit) -> None:
    visit.be("Aud")
    visit.go("/?dossier=D-2026-0001")
    part(visit, "Ce qui est arrivé à un dossier")
    with visit.page.expect_download() as taken:
        visit.page.get_by_role("button", name="Le dossier entier (zip)").click()
    file = taken.value.path()
    visit.go("/replay")
    visit.give(
        visit.page.locator('[data-testid="stFileUploaderDropzoneInput"]'),
        {"name": "dossier.zip", "mimeType": "application/zip", "buffer": file.read_bytes()},
    )
    visit.page.get_by_text("Tout tient.").wait_for()


def test_official_papers_and_certificates_are_taken_away(visit: Visit) -> None:
    visit.be("Claude")
    visit.go("/instruction?dossier=D-2026-0001")
    for name, button in (("Fichiers", "kbis.pdf"), ("Documents officiels", "Accusé de réception"),
                         ("Documents officiels", "Certificat C-2026")):  # fmt: skip
        part(visit, name)
        with visit.page.expect_download() as taken:
            visit.page.get_by_role("button", name=button).click()
        assert taken.value.path().read_bytes().startswith(b"%PDF")
