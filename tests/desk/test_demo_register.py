"""The demonstration register: every state promised is there, it holds under audit, and each account opens."""

from __future__ import annotations

import sqlite3
from collections import Counter as Tally

from conditionality.certificate.verify import verify_certificate
from conditionality.desk.audit import audit
from conditionality.desk.certify import open_certificate, witnesses
from conditionality.desk.mandates import Hand
from conditionality.desk.outcome import NotDone
from conditionality.desk.platform import page, search
from conditionality.desk.sign_in import sign_in, who_is
from conditionality.dossier.states import MACHINES
from tests.desk.demo_world import NOW, built

PROMISED = {
    "DRAFT", "DELETED", "EXPIRED_DRAFT", "SUBMITTED", "INCOMPLETE", "CLOSED_NO_ACTION", "INELIGIBLE",
    "WITHDRAWN_BY_ENT", "COMPLETE", "SCORED", "VISIT_DUE", "CONTRADICTORY", "READY", "ON_AGENDA", "AVIS_ACCEPT",
    "AVIS_PLAN", "AVIS_REFUSE", "AVIS_NONE", "SENT_TO_REGION", "GRANTED", "GRANTED_WITH_PLAN", "REFUSED",
    "NOTIFIED_GRANTED", "NOTIFIED_GRANTED_WITH_PLAN", "NOTIFIED_REFUSED", "LISTED", "RENEWAL_DUE",
    "SUSPENSION_NOTICE", "FINAL_REFUSED", "RENEWED", "EXPIRED",
}  # fmt: skip


def test_every_state_that_acts_can_reach_is_there() -> None:
    made = built().made
    assert set(made.states) == PROMISED
    assert set(MACHINES["dossier"].states) > PROMISED
    assert 40 <= made.dossiers <= 50
    assert len(made.implicit) == 1
    assert built().steps.done == built().steps.total > 250


def test_sessions_are_held_signed_waiting_and_to_come() -> None:
    assert sorted(built().made.sessions.values()) == ["CONVENED", "MINUTES_DRAFT", "PUBLISHED", "PUBLISHED"]


def test_votes_are_varied() -> None:
    with sqlite3.connect(built().path) as connection:
        kinds = Tally(dict(connection.execute("select kind, count(*) from ledger group by kind")))
    assert kinds["RecusalDeclared"] == 3
    assert kinds["ProxyGiven"] == 3
    assert kinds["MotionProclaimed"] > 25
    assert kinds["ProgressDeclared"] >= 2
    assert kinds["ReportSubmitted"] >= 5
    assert kinds["BecameLate"] >= 2


def test_it_holds_under_audit() -> None:
    found = audit(built().office)
    assert [one for one in found.findings if one.level == "error"] == []
    assert found.counts["scores"] > 30
    assert found.counts["votes"] > 25


def test_each_account_opens() -> None:
    accounts = built().made.accounts
    assert {one.role for one in accounts} == {"ENT", "STAFF", "SEC", "CHAIR", "MEM", "AUD"}
    assert sum(one.role == "MEM" for one in accounts) == 15
    for one in accounts:
        signed = who_is(built().office, sign_in(built().office, one.key, NOW), NOW)
        assert signed is not None
        assert (signed.name, signed.role) == (one.name, one.role)


def test_a_certificate_is_verified_by_anybody() -> None:
    office = built().office
    assert 12 <= built().made.certificates <= 15
    shown = search(office)
    assert {one.shown_as for one in shown} == {"accepted", "in_plan"}
    assert len(shown) > 5
    whole = page(office, shown[0].dossier)
    assert whole is not None
    assert whole.decided is not None
    opened = open_certificate(office, Hand("public", "PUB", NOW), whole.decided.certificate)
    assert not isinstance(opened, NotDone)
    checks = verify_certificate(opened.content, NOW.date(), witnesses(office)).checks
    assert [one.name for one in checks if one.verdict == "fails"] == []
