"""The work of one act: all of it or nothing, permission and guards at the door, conflicts told."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from conditionality.desk.deposit import NewDossier, create
from conditionality.desk.office import Office
from conditionality.desk.outcome import Done, NotDone, stop
from conditionality.desk.work import Work
from conditionality.dossier.event import Event
from conditionality.dossier.request_events import Created, DeclaredComplete, Deleted, FoundIneligible
from conditionality.findings import finding
from conditionality.storage import ledger, records
from conditionality.storage.outbox import waiting
from tests.desk.people import MINE, Region, done

DIGEST = "0" * 64


def draft(office: Office, region: Region) -> str:
    return done(create(office, region.hand("alix"), NewDossier(siret=MINE, scheme="aide-2026"))).subject


def height(office: Office) -> int:
    with office.reading() as connection:
        return ledger.head(connection).height


def test_a_slip_undoes_everything_that_came_before_it(office: Office, region: Region) -> None:
    dossier = draft(office, region)
    before = height(office)

    def act(work: Work) -> str:
        work.paper(b"something", "paper")
        work.add(dossier, Deleted(draft=DIGEST))
        work.mail("key", work.enterprise(MINE), {"subject": "-", "body": "-"})
        raise stop(finding("scheme-unknown", given="x", expected="y"))

    outcome = office.act(region.hand("alix"), act)
    assert isinstance(outcome, NotDone)
    assert [one.code for one in outcome.findings] == ["scheme-unknown"]
    with office.reading() as connection:
        assert not waiting(connection)
        assert ledger.subject_height(connection, dossier) == 1
    assert height(office) == before


def test_our_own_fault_is_not_swallowed_and_undoes_everything(office: Office, region: Region) -> None:
    dossier, before = draft(office, region), height(office) + 1

    def act(work: Work) -> str:
        work.add(dossier, Deleted(draft=DIGEST))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        office.act(region.hand("alix"), act)
    assert height(office) == before - 1


@pytest.mark.parametrize(
    ("who", "event", "reason"),
    [
        ("claude", Deleted(draft=DIGEST), "role"),
        ("basile", Deleted(draft=DIGEST), "not_own"),
        ("claude", DeclaredComplete(by="person"), "not_from_here"),
        ("alix", Created(organisation=MINE, scheme="s", version="v", cycle="c"), "begun"),
    ],
)
def test_no_event_enters_without_permission(
    office: Office, region: Region, who: str, event: Event, reason: str
) -> None:
    dossier, before = draft(office, region), height(office) + 1

    def act(work: Work) -> str:
        work.add(dossier, event, ("siret_valid", "scheme_open", "no_other_open_dossier"))
        return dossier

    outcome = office.act(region.hand(who), act)
    assert isinstance(outcome, NotDone)
    assert outcome.denied == reason
    assert all(outcome.sentences("fr"))
    assert height(office) == before - 1


def test_a_role_that_the_person_does_not_hold_is_denied(office: Office, region: Region) -> None:
    dossier, hand = draft(office, region), region.hand("alix")

    def act(work: Work) -> str:
        work.add(dossier, DeclaredComplete(by="person"))
        return dossier

    outcome = office.act(type(hand)(hand.person, "STAFF", hand.at), act)
    assert isinstance(outcome, NotDone)
    assert outcome.denied == "role"


def test_a_guard_that_the_act_did_not_see_is_named(office: Office, region: Region) -> None:
    def act(work: Work) -> str:
        work.add("D-2026-0009", Created(organisation=MINE, scheme="s", version="v", cycle="c"), ("siret_valid",))
        return "D-2026-0009"

    outcome = office.act(region.hand("alix"), act)
    assert isinstance(outcome, NotDone)
    assert outcome.unmet == ("scheme_open", "no_other_open_dossier")
    assert "the scheme is open" in outcome.sentences("en")[0]


def test_of_two_acts_on_the_same_sight_the_second_is_told(office: Office, region: Region) -> None:
    dossier = draft(office, region)
    seen: Mapping[str, int] = {dossier: 1}

    def act(work: Work) -> str:
        work.add(dossier, Deleted(draft=DIGEST))
        return dossier

    assert isinstance(office.act(region.hand("alix"), act, {dossier: 0}), NotDone)
    assert isinstance(office.act(region.hand("alix"), act, seen), Done)


def test_words_of_a_person_are_salted_and_named_among_the_papers(office: Office, region: Region) -> None:
    event = FoundIneligible(rule="r", reason="Words of a person", letter=DIGEST)

    def act(work: Work) -> str:
        work._append("X-1", event, work.hand)
        return "X-1"

    done(office.act(region.hand("claude"), act))
    with office.reading() as connection:
        row = ledger.of_subject(connection, "X-1")[0]
        digest = records.read_papers(connection, row.payload)["event"]
        assert digest != records.digest_of(records.read(connection, digest))
