"""Instruct a request: ask for pieces, close, declare complete, find ineligible."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from conditionality.desk.cases import case_of, log_of
from conditionality.desk.declaring import draft_of
from conditionality.desk.evidence import attach
from conditionality.desk.filing_requests import AskPieces, Closing, Ineligible
from conditionality.desk.instruction import ask_pieces, close_without_action, declare_complete, find_ineligible
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.dossier.request_events import ClosedWithoutAction, DeclaredComplete, FoundIneligible, PiecesAsked
from conditionality.storage import drafts, outbox, records
from conditionality.storage.verify import verify
from tests.desk.path import filed
from tests.desk.people import MINE, Region, done
from tests.desk.whole import whole

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
DEADLINE = date(2026, 2, 20)
PIECES = AskPieces(pieces=("cooperations", "Statuts signés"), deadline=DEADLINE, message="Merci de compléter.")


def asked(office: Office, region: Region) -> str:
    """Ask for pieces."""
    return done(ask_pieces(office, region.hand("claude"), filed(office, region), PIECES)).subject


def send_all(office: Office, at: datetime) -> None:
    """Send what is due in the outbox."""
    with office.store.transaction() as tx:
        for one in outbox.claim(tx.connection, at, at):
            outbox.mark_sent(tx.connection, one.id, at)


def test_pieces_are_asked_by_question_or_by_name(office: Office, region: Region) -> None:
    dossier = asked(office, region)
    with office.reading() as connection:
        event = log_of(connection, dossier)[-1].payload
        assert isinstance(event, PiecesAsked)
        assert event.pieces == ("cooperations", "evidence:1")
        assert event.evidence == ("Statuts signés",)
        assert event.message == ("Merci de compléter.",)
        assert records.read(connection, event.letter).startswith(b"%PDF-")
        letters = {one.key.rpartition(":")[0]: one for one in outbox.waiting(connection)}
        assert draft_of(connection, dossier) is not None
        assert verify(connection).findings == ()
    assert letters[f"{dossier}:pieces-reminder:1"].due_at.date() == date(2026, 2, 13)
    told = json.loads(letters[f"{dossier}:pieces:1"].content)
    assert all("Statuts signés" in told[f"body_{lang}"] for lang in ("fr", "en"))
    assert "20/02/2026" in told["body_fr"]


def test_every_slip_of_a_letter_is_told_at_once(office: Office, region: Region) -> None:
    dossier = filed(office, region)
    before = whole(office)
    wrong = AskPieces(pieces=("cooperation", "x_y", "Kbis", "Kbis"), deadline=date(2026, 1, 5), message="x")
    refused = ask_pieces(office, region.hand("claude"), dossier, wrong)
    assert isinstance(refused, NotDone)
    assert [(one.code, one.given) for one in refused.findings] == [
        ("pieces-deadline", "2026-01-05"),
        ("pieces-field-unknown", "cooperation"),
        ("pieces-field-unknown", "x_y"),
        ("pieces-twice", "Kbis"),
    ]
    assert "cooperations" in refused.sentences("fr")[1]
    assert whole(office) == before


def test_a_request_is_closed_after_reminder_and_deadline_only(office: Office, region: Region) -> None:
    dossier = asked(office, region)
    early = close_without_action(office, region.hand("claude"), dossier)
    assert isinstance(early, NotDone)
    assert early.unmet == ("reminder_sent", "deadline_of_pieces_passed")
    region.wait(60)
    unreminded = close_without_action(office, region.hand("claude"), dossier)
    assert isinstance(unreminded, NotDone)
    assert unreminded.unmet == ("reminder_sent",)
    send_all(office, datetime(2026, 2, 14, 6, tzinfo=UTC))
    done(attach(office, region.hand("alix"), dossier, "late.pdf", PDF))
    done(close_without_action(office, region.hand("claude"), dossier))
    with office.reading() as connection:
        event = log_of(connection, dossier)[-1].payload
        assert isinstance(event, ClosedWithoutAction)
        assert (event.reminded_on, event.deadline) == (date(2026, 2, 14), DEADLINE)
        assert records.read(connection, event.letter).startswith(b"%PDF-")
        assert drafts.of_owner(connection, MINE) == ()


def test_a_reminder_by_post_is_stated_between_the_letter_and_today(office: Office, region: Region) -> None:
    dossier = asked(office, region)
    region.wait(60)
    for day in (date(2027, 1, 1), date(2026, 1, 1)):
        wrong = close_without_action(office, region.hand("claude"), dossier, Closing(reminded_on=day))
        assert isinstance(wrong, NotDone)
        assert wrong.unmet == ("reminder_sent",)
    done(close_without_action(office, region.hand("claude"), dossier, Closing(reminded_on=date(2026, 2, 10))))


@pytest.mark.parametrize(("who", "by"), [("claude", "person"), ("clock", "silence")])
def test_a_request_is_found_complete_by_a_person_or_by_silence(
    office: Office, region: Region, who: str, by: str
) -> None:
    dossier = filed(office, region)
    done(declare_complete(office, region.hand(who), dossier))
    with office.reading() as connection:
        event = log_of(connection, dossier)[-1].payload
    assert isinstance(event, DeclaredComplete)
    assert event.by == by


@pytest.mark.parametrize("rule", ["L_D1", "hors-region"])
def test_a_request_is_not_eligible_by_a_gate_or_a_condition_of_the_scheme(
    office: Office, region: Region, rule: str
) -> None:
    dossier = filed(office, region)
    reason = Ineligible(rule=rule, reason="Le siège est dans une autre région.")
    done(find_ineligible(office, region.hand("claude"), dossier, reason))
    with office.reading() as connection:
        event = log_of(connection, dossier)[-1].payload
        assert isinstance(event, FoundIneligible)
        assert (event.rule, event.reason) == (rule, "Le siège est dans une autre région.")
        assert records.read(connection, event.letter).startswith(b"%PDF-")
        assert case_of(connection, dossier, "dossier").state == "INELIGIBLE"
        assert any(":ineligible:" in one.key for one in outbox.waiting(connection))
