"""What the auditor reads: lines of the register, certificates, scores and votes made again; nobody else does."""

from __future__ import annotations

import pytest

from conditionality.desk.audit import Audit
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.views_audit import RegisterLines, Sieve, audit_files, check_all, register_lines
from tests.desk.path import STRONG, ready, scored
from tests.desk.people import Region
from tests.desk.session import advised
from tests.desk.shortcut import listed


def lines(office: Office, region: Region, sieve: Sieve, page: int = 1) -> RegisterLines:
    found = register_lines(office, region.hand("aud"), sieve, page)
    assert isinstance(found, RegisterLines)
    return found


def test_lines_come_latest_first_and_every_page_is_reached(office: Office, region: Region) -> None:
    first = lines(office, region, Sieve())
    every = [one.height for rank in range(1, first.pages + 1) for one in lines(office, region, Sieve(), rank).lines]
    assert every == list(range(first.count, 0, -1))
    assert lines(office, region, Sieve(), 99).page == first.pages


def test_lines_are_sifted_by_what_they_are_about(office: Office, region: Region) -> None:
    dossier = scored(office, region)
    assert {one.subject for one in lines(office, region, Sieve(words=dossier.lower())).lines} >= {dossier}
    (made,) = lines(office, region, Sieve(kind="Submitted")).lines
    assert (made.who, made.role, made.subject) == ("Alix", "ENT", dossier)
    assert lines(office, region, Sieve(words="%")).count == 0
    assert lines(office, region, Sieve(role="CHAIR")).lines == ()


def test_everything_holds_after_a_sitting(office: Office, region: Region) -> None:
    advised(office, region, ready(office, region, "alix", STRONG))
    whole = check_all(office, region.hand("aud"))
    assert isinstance(whole, Audit)
    assert whole.holds
    assert whole.counts["votes"] == 1


def test_certificates_are_listed_with_where_they_stand(office: Office, region: Region) -> None:
    dossier = listed(office, region)
    files = audit_files(office, region.hand("aud"))
    assert isinstance(files, tuple)
    assert [(one.dossier, one.where) for one in files] == [(dossier, "in_force")]


@pytest.mark.parametrize("who", ["alix", "claude", "eden", "cons1"])
def test_nobody_else_reads_the_register_as_a_whole(office: Office, region: Region, who: str) -> None:
    assert check_all(office, region.hand(who)) == NotDone("verify_chain", denied="role")
    assert isinstance(register_lines(office, region.hand(who), Sieve()), NotDone)
    assert isinstance(audit_files(office, region.hand(who)), NotDone)
