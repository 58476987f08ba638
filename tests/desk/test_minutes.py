"""The end of a sitting: close, draft, sign by two persons, send to the region, publish."""

from __future__ import annotations

from io import BytesIO

import pypdf
import pytest

from conditionality.desk.cases import log_of
from conditionality.desk.hearing import open_session, remove_item
from conditionality.desk.hearing_requests import Dissent, Redraft, Removal
from conditionality.desk.minutes import (
    close_session,
    draft_minutes,
    publish_minutes,
    redraft_minutes,
    send_to_region,
    sign_minutes,
)
from conditionality.desk.office import Office
from conditionality.desk.register import NewMandate, give_mandate
from conditionality.desk.sittings import minutes
from conditionality.dossier.assembly_events import MinutesSigned
from conditionality.dossier.deliberation_events import SentToRegion
from conditionality.storage import records
from conditionality.storage.outbox import waiting
from tests.desk.path import STRONG, ready
from tests.desk.people import BEGINNING, MINE, Region, done
from tests.desk.session import MEMBERS, WHY, Sitting, choices, codes, sat, state


@pytest.fixture
def held(office: Office, region: Region) -> Sitting:
    """Hold a session with one item adopted; it is still open."""
    dossier = ready(office, region, texts=STRONG)
    sitting = sat(office, region, dossier)
    done(sitting.recuse("eco1", dossier))
    sitting.item(dossier)
    motion = sitting.ballot(dossier, "accept")
    done(sitting.cast(motion, "synd1", "against", WHY))
    sitting.vote(motion, choices("for", (one for one in MEMBERS if one not in {"eco1", "synd1"})))
    sitting.motions[dossier] = motion
    return sitting


def text(content: bytes) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages)


def test_a_session_is_closed_when_every_item_is_ended(office: Office, region: Region) -> None:
    taken, left = ready(office, region, texts=STRONG), ready(office, region, "basile", STRONG)
    sitting = sat(office, region, taken, left)
    sitting.item(taken)
    motion = sitting.ballot(taken, "accept")
    open_ = close_session(office, region.hand("fanny"), sitting.session)
    assert codes(open_) == ["hearing-ballot-running", "hearing-item-left"]
    sitting.vote(motion, choices("against"))
    between = close_session(office, region.hand("fanny"), sitting.session)
    assert codes(between) == ["hearing-item-open", "hearing-item-left"]
    done(remove_item(office, region.hand("fanny"), left, Removal(reason="Faute de temps.")))
    sitting.vote(sitting.ballot(taken, "plan"), choices("for"))
    assert codes(close_session(office, region.hand("eden"), sitting.session)) == ["role"]
    done(close_session(office, region.hand("fanny"), sitting.session))
    assert state(office, left) == "READY"


def test_two_persons_sign_and_each_avis_goes_to_the_region(office: Office, region: Region, held: Sitting) -> None:
    dossier = held.dossiers[0]
    assert codes(draft_minutes(office, region.hand("eden"), held.session)) == ["not_from_here"]
    done(close_session(office, region.hand("fanny"), held.session))
    assert codes(sign_minutes(office, region.hand("fanny"), held.session)) == ["not_from_here"]
    note = Dissent(dossier=dossier, person=held.code("synd1"), text="Les heures ne sont pas payées.")
    done(draft_minutes(office, region.hand("eden"), held.session, (note,)))
    assert codes(publish_minutes(office, region.hand("eden"), held.session)) == ["not_from_here"]
    unsigned = send_to_region(office, region.hand("eden"), dossier, held.session)
    assert codes(unsigned) == ["hearing-minutes-unsigned"]
    done(sign_minutes(office, region.hand("fanny"), held.session))
    with office.reading() as connection:
        signed = next(one.payload for one in log_of(connection, held.session) if isinstance(one.payload, MinutesSigned))
        sent = next(one.payload for one in log_of(connection, dossier) if isinstance(one.payload, SentToRegion))
        told = [one.key for one in waiting(connection) if one.key.startswith(f"{dossier}:avis:1")]
        assert b"%PDF" in records.read(connection, sent.public_minutes)[:8]
    assert signed.signed_by == (region.people["eden"], region.people["fanny"])
    assert (sent.minutes, len(sent.dissents), len(told)) == (signed.minutes, 1, 2)
    assert state(office, dossier) == "SENT_TO_REGION"
    done(publish_minutes(office, region.hand("eden"), held.session))


def test_one_person_does_not_sign_twice(office: Office, region: Region, held: Sitting) -> None:
    mandate = NewMandate(person=region.people["eden"], role="CHAIR", from_on=BEGINNING.date())
    done(give_mandate(office, region.hand("clock"), mandate))
    held.region.roles["eden2"], held.region.people["eden2"] = "CHAIR", region.people["eden"]
    done(close_session(office, region.hand("fanny"), held.session))
    done(draft_minutes(office, region.hand("eden"), held.session))
    assert codes(sign_minutes(office, region.hand("eden2"), held.session)) == ["chair_and_secretary_signed"]
    assert state(office, held.dossiers[0]) == "AVIS_ACCEPT"


def test_minutes_are_drafted_again_with_a_reason_before_they_are_signed(
    office: Office, region: Region, held: Sitting
) -> None:
    done(close_session(office, region.hand("fanny"), held.session))
    strange = Dissent(dossier="D-2026-0099", person="p-nobody", text="Rien.")
    found = draft_minutes(office, region.hand("eden"), held.session, (strange,))
    assert codes(found) == ["hearing-item-absent", "vote-member-unknown"]
    done(draft_minutes(office, region.hand("eden"), held.session))
    done(redraft_minutes(office, region.hand("eden"), held.session, Redraft(reason="Un nom manquait.")))
    done(sign_minutes(office, region.hand("fanny"), held.session))
    late = redraft_minutes(office, region.hand("eden"), held.session, Redraft(reason="Encore un."))
    assert codes(late) == ["not_from_here"]


def test_a_chair_with_an_interest_leaves_the_sending_to_the_secretary(
    office: Office, region: Region, held: Sitting
) -> None:
    dossier = held.dossiers[0]
    done(close_session(office, region.hand("fanny"), held.session))
    done(draft_minutes(office, region.hand("eden"), held.session))
    mandate = NewMandate(person=region.people["fanny"], role="ENT", organisation=MINE, from_on=BEGINNING.date())
    done(give_mandate(office, region.hand("clock"), mandate))
    done(sign_minutes(office, region.hand("fanny"), held.session))
    assert state(office, dossier) == "AVIS_ACCEPT"
    assert codes(send_to_region(office, region.hand("fanny"), dossier, held.session)) == ["interested"]
    done(send_to_region(office, region.hand("eden"), dossier, held.session))
    assert state(office, dossier) == "SENT_TO_REGION"


def test_public_minutes_name_nobody_and_internal_ones_do(office: Office, region: Region, held: Sitting) -> None:
    held.end()
    inside = minutes(office, region.hand("eden"), held.session, "fr", public=False)
    outside = minutes(office, region.hand("claude"), held.session, "fr", public=True)
    english = minutes(office, region.hand("aud"), held.session, "en", public=False)
    assert isinstance(inside, bytes)
    assert isinstance(outside, bytes)
    assert isinstance(english, bytes)
    assert "Synd1" in text(inside)
    assert "Fanny" in text(inside)
    assert "Internal minutes" in text(english)
    for name in (*MEMBERS, "fanny", "eden"):
        assert name.capitalize() not in text(outside)
        assert region.people[name] not in text(outside)
    denied = minutes(office, region.hand("claude"), held.session, "fr", public=False)
    assert not isinstance(denied, bytes)
    assert denied.denied == "role"


def test_nothing_of_a_session_is_done_by_whoever_has_no_such_role(office: Office, region: Region) -> None:
    sitting = sat(office, region, ready(office, region, texts=STRONG))
    assert codes(open_session(office, region.hand("alix"), sitting.session)) == ["role"]
    assert codes(draft_minutes(office, region.hand("claude"), sitting.session)) == ["role"]
    assert codes(close_session(office, region.hand("claude"), "S-2026-77")) == ["role"]
    assert codes(close_session(office, region.hand("fanny"), "S-2026-77")) == ["not_begun"]
