"""The whole loop by its screens, in a real browser: from an empty request to a certificate that anybody verifies."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from app.entrance import AHEAD_VARIABLE
from tests import witnesses
from tests.browser.conftest import serve
from tests.browser.person import Company
from tests.browser.town import RECUSED, VOTERS, filled_form, found_town, settings_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
DAYS = 7


@dataclass(slots=True)
class Journey:
    """The fronts and who takes part.

    Attributes:
        today: Address of the front at today's date.
        that_day: Address of the front on the day of the session; the register is the same.
        folder: Where files are taken away to.
        dossier: Code of the request.
    """

    company: Company
    today: str
    that_day: str
    folder: Path
    dossier: str = ""


@pytest.fixture
def journey(browser: Browser, tmp_path: Path) -> Iterator[Journey]:
    """Serve a fresh demonstration twice: now, and days ahead."""
    found_town(tmp_path)
    settings = settings_of(tmp_path)
    with ExitStack() as served:
        today = served.enter_context(serve(settings))
        that_day = served.enter_context(serve(settings | {AHEAD_VARIABLE: str(DAYS)}))
        company = Company(browser)
        yield Journey(company, today, that_day, tmp_path)
        assert company.leave() == []


def day(after: int = 0) -> str:
    """Give a day as people write it, some days after today."""
    return f"{datetime.now(UTC) + timedelta(days=after):%d/%m/%Y}"


def request_aid(journey: Journey) -> None:
    """The enterprise opens a request, fills it from a file, files it and takes its receipt."""
    alix = journey.company.come("Alix Invente", journey.today)
    alix.press("Ouvrir la demande")
    alix.press("Déclarer", "Rien n’est encore saisi")
    alix.unfold("Ne saisissez pas deux fois")
    alix.give_file(filled_form(journey.folder))
    alix.press("Reprendre ces réponses", "Réponses nécessaires : 19 sur 19")
    alix.reads("Enregistré à")
    alix.tick("Je déclare que ces réponses sont exactes")
    alix.press("Signer et déposer la demande")
    receipt = alix.take_file(re.compile("Accusé de réception"), journey.folder)
    assert receipt.read_bytes().startswith(b"%PDF")
    found = re.search(r"D-\d{4}-\d{4}", alix.page.inner_text("body"))
    assert found is not None
    journey.dossier = found.group()


def ask_a_piece(journey: Journey) -> None:
    """The staff ask for a missing file; the enterprise joins it and gives it."""
    claude = journey.company.come("Claude Région", journey.today)
    claude.go(f"/instruction?dossier={journey.dossier}")
    claude.pick("Demander des pièces manquantes")
    claude.type_in("Fichiers à joindre", "Extrait Kbis")
    claude.type_in("À donner au plus tard le", day(20))
    claude.type_in("Message à l’organisation", "Il manque un extrait récent.")
    claude.press("Demander des pièces manquantes")
    alix = journey.company.people["Alix Invente"]
    alix.go(f"/declare?dossier={journey.dossier}")
    alix.unfold("Joindre un fichier")
    piece = journey.folder / "kbis.pdf"
    piece.write_bytes(PDF)
    alix.give_file(piece, -1)
    alix.press("Joindre le fichier", "kbis.pdf, joint, pas encore déposé")
    alix.tick("Je déclare que ces réponses sont exactes")
    alix.press("Signer et donner les pièces")


def examine(journey: Journey) -> None:
    """The staff find the request complete, score it and go on without a visit."""
    claude = journey.company.people["Claude Région"]
    for act in ("Déclarer la demande complète", "Calculer la note", "Poursuivre sans visite"):
        claude.act(act)
    claude.picture("instruction")


def is_not_for_others(journey: Journey) -> None:
    """Another enterprise asks for the request by its address, and is not told a word of it."""
    basile = journey.company.come("Basile Imagine", journey.today)
    for screen in ("declare", "my_score", "certificates"):
        basile.go(f"/{screen}?dossier={journey.dossier}")
        basile.reads(re.compile("autre organisation"))
        expect(basile.page.get_by_text("Biscuiterie Inventée")).to_have_count(0)


def convene(journey: Journey) -> None:
    """The secretary plans a session and convenes the members; one of them declares an interest."""
    eden = journey.company.come("Eden Secrétaire", journey.today)
    eden.pick("Prévoir une séance")
    eden.type_in("Jour de la séance", day(DAYS))
    eden.type_in("Lieu de la séance", "Salle des assemblées, Ville-Exemple")
    eden.press("Prévoir une séance")
    eden.pick("Convoquer les membres")
    eden.choose("Dossiers, dans l’ordre", journey.dossier)
    eden.press("Convoquer les membres")
    eden.picture("convened")
    member = journey.company.come(RECUSED, journey.today)
    member.pick("Déclarer un intérêt")
    member.choose("Motif", "concurrent")
    member.press("Déclarer un intérêt")


def open_item(journey: Journey) -> None:
    """On the day, the chair opens the session, the secretary calls the roll, the chair opens the item."""
    fanny = journey.company.come("Fanny Présidente", journey.that_day)
    fanny.act("Ouvrir la séance")
    eden = journey.company.come("Eden Secrétaire", journey.that_day)
    eden.pick("Faire l’appel")
    for name in VOTERS:
        eden.tick(name)
    eden.press("Faire l’appel")
    eden.picture("roll")
    fanny.act("Ouvrir le point")


def vote(journey: Journey) -> None:
    """The chair puts a motion; each member votes in a browser of their own; the result is there for everybody."""
    fanny = journey.company.people["Fanny Présidente"]
    fanny.go(f"/vote?dossier={journey.dossier}")
    fanny.pick("Proposer une motion")
    fanny.pick("Acceptation sur la plateforme")
    fanny.press("Proposer une motion")
    fanny.act("Ouvrir le vote")
    for name in VOTERS:
        member = journey.company.come(name, journey.that_day, "phone" if name == VOTERS[0] else "wide")
        member.go(f"/vote?dossier={journey.dossier}")
        member.pick("abstention" if name == VOTERS[-1] else "pour")
        member.press("Déposer mon bulletin")
    journey.company.people[VOTERS[0]].picture("ballot-phone")
    fanny.act("Clore le vote")
    fanny.picture("result")


def write_minutes(journey: Journey) -> None:
    """The session is closed; the secretary drafts and signs the minutes, the chair signs: the region has the avis."""
    fanny, eden = (journey.company.people[one] for one in ("Fanny Présidente", "Eden Secrétaire"))
    fanny.go("/")
    fanny.act("Clore la séance")
    eden.act("Rédiger et signer le procès-verbal")
    fanny.act("Signer le procès-verbal")
    minutes = fanny.take_file(re.compile("Procès-verbal"), journey.folder)
    assert minutes.read_bytes().startswith(b"%PDF")


def award(journey: Journey) -> None:
    """The staff record the act of the region and notify it; the enterprise consents to its public page."""
    claude = journey.company.come("Claude Région", journey.that_day)
    claude.go(f"/instruction?dossier={journey.dossier}")
    claude.pick("Enregistrer l’acte de la région")
    claude.pick("Attribuer")
    claude.type_in("Numéro de l’acte", "2026-CP-014")
    claude.type_in("Date de l’acte", day(DAYS))
    claude.type_in("Montant attribué, en euros", "12 000,00")
    claude.type_in("Conditions de l’aide", "Rendre compte chaque année.")
    claude.press("Enregistrer l’acte de la région")
    claude.act("Notifier la décision")
    claude.picture("notified")
    alix = journey.company.come("Alix Invente", journey.that_day)
    alix.go(f"/certificates?dossier={journey.dossier}")
    alix.type_in("Produits et services, en quelques phrases", "Pains et biscuits de blé local, livrés à vélo.")
    alix.tick("J’accepte que cette page soit publique")
    alix.page.locator("[data-testid='stForm'] button").filter(has_text="Consentir à cette page").click()
    alix.reads("inscrit au registre")


def verify(journey: Journey) -> None:
    """The certificate is signed and valid for anybody; with one byte changed it is not."""
    alix = journey.company.people["Alix Invente"]
    alix.go(f"/certificates?dossier={journey.dossier}")
    certificate = alix.take_file("Certificat en français (PDF)", journey.folder)
    told = subprocess.run(
        [witnesses.need("pdfsig"), "-nocert", certificate], capture_output=True, text=True, check=True
    ).stdout  # fmt: skip
    assert "Signature is Valid." in told
    assert "Total document signed" in told
    anybody = journey.company.visit("anybody", journey.that_day, "phone")
    anybody.go("/verify")
    anybody.give_file(certificate)
    anybody.reads("Ce certificat est valable.")
    anybody.picture("verified-phone")
    forged = journey.folder / "forged.pdf"
    content = bytearray(certificate.read_bytes())
    content[len(content) // 2] ^= 1
    forged.write_bytes(content)
    anybody.go("/verify")
    anybody.give_file(forged)
    anybody.reads("Ce certificat n’est PAS valable.")


def find(journey: Journey) -> None:
    """Anybody finds the organisation on the platform, and what the register says of its certificate."""
    anybody = journey.company.visit("anybody", journey.that_day, "phone")
    anybody.go("/platform")
    anybody.reads("Biscuiterie Inventée")
    anybody.picture("platform-phone")
    anybody.page.get_by_role("link", name=re.compile("Biscuiterie Inventée")).first.click()
    anybody.reads("Pains et biscuits de blé local")
    anybody.page.get_by_role("link", name="Ce que le registre dit de ce certificat").first.click()
    anybody.page.wait_for_url("**/verify/C-*")
    anybody.reads("en vigueur")


STEPS = (
    request_aid, ask_a_piece, examine, is_not_for_others, convene, open_item, vote, write_minutes, award, verify, find,
)  # fmt: skip


def test_a_request_becomes_a_certificate_that_anybody_verifies(journey: Journey) -> None:
    for step in STEPS:
        step(journey)
