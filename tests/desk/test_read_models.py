"""Read models: the same rows event by event as made again, and nothing left of what was erased."""

from __future__ import annotations

from sqlalchemy import select

from conditionality.desk.deposit import NewDossier, create
from conditionality.desk.mandates import actor_of, mandates, organisation, person, who_acts_for
from conditionality.desk.office import Office
from conditionality.desk.read_models import MODELS, PERSON
from conditionality.desk.register import NewMandate, end_mandate, give_mandate
from conditionality.dossier.clocks import legal_day
from conditionality.storage.chain import Act
from conditionality.storage.read_models import check
from tests.desk.people import MINE, OTHER, Region, done


def differences(office: Office) -> list[str]:
    with office.store.transaction() as tx:
        return [one.path for model in MODELS for one in check(tx.connection, model)]


def test_made_again_they_are_the_same(office: Office, region: Region) -> None:
    done(create(office, region.hand("alix"), NewDossier(siret=MINE, scheme="aide-2026")))
    mandate = next(one for one in _mandates(office, region.people["basile"]))
    done(end_mandate(office, region.hand("claude"), mandate, legal_day(region.now)))
    assert differences(office) == []


def test_what_was_erased_is_nowhere(office: Office, region: Region) -> None:
    code = region.people["basile"]
    with office.store.transaction() as tx:
        about = tx.connection.execute(select(PERSON.c.about).where(PERSON.c.id == code)).scalar_one()
        tx.erase(about, code, 1, Act(region.now, "clock", "SYS"), "retention-ended")
    with office.reading() as connection:
        assert person(connection, code).name == ""
    assert differences(office) == []


def test_a_mandate_runs_from_its_first_to_its_last_day(office: Office, region: Region) -> None:
    hand = region.hand("basile")
    with office.reading() as connection:
        actor = actor_of(connection, hand)
    assert actor is not None
    assert actor.organisations == {OTHER}
    done(end_mandate(office, region.hand("claude"), _mandates(office, hand.person)[0], hand.today))
    region.wait(1)
    with office.reading() as connection:
        assert actor_of(connection, region.hand("basile")) is None
        assert who_acts_for(connection, OTHER, legal_day(region.now)) == ()


def test_a_member_who_works_in_an_enterprise_has_an_interest_in_it(office: Office, region: Region) -> None:
    mandate = NewMandate(person=region.people["cons1"], role="ENT", organisation=MINE, from_on=legal_day(region.now))
    done(give_mandate(office, region.hand("claude"), mandate))
    with office.reading() as connection:
        actor = actor_of(connection, region.hand("cons1"))
        assert organisation(connection, MINE).name == "Coopérative Essai"
    assert actor is not None
    assert actor.interests == {MINE}


def _mandates(office: Office, code: str) -> tuple[str, ...]:
    with office.reading() as connection:
        return tuple(one.subject for one in mandates(connection, code))
