"""The region's act: recorded, sent back, notified with what follows from it, received."""

from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal

import pytest

from conditionality.certificate.enclosed import read_enclosures
from conditionality.codec import read_paper
from conditionality.desk.award import notify, record_act, record_receipt, send_back
from conditionality.desk.award_requests import Notice, Receipt, SendingBack
from conditionality.desk.cases import case_of, log_of
from conditionality.desk.certificates import certificates_of
from conditionality.desk.certify import open_certificate
from conditionality.desk.decisions import Conditions, DecisionRecord, act_of, appeal_ends, avis_of
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, Outcome
from conditionality.desk.papers import frozen_by, plans_of
from conditionality.storage import outbox, records
from tests.desk.people import Region, done
from tests.desk.shortcut import PDF, act, authority, granted, listed, sent, words_of
from tests.desk.whole import whole


def codes(outcome: Outcome) -> list[str]:
    assert isinstance(outcome, NotDone)
    assert all(outcome.sentences("fr"))
    return [one.code for one in outcome.findings]


def state(office: Office, subject: str) -> str:
    with office.reading() as connection:
        return case_of(connection, subject, "plan" if ".plan" in subject else "dossier").state


def test_an_act_is_recorded_with_amount_conditions_and_the_frozen_rules_inside(office: Office, region: Region) -> None:
    dossier = sent(office, region)
    outcome = done(record_act(office, region.hand("claude"), dossier, act(region)))
    with office.reading() as connection:
        record, frozen = act_of(connection, dossier), frozen_by(connection, dossier)
        conditions = read_paper(Conditions, records.read(connection, outcome.papers["conditions"]))
        document = records.read(connection, outcome.papers["document"])
    assert record is not None
    assert (record.decision, record.number, record.conditions) == ("granted", "2026-CP-014", conditions)
    assert (conditions.amount_eur, conditions.version, conditions.plan) == (Decimal(12000), frozen.version, None)
    assert conditions.version_digest == frozen.version_digest
    assert "Rendre compte chaque année." in words_of(document)
    assert state(office, dossier) == "GRANTED"


def test_the_act_itself_is_kept_as_it_was_given(office: Office, region: Region) -> None:
    dossier = sent(office, region)
    asked = act(region, document=PDF, document_name="acte.pdf")
    outcome = done(record_act(office, region.hand("claude"), dossier, asked))
    with office.reading() as connection:
        assert records.read(connection, outcome.papers["document"]) == PDF


def test_every_slip_of_an_act_is_told_at_once_and_nothing_is_written(office: Office, region: Region) -> None:
    dossier = sent(office, region, plan=True, signed=False)
    before = whole(office)
    late = region.hand("clock").today + timedelta(days=2)
    asked = act(region, decision="grant_with_plan", number="2026 CP 14", on=late, amount_eur=Decimal("-0.005"),
                conditions=" ", document=b"x", document_name="acte.exe")  # fmt: skip
    found = codes(record_act(office, region.hand("claude"), dossier, asked))
    assert found[:5] == [
        "award-number", "award-day-to-come", "award-amount", "award-conditions-absent", "award-plan-unsigned",
    ]  # fmt: skip
    assert found[5].startswith("attachment-")
    assert whole(office) == before


def test_an_act_before_the_avis_that_it_has_before_it_is_a_slip(office: Office, region: Region) -> None:
    dossier = sent(office, region)
    asked = act(region, on=region.now.date() - timedelta(days=3))
    assert codes(record_act(office, region.hand("claude"), dossier, asked)) == ["award-before-avis"]


def test_an_act_that_departs_from_the_avis_says_why(office: Office, region: Region) -> None:
    dossier = sent(office, region)
    asked = act(region, decision="refuse", conditions="")
    found = codes(record_act(office, region.hand("claude"), dossier, asked))
    assert found == ["award-departure-absent", "award-amount-of-refusal", "award-reason-absent"]
    asked = act(region, decision="refuse", amount_eur=None, reason="Crédits épuisés.", departure="Budget voté depuis.")
    done(record_act(office, region.hand("claude"), dossier, asked))
    with office.reading() as connection:
        record = act_of(connection, dossier)
    assert record is not None
    assert (record.decision, record.reason, record.departure) == ("refused", "Crédits épuisés.", "Budget voté depuis.")


def test_only_the_staff_records_an_act_and_who_votes_or_owns_does_not(office: Office, region: Region) -> None:
    dossier = sent(office, region)
    for name in ("alix", "eden", "fanny", "cons1", "aud", "basile"):
        refused = record_act(office, region.hand(name), dossier, act(region))
        assert isinstance(refused, NotDone)
        assert refused.denied == "role"
        assert refused.sentences("fr")


def test_an_act_on_what_somebody_else_moved_writes_nothing(office: Office, region: Region) -> None:
    dossier = sent(office, region)
    before = whole(office)
    stale = record_act(office, region.hand("claude"), dossier, act(region), {dossier: 3})
    assert codes(stale) == ["changed-since-opened"]
    assert whole(office) == before


def test_a_grant_with_a_plan_holds_the_plan_that_was_signed(office: Office, region: Region) -> None:
    dossier = granted(office, region, plan=True)
    with office.reading() as connection:
        record = act_of(connection, dossier)
        (plan,) = plans_of(connection, dossier)
        signed = log_of(connection, plan)[-1].payload
    assert record is not None
    assert record.conditions is not None
    assert record.conditions.plan == signed.plan  # type: ignore[union-attr]


def test_the_region_sends_a_dossier_back_and_the_secretary_is_told(office: Office, region: Region) -> None:
    dossier = sent(office, region)
    asked = SendingBack(reason="Le budget a changé : à revoir.")
    refused = send_back(office, region.hand("eden"), dossier, asked)
    assert isinstance(refused, NotDone)
    done(send_back(office, region.hand("claude"), dossier, asked))
    assert state(office, dossier) == "READY"
    with office.reading() as connection:
        told = [one for one in outbox.waiting(connection) if one.key.startswith(f"{dossier}:sent-back")]
    assert [one.recipient for one in told] == ["eden@example.org"]


@pytest.mark.parametrize("plan", [False, True])
def test_a_favourable_notification_does_all_that_follows_in_one_transaction(
    office: Office, region: Region, *, plan: bool
) -> None:
    office.authority = authority()
    dossier = granted(office, region, plan=plan)
    outcome = done(notify(office, region.hand("claude"), dossier))
    with office.reading() as connection:
        (row,) = certificates_of(connection, dossier)
        letter = words_of(records.read(connection, outcome.papers["letter"]))
        told = [one for one in outbox.waiting(connection) if ":notified:" in one.key]
        plans = [case_of(connection, one, "plan").state for one in plans_of(connection, dossier)]
    assert row["valid_until"] > row["valid_from"] == region.now.date().isoformat()
    assert [one.recipient for one in told] == ["alix@example.org"]
    assert json.loads(told[0].content)["subject_fr"].startswith("Décision sur votre demande")
    for words in ("2026-CP-014", "12 000,00 €", "Rendre compte", "L311-3-1", "https://www.telerecours.fr", "66,67 %",
                  "Deux mois courent"):  # fmt: skip
        assert words in letter, words
    assert state(office, dossier) == ("NOTIFIED_GRANTED_WITH_PLAN" if plan else "NOTIFIED_GRANTED")
    assert plans == (["RUNNING"] if plan else [])


def test_the_letter_names_service_and_court_with_their_addresses(office: Office, region: Region) -> None:
    dossier = granted(office, region)
    notice = Notice(service="Direction de l'économie, 1 place de l'Essai", court="Tribunal administratif de Ville")
    outcome = done(notify(office, region.hand("claude"), dossier, notice))
    with office.reading() as connection:
        letter = words_of(records.read(connection, outcome.papers["letter"]))
        assert not certificates_of(connection, dossier)
    assert "1 place de l'Essai" in letter
    assert "Tribunal administratif de Ville" in letter


def test_a_refusal_is_notified_with_its_reasons_and_without_a_certificate(office: Office, region: Region) -> None:
    office.authority = authority()
    dossier = sent(office, region)
    asked = act(region, decision="refuse", amount_eur=None, reason="Crédits épuisés.", departure="Budget voté depuis.")
    done(record_act(office, region.hand("claude"), dossier, asked))
    outcome = done(notify(office, region.hand("claude"), dossier))
    with office.reading() as connection:
        letter = words_of(records.read(connection, outcome.papers["letter"]))
        assert not certificates_of(connection, dossier)
    assert "Crédits épuisés." in letter
    assert "Budget voté depuis." in letter


class BrokenSeal:
    """A key that fails when it seals."""

    def __getattr__(self, name: str) -> object:
        raise OSError(name)


def test_a_fault_while_sealing_leaves_nothing_written(office: Office, region: Region) -> None:
    office.authority = authority()
    dossier = granted(office, region)
    before = whole(office)
    office.authority = type(authority())(BrokenSeal(), ())  # type: ignore[arg-type]
    with pytest.raises(OSError, match=r"\w+"):
        notify(office, region.hand("claude"), dossier)
    assert whole(office) == before
    assert state(office, dossier) == "GRANTED"


def test_the_record_of_the_decision_travels_in_the_audit_file(office: Office, region: Region) -> None:
    office.authority = authority()
    dossier = granted(office, region)
    done(notify(office, region.hand("claude"), dossier))
    with office.reading() as connection:
        number, avis = certificates_of(connection, dossier)[0]["id"], avis_of(connection, dossier)
    opened = open_certificate(office, region.hand("aud"), number, "audit")
    assert not isinstance(opened, NotDone)
    enclosed = read_enclosures(opened.content)
    assert isinstance(enclosed, dict)
    record = read_paper(DecisionRecord, enclosed["decision.json"])
    assert avis is not None
    assert (record.avis, record.act.number) == (avis, "2026-CP-014")
    assert avis.mass_for is not None
    assert avis.session == "S-2026-01"


def test_the_receipt_starts_the_time_of_appeal_on_working_days(office: Office, region: Region) -> None:
    dossier = granted(office, region)
    done(notify(office, region.hand("claude"), dossier))
    sent_on = region.now.date()
    region.wait(5)
    wrong = Receipt(received_on=sent_on - timedelta(days=1))
    found = codes(record_receipt(office, region.hand("claude"), dossier, wrong))
    assert found == ["receipt-before-letter", "receipt-proof-absent"]
    late = Receipt(received_on=sent_on + timedelta(days=30), reference="1A 234")
    assert codes(record_receipt(office, region.hand("claude"), dossier, late)) == ["receipt-to-come"]
    right = Receipt(received_on=sent_on + timedelta(days=2), reference="1A 234 567 8901 2")
    done(record_receipt(office, region.hand("claude"), dossier, right))
    assert codes(record_receipt(office, region.hand("claude"), dossier, right)) == ["receipt-known"]
    with office.reading() as connection:
        end = appeal_ends(log_of(connection, dossier))
    assert end is not None
    assert end.weekday() < 5
    assert end > right.received_on + timedelta(days=58)


def test_a_receipt_is_recorded_after_the_page_opened_too(office: Office, region: Region) -> None:
    dossier = listed(office, region, certified=False)
    region.wait(3)
    right = Receipt(received_on=region.now.date(), proof=PDF, proof_name="accuse.pdf")
    outcome = done(record_receipt(office, region.hand("claude"), dossier, right))
    with office.reading() as connection:
        assert records.read(connection, outcome.papers["proof"]) == PDF
    assert state(office, dossier) == "LISTED"


def test_nobody_else_notifies_or_records_a_receipt(office: Office, region: Region) -> None:
    dossier = granted(office, region)
    hands: list[Hand] = [region.hand(name) for name in ("alix", "basile", "eden", "aud", "cons1")]
    for hand in hands:
        refused = notify(office, hand, dossier)
        assert isinstance(refused, NotDone)
        assert refused.denied == "role"
        received = record_receipt(office, hand, dossier, Receipt(received_on=hand.today, reference="x"))
        assert isinstance(received, NotDone)
        assert received.denied == "role"
    twice = notify(office, region.hand("claude"), dossier)
    assert not isinstance(twice, NotDone)
    again = notify(office, region.hand("claude"), dossier)
    assert isinstance(again, NotDone)
    assert again.denied == "not_from_here"
