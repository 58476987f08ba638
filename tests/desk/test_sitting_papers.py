"""Papers of a sitting read back equal, and give back the facts that they froze."""

from __future__ import annotations

from datetime import date

from conditionality.assembly.motions import Motion
from conditionality.codec import canonical, read_paper
from conditionality.desk.floor import facts_of, room_of
from conditionality.desk.office import Office
from conditionality.desk.sitting_papers import Electors, MotionText, SessionAbout, freeze, frozen_facts
from tests.desk.path import STRONG, ready
from tests.desk.people import Region, done
from tests.desk.session import sat


def test_papers_read_back_equal() -> None:
    about = SessionAbout(place="Salle d'essai", first_call="S-2026-01", first_call_on=date(2026, 1, 5))
    text = MotionText(session="S-1", dossier="D-1", motion=Motion(kind="accept", departs=True), proposal="plan")
    assert read_paper(SessionAbout, canonical(about)) == about
    assert read_paper(MotionText, canonical(text)) == text
    assert (about.call, SessionAbout(place="-").call) == (2, 1)


def test_what_was_frozen_comes_back(office: Office, region: Region) -> None:
    dossier = ready(office, region, texts=STRONG)
    sitting = sat(office, region, dossier)
    done(sitting.proxy("cons1", "cons2"))
    done(sitting.recuse("eco1", dossier))
    done(sitting.roll(dossier))
    with office.reading() as connection:
        room = room_of(connection, sitting.session)
        facts = facts_of(connection, room, dossier)
        paper = read_paper(Electors, canonical(freeze(facts, room.rules)))
        assert frozen_facts(connection, paper) == facts
