"""Certificates: they verify with the register's word, and say it when they no longer hold."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from conditionality.certificate.answer import LedgerWord
from conditionality.certificate.verify import verify_certificate
from conditionality.desk.award import notify
from conditionality.desk.award_requests import Revocation
from conditionality.desk.certificates import certificates_of
from conditionality.desk.certify import certificate_word, issue, open_certificate, revoke, witnesses
from conditionality.desk.listing import leave
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.storage.verify import verify
from conditionality.wording.speech import LANGUAGES
from tests.desk.people import Region, done
from tests.desk.shortcut import authority, granted, listed
from tests.desk.whole import whole

WRONG = Revocation(ground="issued_in_error", reason="Le nom était faux.")


def number_of(office: Office, dossier: str) -> str:
    with office.reading() as connection:
        return str(certificates_of(connection, dossier)[0]["id"])


def content(office: Office, region: Region, number: str, kind: str = "public") -> bytes:
    opened = open_certificate(office, region.hand("aud"), number, kind)  # type: ignore[arg-type]
    assert not isinstance(opened, NotDone)
    return opened.content


def standing(office: Office, file: bytes, on: date) -> str:
    found = verify_certificate(file, on, witnesses(office), again=False)
    last = found.checks[-1]
    return last.finding.code if last.finding else "in force"


def test_the_certificates_of_a_listed_organisation_verify_with_the_word_of_the_register(
    office: Office, region: Region
) -> None:
    dossier = listed(office, region, plan=True)
    number, today = number_of(office, dossier), region.now.date()
    for lang in LANGUAGES:
        opened = open_certificate(office, region.hand("aud"), number, "public", lang)
        assert not isinstance(opened, NotDone)
        found = verify_certificate(opened.content, today, witnesses(office))
        assert [one.name for one in found.checks if one.verdict == "fails"] == []
        assert found.answer in {"valid", "partly_checked"}
        assert found.statement is not None
        assert (found.statement.kind, found.statement.avis is None) == ("improving", False)
    audit = verify_certificate(content(office, region, number, "audit"), today, witnesses(office))
    assert {one.name: one.verdict for one in audit.checks}["replay"] == "holds"
    assert {one.name: one.verdict for one in audit.checks}["register"] == "holds"
    with office.reading() as connection:
        assert verify(connection).findings == ()


def test_the_audit_file_is_for_its_organisation_and_for_auditors(office: Office, region: Region) -> None:
    number = number_of(office, listed(office, region))
    for name in ("alix", "aud"):
        assert not isinstance(open_certificate(office, region.hand(name), number, "audit"), NotDone)
    for name, reason in (("basile", "other_answers"), ("claude", "role"), ("eden", "role"), ("cons1", "role")):
        refused = open_certificate(office, region.hand(name), number, "audit")
        assert isinstance(refused, NotDone)
        assert refused.denied == reason
        assert refused.sentences("fr")
    assert not isinstance(open_certificate(office, region.hand("basile"), number), NotDone)
    unknown = open_certificate(office, region.hand("aud"), "C-2026-0099-nothing")
    assert isinstance(unknown, NotDone)
    assert unknown.findings[0].code == "certificate-unknown"


def test_a_revoked_certificate_says_so_from_that_day_on(office: Office, region: Region) -> None:
    dossier = listed(office, region)
    number, issued_on = number_of(office, dossier), region.now.date()
    file = content(office, region, number)
    region.wait(10)
    for name in ("alix", "eden", "aud"):
        refused = revoke(office, region.hand(name), number, WRONG)
        assert isinstance(refused, NotDone)
        assert refused.denied == "role"
        assert refused.sentences("fr")
    done(revoke(office, region.hand("claude"), number, WRONG))
    today = region.now.date()
    assert standing(office, file, today) == "certificate-withdrawn"
    word = certificate_word(office, number, issued_on)
    assert word == LedgerWord(word.fingerprint if word else "")
    again = revoke(office, region.hand("claude"), number, WRONG)
    assert isinstance(again, NotDone)
    assert again.findings[0].code == "certificate-revoked-already"
    done(issue(office, region.hand("claude"), dossier))
    assert number_of(office, dossier) != number
    assert standing(office, content(office, region, number_of(office, dossier)), today) == "in force"


def test_an_expired_certificate_says_so_by_itself(office: Office, region: Region) -> None:
    dossier = listed(office, region)
    file = content(office, region, number_of(office, dossier))
    today = region.now.date()
    assert standing(office, file, today) == "in force"
    assert standing(office, file, today - timedelta(days=1)) == "certificate-not-yet"
    assert standing(office, file, date(today.year + 3, today.month, today.day)) == "certificate-expired"


def test_who_leaves_the_platform_leaves_the_certificate(office: Office, region: Region) -> None:
    dossier = listed(office, region)
    file = content(office, region, number_of(office, dossier))
    region.wait(3)
    done(leave(office, region.hand("alix"), dossier))
    assert standing(office, file, region.now.date()) == "certificate-withdrawn"


def test_the_register_does_not_know_what_it_did_not_issue(office: Office, region: Region) -> None:
    assert certificate_word(office, "C-2026-0001-elsewhere") is None


def test_without_a_key_nothing_is_issued_and_it_may_be_issued_later(office: Office, region: Region) -> None:
    dossier = granted(office, region)
    done(notify(office, region.hand("claude"), dossier))
    refused = issue(office, region.hand("claude"), dossier)
    assert isinstance(refused, NotDone)
    assert [one.code for one in refused.findings] == ["certificate-no-key"]
    office.authority = authority()
    other = issue(office, region.hand("alix"), dossier)
    assert isinstance(other, NotDone)
    assert other.denied == "role"
    number = done(issue(office, region.hand("claude"), dossier)).subject
    assert number.startswith("C-2026-0001-")
    twice = issue(office, region.hand("claude"), dossier)
    assert isinstance(twice, NotDone)
    assert [one.code for one in twice.findings] == ["certificate-there"]


def test_nothing_is_certified_before_the_notification(office: Office, region: Region) -> None:
    office.authority = authority()
    dossier = granted(office, region)
    before = whole(office)
    refused = issue(office, region.hand("claude"), dossier)
    assert isinstance(refused, NotDone)
    assert [one.code for one in refused.findings] == ["certificate-not-due"]
    assert whole(office) == before


@pytest.mark.parametrize("plan", [False, True])
def test_a_certificate_is_valid_for_the_months_of_the_scheme(office: Office, region: Region, *, plan: bool) -> None:
    dossier = listed(office, region, plan=plan)
    with office.reading() as connection:
        row = certificates_of(connection, dossier)[0]
    start, end = (date.fromisoformat(row[name]) for name in ("valid_from", "valid_until"))
    assert end + timedelta(days=1) == date(start.year + 3, start.month, start.day)
