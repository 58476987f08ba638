"""A result as a calculation that a person can redo."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.assembly.calculation import calculation, weights_line
from conditionality.assembly.count import count
from conditionality.assembly.motions import Motion
from conditionality.assembly.sitting_checks import count_item
from tests.assembly import cases
from tests.assembly.sittings import ballots, item, items, right_ballots

PLAN = Motion(kind="plan")


def lines(made: dict[str, Any]) -> tuple[str, ...]:
    return calculation(count(cases.vote_of(made)), "en")


def base(**rules: object) -> dict[str, Any]:
    made = cases.base()
    made["rules"] = dict(rules)
    return made


def test_each_mass_is_a_sum_of_weights_by_ballots() -> None:
    result = count_item(item(), PLAN, ballots("A1+ A2+ A3- B1+ B2+ B3= C1+ C2+")).result
    assert result is not None
    assert calculation(result, "en") == (
        "For: A 2/5 × 2/3 + B 3/10 × 2/3 + C 3/10 × 2/2 = 76.67% (23/30)",
        "Against: A 2/5 × 1/3 = 13.33% (2/15)",
        "Abstention: B 3/10 × 1/3 = 10%",
        "Support: 23/30 ÷ (23/30 + 2/15) = 85.19% (23/27); asked: more than 50%.",
    )
    assert calculation(result, "fr")[3].startswith("Soutien\u00a0: 23/30 ÷ (23/30 + 2/15) =")
    assert weights_line(result, "en") == (
        "Colleges that take part: 3. One ballot weighs: A 13.33% (2/15), B 10%, C 15%."
    )


def test_a_side_without_ballots_says_so_and_nothing_expressed_gives_no_support() -> None:
    result = count_item(item(), PLAN, ballots("A1= B1= C1=")).result
    assert result is not None
    assert calculation(result, "en")[:2] == ("For: no ballot, 0%", "Against: no ballot, 0%")
    assert len(calculation(result, "en")) == 3


def test_on_the_base_of_every_ballot_abstentions_are_below_the_line() -> None:
    assert re.search(r"Support: \S+ ÷ \(\S+ \+ \S+ \+ \S+\) =", lines(base(base="present"))[3])


@pytest.mark.parametrize("rules", [{"intra": "majority"}, {"abstention": "ignored_within_college"}])
def test_where_the_part_is_not_that_of_the_ballots_it_is_written_as_it_is(rules: dict[str, object]) -> None:
    told = lines(base(**rules))[0]
    assert told.startswith("For: A 2/5 × 2/3" if "abstention" in rules else "For: A 2/5 × 1")


def test_without_quorum_there_is_nothing_to_calculate() -> None:
    result = count_item(item("A1"), PLAN, ballots("A1+")).result
    assert result is not None
    assert (calculation(result, "en"), weights_line(result, "en")) == ((), "")


def test_of_a_secret_ballot_only_the_support_is_told() -> None:
    made = base(secret=True)
    made["colleges"] = [
        {**one, "electors": 9, "recused": 0, "present": 9, "represented": 0, "for": 4, "against": 3, "abstain": 0}
        if one.get("voice") != "consultative" else one
        for one in made["colleges"]
    ]  # fmt: skip
    for one in made["colleges"]:
        one.pop("seats", None)
    made.pop("chair")
    (told,) = lines(made)
    assert told.startswith("Support: 4/7 ÷ (4/7 + 3/7) =")


@given(st.data())
def test_whoever_redoes_the_calculation_finds_the_result(data: st.DataObject) -> None:
    facts = data.draw(items())
    result = count_item(facts, PLAN, data.draw(right_ballots(facts))).result
    assert result is not None
    if result.totals is None:
        assert calculation(result, "en") == ()
        return
    masses = (result.totals.mass_for, result.totals.mass_against, result.totals.mass_abstain)
    for line, mass in zip(calculation(result, "en")[:3], masses, strict=True):
        terms = re.findall(r"(\d+(?:/\d+)?) × (\d+)/(\d+)", line)
        assert sum((Fraction(weight) * int(cast) / int(of) for weight, cast, of in terms), Fraction(0)) == mass.exact
