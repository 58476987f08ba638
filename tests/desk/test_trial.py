"""The record of a back-test: it must be of these very rules, against an older version, over some reports."""

from __future__ import annotations

import json
from datetime import date

import pytest

from conditionality.codec import fingerprint
from conditionality.desk.trial import Known, Trial, check_trial, read_trial
from conditionality.referential.write import SetKey, edit
from tests.desk.versions import ACT, FIRST, NEW, OLD, SECOND, record, rules, side


def known(content: bytes) -> Known:
    return Known(rules(content), content)


OLDER = {OLD: known(FIRST)}


def trial(content: bytes) -> Trial:
    read, found = read_trial(content)
    assert read is not None, found
    return read


def codes(read: Trial | None, version: bytes = SECOND) -> list[str]:
    return [one.code for one in check_trial(read, known(version), OLDER)]


def test_a_record_is_read() -> None:
    read = trial(record())
    assert (read.new.ref, read.old and read.old.ref, read.reports, read.made_on) == (NEW, OLD, 12, date(2026, 6, 30))
    assert codes(read) == []


def test_a_record_told_on_the_screen_is_read_too() -> None:
    assert trial(json.dumps({"backtest": json.loads(record()), "rejected": 0}).encode()) == trial(record())


def test_a_record_that_names_the_bytes_of_the_files_is_taken() -> None:
    sides = {"new": {"ref": NEW, "sha256": fingerprint(SECOND)}, "old": {"ref": OLD, "sha256": fingerprint(FIRST)}}
    assert codes(trial(json.dumps({**json.loads(record()), **sides}).encode())) == []


def test_what_publishing_writes_in_the_file_does_not_make_a_back_test_stale() -> None:
    told = {"act": ACT.act, "on": ACT.on}
    published = edit(SECOND, [SetKey("status", "published"), SetKey("adopted", told)])
    assert published != SECOND
    assert codes(trial(record()), published) == []


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (record(new=FIRST), ["trial-other-version"]),
        (record(new=SECOND.replace(b"weight = 3", b"weight = 4")), ["trial-other-rules"]),
        (record(old=None), ["trial-other-older"]),
        (record(old=SECOND), ["trial-other-older"]),
        (record(old=FIRST.replace(b"weight = 2", b"weight = 4")), ["trial-other-rules"]),
        (record(reports=0), ["trial-no-report"]),
        (record(old=None, new=FIRST, reports=0), ["trial-other-version", "trial-other-older", "trial-no-report"]),
    ],
)
def test_a_back_test_of_something_else_is_refused(content: bytes, wanted: list[str]) -> None:
    assert codes(trial(content)) == wanted


def test_a_version_after_another_needs_one_and_a_first_version_does_not() -> None:
    assert codes(None) == ["trial-due"]
    assert check_trial(None, known(FIRST), {}) == ()
    assert check_trial(trial(record(old=None)), known(SECOND), {}) == ()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"not json",
        record(made_on="soon"),
        record(made_on=3),
        record(reports="many"),
        record(reports=1.5),
        record().replace(b'"old": {', b'"old": 3, "other": {'),
        json.dumps({**json.loads(record()), "new": {"ref": NEW}}).encode(),
        json.dumps({**json.loads(record()), "new": {**side(SECOND), "ref": 3}}).encode(),
    ],
)
def test_what_is_no_record_is_a_finding(content: bytes) -> None:
    read, found = read_trial(content)
    assert read is None
    assert found
