"""The law of the chain, without a database."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.codec import fingerprint
from conditionality.storage.chain import (
    COLUMNS,
    GENESIS,
    SELF,
    Act,
    Entry,
    Event,
    Head,
    code,
    event_hash,
    follow,
    stamp,
)
from conditionality.storage.faults import NaiveTimeError, UnfitNameError
from tests.storage.acts import MORNING, STAFF

ENTRY = Entry("said", "dossier-1", 0, STAFF, {})
CODES = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,20}", fullmatch=True)
TIMES = st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=2))]))
ACTS = st.builds(Act, TIMES, CODES, CODES)
ENTRIES = st.builds(Entry, CODES, CODES, st.integers(0, 10**9), ACTS, st.just({}))


def test_the_first_event_follows_64_zeros() -> None:
    event = follow(Head(0, GENESIS), ENTRY, "ab")
    assert (event.height, event.parent, event.subject_height) == (1, "0" * 64, 1)
    assert event.on_behalf_of == SELF
    assert event.moment == MORNING


def test_the_hash_is_a_plain_sha256_that_anyone_can_recompute() -> None:
    event = follow(Head(0, GENESIS), ENTRY, "ab")
    text = (
        '{"actor":"p-1","at":"2026-01-31T08:00:00.000000+00:00","height":1,"kind":"said","on_behalf_of":"self",'
        '"parent":"' + GENESIS + '","payload":"ab","role":"STAFF","subject":"dossier-1","subject_height":1}'
    )
    assert event.hash == fingerprint(text.encode())


@given(st.integers(0, 10**9), ENTRIES)
def test_every_column_counts(height: int, entry: Entry) -> None:
    event = follow(Head(height, "a" * 64), entry, "b" * 64)
    columns = asdict(event)
    assert event_hash(columns) == event.hash
    for name in COLUMNS:
        value = columns[name]
        other = value + 1 if isinstance(value, int) else value + "x"
        assert event_hash({**columns, name: other}) != event.hash


@given(st.lists(CODES, min_size=2, max_size=6))
def test_two_events_never_exchange_places(subjects: list[str]) -> None:
    head, chain = Head(0, GENESIS), list[Event]()
    for subject in subjects:
        event = follow(head, Entry("said", subject, 0, STAFF, {}), "ab")
        chain.append(event)
        head = Head(event.height, event.hash)
    assert len({event.hash for event in chain}) == len(chain)
    moved = replace(chain[0], height=chain[1].height)
    assert event_hash(asdict(moved)) != moved.hash


@given(TIMES)
def test_a_time_is_written_in_utc_at_one_width_and_read_back(at: datetime) -> None:
    assert len(stamp(at)) == 32
    assert datetime.fromisoformat(stamp(at)) == at


@given(TIMES, TIMES)
def test_times_sort_as_they_are_written(one: datetime, other: datetime) -> None:
    assert (stamp(one) < stamp(other)) == (one < other)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(NaiveTimeError):
        stamp(datetime(2026, 1, 31, 8))  # noqa: DTZ001 - that is the point


@pytest.mark.parametrize("name", ["", "Marie Durand", "marie@example.org", "-x", "é", "x" * 101, "x\n"])
def test_what_may_be_a_name_or_an_address_does_not_enter_the_chain(name: str) -> None:
    with pytest.raises(UnfitNameError):
        code("actor", name)
    with pytest.raises(UnfitNameError):
        follow(Head(0, GENESIS), replace(ENTRY, act=Act(MORNING, name, "STAFF")), "ab")
