"""A letter is printed, kept, announced once to each person of the organisation, in their language."""

from __future__ import annotations

import json

from conditionality.desk.award_letters import Telling, routes_section
from conditionality.desk.award_post import write
from conditionality.desk.award_requests import Notice
from conditionality.desk.office import Office
from conditionality.desk.work import Work
from conditionality.storage import outbox, records
from conditionality.wording.speech import Lang
from tests.desk.path import filed
from tests.desk.people import Region, done
from tests.desk.shortcut import words_of


def written(office: Office, region: Region, dossier: str, *, decides: bool) -> str:
    def telling(lang: Lang) -> Telling:
        routes = (routes_section(lang, "Région", "https://aide.example", Notice()),) if decides else ()
        return Telling({"fr": "Bonjour", "en": "Hello"}[lang], (("Un", ("deux",)),), routes)

    def act(work: Work) -> str:
        write(office, work, dossier, telling, "hello")
        return dossier

    outcome = done(office.act(region.hand("claude"), act))
    with office.reading() as connection:
        (told,) = [one for one in outbox.waiting(connection) if ":hello:" in one.key]
        assert told.recipient == "alix@example.org"
        mail = json.loads(told.content)
        assert mail["subject_fr"].endswith("Bonjour")
        assert mail["subject_en"].endswith("Hello")
        return words_of(records.read(connection, outcome.papers["hello"]))


def test_a_letter_that_decides_carries_the_mention_of_the_algorithm(office: Office, region: Region) -> None:
    assert "L311-3-1" in written(office, region, filed(office, region), decides=True)


def test_a_letter_that_decides_nothing_does_not(office: Office, region: Region) -> None:
    printed = written(office, region, filed(office, region), decides=False)
    assert "Bonjour" in printed
    assert "L311-3-1" not in printed
