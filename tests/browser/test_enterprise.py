"""The enterprise's screens in a real browser: wide and on a phone, in French and English, without a barrier."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from conditionality.desk.instruction import AskPieces, ask_pieces
from conditionality.desk.office import Office, declare, open_office
from conditionality.desk.register import (
    NewMandate,
    NewOrganisation,
    NewPerson,
    give_mandate,
    register_organisation,
    register_person,
)
from conditionality.desk.settings import DATABASE_VARIABLE
from tests.browser.conftest import serve
from tests.browser.front import Visit
from tests.desk.path import STRONG, filed
from tests.desk.people import BEGINNING, Region, done, settle
from tests.desk.shortcut import listed

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SCREENS = ("space", "declare", "my_score", "my_plan", "certificates")


NEWCOMERS = {"90000002700004": "Cléo", "90000003500007": "Dany"}
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def newcomer(office: Office, region: Region, siret: str, name: str) -> None:
    """Register an enterprise that has not asked for anything yet, and who acts for it."""
    hand = region.hand("clock")
    done(register_organisation(office, hand, NewOrganisation(siret=siret, name=f"Entreprise de {name}")))
    person = done(register_person(office, hand, NewPerson(name=name))).subject
    mandate = NewMandate(person=person, role="ENT", organisation=siret, from_on=date(2026, 1, 1))
    done(give_mandate(office, hand, mandate))


def report() -> dict[str, object]:
    """Give whole answers as a report in JSON."""
    answers: dict[str, object] = {
        name: text == "yes" if text in {"yes", "no"} else int(text) if text.isdigit() else text
        for name, text in STRONG.items()
    }
    return {
        "report_id": "essai", "organisation": {"siret": "90000002700004"}, "referential": "socle-leger@1.0.0",
        "period": {"from": "2025-01-01", "to": "2025-12-31"}, "answers": answers,
    }  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a region in which one enterprise is listed, and another has pieces to give."""
    database = tmp_path_factory.mktemp("enterprise") / "register.sqlite3"
    office = open_office(database)
    declare(office, "demonstration", BEGINNING)
    region = settle(office)
    listed(office, region, plan=True)
    for siret, name in NEWCOMERS.items():
        newcomer(office, region, siret, name)
    dossier = filed(office, region, "basile", STRONG)
    asked = AskPieces(
        pieces=("stakeholder_contacts", "Statuts"), deadline=date(2026, 12, 24), message="Il manque le compte rendu."
    )
    done(ask_pieces(office, region.hand("claude"), dossier, asked))
    office.store.engine.dispose()
    with serve({DATABASE_VARIABLE: str(database)}) as found:
        yield found


@pytest.mark.parametrize("who", ["Alix", "Basile"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_screen_keeps_nobody_out(visit: Visit, lang: str, who: str) -> None:
    visit.be(who)
    for name in SCREENS:
        visit.go(f"/{'' if name == 'space' else name}?lang={lang}")
        visit.picture(f"enterprise-{who.lower()}-{name}-{lang}")
        assert visit.page.locator("h1").count() == 1, name
        assert visit.barriers() == [], name
        assert not visit.is_wider_than_the_screen(), name


def test_an_enterprise_opens_fills_from_a_file_joins_a_proof_and_files(visit: Visit, tmp_path: Path) -> None:
    who = {"wide": "Cléo", "phone": "Dany"}[visit.size]
    visit.be(who)
    visit.go("/")
    visit.press("Ouvrir la demande")
    visit.reads("Remplissez le formulaire, puis signez-le")
    visit.press("Déclarer")
    visit.reads("Rien n’est encore saisi")
    visit.click(visit.page.get_by_text("Ne saisissez pas deux fois"))
    filled = tmp_path / "rempli.json"
    filled.write_text(json.dumps(report()), encoding="utf-8")
    visit.give(visit.page.locator("input[type=file]").first, filled)
    visit.click(visit.page.get_by_role("button", name="Prendre ces réponses"))
    visit.page.get_by_text("Enregistré à").wait_for()
    visit.page.get_by_text("Réponses nécessaires : 19 sur 19").wait_for()
    visit.settle()
    visit.click(visit.page.get_by_text("Joindre un fichier", exact=True))
    proof = tmp_path / "statuts.pdf"
    proof.write_bytes(PDF)
    visit.give(visit.page.locator("input[type=file]").last, proof)
    visit.page.get_by_text("statuts.pdf").first.wait_for()
    visit.press("Joindre le fichier")
    visit.page.get_by_text("statuts.pdf, joint, pas encore déposé").wait_for()
    visit.settle()
    visit.picture("enterprise-declare-full-fr")
    visit.click(visit.page.get_by_text("Je déclare que ces réponses sont exactes"))
    expect(visit.page.get_by_role("checkbox", name="Je déclare que ces réponses")).to_be_checked()
    visit.press("Signer et déposer la demande")
    with visit.page.expect_download() as taken:
        visit.page.get_by_role("button", name="Accusé de réception").click()
    taken.value.save_as(tmp_path / "receipt.pdf")
    assert (tmp_path / "receipt.pdf").read_bytes().startswith(b"%PDF")
    visit.picture("enterprise-filed-fr")
    assert visit.barriers() == []


def test_the_empty_form_is_filled_offline_and_sent_back(visit: Visit, tmp_path: Path) -> None:
    visit.be("Basile")
    visit.go("/declare")
    for ending in ("xlsx", "ods", "csv", "json"):
        visit.page.get_by_text("Ne saisissez pas deux fois").click()
        with visit.page.expect_download() as taken:
            visit.page.get_by_role("button", name=f".{ending}", exact=True).click()
        file = tmp_path / f"form.{ending}"
        taken.value.save_as(file)
        if ending != "csv":
            visit.give(visit.page.locator("input[type=file]").first, file)
            visit.page.get_by_text("Déclarations lues : 1.").or_(visit.page.get_by_text("lus : 1.")).first.wait_for()
        visit.page.reload()
        visit.settle()
