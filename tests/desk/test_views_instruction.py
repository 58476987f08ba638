"""One dossier on one page, and which acts are possible on it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.views_acts import ISSUE, REVOKE, Standing, standings
from conditionality.desk.views_instruction import CasePage, case_page, read_letter
from conditionality.dossier.clocks import Running, Stopped
from tests.desk.path import drafted, filed, ready, scored
from tests.desk.people import Region
from tests.desk.shortcut import authority, listed

ACTS = ("PiecesAsked", "DeclaredComplete", "Scored", "Rescored", "VisitSkipped", "Granted", ISSUE, REVOKE)


def page(office: Office, region: Region, dossier: str) -> CasePage:
    found = case_page(office, region.hand("claude"), dossier)
    assert isinstance(found, CasePage)
    return found


def told(office: Office, region: Region, dossier: str, who: str = "claude") -> Mapping[str, Standing]:
    return {one.act: one for one in standings(office, region.hand(who), dossier, ACTS)}


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


def test_only_acts_of_the_stage_are_possible(office: Office, region: Region) -> None:
    dossier = filed(office, region)
    found = told(office, region, dossier)
    assert {name for name, one in found.items() if one.is_open} == {"PiecesAsked", "DeclaredComplete"}
    assert found["Scored"].origins == ("COMPLETE",)
    assert found["Granted"].reason == "not_from_here"
    assert found["PiecesAsked"].needs == ("pieces_named_with_deadline",)


def test_the_engine_scores_again_when_the_staff_asks(office: Office, region: Region) -> None:
    dossier = ready(office, region)
    assert told(office, region, dossier)["Rescored"].is_open
    assert told(office, region, dossier, "aud")["Rescored"].reason == "role"


def test_certificates_are_issued_and_revoked_in_their_time(office: Office, region: Region) -> None:
    dossier = listed(office, region)
    found = told(office, region, dossier)
    assert (found[ISSUE].reason, found[REVOKE].reason) == ("one_in_force", "")
    assert page(office, region, dossier).certificates[0].where == "in_force"
    fresh = filed(office, region, "basile")
    found = told(office, region, fresh)
    assert (found[ISSUE].reason, found[REVOKE].reason) == ("not_from_here", "none_in_force")
    assert told(office, region, fresh, "basile")[ISSUE].reason == "role"
    assert office.authority == authority()
