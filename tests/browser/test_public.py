"""The public screens in a real browser: a journey, a look at each screen, no barrier, no English left in French."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, expect

from tests import repository, witnesses
from tests.browser.front import PATIENCE_MS, Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SCREENS = {"home": "/", "simulate": "/simulate", "score": "/score", "rulebooks": "/rulebooks"}
STAFF = "Effectif salarié au dernier jour de la période (personnes)"


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_opens_without_barrier(visit: Visit, name: str, lang: str) -> None:
    visit.go(SCREENS[name] + ("?lang=en" if lang == "en" else ""))
    assert visit.page.get_attribute("html", "lang") == lang
    visit.picture(f"{name}-{lang}")
    assert not visit.is_wider_than_the_screen()
    assert visit.barriers() == []


def test_a_person_fills_the_form_and_takes_the_explanation_away(visit: Visit, tmp_path: Path) -> None:
    visit.go("/simulate")
    visit.type_in(STAFF, "douze")
    visit.reads("« douze » n’est pas un nombre")
    assert visit.box(STAFF).input_value() == "douze"
    visit.picture("simulate-slip")
    assert visit.barriers() == []
    visit.type_in(STAFF, "12")
    visit.reads("Réponses nécessaires : 1 sur")
    assert "n’est pas un nombre" not in visit.words()
    visit.press("Essayer avec un exemple")
    visit.reads("Réponses saisies qui seront remplacées : 1.")
    visit.picture("simulate-confirm")
    visit.press("Continuer")
    visit.picture("simulate-filled")
    visit.follow("Voir le score expliqué")
    visit.picture("score-filled")
    assert visit.page.get_by_role("button", name="Show data").count() == 0
    assert not visit.is_wider_than_the_screen()
    assert visit.barriers() == []
    visit.page.get_by_text("Par indicateur", exact=True).click()
    visit.page.get_by_text("Fiche complète", exact=True).click()
    visit.page.get_by_text("2. Données traitées").first.wait_for()
    for fold in visit.page.locator("[data-testid=stExpander] summary").all():
        fold.click()
    visit.settle()
    visit.picture("score-complete")
    assert not visit.is_wider_than_the_screen()
    assert visit.barriers() == []
    with visit.page.expect_download() as taken:
        visit.page.get_by_role("button", name="Explication (PDF)", exact=True).click()
    paper = tmp_path / "explication.pdf"
    taken.value.save_as(paper)
    _look_at(paper)


def _look_at(paper: Path) -> None:
    """See that the paper is embedded, tagged and says what it must, by independent witnesses."""
    fonts = subprocess.run(
        [witnesses.need("pdffonts"), str(paper)], capture_output=True, text=True, check=True
    ).stdout.splitlines()[2:]
    assert len(fonts) == 2
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts)
    text = subprocess.run(
        [witnesses.need("pdftotext"), str(paper), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "Score expliqué" in text
    assert "L311-3-1" in text


def test_a_file_is_sent_and_its_answers_are_taken(visit: Visit) -> None:
    visit.go("/simulate")
    visit.page.locator("[data-testid=stExpander] summary").first.click()
    content = b"report_id;name;employees\nA;Les Ateliers du Val;12\nB;Autre;douze\n"
    visit.give(
        visit.page.locator("input[type=file]"), {"name": "declarations.csv", "mimeType": "text/csv", "buffer": content}
    )
    visit.page.get_by_text("Déclarations lues").first.wait_for()
    visit.settle()
    assert "Ligne 3" in visit.words() or "« douze »" in visit.words()
    visit.picture("simulate-upload")
    assert visit.barriers() == []
    visit.press("Reprendre ces réponses")
    assert visit.box(STAFF).input_value() == "12"


@pytest.mark.parametrize(("name", "kind"), [("declarations", ""), ("declarations.docx", "application/msword")])
def test_a_file_of_another_kind_is_refused_in_french(visit: Visit, name: str, kind: str) -> None:
    visit.go("/simulate")
    visit.page.locator("[data-testid=stExpander] summary").first.click()
    visit.give(visit.page.locator("input[type=file]"), {"name": name, "mimeType": kind, "buffer": b"x"})
    visit.reads("ne sont pas acceptés.")
    assert "allowed" not in visit.words()
    assert "This type" not in visit.words()


def test_a_report_for_other_rules_is_taken_at_once_with_its_rules(visit: Visit) -> None:
    visit.go("/simulate")
    visit.page.locator("[data-testid=stExpander] summary").first.click()
    report = repository.ROOT / "examples" / "reports" / "socle-leger.json"
    visit.give(visit.page.locator("input[type=file]"), report)
    visit.page.get_by_text("Les réponses du fichier sont dans le formulaire").first.wait_for()
    visit.settle()
    visit.reads("Le fichier nomme un autre référentiel")
    assert visit.box("Nom de l’organisation (facultatif)").input_value() == "Recyclerie Farfadine (SCOP)"
    visit.picture("simulate-other-rules")
    assert visit.barriers() == []


def test_the_score_stays_in_sight_while_the_form_scrolls(visit: Visit) -> None:
    visit.go("/simulate")
    visit.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 1500)")
    visit.page.wait_for_timeout(300)
    place = visit.page.locator(".summary").bounding_box()
    assert place is not None
    assert 0 < place["y"] < 150


def test_the_next_part_begins_at_its_top_and_has_the_focus(visit: Visit) -> None:
    visit.go("/simulate")
    for name in ("Partie suivante →", "Partie suivante →", "← Partie précédente"):
        visit.press(name)
        heading = visit.page.locator(".st-key-part h2")
        expect(heading).to_be_focused(timeout=PATIENCE_MS)
        place = heading.bounding_box()
        assert place is not None
        assert 0 < place["y"] < 400


def test_the_tab_is_named_and_the_browser_asks_before_it_erases(visit: Visit) -> None:
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    visit.page.on("dialog", answer)
    visit.go("/simulate")
    assert visit.page.title() == "Simuler · Conditionality"
    visit.page.reload()
    visit.settle()
    assert asked == []
    visit.type_in(STAFF, "12")
    visit.reads("Réponses nécessaires : 1 sur")
    visit.page.reload()
    assert asked == ["beforeunload"]


def test_a_page_that_is_not_there_says_so_in_french(visit: Visit) -> None:
    visit.go("/nulle-part")
    visit.page.get_by_text("n'existe pas sur ce site").or_(visit.page.get_by_text("n’existe pas")).first.wait_for()
    assert "Running the app" not in visit.words()
    assert "You have requested" not in visit.words()


def test_the_empty_form_and_the_rules_can_be_taken_away(visit: Visit, tmp_path: Path) -> None:
    visit.go("/rulebooks")
    for name, start in (("Règles (TOML)", b"# "), ("À imprimer (PDF)", b"%PDF"), ("Formulaire à remplir", b"PK")):
        with visit.page.expect_download() as taken:
            visit.page.get_by_role("button", name=name).first.click()
        taken.value.save_as(tmp_path / "taken")
        assert (tmp_path / "taken").read_bytes().startswith(start)


def test_a_chapter_of_the_rules_is_read(visit: Visit) -> None:
    visit.go("/rulebooks")
    visit.page.get_by_text("Gouvernance et participation", exact=True).first.click()
    visit.page.get_by_text("G1. Part des sièges").first.wait_for()
    visit.settle()
    visit.picture("rulebooks-chapter")
    assert visit.barriers() == []


def test_the_language_changes_and_the_library_speaks_it(visit: Visit) -> None:
    visit.go("/simulate")
    visit.page.locator("[data-testid=stExpander] summary").first.click()
    visit.reads("20 Mo par fichier")
    visit.press("English")
    assert visit.page.get_attribute("html", "lang") == "en"
    visit.reads("20MB per file")
    assert "lang=en" in visit.page.url
    visit.press("Français")
    assert visit.page.get_attribute("html", "lang") == "fr"
    visit.reads("20 Mo par fichier")


ENGLISH = ("Browse files", "Press Enter", "Choose an option", "No results", "Skip to", "sidebar", "Running", "per file")


def test_no_english_of_the_library_is_left_in_french(visit: Visit) -> None:
    visit.go("/simulate")
    visit.page.locator("[data-testid=stExpander] summary").first.click()
    visit.box(STAFF).click()
    visit.page.keyboard.type("12")
    said = visit.page.evaluate(
        """() => [...document.querySelectorAll('*')].flatMap((one) =>
        ['aria-label', 'title', 'placeholder'].map((name) => one.getAttribute(name))).filter(Boolean)"""
    )
    everything = "\n".join([visit.words(), *said])
    assert [phrase for phrase in ENGLISH if phrase in everything] == []


def test_what_must_not_be_asked_is_refused(visit: Visit) -> None:
    for path in ("/_stcore/metrics", "/_stcore/agent/openapi.json"):
        assert visit.page.request.get(visit.address + path).status == 404
    answer = visit.page.request.get(visit.address + "/healthz")
    assert answer.json() == {"status": "ok"}
    assert "default-src 'self'" in answer.headers["content-security-policy"]
