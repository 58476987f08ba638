"""Reading a vote file: one vote or several, and every fault at once."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.assembly.count import count
from conditionality.assembly.read import Reading, check_vote, merged, read_vote, read_votes
from conditionality.assembly.rules import DEFAULT_RULES
from conditionality.assembly.vote import Vote
from conditionality.codec import canonical, read_paper
from conditionality.findings import Finding, errors
from conditionality.wording.findings import sentence
from tests.assembly import cases, strategies

FILE = cases.tree("malformed")


def places(found: tuple[Finding, ...]) -> list[list[str]]:
    return sorted([one.code, one.path] for one in found)


@pytest.mark.parametrize("name", ["base", "named", "consent"])
def test_the_votes_that_are_changed_below_have_no_fault(name: str) -> None:
    vote, found = read_vote(json.dumps(FILE[name]).encode())
    assert found == ()
    assert vote is not None


@pytest.mark.parametrize("case", FILE["cases"], ids=lambda case: case["name"])
def test_every_fault_of_a_vote_is_found_at_its_place(case: dict[str, Any]) -> None:
    vote, found = read_vote(cases.changed(FILE[case["of"]], case))
    assert places(found) == sorted(case["found"])
    assert (vote is None) == bool(errors(found))
    assert all(sentence(one, "fr") != sentence(one, "en") for one in found)


@pytest.mark.parametrize("case", FILE["texts"], ids=lambda case: case["name"])
def test_every_fault_of_a_text_is_found(case: dict[str, Any]) -> None:
    text = case.get("text", "")
    if "text_of" in case:
        sign, times = case["text_of"]
        text = sign * times
    content = bytes.fromhex(case["hex"]) if "hex" in case else text.encode()
    vote, found = read_vote(content)
    assert vote is None
    assert places(found) == sorted(case["found"])
    assert all(sentence(one, "fr") != sentence(one, "en") for one in found)


def test_every_fault_of_votes_stands_in_a_case() -> None:
    from conditionality.wording.sentences_assembly import SENTENCES  # noqa: PLC0415 - the table that the cases cover

    seen = {code for case in (*FILE["cases"], *FILE["texts"]) for code, _ in case["found"]}
    elsewhere = {"vote-file-too-large", "vote-figure-expected", "vote-wrong"}
    assert set(SENTENCES) - seen == elsewhere


def test_a_file_too_large_is_not_read() -> None:
    vote, found = read_vote(b" " * 5_000_001)
    assert vote is None
    assert [one.code for one in found] == ["vote-file-too-large"]


def test_a_collection_gives_each_vote_with_its_name_and_its_place() -> None:
    made = {"default_rules": {"tie": "defer"}, "examples": [cases.base(), {**cases.base(), "id": "two", "call": 7}]}
    first, second = read_votes(json.dumps(made).encode())
    assert (first.name, second.name) == ("base", "two")
    assert first.vote is not None
    assert first.vote.rules.tie == "defer"
    assert places(second.findings) == [["vote-word", "examples[two].call"]]
    assert second.vote is None


def test_what_a_file_gives_goes_over_the_default_rules_key_by_key() -> None:
    made = cases.base() | {"rules": {"quorum_overall": {"strict": True}, "threshold": {"num": 2, "den": 3}}}
    rules = cases.vote_of(made).rules
    assert (rules.quorum_overall.num, rules.quorum_overall.den, rules.quorum_overall.strict) == (1, 2, True)
    assert not rules.threshold.strict
    assert rules.quorum_college == DEFAULT_RULES.quorum_college
    assert merged({}, (1,)) == (1,)


def test_a_simple_majority_is_strict_unless_said_otherwise() -> None:
    made = cases.base() | {"rules": {"threshold": {"num": 2, "den": 4}}}
    assert cases.vote_of(made).rules.threshold.strict


def test_the_nearest_name_is_proposed() -> None:
    _, found = read_vote(json.dumps(cases.base() | {"chiar": {}}).encode())
    assert sentence(found[0], "en").endswith("Did you mean «chair»?")


@pytest.mark.parametrize("reading", cases.worked(), ids=lambda reading: reading.name)
def test_a_vote_read_back_from_its_bytes_is_the_same_and_has_no_fault(reading: Reading) -> None:
    assert reading.vote is not None
    content = canonical(reading.vote)
    assert read_paper(Vote, content) == reading.vote
    assert read_vote(content) == (reading.vote, ())
    assert check_vote(reading.vote) == ()


def test_a_named_vote_read_back_from_its_bytes_is_the_same() -> None:
    vote = cases.vote_of(cases.base("named"))
    assert read_vote(canonical(vote)) == (vote, ())


def test_a_vote_made_by_hand_is_checked_too() -> None:
    vote = cases.vote_of(cases.base())
    college = vote.colleges[0].model_copy(update={"for_": 40})
    assert [one.code for one in check_vote(vote.model_copy(update={"colleges": (college, *vote.colleges[1:])}))] == [
        "vote-ballots-over"
    ]


@given(strategies.json_trees)
def test_no_tree_breaks_the_reader(tree: Any) -> None:  # noqa: ANN401 - whatever JSON holds
    for made in (tree, {"colleges": tree, "members": tree, "proxies": tree}, {"examples": tree}):
        for reading in read_votes(json.dumps(made).encode()):
            assert (reading.vote is None) == bool(errors(reading.findings))
            assert all(sentence(one, "fr") for one in reading.findings)


ODD: tuple[object, ...] = (None, True, -1, 1.5, "", "for", "a1", [], {}, [{"id": "A"}])


@pytest.mark.parametrize("name", ["base", "named", "consent"])
def test_whatever_stands_at_any_place_gives_findings_or_a_vote_that_counts(name: str) -> None:
    made = cases.base(name) | {"rules": cases.tree("worked")["default_rules"]}
    for path, value in ((path, value) for path in cases.paths(made) for value in ODD):
        reading = read_votes(cases.changed(made, {"set": {path: value}}))[0]
        assert (reading.vote is None) == bool(errors(reading.findings))
        assert all(sentence(one, "en") for one in reading.findings)
        if reading.vote is not None:
            count(reading.vote)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    vote, found = read_vote(content)
    assert vote is None
    assert errors(found)
