"""The journal: each reads what concerns them, by role and name where they may; an auditor reads all."""

from __future__ import annotations

from pathlib import Path

import pytest

from conditionality.desk.authority import open_authority
from conditionality.desk.filing import withdraw
from conditionality.desk.heads import sign_head
from conditionality.desk.journal import (
    REGISTER_ACTS,
    ChainStatus,
    Moment,
    act_words,
    chain_status,
    ledger_page,
    operator_timeline,
    role_words,
    timeline,
)
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.papers import digest_filed, filed_in
from conditionality.dossier.register import REGISTER
from conditionality.storage.chain import ERASED, Act
from tests.desk.path import STRONG, ready, scored
from tests.desk.people import BEGINNING, Region, done
from tests.desk.session import MEMBERS, choices, sat


def moments(found: tuple[Moment, ...] | NotDone) -> tuple[Moment, ...]:
    assert not isinstance(found, NotDone), found.sentences("en")
    return found


def test_a_timeline_tells_day_act_role_and_papers(office: Office, region: Region) -> None:
    dossier = scored(office, region)
    done(withdraw(office, region.hand("alix"), dossier))
    told = moments(timeline(office, region.hand("claude"), dossier))
    assert [one.kind for one in told] == [
        "Created", "Submitted", "DeclaredComplete", "Scored", "PlanDrafted", "RequestWithdrawn",
    ]  # fmt: skip
    assert [act_words("en", one.kind) for one in told[:2]] == ["open a draft", "file the request"]
    assert [one.who for one in told] == ["Alix", "Alix", "Claude", "Claude", "", "Alix"]
    assert {paper.name for paper in told[1].papers} >= {"submission", "receipt", "version_digest"}
    assert not any(paper.erased for one in told for paper in one.papers)


def test_an_enterprise_reads_its_own_without_the_names_of_the_staff(office: Office, region: Region) -> None:
    dossier = scored(office, region)
    told = moments(timeline(office, region.hand("alix"), dossier))
    assert {(one.role, one.who) for one in told} == {("ENT", "Alix"), ("STAFF", ""), ("SYS", "")}
    refused = timeline(office, region.hand("basile"), dossier)
    assert isinstance(refused, NotDone)
    assert refused.denied == "other_answers"


def test_who_voted_is_read_by_auditors_only(office: Office, region: Region) -> None:
    dossier = ready(office, region, texts=STRONG)
    sitting = sat(office, region, dossier)
    sitting.item(dossier)
    sitting.vote(sitting.ballot(dossier, "accept"), choices("for"))
    for who, names in (("claude", {""}), ("alix", {""}), ("aud", {one.capitalize() for one in MEMBERS})):
        told = moments(timeline(office, region.hand(who), dossier))
        assert {one.who for one in told if one.kind == "BallotCast"} == names


def test_what_was_erased_is_said(office: Office, region: Region) -> None:
    dossier = scored(office, region)
    with office.reading() as connection:
        filed = filed_in(connection, dossier)
    assert filed is not None
    with office.store.transaction() as tx:
        tx.erase(digest_filed(filed), "erasure:1", 0, Act(region.now, "clock", "SYS"), "retention-ended")
    told = moments(operator_timeline(office, dossier))
    assert [paper.name for one in told for paper in one.papers if paper.erased] == ["submission"]


def test_the_ledger_is_read_page_by_page_by_auditors(office: Office, region: Region) -> None:
    scored(office, region)
    first = moments(ledger_page(office, region.hand("aud"), limit=10))
    second = moments(ledger_page(office, region.hand("aud"), after=first[-1].height, limit=10))
    assert [one.height for one in (*first, *second)] == list(range(1, 21))
    for who in ("alix", "claude", "eden", "cons1"):
        assert isinstance(ledger_page(office, region.hand(who)), NotDone)
        assert isinstance(chain_status(office, region.hand(who)), NotDone)


def test_the_chain_says_its_head_and_the_last_one_signed(office: Office, region: Region, tmp_path: Path) -> None:
    before = chain_status(office, region.hand("aud"))
    assert isinstance(before, ChainStatus)
    assert (before.signed_height, before.signed_on) == (0, None)
    office.authority = open_authority(tmp_path, BEGINNING)
    assert sign_head(office, region.now)
    after = chain_status(office, region.hand("aud"))
    assert isinstance(after, ChainStatus)
    assert (after.height, after.signed_height, after.signed_on) == (
        before.height + 1, before.height, region.now.date(),
    )  # fmt: skip


def test_every_fact_of_the_register_has_its_words() -> None:
    assert set(REGISTER_ACTS) == {*REGISTER, ERASED}
    assert role_words("fr", "STAFF")


@pytest.mark.parametrize("name", ["D-2026-0099", "nothing"])
def test_a_case_that_is_not_there_is_told(office: Office, name: str) -> None:
    missing = operator_timeline(office, name)
    assert isinstance(missing, NotDone)
    assert missing.findings[0].code == "audit-no-case"
