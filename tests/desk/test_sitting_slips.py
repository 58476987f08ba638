"""Slips of a sitting name people, not codes, and say in words what a quorum lacks."""

from __future__ import annotations

from conditionality.assembly.quorum_now import quorum_now
from conditionality.desk.floor import facts_of, room_of
from conditionality.desk.office import Office
from conditionality.desk.sitting_slips import named, no_quorum, quorum_words
from conditionality.findings import finding
from conditionality.wording.findings import sentence
from tests.desk.path import STRONG, ready
from tests.desk.people import Region, done
from tests.desk.session import MEMBERS, sat


def test_codes_become_names_once_and_places_of_papers_go(office: Office, region: Region) -> None:
    code, other = region.people["cons1"], region.people["cons2"]
    slip = finding("sitting-ballot-by-holder", "ballots[1].person", given=code, holder=other)
    with office.reading() as connection:
        (told,) = named(connection, (slip, slip))
        (kept,) = named(connection, (finding("vote-member-unknown", "person", given="p-nobody"),))
    assert (told.path, told.given, dict(told.params)["holder"]) == ("", "Cons1", "Cons2")
    assert (kept.path, kept.given) == ("person", "p-nobody")


def test_each_lack_of_a_quorum_is_said(office: Office, region: Region) -> None:
    dossier = ready(office, region, texts=STRONG)
    sitting = sat(office, region, dossier)

    def words(present: tuple[str, ...]) -> str:
        done(sitting.roll(dossier, present))
        with office.reading() as connection:
            now = quorum_now(facts_of(connection, room_of(connection, sitting.session), dossier))
        assert sentence(no_quorum(now), "fr").startswith("Le quorum manque pour ce point")
        return quorum_words(now, "en")

    assert words(MEMBERS[:7]) == "7 of 15 electors are there, 8 are needed"
    done(sitting.recuse("reg1", dossier))
    done(sitting.recuse("reg2", dossier))
    done(sitting.recuse("reg3", dossier))
    done(sitting.recuse("eco1", dossier))
    done(sitting.recuse("eco2", dossier))
    done(sitting.recuse("eco3", dossier))
    assert words(MEMBERS[:6]) == "Colleges that take part: 2, 3 at least"
    assert words(MEMBERS) == "9 of 9 electors are there, 5 are needed"
