"""Consent to the public page: given, changed, taken back; the engine opens it; who leaves keeps the conditions."""

from __future__ import annotations

from conditionality.desk.award import notify
from conditionality.desk.award_requests import Consent, Leaving
from conditionality.desk.cases import case_of, log_of
from conditionality.desk.listing import consent, leave, withdraw_consent
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.platform import page
from conditionality.dossier.award_events import Listed
from conditionality.dossier.clocks import add_months
from conditionality.storage import outbox, records
from tests.desk.people import Region, done
from tests.desk.shortcut import PAGE, granted, listed, words_of
from tests.desk.whole import whole


def state(office: Office, dossier: str) -> str:
    with office.reading() as connection:
        return case_of(connection, dossier, "dossier").state


def test_the_page_opens_when_decision_and_consent_are_both_there_whichever_comes_last(
    office: Office, region: Region
) -> None:
    dossier = granted(office, region, plan=True)
    done(notify(office, region.hand("claude"), dossier))
    assert state(office, dossier) == "NOTIFIED_GRANTED_WITH_PLAN"
    assert page(office, dossier) is None
    done(consent(office, region.hand("alix"), dossier, PAGE))
    assert state(office, dossier) == "LISTED"
    with office.reading() as connection:
        entry = log_of(connection, dossier)[-1]
    assert (entry.role, entry.actor) == ("SYS", "clock")
    assert isinstance(entry.payload, Listed)
    assert entry.payload.shown_as == "in_plan"
    assert (entry.payload.term_on - add_months(region.now.date(), 36)).days == -1


def test_the_page_opens_with_the_notification_when_consent_came_first(office: Office, region: Region) -> None:
    dossier = granted(office, region)
    done(consent(office, region.hand("alix"), dossier, PAGE))
    assert state(office, dossier) == "GRANTED"
    assert page(office, dossier) is None
    done(notify(office, region.hand("claude"), dossier))
    assert state(office, dossier) == "LISTED"


def test_only_the_organisation_consents_and_every_slip_is_told(office: Office, region: Region) -> None:
    dossier = granted(office, region)
    before = whole(office)
    for name, reason in (("claude", "role"), ("basile", "other_answers"), ("eden", "role")):
        refused = consent(office, region.hand(name), dossier, PAGE)
        assert isinstance(refused, NotDone)
        assert refused.denied == reason
        assert refused.sentences("fr")
    wrong = Consent(about="Pain.", naf="pain", cpv=("158", "15811100", "x"), agreed=True)
    refused = consent(office, region.hand("alix"), dossier, wrong)
    assert isinstance(refused, NotDone)
    assert [(one.code, one.given) for one in refused.findings] == [
        ("page-naf", "pain"), ("page-cpv", "158"), ("page-cpv", "x"),
    ]  # fmt: skip
    assert all(refused.sentences("fr"))
    assert whole(office) == before


def test_consent_given_again_changes_the_page_and_taken_back_closes_it(office: Office, region: Region) -> None:
    dossier = listed(office, region, certified=False)
    done(consent(office, region.hand("alix"), dossier, Consent(about="Brioches du dimanche.", agreed=True)))
    shown = page(office, dossier)
    assert shown is not None
    assert (shown.about, shown.naf, shown.contact) == ("Brioches du dimanche.", "", "")
    for name in ("claude", "basile"):
        assert isinstance(withdraw_consent(office, region.hand(name), dossier), NotDone)
    done(withdraw_consent(office, region.hand("alix"), dossier))
    assert page(office, dossier) is None
    assert state(office, dossier) == "LISTED"
    again = withdraw_consent(office, region.hand("alix"), dossier)
    assert isinstance(again, NotDone)
    assert again.findings[0].code == "page-none"


def test_who_leaves_has_no_page_and_keeps_the_conditions_of_the_aid(office: Office, region: Region) -> None:
    dossier = listed(office, region, certified=False)
    for name in ("claude", "basile", "aud"):
        assert isinstance(leave(office, region.hand(name), dossier), NotDone)
    outcome = done(leave(office, region.hand("alix"), dossier, Leaving(words="Nous fermons.")))
    assert state(office, dossier) == "EXPIRED"
    assert page(office, dossier) is None
    with office.reading() as connection:
        letter = words_of(records.read(connection, outcome.papers["left"]))
        told = [one.recipient for one in outbox.waiting(connection) if ":left:" in one.key]
    assert "Les conditions de l'aide" in letter
    assert "Nous fermons." in letter
    assert told == ["alix@example.org"]
    over = consent(office, region.hand("alix"), dossier, PAGE)
    assert isinstance(over, NotDone)
    assert over.findings[0].code == "page-over"


def test_an_act_on_what_somebody_else_moved_writes_nothing(office: Office, region: Region) -> None:
    dossier = listed(office, region, certified=False)
    before = whole(office)
    for stale in (
        leave(office, region.hand("alix"), dossier, seen={dossier: 2}),
        withdraw_consent(office, region.hand("alix"), dossier, {f"{dossier}.page": 5}),
    ):
        assert isinstance(stale, NotDone)
        assert [one.code for one in stale.findings] == ["changed-since-opened"]
    assert whole(office) == before
