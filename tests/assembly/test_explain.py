"""Explaining a vote in both languages."""

from __future__ import annotations

import pytest

from conditionality.assembly.count import count
from conditionality.assembly.explain import cautions, explain_vote, outcome_sentence
from conditionality.assembly.labels import WHY
from conditionality.assembly.read import Reading
from conditionality.wording.sheet import as_text
from conditionality.wording.speech import LANGUAGES, Lang
from tests.assembly import cases

READINGS = {reading.name: reading for reading in cases.worked()}


def told(name: str, lang: Lang = "en") -> str:
    vote = READINGS[name].vote
    assert vote is not None
    return as_text(explain_vote(count(vote), lang))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("reading", READINGS.values(), ids=READINGS)
def test_every_worked_vote_is_explained_whole(reading: Reading, lang: Lang) -> None:
    assert reading.vote is not None
    result = count(reading.vote)
    text = as_text(explain_vote(result, lang))
    assert outcome_sentence(result, lang).split(". ")[0] in text
    assert all(one.id in text for one in result.colleges)
    assert "{" not in text
    assert result.fingerprints.vote in text


def test_the_worked_votes_give_every_reason_but_those_of_consent_and_double_majority_on_a_tie() -> None:
    seen = {(result.outcome, result.reason) for result in (count(one.vote) for one in READINGS.values() if one.vote)}
    assert set(WHY) - seen == {("ADOPTED", "CONSENT"), ("NO_DECISION", "OBJECTION")}


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("E01", "Adopted. The support is 100%; more than 50% was asked."),
        ("E12", "Not adopted. The support is 65.33% (49/75), and at least 66.67% (2/3) was asked."),
        ("E19a", "No quorum. Electors there: 9 of 20; needed: 10."),
        ("E10", "No quorum. Colleges that take part: 1; at least 2 was asked."),
        ("E16", "Not adopted. The support is exactly one half, and nothing tips it: the chair is recused."),
        ("E07", "Adopted. The support is exactly one half, and the ballot of the chair is for."),
    ],
)
def test_the_outcome_is_said_with_its_numbers(name: str, sentence: str) -> None:
    vote = READINGS[name].vote
    assert vote is not None
    assert outcome_sentence(count(vote), "en") == sentence


def test_a_first_call_without_quorum_leads_to_a_second() -> None:
    assert "three days later" in told("E09a")
    assert "three days later" not in told("E10")
    assert "Nothing is decided" in told("E10")


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("E25b", "Set aside, being below their quorum: ECO"),
        ("E29", "With three colleges"),
        ("E07", "A bound holds the weight of: A"),
        ("E08", "is void"),
        ("E04b", "Abstentions are left out"),
        ("E23b", "goes whole"),
        ("E03", "By heads it leans the other way (24 for, 12 against)"),
    ],
)
def test_what_surprises_is_said_where_the_vote_shows_it(name: str, word: str) -> None:
    assert word in told(name)
    assert word not in told("E01")


def test_a_vote_that_surprises_nobody_says_nothing_of_it() -> None:
    vote = READINGS["E01"].vote
    assert vote is not None
    assert cautions(count(vote), "fr") == ()


def test_the_subtitle_says_motion_call_round_and_rules() -> None:
    made = cases.base() | {"motion": {"kind": "plan"}, "call": 2, "rules": {"version": "2026-1"}}
    sheet = explain_vote(count(cases.vote_of(made)), "en")
    assert sheet.subtitle == "Improvement plan proposed, second call, open ballot, rules 2026-1"
    assert explain_vote(count(cases.vote_of(cases.base("consent"))), "en").subtitle == "first call, consent round"


def test_a_secret_ballot_tells_the_whole_only() -> None:
    made = cases.base() | {"rules": {"secret": True, "double_majority": True}}
    del made["chair"]
    text = as_text(explain_vote(count(cases.vote_of(made)), "fr"))
    assert "scrutin secret" in text
    assert "non donné" in text
    assert "Masse pour  " not in text
