"""Screens of the staff of the region: dashboard, instruction, register; shown, refused, empty, and slips told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app import entrance, instructing, session
from conditionality.desk import views_instruction, views_region, views_register
from conditionality.desk.deposit import Kept, kept, save
from conditionality.desk.evidence import attach
from conditionality.desk.filing import give_pieces
from conditionality.desk.instruction import AskPieces, ask_pieces, score_dossier, skip_visit
from conditionality.desk.mandates import Hand
from conditionality.desk.office import open_office
from conditionality.desk.outcome import NotDone
from conditionality.desk.views_region import Board
from conditionality.dossier.kinds import Role
from conditionality.dossier.state_labels import STATES
from conditionality.wording.speech import Lang
from tests.app.conftest import House
from tests.app.filled import WHO, Filled, fill
from tests.app.front import MAIN, sound, words
from tests.desk.path import TRUE, typing
from tests.desk.people import done
from tests.desk.session import advised
from tests.desk.shortcut import PDF, authority

SCREENS = {
    "dashboard": "screens/region/dashboard.py",
    "instruction": "screens/region/instruction.py",
    "register": "screens/region/register.py",
    "replay": "screens/audit/replay.py",
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    """Fill one region for the tests that only look."""
    office = open_office(tmp_path_factory.mktemp("region") / "register.sqlite3", authority=authority())
    yield fill(office)
    office.store.engine.dispose()


def front_of(filled: Filled, monkeypatch: pytest.MonkeyPatch) -> House:
    people = {role: filled.region.people[name] for role, name in WHO.items()}
    house = House(filled.office, people, filled.region.now)
    monkeypatch.setattr(entrance, "office", lambda: filled.office)
    monkeypatch.setattr(entrance, "now", lambda: filled.region.now)
    monkeypatch.setattr(session, "secret", lambda: house.secret)
    return house


@pytest.fixture
def looking(filled: Filled, monkeypatch: pytest.MonkeyPatch) -> House:
    """Open the front onto the filled region."""
    return front_of(filled, monkeypatch)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Filled]:
    """Fill a region for one test that acts in it, and sign the staff in."""
    office = open_office(tmp_path / "register.sqlite3", authority=authority())
    found = fill(office)
    front_of(found, monkeypatch).sign_in("STAFF")
    yield found
    office.store.engine.dispose()


def open_screen(name: str, lang: Lang = "fr", dossier: str = "") -> AppTest:
    front = AppTest.from_file(MAIN, default_timeout=60)
    front.query_params["lang"] = lang
    sound(front.run())
    front.switch_page(SCREENS[name])
    front.query_params["lang"] = lang
    if dossier:
        front.query_params["dossier"] = dossier
    return sound(front.run())


def deeds(front: AppTest, dossier: str) -> list[str]:
    return [str(one) for one in front.radio(key=f"deed:{dossier}").options]


def pick(front: AppTest, dossier: str, deed: str) -> AppTest:
    front.radio(key=f"deed:{dossier}").set_value(deed)
    return sound(front.run())


def send(front: AppTest) -> AppTest:
    next(one for one in front.button if str(one.key).endswith(":@send")).click()
    return sound(front.run())


def read(front: AppTest, part: str) -> str:
    pills: Any = front.get("button_group")[0]
    pills.set_value(part)
    return words(sound(front.run()))


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_dashboard_shows_what_waits_and_each_line_opens_its_dossier(
    looking: House, filled: Filled, lang: Lang
) -> None:
    looking.sign_in("STAFF")
    shown = open_screen("dashboard", lang)
    found = words(shown)
    assert ("12\u202f000,00\u00a0€" if lang == "fr" else "€12,000.00") in found
    assert ("Le silence de la région vaut refus" if lang == "fr" else "Silence of the region") in found
    assert ("Rapport qui était dû" if lang == "fr" else "Report that was due") in found
    assert "S-2026-02" in found
    links = [one.proto for one in shown.get("page_link")]
    assert {filled[name] for name in ("incomplete", "scored", "filed", "complete", "listed")} == {
        one.label.partition(" ")[0] for one in links
    }
    assert all(f"dossier={one.label.partition(' ')[0]}" in one.query_string for one in links)


def test_what_is_most_urgent_comes_first(looking: House, filled: Filled) -> None:
    found = views_region.board(filled.office, Hand(looking.people["STAFF"], "STAFF", looking.now))
    assert isinstance(found, Board)
    assert [one.on for one in found.due] == sorted(one.on for one in found.due)
    assert found.due[0].subject == filled["incomplete"]
    assert {one.kind for one in found.due} == {"pieces", "silence"}
    assert [one.kind for one in found.late] == ["late_report"]


def test_no_state_code_is_shown(looking: House, filled: Filled) -> None:
    looking.sign_in("STAFF")
    found = words(open_screen("dashboard")) + words(open_screen("instruction", dossier=filled["incomplete"]))
    assert not {state for state in STATES["dossier"] if state in found.split()}


@pytest.mark.parametrize("role", ["ENT", "MEM", "AUD"])
def test_other_roles_are_refused_by_the_desk(looking: House, filled: Filled, role: Role) -> None:
    hand = Hand(looking.people[role], role, looking.now)
    assert views_region.board(filled.office, hand) == NotDone("read_case", denied="role")
    assert isinstance(views_register.register_page(filled.office, hand), NotDone)
    if role != "AUD":
        assert isinstance(views_region.dossiers(filled.office, hand), NotDone)
        assert isinstance(views_instruction.case_page(filled.office, hand, filled["filed"]), NotDone)


def test_a_guessed_address_is_turned_away(looking: House, monkeypatch: pytest.MonkeyPatch) -> None:
    looking.sign_in("ENT")
    monkeypatch.setattr(session, "asked_page", lambda: "instruction")
    front = sound(AppTest.from_file(MAIN, default_timeout=60).run())
    assert "agent de la région" in front.warning[0].value


@pytest.mark.parametrize(
    ("name", "expected"),
    [("dashboard", "Ouvrez un dispositif"), ("instruction", "Il arrive ici"), ("register", "Inscrire une")],
)
def test_an_empty_region_says_what_to_do(house: House, name: str, expected: str) -> None:
    house.sign_in("STAFF")
    shown = open_screen(name)
    assert shown.title[0].value
    assert expected in words(shown)


def test_a_dossier_is_found_by_words_and_state(looking: House, filled: Filled) -> None:
    looking.sign_in("STAFF")
    shown = open_screen("instruction")
    assert "Aucun dossier n’est choisi" in words(shown)
    shown.text_input(key="find:words").set_value("exemple")
    shown.selectbox(key="find:state").set_value("COMPLETE")
    sound(shown.run())
    options = shown.selectbox(key="find:one").options
    assert [str(one) for one in options] == [f"{filled['complete']} · Atelier Exemple · Aide aux locaux partagés"]
    shown.selectbox(key="find:one").set_value(filled["complete"])
    assert "Atelier Exemple" in words(sound(shown.run()))
    assert shown.query_params["dossier"] == filled["complete"]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_dossier_is_read_on_one_page(looking: House, filled: Filled, lang: Lang) -> None:
    looking.sign_in("STAFF")
    shown = open_screen("instruction", lang, filled["listed"])
    assert "Coopérative Essai" in words(shown)
    told = {
        "answers": "4\u202f000\u00a0heures" if lang == "fr" else "4,000",
        "pieces": "sha256",
        "score": "Chaque indicateur" if lang == "fr" else "Each indicator",
        "plan": "pas de plan" if lang == "fr" else "no plan",
        "decision": "2026-CP-014",
        "papers": "en vigueur" if lang == "fr" else "in force",
        "timeline": "Claude",
    }
    for part, expected in told.items():
        assert expected in read(shown, part), part


def test_a_number_that_is_no_dossier_is_said_as_it_was_given(looking: House) -> None:
    looking.sign_in("STAFF")
    assert "Aucun dossier n’est choisi" in words(open_screen("instruction"))
    found = words(open_screen("instruction", dossier="D-2026-9999"))
    assert "Il n’y a pas ici de dossier «\u00a0D-2026-9999\u00a0»" in found
    assert "Aucun dossier n’est choisi" not in found
    looking.sign_in("AUD")
    assert "D-2026-9999" in words(open_screen("replay", dossier="D-2026-9999"))


def test_a_plan_is_read_with_where_it_stands(looking: House, filled: Filled) -> None:
    looking.sign_in("STAFF")
    found = read(open_screen("instruction", dossier=filled["scored"]), "plan")
    assert "</span> Projet</span>" in found
    assert "Que faire" in found


def test_what_a_new_version_changed_is_shown(own: Filled) -> None:
    dossier, hand = own["incomplete"], own.region.hand("basile")
    mine = kept(own.office, hand, dossier)
    assert isinstance(mine, Kept)
    texts = typing({**mine.typing.texts, "employees": "4"})
    assert save(own.office, own.region.hand("basile"), dossier, texts, mine.version)
    done(attach(own.office, own.region.hand("basile"), dossier, "extrait.pdf", PDF + b"%"))
    done(give_pieces(own.office, own.region.hand("basile"), dossier, TRUE))
    found = words(open_screen("instruction", dossier=dossier))
    assert "Ce que la version 2 a changé" in found
    assert "<td>3\u00a0personnes</td><td>4\u00a0personnes</td>" in found


def test_what_is_possible_is_offered_and_the_rest_is_greyed_with_its_reason(looking: House, filled: Filled) -> None:
    looking.sign_in("STAFF")
    shown = open_screen("instruction", dossier=filled["filed"])
    assert deeds(shown, filled["filed"]) == [
        "Demander des pièces manquantes", "Déclarer la demande complète", "Déclarer la demande irrecevable",
    ]  # fmt: skip
    greyed = [one for one in shown.button if str(one.key).startswith("shut:")]
    assert len(greyed) == len(instructing.DEEDS) - 3
    assert all(one.disabled for one in greyed)
    assert "C’est possible quand l’état du dossier est\u00a0: transmis à la région." in words(shown)
    assert "Il n’y a aucun certificat à révoquer." in words(shown)


def test_a_request_is_declared_complete_then_scored(own: Filled) -> None:
    dossier = own["filed"]
    shown = pick(open_screen("instruction", dossier=dossier), dossier, "DeclaredComplete")
    assert "inscrit au registre" in words(send(shown))
    assert deeds(shown, dossier) == ["Calculer la note"]
    send(shown)
    assert "Poursuivre sans visite" in deeds(shown, dossier)


def test_pieces_are_asked_by_their_labels_and_slips_are_told(own: Filled) -> None:
    dossier = own["filed"]
    shown = pick(open_screen("instruction", dossier=dossier), dossier, "PiecesAsked")
    key = f"PiecesAsked:{dossier}:0"
    shown.text_input(key=f"{key}:deadline").set_value("01/01/2020")
    shown.text_area(key=f"{key}:message").set_value("Merci de compléter.")
    send(shown)
    assert "Rien n’est choisi" in words(shown)
    shown.multiselect(key=f"{key}:questions").set_value(["duerp_up_to_date"])
    shown.text_area(key=f"{key}:files").set_value("Extrait Kbis")
    send(shown)
    assert "À donner avant" in words(shown) or "n’est pas après" in words(shown)
    assert shown.text_area(key=f"{key}:message").value == "Merci de compléter."
    shown.text_input(key=f"{key}:deadline").set_value("28/02/2026")
    assert "inscrit au registre" in words(send(shown))
    assert "en attente" in words(shown) or "Pièces attendues" in words(shown)


def test_somebody_else_s_act_is_told_and_nothing_typed_is_lost(own: Filled) -> None:
    dossier = own["filed"]
    shown = pick(open_screen("instruction", dossier=dossier), dossier, "FoundIneligible")
    key = f"FoundIneligible:{dossier}:0"
    shown.radio(key=f"{key}:rule").set_value("L_D1")
    shown.text_area(key=f"{key}:reason").set_value("Dettes fiscales.")
    shown.checkbox(key=f"{key}:@confirm").set_value(True)
    other = own.region.people["dominique"]
    log_of_other = Hand(other, "STAFF", own.region.now)
    done(
        ask_pieces(
            own.office,
            log_of_other,
            dossier,
            AskPieces(pieces=("Extrait Kbis",), deadline=date(2026, 2, 28), message="Il manque une pièce."),
        )
    )
    send(shown)
    assert "toujours là" in shown.warning[0].value
    assert shown.text_area(key=f"{key}:reason").value == "Dettes fiscales."


def test_what_ends_a_request_is_confirmed_first(own: Filled) -> None:
    dossier = own["filed"]
    shown = pick(open_screen("instruction", dossier=dossier), dossier, "FoundIneligible")
    key = f"FoundIneligible:{dossier}:0"
    shown.radio(key=f"{key}:rule").set_value("L_D1")
    shown.text_area(key=f"{key}:reason").set_value("Dettes fiscales.")
    assert "cochez la case" in words(send(shown))
    shown.checkbox(key=f"{key}:@confirm").set_value(True)
    assert "inscrit au registre" in words(send(shown))


def test_an_organisation_a_person_and_a_mandate_are_registered(own: Filled) -> None:
    shown = open_screen("register")
    key = "OrganisationRegistered:register:0"
    shown.text_input(key=f"{key}:siret").set_value("123")
    shown.text_input(key=f"{key}:name").set_value("Atelier Neuf")
    assert "SIRET" in words(send(shown))
    assert "inscrit au registre" not in words(shown)
    shown.text_input(key=f"{key}:siret").set_value("73282932000074")
    send(shown)
    assert "inscrit au registre" in words(shown)
    assert "Atelier Neuf" in words(shown)
    mandates = read(shown, "mandates")
    assert "présidence" in mandates or "président" in mandates
    roles = [str(one) for one in shown.selectbox(key="MandateGiven:register:0:role").options]
    assert "auditeur" in roles
    assert "SYS" not in roles
    assert "horloge et moteur" not in roles


def test_a_scheme_is_opened_and_closed(own: Filled) -> None:
    shown = open_screen("register")
    read(shown, "schemes")
    key = "SchemeOpened:register:0"
    for name, text in {"scheme": "energie", "title": "Aide à l’énergie", "cycle": "2026", "opens_on": "01/01/2026",
                       "closes_on": "31/12/2026"}.items():  # fmt: skip
        shown.text_input(key=f"{key}:{name}").set_value(text)
    shown.radio(key=f"{key}:version").set_value("socle-leger@1.0.0")
    shown.radio(key=f"{key}:sampling").set_value("none")
    next(one for one in shown.button if str(one.key) == f"{key}:@send").click()
    found = words(sound(shown.run()))
    assert "inscrit au registre" in found
    assert "Aide à l’énergie" in found
    assert "Aucun dossier n’est visité" in found


def at_region(own: Filled) -> str:
    """Bring a dossier to the region, through a sitting."""
    dossier, staff = own["complete"], own.region
    done(score_dossier(own.office, staff.hand("claude"), dossier))
    done(skip_visit(own.office, staff.hand("claude"), dossier))
    advised(own.office, own.region, dossier)
    return dossier


def test_the_act_is_recorded_then_notified_then_its_receipt(own: Filled, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = at_region(own)
    front_of(own, monkeypatch).sign_in("STAFF")
    shown = pick(open_screen("instruction", dossier=dossier), dossier, "Granted")
    key = f"Granted:{dossier}:0"
    shown.radio(key=f"{key}:decision").set_value("refuse")
    shown.text_input(key=f"{key}:number").set_value("2026-CP-020")
    today = f"{own.region.now:%d/%m/%Y}"
    shown.text_input(key=f"{key}:on").set_value(today)
    send(shown)
    assert "Pourquoi l’acte s’écarte de l’avis" in words(shown)
    assert shown.text_input(key=f"{key}:number").value == "2026-CP-020"
    shown.radio(key=f"{key}:decision").set_value("grant")
    shown.text_input(key=f"{key}:amount_eur").set_value("8 000")
    shown.text_area(key=f"{key}:conditions").set_value("Rendre compte.")
    assert "inscrit au registre" in words(send(shown))
    assert deeds(shown, dossier) == ["Notifier la décision"]
    assert "inscrit au registre" in words(send(shown))
    assert "Accord notifié" in words(shown)
    shown = pick(shown, dossier, "NoticeReceived")
    key = f"NoticeReceived:{dossier}:0"
    shown.text_input(key=f"{key}:received_on").set_value(today)
    shown.text_input(key=f"{key}:reference").set_value("RAR 123")
    assert "inscrit au registre" in words(send(shown))
    assert "Dernier jour du recours" in read(shown, "decision")
    assert "8\u202f000,00\u00a0€" in words(shown)


def test_a_suspension_is_proposed_and_given_up(own: Filled) -> None:
    dossier = own["listed"]
    shown = pick(open_screen("instruction", dossier=dossier), dossier, "SuspensionProposed")
    key = f"SuspensionProposed:{dossier}:0"
    shown.radio(key=f"{key}:ground").set_value("gate_failed")
    shown.text_area(key=f"{key}:facts").set_value("Le seuil n’est plus tenu.")
    assert "inscrit au registre" in words(send(shown))
    shown = pick(shown, dossier, "Suspended")
    key = f"Suspended:{dossier}:0"
    shown.text_area(key=f"{key}:reason").set_value("Seuil.")
    shown.checkbox(key=f"{key}:@confirm").set_value(True)
    send(shown)
    assert "Ce qui doit être rempli" in words(shown) or "pas encore" in words(shown)
    shown = pick(shown, dossier, "NoticeDropped")
    shown.text_area(key=f"NoticeDropped:{dossier}:0:reason").set_value("La preuve est venue.")
    assert "inscrit au registre" in words(send(shown))
    assert "Sur la plateforme" in words(shown)
