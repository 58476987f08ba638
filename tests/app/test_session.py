"""What a visit keeps: fresh boxes after an act, what was typed after a conflict, the height that the person saw."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from app import session
from app.session import NobodySignedError
from conditionality.desk.mandates import Hand
from conditionality.desk.work import Work
from conditionality.dossier.register import AboutPerson, PersonRegistered
from tests import repository
from tests.app.conftest import House, subject
from tests.app.front import sound, words

SCREEN = str(repository.ROOT / "tests" / "app" / "acting_screen.py")


@pytest.fixture
def front(house: House) -> AppTest:
    house.sign_in("STAFF")
    return sound(AppTest.from_file(SCREEN, default_timeout=30).run())


def send(front: AppTest, name: str) -> AppTest:
    front.text_input[0].set_value(name)
    front.button[0].click()
    return sound(front.run())


def test_once_done_the_boxes_are_fresh_and_it_is_said_once(front: AppTest) -> None:
    send(front, "Autre Nom")
    assert "inscrit au registre" in words(front)
    assert front.text_input[0].value == ""
    assert "inscrit au registre" not in words(sound(front.run()))


def test_what_was_refused_stays_typed(front: AppTest) -> None:
    send(front, "personne")
    assert "«\u00a0personne\u00a0» n’a pas la forme attendue" in words(front)
    assert front.text_input[0].value == "personne"


def test_the_height_is_that_of_the_screen_that_was_sent(house: House, front: AppTest) -> None:
    person = house.people["STAFF"]

    def act(work: Work) -> str:
        work.note(person, PersonRegistered(about=work.paper(AboutPerson(name="Quelqu’un"), "about")))
        return person

    subject(house.office.act(Hand(person, "STAFF", house.now), act))
    send(front, "Trop Tard")
    assert "toujours là" in front.warning[0].value
    assert front.text_input[0].value == "Trop Tard"
    send(front, "Trop Tard")
    assert "inscrit au registre" in words(front)


def test_the_hand_is_that_of_who_is_signed_in_now(house: House) -> None:
    house.sign_in("AUD")
    assert session.hand() == Hand(house.people["AUD"], "AUD", house.now)
    assert session.desk() is house.office


def test_nobody_signed_in_has_no_hand_and_without_a_register_there_is_no_desk() -> None:
    with pytest.raises(NobodySignedError):
        session.hand()
    with pytest.raises(NobodySignedError):
        session.desk()
