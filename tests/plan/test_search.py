"""The search gives the least set that is enough, whatever the rows leave unsaid."""

from __future__ import annotations

from conditionality.plan.rows import Row
from conditionality.plan.search import MOST_ROUNDS, Search, propose

NAMES = ("a", "b", "c")
GROUPS = {"a": "x", "b": "x", "c": "y"}
EFFORT = {"a": 1, "b": 2, "c": 2}


def test_cuts_lead_to_the_least_set_that_is_enough() -> None:
    search = Search(NAMES, GROUPS, [], lambda some: "c" in some or {"a", "b"} <= some)
    assert search.least((EFFORT,), dict.fromkeys(NAMES, 1), 1) == frozenset({"c"})
    assert search.cuts
    assert not search.exhausted


def test_the_second_objective_decides_between_equals() -> None:
    search = Search(NAMES, GROUPS, [], lambda some: bool(some & {"b", "c"}))
    assert search.least((EFFORT,), {"a": 1, "b": 9, "c": 3}, 1) == frozenset({"c"})


def test_the_peak_may_come_first() -> None:
    search = Search(NAMES, GROUPS, [], lambda some: "a" in some or {"b", "c"} <= some)
    assert search.least((EFFORT,), {"a": 9, "b": 2, "c": 1}, 0) == frozenset({"b", "c"})


def test_nothing_is_enough() -> None:
    search = Search(NAMES, GROUPS, [], lambda _: False)
    assert search.least((EFFORT,), dict.fromkeys(NAMES, 1), 1) is None
    assert not search.exhausted


def test_a_search_given_up_says_so() -> None:
    search = Search(NAMES, GROUPS, [], lambda some: len(some) > 1, rounds=MOST_ROUNDS)
    assert search.least((EFFORT,), dict.fromkeys(NAMES, 1), 1) is None
    assert search.exhausted


def test_of_one_indicator_only_the_best_step_counts_in_a_row_of_marks() -> None:
    row = Row({"a": 30, "b": 40, "c": 20}, least=60, best=True)
    search = Search(NAMES, GROUPS, [row], lambda _: True)
    assert propose(search, EFFORT, search.rows) == frozenset({"b", "c"})
