"""The clock on an award: a refusal final after the time of appeal, a listing renewed or ended."""

from __future__ import annotations

from datetime import date

import pytest

from conditionality.desk.cases import case_of
from conditionality.desk.deposit import NewDossier, create, save
from conditionality.desk.filing import file_dossier
from conditionality.desk.instruction import declare_complete, score_dossier, skip_visit
from conditionality.desk.office import Office
from conditionality.desk.register import NewScheme, open_scheme
from conditionality.desk.tick_award import PENDING
from conditionality.dossier.award_events import LitigationFiled
from tests.desk.lived import listed, live, refused
from tests.desk.path import STRONG, TRUE, ready, typing
from tests.desk.people import MINE, Region, done
from tests.desk.test_tick_request import did, letters


def state(office: Office, dossier: str) -> str:
    with office.reading() as connection:
        return case_of(connection, dossier, "dossier").state


@pytest.mark.parametrize(
    ("received", "last"),
    [
        (date(2026, 1, 7), date(2026, 3, 9)),  # the day after two months is a Sunday: put off to Monday
        (date(2026, 1, 8), date(2026, 3, 9)),
    ],
)
def test_a_refusal_is_final_after_the_time_of_appeal(
    office: Office, region: Region, received: date, last: date
) -> None:
    dossier = ready(office, region)
    live(office, region, dossier, *refused(received))
    assert did(office, last) == {}
    assert did(office, date.fromordinal(last.toordinal() + 1)) == {"refusal_final": 1}
    assert state(office, dossier) == "FINAL_REFUSED"


def test_a_refusal_in_court_is_not_final(office: Office, region: Region) -> None:
    dossier = ready(office, region)
    filed = LitigationFiled(court_number="2600001", filed_on=date(2026, 2, 1))
    live(office, region, dossier, *refused(date(2026, 1, 7)), ("claude", filed))
    assert did(office, date(2026, 6, 1)) == {}


def test_a_listing_is_called_for_renewal_then_ends(office: Office, region: Region) -> None:
    dossier = ready(office, region, texts=STRONG)
    live(office, region, dossier, *listed(date(2026, 12, 31)))
    assert "renewal_due" not in did(office, date(2026, 6, 29))
    assert did(office, date(2026, 6, 30))["renewal_due"] == 1
    assert letters(office, ":renewal:") == [f"{dossier}:renewal:2026-12-31:{region.people['alix']}"]
    assert "term_passed" not in did(office, date(2026, 12, 31))
    assert did(office, date(2027, 1, 1))["term_passed"] == 1
    assert state(office, dossier) == "EXPIRED"


def test_a_renewal_that_is_under_way_keeps_the_listing_and_takes_over(office: Office, region: Region) -> None:
    dossier = ready(office, region, texts=STRONG)
    live(office, region, dossier, *listed(date(2026, 12, 31)))
    next_one = NewScheme(
        scheme="aide-2027", title="Aide suivante", version="socle-leger@1.0.0", cycle="2027",
        opens_on=date(2026, 1, 1), closes_on=date(2027, 12, 31),
    )  # fmt: skip
    done(open_scheme(office, region.hand("claude"), next_one))
    asked = NewDossier(siret=MINE, scheme="aide-2027")
    new = done(create(office, region.hand("alix"), asked)).subject
    assert save(office, region.hand("alix"), new, typing(STRONG), 0) == 1
    done(file_dossier(office, region.hand("alix"), new, TRUE))
    did(office, date(2026, 7, 1))
    assert "term_passed" not in did(office, date(2027, 1, 1))
    for act in (declare_complete, score_dossier, skip_visit):
        done(act(office, region.hand("claude"), new))
    live(office, region, new, *listed(date(2029, 12, 31)))
    assert did(office, date(2027, 1, 2))["renewed"] == 1
    assert (state(office, dossier), state(office, new)) == ("RENEWED", "LISTED")


def test_a_renewal_that_is_only_a_draft_keeps_nothing() -> None:
    assert {"SUBMITTED", "SENT_TO_REGION", "NOTIFIED_GRANTED"} <= PENDING
    assert not {"DRAFT", "WITHDRAWN_BY_ENT", "FINAL_REFUSED", "LISTED"} & PENDING
