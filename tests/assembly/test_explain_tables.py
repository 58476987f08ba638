"""The tables of a vote explained."""

from __future__ import annotations

from conditionality.assembly.count import count
from conditionality.assembly.explain_tables import checks_grid, colleges_grid, masses_grid, objections_grid
from tests.assembly import cases

E14 = next(one.vote for one in cases.worked() if one.name == "E14")


def test_the_three_lines_total_one_hundred() -> None:
    assert E14 is not None
    totals = masses_grid(count(E14), "en")[-1]
    assert [row[3] for row in totals.rows] == ["33.33%", "33.33%", "33.34%", "50.00%"]
    assert [row[2] for row in totals.rows] == ["1/3", "1/3", "1/3", "1/2"]


def test_each_comparison_stands_with_its_two_numbers() -> None:
    assert E14 is not None
    rows = checks_grid(count(E14), "en").rows
    assert ("Colleges that take part", "5", "at least 3", "yes") in rows
    assert rows[-1] == ("Support", "50%", "more than 50%", "no")


def test_the_quorum_is_waived_on_second_call() -> None:
    made = cases.base() | {"call": 2}
    assert checks_grid(count(cases.vote_of(made)), "en").rows[0][3] == "waived on second call"


def test_each_college_shows_what_one_vote_weighs() -> None:
    result = count(cases.vote_of(cases.base()))
    rows = {row[0]: row for row in colleges_grid(result, "en").rows}
    assert rows["A"][6:] == ("2", "40.00%", "40.00%", "10.00%")
    assert rows["Z"][1:2] + rows["Z"][7:] == ("consultative", "–", "–", "–")


def test_a_vote_without_quorum_shows_ballots_and_no_mass() -> None:
    made = cases.base()
    for one in made["colleges"]:
        one |= {"electors": 40, "seats": 40}
    (grid,) = masses_grid(count(cases.vote_of(made)), "en")
    assert grid.rows[0] == ("A", "2", "1", "1", "0", "–", "–", "–")


def test_nothing_expressed_has_no_support() -> None:
    vote = next(one.vote for one in cases.worked() if one.name == "E21")
    assert vote is not None
    assert len(masses_grid(count(vote), "en")[-1].rows) == 3


def test_objections_are_listed_with_their_college() -> None:
    result = count(cases.vote_of(cases.base("consent")))
    (grid,) = objections_grid(result, "en")
    assert grid.rows == (("B", "D2", "No evidence of the collective agreement."),)
    assert objections_grid(count(cases.vote_of(cases.base())), "en") == ()
