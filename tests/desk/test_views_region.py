"""What the staff sees first: days due, late reports, states, money, sessions; an interest hides a dossier."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from conditionality.desk import views_region
from conditionality.desk.award_requests import SuspensionNotice
from conditionality.desk.instruction import AskPieces, ask_pieces
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.register import NewMandate, give_mandate
from conditionality.desk.suspension import propose_suspension
from conditionality.desk.views_region import Board, board, dossiers
from conditionality.errors import UnreadablePaperError
from tests.desk.path import filed, scored
from tests.desk.people import MINE, Region, done
from tests.desk.session import planned
from tests.desk.shortcut import listed


def seen(office: Office, region: Region) -> Board:
    found = board(office, region.hand("claude"))
    assert isinstance(found, Board)
    return found


def test_a_filed_request_has_its_silence_clock_and_a_draft_has_none(office: Office, region: Region) -> None:
    assert seen(office, region).due == ()
    dossier = filed(office, region)
    (due,) = seen(office, region).due
    assert (due.kind, due.on, due.row.subject, due.row.organisation) == (
        "silence", date(2026, 3, 5), dossier, "Coopérative Essai",
    )  # fmt: skip


def test_while_pieces_are_awaited_their_last_day_is_due_and_the_silence_waits(office: Office, region: Region) -> None:
    dossier = filed(office, region)
    asked = AskPieces(pieces=("Extrait Kbis",), deadline=date(2026, 2, 1), message="Il manque une pièce.")
    done(ask_pieces(office, region.hand("claude"), dossier, asked))
    assert [(one.kind, one.on) for one in seen(office, region).due] == [("pieces", date(2026, 2, 1))]


def test_money_counts_what_stands_and_a_notice_is_due(office: Office, region: Region) -> None:
    dossier = listed(office, region)
    found = seen(office, region)
    assert [(one.title, one.count, one.amount_eur) for one in found.money] == [("Aide d'essai", 1, Decimal(12000))]
    asked = SuspensionNotice(ground="gate_failed", facts="Le seuil n'est plus tenu.")
    done(propose_suspension(office, region.hand("claude"), dossier, asked))
    found = seen(office, region)
    assert [one.kind for one in found.due] == ["notice"]
    assert found.states == (("SUSPENSION_NOTICE", 1),)
    assert found.money[0].amount_eur == Decimal(12000)


def test_a_dossier_that_cannot_be_read_stands_among_what_is_due(
    office: Office, region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = filed(office, region)

    def broken(*_: object) -> None:
        raise UnreadablePaperError(dossier, dossier)

    monkeypatch.setattr(views_region, "log_of", broken)
    assert [(one.kind, one.subject) for one in seen(office, region).due] == [("broken", dossier)]


def test_sessions_to_come_have_their_day(office: Office, region: Region) -> None:
    sitting = planned(office, region, days=12)
    assert [(one.subject, one.on, one.items) for one in seen(office, region).sessions] == [
        (sitting.session, date(2026, 1, 17), 0),
    ]  # fmt: skip


def test_a_dossier_in_which_the_person_has_an_interest_is_left_out(office: Office, region: Region) -> None:
    scored(office, region, "alix")
    other = filed(office, region, "basile")
    mandate = NewMandate(
        person=region.people["claude"], role="ENT", organisation=MINE, from_on=date(2026, 1, 1)
    )  # fmt: skip
    done(give_mandate(office, region.hand("dominique"), mandate))
    rows = dossiers(office, region.hand("claude"))
    assert isinstance(rows, tuple)
    assert [one.subject for one in rows] == [other]
    assert [one.subject for one in seen(office, region).due] == [other]


@pytest.mark.parametrize("who", ["alix", "eden", "fanny", "cons1", "aud"])
def test_the_dashboard_is_the_staff_s(office: Office, region: Region, who: str) -> None:
    assert board(office, region.hand(who)) == NotDone("read_case", denied="role")
    assert isinstance(dossiers(office, region.hand(who)), tuple if who == "aud" else NotDone)
