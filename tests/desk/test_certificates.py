"""Where a certificate stands on each day, as the two logs tell it."""

from __future__ import annotations

from datetime import timedelta

from conditionality.desk.certificates import certificates_of, in_force, row_of, standing_of, statement_of, term_of
from conditionality.desk.office import Office
from conditionality.dossier.award_events import AppealLodged, DecisionUpheld, RefusedOnAppeal
from tests.desk.lived import ACT, NONE, live
from tests.desk.people import Region
from tests.desk.shortcut import granted, listed


def appealed(region: Region) -> AppealLodged:
    return AppealLodged(appeal=NONE, lodged_on=region.now.date(), lodged_by="third_party", receipt=NONE)


def test_a_certificate_holds_while_an_appeal_is_open_and_after_it_is_upheld(office: Office, region: Region) -> None:
    dossier, today = listed(office, region), region.now.date()
    upheld = DecisionUpheld(act=ACT, reason="Rien de neuf.", letter=NONE)
    live(office, region, dossier, ("claude", appealed(region)), ("dominique", upheld))
    with office.reading() as connection:
        number = in_force(connection, dossier, today)
        row = row_of(connection, number)
        assert row is not None
        assert standing_of(connection, row, today).where == "in_force"
        statement = statement_of(connection, row)
    assert statement is not None
    assert statement.fingerprint() == row["fingerprint"]


def test_a_refusal_on_appeal_ends_it_from_its_day_and_not_before(office: Office, region: Region) -> None:
    dossier, today = listed(office, region), region.now.date()
    region.wait(20)
    refused = RefusedOnAppeal(act=ACT, reason="Condition non tenue.", letter=NONE)
    live(office, region, dossier, ("claude", appealed(region)), ("dominique", refused))
    ended = region.now.date()
    with office.reading() as connection:
        (row,) = certificates_of(connection, dossier)
        days = (today - timedelta(days=1), today, ended - timedelta(days=1), ended, ended + timedelta(days=9999))
        found = [standing_of(connection, row, day) for day in days]
        assert in_force(connection, dossier, ended) == ""
    assert [one.where for one in found] == ["not_yet", "in_force", "in_force", "withdrawn", "withdrawn"]
    assert found[3].since == ended


def test_there_is_no_term_before_the_letter(office: Office, region: Region) -> None:
    dossier = granted(office, region)
    with office.reading() as connection:
        assert term_of(connection, dossier) is None
        assert certificates_of(connection, dossier) == ()
