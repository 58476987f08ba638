"""What the screens of the assembly are handed: dossiers to convene, colleagues, papers, one item; to whom."""

from __future__ import annotations

from typing import TypeVar

import pytest

from conditionality.desk.hearing import second_call
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.views_sitting import (
    calendar_entry,
    colleagues,
    convocation,
    height,
    item_page,
    items,
    second_call_on,
    tie,
    to_convene,
    without_quorum,
)
from tests.desk.path import STRONG, filed, ready
from tests.desk.people import Region, done
from tests.desk.session import convened, planned, sat

Given = TypeVar("Given")


@pytest.fixture
def strong(office: Office, region: Region) -> str:
    """Bring a dossier that the score accepts before the assembly."""
    return ready(office, region, texts=STRONG)


def known(found: Given | NotDone) -> Given:
    assert not isinstance(found, NotDone), found.sentences("en")
    return found


def test_only_ready_dossiers_are_convened_and_on_second_call_those_missed(
    office: Office, region: Region, strong: str
) -> None:
    filed(office, region, "basile")
    sitting = planned(office, region)
    found = known(to_convene(office, region.hand("eden"), sitting.session))
    assert [(one.dossier, one.organisation, one.state) for one in found] == [(strong, "Coopérative Essai", "READY")]
    first = sat(office, region, strong)
    assert known(to_convene(office, region.hand("eden"), sitting.session)) == ()
    done(first.roll(strong, ("cons1",)))
    assert without_quorum(office, region.hand("eden")) == ()
    done(second_call(office, region.hand("fanny"), strong))
    assert without_quorum(office, region.hand("eden")) == (first.session,)
    assert without_quorum(office, region.hand("fanny")) == ()
    again = planned(office, region, second_call_of=first.session)
    assert [one.dossier for one in known(to_convene(office, region.hand("eden"), again.session))] == [strong]
    assert known(second_call_on(office, region.hand("eden"), strong)) is not None


def test_a_proxy_goes_to_a_colleague(office: Office, region: Region, strong: str) -> None:
    sitting = convened(office, region, strong)
    found = known(colleagues(office, sitting.member("acad2"), sitting.session))
    assert [one.name for one in found] == ["Acad1", "Acad3"]
    assert known(colleagues(office, region.hand("eden"), sitting.session)) == ()


def test_the_convocation_and_its_entry_are_those_that_were_sent(office: Office, region: Region, strong: str) -> None:
    first = planned(office, region)
    assert isinstance(convocation(office, region.hand("eden"), first.session, "fr"), NotDone)
    sitting = convened(office, region, strong)
    assert known(convocation(office, sitting.member("cons1"), sitting.session, "fr")).startswith(b"%PDF")
    entry = known(calendar_entry(office, sitting.member("cons1"), sitting.session, "fr")).decode()
    assert f"UID:{sitting.session}@conditionality" in entry
    assert "SEQUENCE:0" in entry
    assert isinstance(convocation(office, region.hand("alix"), sitting.session, "fr"), NotDone)


def test_a_dossier_is_read_by_the_assembly_and_not_by_who_has_an_interest(
    office: Office, region: Region, strong: str
) -> None:
    sitting = convened(office, region, strong)
    page = known(item_page(office, sitting.member("cons1"), strong))
    assert (page.known.name, page.session, page.tie, page.files) == ("Coopérative Essai", sitting.session, None, ())
    assert page.names[region.people["claude"]] == "Claude"
    done(sitting.recuse("eco1", strong))
    assert item_page(office, sitting.member("eco1"), strong) == NotDone("read_answers", denied="interested")
    assert item_page(office, region.hand("fanny"), "D-2026-0999") == NotDone("read_answers", denied="not_begun")
    assert tie(office, sitting.member("eco1"), strong) is None


def test_every_dossier_that_was_on_an_agenda_is_listed_once(office: Office, region: Region, strong: str) -> None:
    assert known(items(office, region.hand("fanny"))) == ()
    sitting = convened(office, region, strong)
    listed = [(one.dossier, one.session) for one in known(items(office, region.hand("fanny")))]
    assert listed == [(strong, sitting.session)]
    assert known(second_call_on(office, region.hand("fanny"), strong)) is None


def test_the_height_is_what_a_form_has_seen(office: Office, region: Region, strong: str) -> None:
    sitting = convened(office, region, strong)
    before = height(office, sitting.session, "session")
    done(sitting.proxy("cons1", "cons2"))
    assert height(office, sitting.session, "session") == before + 1
    assert height(office, f"{strong}.m0", "motion") == 0
