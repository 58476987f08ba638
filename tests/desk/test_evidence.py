"""Files joined to a draft: looked at, listed, removed, stored with the event that files them, and who reads them."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

import pytest

from conditionality.desk.deposit import delete
from conditionality.desk.evidence import MOST_FILES, Piece, attach, detach, evidence, read_evidence
from conditionality.desk.filing import file_dossier
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.storage import drafts
from conditionality.storage.attachments import Attachment
from tests.desk.path import TRUE, drafted
from tests.desk.people import MINE, Region, done
from tests.desk.whole import whole

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def pieces(office: Office, region: Region, dossier: str, who: str = "alix") -> tuple[Piece, ...]:
    found = evidence(office, region.hand(who), dossier)
    assert not isinstance(found, NotDone), found.sentences("en")
    return found


def test_files_are_joined_listed_read_and_removed(office: Office, region: Region) -> None:
    dossier = drafted(office, region)
    done(attach(office, region.hand("alix"), dossier, "C:\\a\\statuts.pdf", PDF, expires_on=date(2027, 1, 1)))
    done(attach(office, region.hand("alix"), dossier, "photo.png", PNG))
    first, second = pieces(office, region, dossier)
    assert (first.name, first.media_type, first.size) == ("statuts.pdf", "application/pdf", len(PDF))
    assert (first.sha256, first.expires_on) == (sha256(PDF).hexdigest(), date(2027, 1, 1))
    assert first.filed_at is None
    read = read_evidence(office, region.hand("alix"), dossier, second.key)
    assert isinstance(read, Attachment)
    assert read.content == PNG
    done(detach(office, region.hand("alix"), dossier, first.key))
    assert [one.name for one in pieces(office, region, dossier)] == ["photo.png"]
    again = detach(office, region.hand("alix"), dossier, first.key)
    assert isinstance(again, NotDone)
    assert again.findings[0].code == "evidence-unknown"


def test_everything_wrong_with_a_file_is_told_at_once(office: Office, region: Region) -> None:
    dossier = drafted(office, region)
    before = whole(office)
    wrong = attach(office, region.hand("alix"), dossier, "x.exe", b"MZ\x00\x00", expires_on=date(2020, 1, 1))
    assert isinstance(wrong, NotDone)
    assert [one.code for one in wrong.findings] == ["attachment-kind", "evidence-expired"]
    assert whole(office) == before


def test_the_same_file_is_not_joined_twice_and_not_too_many(office: Office, region: Region) -> None:
    dossier = drafted(office, region)
    for rank in range(MOST_FILES):
        done(attach(office, region.hand("alix"), dossier, f"{rank}.pdf", PDF + b"%" * rank))
    full = attach(office, region.hand("alix"), dossier, "again.pdf", PDF)
    assert isinstance(full, NotDone)
    assert [one.code for one in full.findings] == ["evidence-twice", "evidence-too-many"]


@pytest.mark.parametrize(
    ("who", "reason"), [("basile", "other_answers"), ("cons1", "role"), ("eden", "role"), ("fanny", "role")]
)
def test_files_are_read_by_the_organisation_the_staff_and_the_auditor(
    office: Office, region: Region, who: str, reason: str
) -> None:
    dossier = drafted(office, region)
    done(attach(office, region.hand("alix"), dossier, "statuts.pdf", PDF))
    key = pieces(office, region, dossier)[0].key
    done(file_dossier(office, region.hand("alix"), dossier, TRUE))
    filed = pieces(office, region, dossier, "claude")[0]
    assert filed.filed_at is not None
    for asked in (evidence(office, region.hand(who), dossier), read_evidence(office, region.hand(who), dossier, key)):
        assert isinstance(asked, NotDone)
        assert asked.denied == reason
    read = read_evidence(office, region.hand("aud"), dossier, filed.key)
    assert isinstance(read, Attachment)
    assert read.content == PDF


def test_another_enterprise_joins_nothing_and_reads_no_other_file(office: Office, region: Region) -> None:
    dossier, other = drafted(office, region), drafted(office, region, "basile")
    refused = attach(office, region.hand("basile"), dossier, "a.pdf", PDF)
    assert isinstance(refused, NotDone)
    assert refused.denied == "not_own"
    done(attach(office, region.hand("alix"), dossier, "a.pdf", PDF))
    done(file_dossier(office, region.hand("alix"), dossier, TRUE))
    key = pieces(office, region, dossier)[0].key
    stolen = read_evidence(office, region.hand("basile"), other, key)
    assert isinstance(stolen, NotDone)
    assert stolen.findings[0].code == "evidence-unknown"


def test_a_draft_thrown_away_takes_its_files_along(office: Office, region: Region) -> None:
    dossier = drafted(office, region)
    done(attach(office, region.hand("alix"), dossier, "a.pdf", PDF))
    done(delete(office, region.hand("alix"), dossier))
    with office.reading() as connection:
        assert drafts.of_owner(connection, MINE) == ()


def test_nothing_is_joined_to_what_is_filed(office: Office, region: Region) -> None:
    dossier = drafted(office, region)
    done(file_dossier(office, region.hand("alix"), dossier, TRUE))
    refused = attach(office, region.hand("alix"), dossier, "a.pdf", PDF)
    assert isinstance(refused, NotDone)
    assert refused.denied == "not_from_here"


def test_a_file_that_expired_before_the_filing_is_told(office: Office, region: Region) -> None:
    dossier = drafted(office, region)
    done(attach(office, region.hand("alix"), dossier, "a.pdf", PDF, expires_on=date(2026, 1, 20)))
    region.wait(30)
    refused = file_dossier(office, region.hand("alix"), dossier, TRUE)
    assert isinstance(refused, NotDone)
    assert [(one.code, one.given) for one in refused.findings] == [("evidence-expired-since", "a.pdf")]
