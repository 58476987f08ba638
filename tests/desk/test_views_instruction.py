"""One dossier on one page, and which acts are possible on it."""

from __future__ import annotations

import pytest

from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.views_instruction import CasePage, case_page, read_letter
from conditionality.dossier.clocks import Running, Stopped
from tests.desk.path import drafted, filed, scored
from tests.desk.people import Region


def page(office: Office, region: Region, dossier: str) -> CasePage:
    found = case_page(office, region.hand("claude"), dossier)
    assert isinstance(found, CasePage)
    return found


def test_a_draft_shows_nothing_of_what_is_typed(office: Office, region: Region) -> None:
    found = page(office, region, drafted(office, region))
    assert (found.versions, found.cards, found.form, found.plan, found.letters) == ((), (), None, None, ())
    assert found.clock == Stopped()


def test_a_page_holds_what_was_filed_scored_and_written(office: Office, region: Region) -> None:
    dossier = scored(office, region)
    found = page(office, region, dossier)
    assert [one.number for one in found.versions] == [1]
    assert found.form is not None
    assert found.form.referential.ref == "socle-leger@1.0.0"
    assert len(found.cards) == 1
    assert found.plan is not None
    assert found.plan_state == "DRAFT"
    assert isinstance(found.clock, Running)
    assert found.names[region.people["claude"]] == "Claude"
    assert [one.kind for one in found.letters] == ["receipt"]
    content = read_letter(office, region.hand("claude"), dossier, found.letters[0].key)
    assert isinstance(content, bytes)
    assert content.startswith(b"%PDF")


def test_a_paper_of_another_dossier_is_not_given(office: Office, region: Region) -> None:
    mine, other = filed(office, region, "alix"), filed(office, region, "basile")
    key = page(office, region, other).letters[0].key
    assert isinstance(read_letter(office, region.hand("claude"), mine, key), NotDone)


@pytest.mark.parametrize("who", ["alix", "cons1", "eden"])
def test_the_page_is_for_the_staff_and_the_auditor(office: Office, region: Region, who: str) -> None:
    dossier = filed(office, region)
    assert case_page(office, region.hand(who), dossier) == NotDone("read_answers", denied="role")
    assert isinstance(read_letter(office, region.hand(who), dossier, "0" * 64), NotDone)
    assert isinstance(case_page(office, region.hand("aud"), dossier), CasePage)


def test_a_dossier_that_is_not_there_is_said(office: Office, region: Region) -> None:
    assert case_page(office, region.hand("claude"), "D-1999-0001") == NotDone("read_answers", denied="not_begun")
