"""The live quorum says beforehand what the count says afterwards."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from conditionality.assembly.motions import Motion
from conditionality.assembly.quorum_now import quorum_now
from conditionality.assembly.sitting_checks import count_item
from tests.assembly.sittings import item, items, right_ballots

PLAN = Motion(kind="plan")


def test_everybody_there_is_a_quorum() -> None:
    now = quorum_now(item())
    assert now.can_open
    assert [(one.id, one.present, one.electors, one.quorum.needed, one.status) for one in now.colleges] == [
        ("A", 3, 3, 1, "ACTIVE"), ("B", 3, 3, 1, "ACTIVE"), ("C", 3, 3, 1, "ACTIVE"), ("Z", 3, 3, 1, "CONSULTATIVE"),
    ]  # fmt: skip
    assert (now.overall.heads, now.overall.base, now.overall.needed, now.overall.holds) == (9, 9, 5, True)


def test_a_college_nobody_came_from_and_too_few_heads_are_told() -> None:
    now = quorum_now(item("A1", "A2", "A3", "B1", "Z1"))
    assert (now.can_open, now.reason) == (False, "OVERALL")
    assert [one.status for one in now.colleges] == ["ACTIVE", "ACTIVE", "NO_BALLOT", "CONSULTATIVE"]
    more = quorum_now(item("A1", "A2", "A3", "B1", "B2"))
    assert (more.overall.holds, more.can_open, more.reason) == (True, False, "TOO_FEW_ACTIVE_COLLEGES")


def test_recused_members_leave_the_heads_and_the_base() -> None:
    now = quorum_now(item(recused=("A1", "A2")))
    assert (now.colleges[0].electors, now.colleges[0].recused, now.colleges[0].present) == (3, 2, 1)
    assert (now.colleges[0].quorum.base, now.overall.base) == (1, 7)
    empty = quorum_now(item(recused=("A1", "A2", "A3")))
    assert (empty.colleges[0].status, empty.reason) == ("EMPTY", "TOO_FEW_ACTIVE_COLLEGES")


def test_proxies_are_shown_and_do_not_make_the_quorum() -> None:
    now = quorum_now(item("A1", "B1", "B2", "C1", proxies=(("A2", "A1"), ("C2", "C1"))))
    assert [one.represented for one in now.colleges] == [1, 0, 1, 0]
    assert (now.overall.heads, now.can_open) == (4, False)


def test_a_second_call_opens_with_two_colleges() -> None:
    few = ("A1", "B1")
    assert not quorum_now(item(*few)).can_open
    assert quorum_now(item(*few, call=2)).can_open
    assert quorum_now(item("A1", call=2)).reason == "TOO_FEW_ACTIVE_COLLEGES"


@given(st.data())
def test_without_quorum_beforehand_no_ballots_can_decide(data: st.DataObject) -> None:
    facts = data.draw(items())
    result = count_item(facts, PLAN, data.draw(right_ballots(facts))).result
    assert result is not None
    assert quorum_now(facts).can_open or result.outcome == "NO_QUORUM"


@given(st.data())
def test_when_the_item_can_be_opened_and_all_vote_there_is_a_quorum(data: st.DataObject) -> None:
    facts = data.draw(items())
    result = count_item(facts, PLAN, data.draw(right_ballots(facts, all_vote=True))).result
    assert result is not None
    assert quorum_now(facts).can_open == (result.outcome != "NO_QUORUM")
    assert quorum_now(facts).reason == (result.reason if result.outcome == "NO_QUORUM" else None)
