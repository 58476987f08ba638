"""Events and entries: every kind reads back from its bytes, and says what may have to be erased."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from conditionality.codec import fingerprint
from conditionality.dossier.events import EVENTS, Entry, entry, event_bytes, name_of, personal_fields, read_event
from conditionality.dossier.states import HOMES
from conditionality.errors import UnreadablePaperError
from tests.dossier.made import sample

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_the_events_are_those_of_the_tables() -> None:
    assert set(EVENTS) == set(HOMES)


@pytest.mark.parametrize("kind", sorted(EVENTS))
def test_an_event_reads_back_from_its_bytes(kind: str) -> None:
    made = sample(kind)
    content = event_bytes(made)
    again = read_event(kind, content)
    assert again == made
    assert event_bytes(again) == content
    assert len(fingerprint(made)) == 64
    assert name_of(again) == kind


@pytest.mark.parametrize("kind", sorted(EVENTS))
def test_an_event_holds_all_its_pieces_and_no_other(kind: str) -> None:
    whole = sample(kind).model_dump()
    needed = [name for name, field in EVENTS[kind].model_fields.items() if field.is_required()]
    for name in needed:
        with pytest.raises(ValidationError):
            EVENTS[kind](**{key: value for key, value in whole.items() if key != name})
    with pytest.raises(ValidationError):
        EVENTS[kind](**{**whole, "idle": "x"})


def test_the_bytes_are_canonical() -> None:
    assert event_bytes(sample("PlanMet")) == b'{"result":"' + b"a" * 64 + b'"}'


@pytest.mark.parametrize(("kind", "content"), [("Danced", b"{}"), ("PlanMet", b"{}"), ("PlanMet", b"no")])
def test_what_is_no_event_is_said_so(kind: str, content: bytes) -> None:
    with pytest.raises(UnreadablePaperError):
        read_event(kind, content)


def test_words_and_codes_of_persons_may_have_to_be_erased() -> None:
    assert personal_fields(EVENTS["VisitorChallenged"]) == ("visitor", "reason")
    assert personal_fields(EVENTS["PairAssigned"]) == ("visitors", "reserve")
    assert personal_fields(EVENTS["Refused"]) == ("reason", "departure")
    assert personal_fields(EVENTS["Granted"]) == ("departure",)
    assert personal_fields(EVENTS["PlanMet"]) == ()


def test_an_entry_says_who_and_for_whom() -> None:
    event = sample("PlanMet")
    assert entry(event, "p1", "SEC", AT, "p2") == Entry("PlanMet", event, "p1", "SEC", AT, "p2")
