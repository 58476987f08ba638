"""Drafts of minutes, internal and public."""

from __future__ import annotations

from typing import Any

from conditionality.assembly.count import count
from conditionality.assembly.minutes import draft_minutes
from conditionality.wording.sheet import as_text
from tests.assembly import cases

CONTEXT = {
    "session": "Session of November",
    "item": "Item 3",
    "dossier": "D-12",
    "scorecard": "ab12",
    "chair": "the eldest member",
    "secretary": "the secretary",
    "opened_at": "2026-11-21T10:05:00+01:00",
    "closed_at": "2026-11-21T10:15:00+01:00",
}


def drafted(made: dict[str, Any], *, public: bool) -> str:
    vote = cases.vote_of(made)
    return as_text(draft_minutes(vote, count(vote), "en", public=public), 200)


def test_the_internal_draft_names_members_and_the_public_one_does_not() -> None:
    made = cases.base("named") | {"context": CONTEXT}
    internal, public = drafted(made, public=False), drafted(made, public=True)
    assert "a1 (Les Consommateurs inventés)" in internal
    assert "a1" not in public
    assert "Les Consommateurs inventés" in public
    assert "competitor" in internal
    assert "competitor" not in public
    assert "The plan has no date." in public


def test_the_draft_quotes_the_session_and_leaves_room_to_sign() -> None:
    text = drafted(cases.base("named") | {"context": CONTEXT}, public=True)
    assert "Session of November, Item 3" in text
    assert "Vote opened: 21 Nov 2026 10:05 (UTC+0100)." in text
    assert "Chair of the session: the eldest member" in text
    bare = drafted(cases.base(), public=True)
    assert "Secretary: …" in bare
    assert "Ballots by name" not in bare


def test_the_motion_stands_with_its_ground_and_its_reason() -> None:
    refusal = {"kind": "refuse", "heard": True, "ground": "gate_failed_after_hearing", "reason": "D2 failed."}
    text = drafted(cases.base() | {"motion": refusal}, public=True)
    assert "Ground: a gate fails, after the organisation was heard." in text
    assert "Reason: D2 failed." in text
    departing = {"kind": "accept", "departs": True, "reason": "The only school of the valley."}
    assert "departs from the score" in drafted(cases.base() | {"motion": departing}, public=True)


def test_a_ground_in_words_is_quoted_and_proxies_used_are_listed() -> None:
    made = cases.base("named")
    made["members"][2] |= {"recused": "other", "recused_why": "Wrote the study."}
    text = drafted(made, public=False)
    assert "Wrote the study." in text
    assert "Proxies used" in text
    made["proxies"] = []
    del made["members"][1]["vote"]
    assert "Proxies used" not in drafted(made, public=False)


def test_a_vote_without_title_or_day_is_drafted_too() -> None:
    made = cases.base()
    del made["title"]
    del made["id"]
    assert "without a title" in drafted(made, public=True)
    made["context"] = {"dossier": "D-12"}
    assert "Dossier: D-12." in drafted(made, public=True)
