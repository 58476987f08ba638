"""Screens of the auditor: the register verified, its lines, a dossier's timeline, files; scores and votes replayed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import text
from streamlit.testing.v1 import AppTest

from app import entrance, session
from conditionality.desk import audit_zip, certify, views_audit, views_replay
from conditionality.desk.mandates import Hand
from conditionality.desk.office import open_office
from conditionality.desk.outcome import NotDone
from conditionality.desk.views_audit import RegisterLines, Sieve
from conditionality.dossier.kinds import Role
from conditionality.scoring.score import score
from conditionality.wording.speech import Lang
from tests.app.conftest import House
from tests.app.filled import WHO, Filled, fill
from tests.app.front import MAIN, sound, words
from tests.desk.shortcut import authority

SCREENS = {"journal": "screens/audit/journal.py", "replay": "screens/audit/replay.py"}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    """Fill one region for the tests that only look."""
    office = open_office(tmp_path_factory.mktemp("audit") / "register.sqlite3", authority=authority())
    yield fill(office)
    office.store.engine.dispose()


@pytest.fixture
def looking(filled: Filled, monkeypatch: pytest.MonkeyPatch) -> House:
    """Open the front onto the filled region, as its auditor."""
    people = {role: filled.region.people[name] for role, name in WHO.items()}
    house = House(filled.office, people, filled.region.now)
    monkeypatch.setattr(entrance, "office", lambda: filled.office)
    monkeypatch.setattr(entrance, "now", lambda: filled.region.now)
    monkeypatch.setattr(session, "secret", lambda: house.secret)
    house.sign_in("AUD")
    return house


def auditor(filled: Filled) -> Hand:
    return Hand(filled.region.people["aud"], "AUD", filled.region.now)


def open_screen(name: str, lang: Lang = "fr", dossier: str = "") -> AppTest:
    front = AppTest.from_file(MAIN, default_timeout=60)
    front.query_params["lang"] = lang
    sound(front.run())
    front.switch_page(SCREENS[name])
    front.query_params["lang"] = lang
    if dossier:
        front.query_params["dossier"] = dossier
    return sound(front.run())


def part(front: AppTest, name: str) -> AppTest:
    pills: Any = front.get("button_group")[0]
    pills.set_value(name)
    return sound(front.run())


@pytest.mark.parametrize(("lang", "said"), [("fr", "votes recomptés"), ("en", "votes counted again")])
def test_everything_is_verified_at_a_press_and_told_in_sentences(looking: House, lang: Lang, said: str) -> None:
    shown = open_screen("journal", lang)
    shown.button(key="verify").click()
    sound(shown.run())
    assert shown.success[0].value == ("Tout tient." if lang == "fr" else "Everything holds.")
    assert said in words(shown)


def test_a_forged_register_is_told_with_its_first_event(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = open_office(tmp_path_factory.mktemp("forged") / "register.sqlite3", authority=authority())
    made = fill(office)
    with office.store.engine.begin() as connection:
        for name in connection.execute(text("select name from sqlite_master where type = 'trigger'")).scalars().all():
            connection.execute(text(f'drop trigger "{name}"'))
        connection.execute(text("update ledger set actor = 'p-mallory' where height = 20"))
    house = House(office, {"AUD": made.region.people["aud"]}, made.region.now)
    monkeypatch.setattr(entrance, "office", lambda: office)
    monkeypatch.setattr(entrance, "now", lambda: made.region.now)
    monkeypatch.setattr(session, "secret", lambda: house.secret)
    house.sign_in("AUD")
    shown = open_screen("journal")
    shown.button(key="verify").click()
    sound(shown.run())
    assert "20" in shown.error[0].value
    assert not shown.success
    office.store.engine.dispose()


def test_lines_are_read_page_by_page_with_filters(looking: House, filled: Filled) -> None:
    shown = part(open_screen("journal"), "lines")
    assert "Page 1 sur" in words(shown)
    first = words(shown)
    shown.number_input(key="line_page:::").set_value(2)
    assert "Page 2 sur" in words(sound(shown.run()))
    assert words(shown) != first
    shown.selectbox(key="line_kind").set_value("PiecesAsked")
    found = words(sound(shown.run()))
    assert filled["incomplete"] in found
    assert "Lignes\u00a0: 1." in found
    shown.text_input(key="line_words").set_value("D-1999")
    assert "Aucune ligne du registre" in words(sound(shown.run()))


def test_the_desk_sifts_lines_by_subject_role_and_fingerprint(filled: Filled) -> None:
    hand = auditor(filled)
    every = views_audit.register_lines(filled.office, hand, Sieve())
    assert isinstance(every, RegisterLines)
    assert [one.height for one in every.lines] == sorted((one.height for one in every.lines), reverse=True)
    by_hash = views_audit.register_lines(filled.office, hand, Sieve(words=every.lines[0].hash[:20]))
    by_role = views_audit.register_lines(filled.office, hand, Sieve(role="CHAIR"), page=99)
    assert isinstance(by_hash, RegisterLines)
    assert by_hash.lines == every.lines[:1]
    assert isinstance(by_role, RegisterLines)
    assert {one.role for one in by_role.lines} == {"CHAIR"}
    assert by_role.page == by_role.pages


def test_a_timeline_names_who_voted_only_to_the_auditor(looking: House, filled: Filled) -> None:
    shown = part(open_screen("journal", dossier=filled["listed"]), "case")
    found = words(shown)
    assert f"{filled['listed']}.m1" in found
    assert "Cons1, membre de l’assemblée" in found
    assert "BallotCast" not in found


def test_audit_files_are_listed_with_where_they_stand(looking: House) -> None:
    found = words(part(open_screen("journal"), "files"))
    assert "C-2026-0001" in found
    assert "En vigueur".casefold() in found.casefold()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_scores_and_votes_are_replayed_byte_for_byte(looking: House, filled: Filled, lang: Lang) -> None:
    found = words(open_screen("replay", lang, filled["listed"]))
    same = "identique, octet pour octet" if lang == "fr" else "the same, byte for byte"
    assert found.count(same) == 2
    replayed = views_replay.replay_case(filled.office, auditor(filled), filled["listed"])
    assert isinstance(replayed, tuple)
    assert [(one.kind, one.verdict, one.kept == one.again) for one in replayed] == [
        ("score", "same", True), ("vote", "same", True),
    ]  # fmt: skip
    assert all(one.kept in found for one in replayed)
    assert ("98,0" if lang == "fr" else "98.0") in found
    assert ("Adopté" if lang == "fr" else "Adopted") in found


def test_a_score_that_was_changed_is_told_with_the_place(filled: Filled, monkeypatch: pytest.MonkeyPatch) -> None:
    true = score

    def wrong(*given: Any) -> Any:  # noqa: ANN401 - as the scorer is called
        card = true(*given)
        return card.model_copy(update={"outcome": "other"})

    monkeypatch.setattr(views_replay, "score", wrong)
    found = views_replay.replay_case(filled.office, auditor(filled), filled["scored"])
    assert isinstance(found, tuple)
    assert found[0].verdict == "differs"
    assert [(one.place, one.again) for one in found[0].differences] == [("outcome", '"other"')]
    assert found[0].kept != found[0].again


def test_a_dossier_that_nothing_was_computed_on_says_so(looking: House, filled: Filled) -> None:
    assert "rien à rejouer" in words(open_screen("replay", dossier=filled["filed"]))


def upload(front: AppTest, name: str, content: bytes) -> AppTest:
    kind = "application/pdf" if name.endswith("pdf") else "application/zip"
    front.file_uploader(key="audit_file").set_value((name, content, kind))
    return sound(front.run())


def test_an_audit_file_is_checked_and_replayed(looking: House, filled: Filled) -> None:
    (one,) = views_audit.audit_files(filled.office, auditor(filled))  # type: ignore[misc]
    opened = certify.open_certificate(filled.office, auditor(filled), one.number, "audit")
    assert not isinstance(opened, NotDone)
    found = words(upload(open_screen("replay"), "audit.pdf", opened.content))
    assert "Ce certificat est valable" in found  # the scheme published its rules
    assert "octet pour octet" in found
    spoilt = opened.content.replace(b"2026-CP-014", b"2026-CP-015")[:-200]
    assert "n’est PAS valable" in words(upload(open_screen("replay"), "audit.pdf", spoilt))


def test_the_zip_of_a_dossier_verifies_where_it_is_received(looking: House, filled: Filled) -> None:
    content = audit_zip.export_for(filled.office, auditor(filled), filled["listed"])
    assert isinstance(content, bytes)
    shown = upload(open_screen("replay"), "dossier.zip", content)
    assert shown.success[0].value == "Tout tient."
    shown = upload(open_screen("replay"), "dossier.zip", b"not a zip")
    assert shown.error


@pytest.mark.parametrize("role", ["ENT", "STAFF", "MEM"])
def test_other_roles_are_refused_by_the_desk(filled: Filled, role: Role) -> None:
    hand = Hand(filled.region.people[WHO[role]], role, filled.region.now)
    assert isinstance(views_audit.check_all(filled.office, hand), NotDone)
    assert isinstance(views_audit.register_lines(filled.office, hand, Sieve()), NotDone)
    assert isinstance(views_audit.audit_files(filled.office, hand), NotDone)
    assert isinstance(views_replay.replay_case(filled.office, hand, filled["listed"]), NotDone)


@pytest.mark.parametrize("name", SCREENS)
def test_an_empty_register_says_what_there_is(house: House, name: str) -> None:
    house.sign_in("AUD")
    shown = open_screen(name)
    assert shown.title[0].value
    if name == "replay":
        assert "Il n’y a pas encore de dossier" in words(shown)
    else:
        assert "Aucun certificat n’a encore été délivré" in words(part(shown, "files"))
        assert "Il n’y a pas encore de dossier" in words(part(shown, "case"))
