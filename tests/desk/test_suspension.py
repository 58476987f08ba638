"""Suspension: notice, answer, drop, suspend, lift, withdraw; nobody is suspended unheard, page and register say it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from conditionality.codec import read_paper
from conditionality.desk.award_requests import (
    Dropping,
    Lifting,
    NoticeAnswer,
    Suspension,
    SuspensionNotice,
    Withdrawal,
)
from conditionality.desk.cases import case_of, log_of
from conditionality.desk.certificates import certificates_of
from conditionality.desk.certify import certificate_word
from conditionality.desk.legal_days import is_working_day
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, Outcome
from conditionality.desk.platform import Page, page, search
from conditionality.desk.suspension import (
    answer_notice,
    drop_notice,
    lift,
    propose_suspension,
    suspend,
    withdraw_aid,
)
from conditionality.desk.suspension_letters import ClawBack
from conditionality.dossier.award_events import SuspensionProposed
from conditionality.storage import outbox, records
from conditionality.storage.verify import verify
from tests.desk.people import Region, done
from tests.desk.shortcut import adopt, listed, noticed, words_of
from tests.desk.whole import whole

ANSWER = NoticeAnswer(answer="Les cotisations sont payées depuis hier.")
NOTICE = SuspensionNotice(ground="other", facts="Les faits.")


def suspension(region: Region, **more: object) -> Suspension:
    said = {"number": "2026-CP-020", "on": region.now.date(), "reason": "Le seuil n'est pas tenu."}
    return Suspension.model_validate(said | more)


def lifting(region: Region) -> Lifting:
    return Lifting(number="2026-CP-030", on=region.now.date(), evidence="Attestation de paiement.")


def suspended(office: Office, region: Region) -> str:
    dossier = noticed(office, region)
    done(answer_notice(office, region.hand("alix"), dossier, ANSWER))
    adopt(office, region, dossier, "suspend")
    return done(suspend(office, region.hand("fanny"), dossier, suspension(region))).subject


def state(office: Office, dossier: str) -> str:
    with office.reading() as connection:
        return case_of(connection, dossier, "dossier").state


def word(office: Office, dossier: str) -> str:
    with office.reading() as connection:
        number = certificates_of(connection, dossier)[0]["id"]
    found = certificate_word(office, number)
    assert found is not None
    return found.standing


def refused(outcome: Outcome) -> NotDone:
    assert isinstance(outcome, NotDone)
    assert all(outcome.sentences("fr"))
    return outcome


def test_a_notice_asks_for_observations_and_changes_nothing_in_public(office: Office, region: Region) -> None:
    dossier = noticed(office, region)
    with office.reading() as connection:
        entry = log_of(connection, dossier)[-1]
        assert isinstance(entry.payload, SuspensionProposed)
        letter = words_of(records.read(connection, entry.payload.notice))
        told = [one.recipient for one in outbox.waiting(connection) if ":notice:" in one.key]
    assert (entry.payload.answer_by - region.now.date()).days >= 15
    assert is_working_day(entry.payload.answer_by)
    assert "Le seuil des cotisations" in letter
    assert told == ["alix@example.org"]
    assert word(office, dossier) == "in_force"
    assert [one.dossier for one in search(office)] == [dossier]
    for name in ("alix", "basile", "aud", "cons1", "fanny"):
        assert refused(propose_suspension(office, region.hand(name), dossier, NOTICE)).denied == "role"


def test_nobody_is_suspended_unheard_without_a_motion_or_without_the_act_for_money(
    office: Office, region: Region
) -> None:
    dossier = noticed(office, region, certified=False)
    before = whole(office)
    early = refused(suspend(office, region.hand("claude"), dossier, suspension(region, number="", on=None)))
    assert early.unmet == ("answer_given_or_time_over", "motion_adopted")
    assert [one.code for one in early.findings] == ["suspension-act-absent"]
    asked = suspension(region, motion="D-2026-0001.m9", number="n° 20")
    named = refused(suspend(office, region.hand("claude"), dossier, asked))
    assert [one.code for one in named.findings] == ["suspension-motion", "award-number"]
    for name in ("alix", "basile", "aud", "cons1", "eden"):
        assert refused(suspend(office, region.hand(name), dossier, suspension(region))).denied == "role"
    assert whole(office) == before


def test_a_motion_voted_on_something_else_or_before_the_notice_does_not_suspend(office: Office, region: Region) -> None:
    dossier = listed(office, region, certified=False)
    adopt(office, region, dossier, "suspend", 2)
    done(propose_suspension(office, region.hand("claude"), dossier, NOTICE))
    adopt(office, region, dossier, "lift_suspension", 3)
    region.wait(30)
    late = refused(suspend(office, region.hand("claude"), dossier, suspension(region)))
    assert late.unmet == ("motion_adopted",)
    adopt(office, region, dossier, "suspend", 4)
    done(suspend(office, region.hand("claude"), dossier, suspension(region)))


def test_a_suspended_organisation_shows_its_name_and_since_when_and_nothing_else(
    office: Office, region: Region
) -> None:
    dossier = suspended(office, region)
    today = region.now.date()
    slug = "cooperative-essai-2026-0001"
    assert page(office, dossier) == Page(dossier, slug, "Coopérative Essai", "suspended", suspended_since=today)
    assert search(office) == ()
    assert search(office, shown_as="suspended") == (page(office, dossier),)
    assert word(office, dossier) == "suspended"
    with office.reading() as connection:
        (key,) = [one.key for one in outbox.waiting(connection) if ":suspended:" in one.key]
    assert key.startswith(dossier)


def test_a_suspension_is_lifted_on_a_motion_and_evidence_and_the_page_is_back(office: Office, region: Region) -> None:
    dossier = suspended(office, region)
    since = region.now.date()
    region.wait(20)
    early = refused(lift(office, region.hand("fanny"), dossier, lifting(region)))
    assert early.unmet == ("motion_adopted",)
    adopt(office, region, dossier, "lift_suspension", 3)
    assert refused(lift(office, region.hand("alix"), dossier, lifting(region))).denied == "role"
    done(lift(office, region.hand("fanny"), dossier, lifting(region)))
    assert state(office, dossier) == "LISTED"
    assert [one.dossier for one in search(office)] == [dossier]
    assert word(office, dossier) == "in_force"
    with office.reading() as connection:
        number = certificates_of(connection, dossier)[0]["id"]
    then = certificate_word(office, number, since + timedelta(days=1))
    assert then is not None
    assert (then.standing, then.since) == ("suspended", since)


def test_a_notice_is_answered_by_its_organisation_only_and_may_be_dropped(office: Office, region: Region) -> None:
    dossier = noticed(office, region, certified=False)
    assert refused(answer_notice(office, region.hand("basile"), dossier, ANSWER)).denied == "not_own"
    assert refused(answer_notice(office, region.hand("claude"), dossier, ANSWER)).denied == "role"
    wrong = NoticeAnswer(answer="Voici.", document=b"x", document_name="virus.exe")
    assert refused(answer_notice(office, region.hand("alix"), dossier, wrong)).findings
    done(answer_notice(office, region.hand("alix"), dossier, ANSWER))
    with office.reading() as connection:
        told = {one.recipient for one in outbox.waiting(connection) if ":notice-answered:" in one.key}
    assert told == {"eden@example.org", "claude@example.org", "dominique@example.org"}
    dropping = Dropping(reason="Le paiement est constaté.")
    assert refused(drop_notice(office, region.hand("alix"), dossier, dropping)).denied == "role"
    done(drop_notice(office, region.hand("eden"), dossier, dropping))
    assert state(office, dossier) == "LISTED"


def test_an_aid_is_withdrawn_after_the_hearing_and_its_certificates_revoked(office: Office, region: Region) -> None:
    dossier = suspended(office, region)
    region.wait(150)
    before = whole(office)
    wrong = Withdrawal(number="2026 CP 40", on=region.now.date(), ground="illegality", reason="Vice de forme.",
                       claw_back_eur=Decimal(15000))  # fmt: skip
    found = refused(withdraw_aid(office, region.hand("claude"), dossier, wrong))
    assert [one.code for one in found.findings] == ["award-number", "withdrawal-too-late", "withdrawal-over"]
    assert whole(office) == before
    right = Withdrawal(number="2026-CP-040", on=region.now.date(), ground="conditions_unmet",
                       reason="Les conditions ne sont pas tenues.", claw_back_eur=Decimal("8000.50"))  # fmt: skip
    for name in ("alix", "fanny", "eden"):
        assert refused(withdraw_aid(office, region.hand(name), dossier, right)).denied == "role"
    outcome = done(withdraw_aid(office, region.hand("claude"), dossier, right))
    assert state(office, dossier) == "WITHDRAWN"
    assert page(office, dossier) is None
    assert word(office, dossier) == "withdrawn"
    with office.reading() as connection:
        amounts = read_paper(ClawBack, records.read(connection, outcome.papers["claw_back"]))
        letter = words_of(records.read(connection, outcome.papers["withdrawn"]))
        assert certificates_of(connection, dossier)[0]["revoked_on"]
    assert (amounts.granted_eur, amounts.claw_back_eur) == (Decimal(12000), Decimal("8000.5"))
    assert "8 000,50 €" in letter
    with office.reading() as connection:
        audit = verify(connection)
    assert "Voies et délais de recours" in letter
    assert "L311-3-1" in letter
    assert audit.findings == ()


def test_an_act_on_what_somebody_else_moved_writes_nothing(office: Office, region: Region) -> None:
    dossier = listed(office, region, certified=False)
    before = whole(office)
    stale = refused(propose_suspension(office, region.hand("claude"), dossier, NOTICE, {dossier: 4}))
    assert [one.code for one in stale.findings] == ["changed-since-opened"]
    assert whole(office) == before
