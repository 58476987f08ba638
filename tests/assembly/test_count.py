"""Counting a vote: the worked votes, the laws of the count, and a second count that agrees."""

from __future__ import annotations

import ast
from copy import deepcopy
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from conditionality.assembly.count import count, rules_fingerprint, rules_in_force
from conditionality.assembly.figures import differences, figures
from conditionality.assembly.motions import Motion
from conditionality.assembly.read import Reading, as_tree, read_votes
from conditionality.assembly.result import Result
from conditionality.codec import canonical, fingerprint, plain, read_paper
from tests import repository
from tests.assembly import cases, oracle, strategies

ORDER = {"against": 0, "abstain": 1, "for": 2}


def counted(made: dict[str, Any]) -> Result:
    return count(cases.vote_of(made))


@pytest.mark.parametrize("reading", cases.worked(), ids=lambda reading: reading.name)
def test_a_worked_vote_agrees_in_every_figure(reading: Reading) -> None:
    assert reading.vote is not None
    result = count(reading.vote)
    assert reading.expected
    assert differences(result, reading.expected) == ()


@pytest.mark.parametrize("reading", read_votes(cases.content("worked")), ids=lambda reading: reading.name)
def test_a_worked_vote_gives_the_published_figures_and_no_other(reading: Reading) -> None:
    assert reading.vote is not None
    assert figures(count(reading.vote)) == reading.expected


@given(strategies.votes())
@settings(max_examples=400)
def test_a_second_count_agrees_with_any_rules(made: dict[str, Any]) -> None:
    vote = cases.vote_of(made)
    spelled = made | {"rules": plain(vote.rules)}
    told = oracle.outcome(spelled)
    found = figures(count(vote))
    assert {key: found.get(key) for key in told} == told
    assert set(found) - set(told) <= {"display_bp", *(key for key in found if key.endswith("_pct"))}


@given(strategies.ties())
def test_a_second_count_agrees_on_ties(made: dict[str, Any]) -> None:
    vote = cases.vote_of(made)
    told = oracle.outcome(made | {"rules": plain(vote.rules)})
    found = figures(count(vote))
    assert (found["outcome"], found["reason"]) == (told["outcome"], told["reason"])


@given(strategies.votes())
def test_the_masses_make_the_whole(made: dict[str, Any]) -> None:
    result = counted(made)
    assume(result.totals is not None)
    assert result.totals is not None
    masses = result.totals.mass_for, result.totals.mass_against, result.totals.mass_abstain
    assert sum(one.exact for one in masses) == result.totals.whole.exact
    assert sum(result.totals.display_bp) == 10_000
    if result.rules.inactive_mode == "redistribute_bounded":
        assert result.totals.whole.exact == 1


@given(strategies.votes(strategies.default_rules))
def test_weights_stay_within_bounds_and_in_order_and_none_is_lost(made: dict[str, Any]) -> None:
    result = counted(made)
    pairs = [
        (one.weight.exact, one.effective_weight.exact) for one in result.colleges if one.weight and one.effective_weight
    ]
    assert all(Fraction(1, 10) <= after <= Fraction(1, 2) for _, after in pairs)
    assert all(after >= before for before, after in pairs)
    assert all(one[1] >= other[1] for one in pairs for other in pairs if one[0] >= other[0])
    assert all(one.at_bound != "floor" for one in result.colleges)
    assert result.multiplier is None or result.multiplier >= 1


@given(strategies.votes() | strategies.ties(), st.data())
@settings(max_examples=300)
def test_a_motion_that_gains_support_is_never_lost_by_it(made: dict[str, Any], data: st.DataObject) -> None:
    before = counted(made)
    after = deepcopy(made)
    movable = [one for one in after["colleges"] if one["against"] or one["abstain"]]
    assume(movable)
    one = data.draw(st.sampled_from(movable))
    start = data.draw(st.sampled_from([side for side in ("against", "abstain") if one[side]]))
    end = data.draw(st.sampled_from([side for side, rank in ORDER.items() if rank > ORDER[start]]))
    one[start] -= 1
    one[end] += 1
    if before.outcome == "ADOPTED":
        assert counted(after).outcome == "ADOPTED"
    if before.totals and before.totals.support and before.rules.base == "present":
        totals = counted(after).totals
        assert totals is None or totals.support is None or totals.support.exact >= before.totals.support.exact


@given(strategies.votes(strategies.default_rules), st.data())
def test_twice_the_ballots_of_one_college_leave_the_support_unchanged(
    made: dict[str, Any], data: st.DataObject
) -> None:
    made["call"] = 2
    twice = deepcopy(made)
    one = data.draw(st.sampled_from(twice["colleges"]))
    for key in ("electors", "recused", "present", "represented", *strategies.CHOICES):
        one[key] *= 2
    before, after = counted(made), counted(twice)
    assert (before.outcome, before.reason) == (after.outcome, after.reason)
    assert before.totals == after.totals


@given(strategies.votes())
def test_for_and_against_exchanged_exchange_their_masses(made: dict[str, Any]) -> None:
    mirrored = deepcopy(made)
    for one in mirrored["colleges"]:
        one["for"], one["against"] = one["against"], one["for"]
    before, after = counted(made), counted(mirrored)
    assert (before.totals is None) == (after.totals is None)
    if before.totals is not None and after.totals is not None:
        assert before.totals.mass_for == after.totals.mass_against
        assert before.totals.mass_against == after.totals.mass_for
        assert before.totals.mass_abstain == after.totals.mass_abstain


@given(strategies.votes(strategies.default_rules, least=4), st.sampled_from(sorted(ORDER)))
def test_what_an_inactive_college_voted_changes_nothing(made: dict[str, Any], side: str) -> None:
    made["call"] = 1
    made["colleges"][0] |= {"electors": 12, "recused": 0, "present": 3, "represented": 0, "nppv": 0}
    results = []
    for ballots in ({"for": 1, "against": 1, "abstain": 1}, dict.fromkeys(ORDER, 0) | {side: 3}):
        made["colleges"][0] |= ballots
        results.append(counted(made))
    assert [one.colleges[0].status for one in results] == ["BELOW_QUORUM"] * 2
    assert len({(one.outcome, one.reason, one.totals) for one in results}) == 1


@given(strategies.ties())
def test_a_secret_ballot_has_no_casting_vote(made: dict[str, Any]) -> None:
    for one in made["colleges"]:
        one |= {key: one[key] * 3 for key in ("electors", "recused", "present", "represented", "for", "against")}
    made |= {"rules": {"secret": True}, "chair": {"vote": "for"}}
    result = counted(made)
    assert result.reason != "CASTING_VOTE"
    assert result.tie is None or result.tie.unused == "secret"


def test_the_fingerprint_of_a_secret_vote_does_not_tell_its_ballots() -> None:
    made = cases.base() | {"rules": {"secret": True}, "chair": {"vote": "for"}}
    other = deepcopy(made)
    other["colleges"][0] |= {"for": 1, "against": 2}
    other["chair"] = {"vote": "against"}
    assert counted(made).fingerprints == counted(other).fingerprints


@given(strategies.votes())
def test_a_result_reads_back_the_same_and_gives_the_same_hash_again(made: dict[str, Any]) -> None:
    result = counted(made)
    assert read_paper(Result, canonical(result)) == result
    shuffled = dict(reversed(made.items()))
    assert fingerprint(counted(shuffled)) == fingerprint(result)


@given(strategies.votes())
def test_no_number_of_a_result_is_a_float(made: dict[str, Any]) -> None:
    def walk(value: object) -> None:
        assert not isinstance(value, float)
        if isinstance(value, BaseModel):
            for _, item in value:
                walk(item)
        elif isinstance(value, tuple):
            for item in value:
                walk(item)

    walk(counted(made))


ROOM = tuple(path for path in repository.modules("conditionality") if path.parts[1] == "assembly")


@pytest.mark.parametrize("path", ROOM, ids=str)
def test_no_float_can_come_in(path: Path) -> None:
    named = {"float", "complex", "math", "Decimal"}
    for node in ast.walk(repository.tree(path)):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float | complex))
        assert not (isinstance(node, ast.Name) and node.id in named)
        assert not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "round")


def test_binary_floats_would_have_missed_the_tie() -> None:
    ballots = [(0, 1, 3), (0, 2, 3), (1, 2, 3), (3, 0, 3), (1, 0, 3)]
    for fifth in (0.2, Fraction(1, 5)):
        for_, against = (sum(fifth * (one[side] / type(fifth)(one[2])) for one in ballots) for side in (0, 1))
        assert (for_ / (for_ + against) == Fraction(1, 2)) is isinstance(fifth, Fraction)


def test_the_motion_brings_its_majority_unless_the_rules_ask_for_more() -> None:
    vote = cases.vote_of(cases.base())
    refusal = Motion(kind="refuse", heard=True, ground="gate_failed_after_hearing", reason="D2 failed.")
    applied = rules_in_force(vote.model_copy(update={"motion": refusal}))
    assert (applied.threshold.value(), applied.double_majority) == (Fraction(2, 3), True)
    strict = cases.base() | {"rules": {"threshold": {"num": 3, "den": 4}}, "motion": {"kind": "plan"}}
    assert counted(strict).rules.threshold.value() == Fraction(3, 4)
    assert rules_in_force(vote) == vote.rules


def test_the_same_rules_and_colleges_have_the_same_fingerprint() -> None:
    first, second = cases.base(), cases.base()
    second["colleges"][0] |= {"for": 1, "against": 2}
    third = cases.base() | {"rules": {"tie": "defer"}}
    hashes = [rules_fingerprint(cases.vote_of(made)) for made in (first, second, third)]
    assert hashes[0] == hashes[1] != hashes[2]


def test_equal_weights_stand_for_weights_that_nobody_gave() -> None:
    made = cases.base()
    for one in made["colleges"]:
        one.pop("weight_bp", None)
    result = counted(made)
    assert [one.weight.exact for one in result.colleges if one.weight] == [Fraction(1, 3)] * 3
    assert result.totals is not None
    assert result.totals.whole.exact == 1


def test_a_consultative_college_is_left_out_of_every_count() -> None:
    made = cases.base()
    with_it = counted(made)
    del made["colleges"][3]
    without = counted(made)
    assert with_it.quorum_overall == without.quorum_overall
    assert with_it.totals == without.totals
    assert (with_it.colleges[3].status, with_it.colleges[3].weight) == ("CONSULTATIVE", None)


def test_plain_values_of_a_vote_are_the_form_that_is_read() -> None:
    vote = cases.vote_of(cases.base())
    assert as_tree(plain(vote)) == as_tree(plain(read_paper(type(vote), canonical(vote))))
