"""`tick`: what was due is told; twice gives nothing twice."""

from __future__ import annotations

from conditionality.cli.tick import CHORES
from conditionality.desk.tick_award import award_chores
from conditionality.desk.tick_follow_up import follow_up_chores
from conditionality.desk.tick_request import request_chores
from tests.cli.conftest import Run


def test_every_chore_has_its_words() -> None:
    names = [one.name for one in (*request_chores(), *award_chores(), *follow_up_chores())]
    assert [*names, "head_signed"] == list(CHORES)


def test_nothing_is_due_in_an_empty_register(run: Run) -> None:
    run("database", "create", "--mode", "production", "--database", "r.sqlite3")
    told = run("tick", "--database", "r.sqlite3", "--at", "2026-03-01")
    assert (told.code, told.out) == (0, "Rien n\u2019était à faire.\n")
    tree = run("tick", "--database", "r.sqlite3", "--at", "2026-03-01", "--json").tree
    assert set(tree["counts"]) == set(CHORES)
    assert not any(tree["counts"].values())


def test_a_moment_or_a_database_that_cannot_be_used_is_told(run: Run) -> None:
    assert run("tick", "--at", "demain").code == 2
    assert run("tick", "--database", "nowhere.sqlite3").code == 1
