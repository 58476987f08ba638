"""What the form is drawn from: for who may fill it, with what is asked and what last year gives."""

from __future__ import annotations

from datetime import date

from conditionality.desk.deposit import NewDossier, create
from conditionality.desk.instruction import AskPieces, ask_pieces
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.views_filling import Filling, doubts, filling, last_year, names_of, to_fill
from tests.desk.path import STRONG, drafted, filed, typing
from tests.desk.path_plans import period_open, running
from tests.desk.people import MINE, Region, done


def test_a_draft_is_filled_under_the_rules_of_its_scheme(office: Office, region: Region) -> None:
    dossier = drafted(office, region)
    found = filling(office, region.hand("alix"), dossier)
    assert isinstance(found, Filling)
    assert (found.act, found.scorer.referential.ref, found.saved.version) == ("Submitted", "socle-leger@1.0.0", 1)
    assert found.asked is None
    assert found.heights == {dossier: 1}
    assert [one.subject for one in to_fill(office, region.hand("alix"))] == [dossier]


def test_a_draft_that_nobody_typed_in_begins_empty(office: Office, region: Region) -> None:
    asked = NewDossier(siret=MINE, scheme="aide-2026")
    dossier = done(create(office, region.hand("alix"), asked)).subject
    found = filling(office, region.hand("alix"), dossier)
    assert isinstance(found, Filling)
    assert (found.saved.typing.texts, found.saved.version, found.saved.saved_at) == ({}, 0, None)


def test_pieces_that_are_asked_are_named_with_their_day(office: Office, region: Region) -> None:
    dossier = filed(office, region, texts=STRONG)
    asked = AskPieces(pieces=("employees", "Statuts"), deadline=date(2026, 2, 1), message="Il manque ceci.")
    done(ask_pieces(office, region.hand("claude"), dossier, asked))
    found = filling(office, region.hand("alix"), dossier)
    assert isinstance(found, Filling)
    assert found.asked is not None
    assert (found.asked.fields, found.asked.files) == (("employees",), ("Statuts",))
    assert (found.asked.deadline, found.due_on, found.act) == (date(2026, 2, 1), date(2026, 2, 1), "PiecesGiven")
    assert found.saved.typing.texts["employees"] == STRONG["employees"]
    assert len(found.periods) == 1


def test_a_period_begins_with_what_does_not_change(office: Office, region: Region) -> None:
    report = period_open(office, region, running(office, region))
    found = filling(office, region.hand("alix"), report)
    assert isinstance(found, Filling)
    assert (found.act, found.due_on) == ("ReportSubmitted", date(2027, 3, 31))
    assert found.saved.typing.texts == {"governance_form": "none"}
    assert report in {one.subject for one in to_fill(office, region.hand("alix"))}


def test_what_was_filed_is_not_filled(office: Office, region: Region) -> None:
    found = filling(office, region.hand("alix"), filed(office, region))
    assert isinstance(found, NotDone)
    assert found.denied == "not_from_here"


def test_nobody_else_fills_nor_sees(office: Office, region: Region) -> None:
    dossier = drafted(office, region)
    for name, reason in (("basile", "not_own"), ("claude", "role"), ("aud", "role"), ("eden", "role")):
        found = filling(office, region.hand(name), dossier)
        assert isinstance(found, NotDone)
        assert found.denied == reason
        assert doubts(office, region.hand(name), dossier, typing()) == ()
        assert to_fill(office, region.hand(name)) == ()
    assert names_of(office, region.hand("basile"), dossier, [region.people["alix"]]) == {}
    assert names_of(office, region.hand("alix"), dossier, [region.people["alix"]]) == {region.people["alix"]: "Alix"}
    assert last_year(office, region.hand("basile"), dossier) is None


def test_a_dossier_that_does_not_exist_is_nobodys(office: Office, region: Region) -> None:
    found = filling(office, region.hand("alix"), "D-2026-9999")
    assert isinstance(found, NotDone)
    assert found.denied == "not_own"


def test_the_counter_s_own_findings_are_told_before_filing(office: Office, region: Region) -> None:
    dossier = drafted(office, region)
    found = doubts(office, region.hand("alix"), dossier, typing({"employees": "douze"}))
    codes = {one.code for one in found}
    assert {"answer-missing", "not-a-number"} <= codes


def test_last_year_is_offered_once_there_is_one(office: Office, region: Region) -> None:
    dossier = drafted(office, region)
    assert last_year(office, region.hand("alix"), dossier) is None
    assert last_year(office, region.hand("alix"), f"{dossier}.r2027-01-01") is None
