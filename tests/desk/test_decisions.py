"""What was decided, read from a log: avis with its masses, act, and the days of letter and receipt."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from conditionality.codec import canonical, read_paper
from conditionality.desk.decisions import DecisionRecord, Told, act_of, appeal_ends, avis_of, record_of, told_in
from conditionality.desk.office import Office
from conditionality.dossier.award_events import NoticeReceived, Notified
from conditionality.dossier.event import Event
from conditionality.dossier.events import Entry, entry
from conditionality.dossier.request_events import FoundIneligible
from tests.desk.path import ready
from tests.desk.people import BEGINNING, Region
from tests.desk.shortcut import granted, sent

NONE = "0" * 64


def log(*events: Event) -> tuple[Entry, ...]:
    return tuple(entry(one, "p1", "STAFF", BEGINNING) for one in events)


def test_before_the_assembly_nothing_is_advised_or_decided(office: Office, region: Region) -> None:
    dossier = ready(office, region)
    with office.reading() as connection:
        assert (avis_of(connection, dossier), act_of(connection, dossier)) == (None, None)
        assert record_of(connection, dossier) is None


def test_the_avis_holds_the_masses_of_its_vote_and_no_name(office: Office, region: Region) -> None:
    dossier = sent(office, region)
    with office.reading() as connection:
        avis = avis_of(connection, dossier)
    assert avis is not None
    assert (avis.outcome, avis.session, avis.on) == ("accept", "S-2026-01", region.now.date())
    assert (avis.mass_for, avis.mass_against, avis.mass_abstain) == (Fraction(2, 3), Fraction(1, 3), Fraction(0))
    assert not [code for code in region.people.values() if code in canonical(avis).decode()]


def test_a_record_reads_back_to_the_same_paper(office: Office, region: Region) -> None:
    dossier = granted(office, region, plan=True)
    with office.reading() as connection:
        record = record_of(connection, dossier)
    assert record is not None
    assert record.act.decision == "granted_with_plan"
    assert read_paper(DecisionRecord, canonical(record)) == record


def test_the_last_letter_counts_and_starts_a_receipt_of_its_own() -> None:
    sent_on, received_on = date(2026, 3, 2), date(2026, 3, 4)
    first = (Notified(letter=NONE, sent_on=sent_on), NoticeReceived(received_on=received_on, proof=NONE))
    assert told_in(()) == Told()
    assert told_in(log(*first)) == Told(sent_on, received_on)
    assert appeal_ends(log(*first)) == date(2026, 5, 5)
    again = Notified(letter=NONE, sent_on=date(2026, 4, 1))
    assert told_in(log(*first, again)) == Told(date(2026, 4, 1))
    assert appeal_ends(log(*first, again)) is None
    ineligible = FoundIneligible(rule="r1", reason="Hors région.", letter=NONE)
    assert told_in(log(ineligible)) == Told(BEGINNING.date())
