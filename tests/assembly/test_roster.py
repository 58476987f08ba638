"""Who sits, who may vote on a day, and statutes that cannot work."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.assembly.roster import (
    Assembly,
    CollegeStatute,
    Seat,
    check_assembly,
    check_seats,
    electors_on,
    seat_of,
)
from conditionality.assembly.rules import DEFAULT_RULES
from conditionality.codec import canonical, read_paper

DAY = date(2026, 11, 21)


def statute(name: str, **more: object) -> CollegeStatute:
    return CollegeStatute.model_validate(
        {"id": name, "label_fr": f"Collège {name}", "label_en": f"{name} college"} | more
    )


def assembly(*colleges: CollegeStatute) -> Assembly:
    made = colleges or tuple(statute(name) for name in "ABC")
    return Assembly(id="demo", name="Assemblée de démonstration", rules=DEFAULT_RULES, colleges=made)


def seat(person: str, begins: date = date(2026, 1, 1), ends: date | None = None, college: str = "A") -> Seat:
    return Seat(
        person=person, college=college, organisation_name=f"Organisation {person}", mandate_from=begins, mandate_to=ends
    )


def test_a_mandate_runs_from_its_first_day_to_its_last() -> None:
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    one, a_day = seat("M1", first, last), timedelta(days=1)
    assert [one.runs_on(day) for day in (first - a_day, first, last, last + a_day)] == [False, True, True, False]
    assert seat("M1", first).runs_on(date(2090, 1, 1))


def test_an_elector_has_a_mandate_on_the_day_and_one_person_has_one_vote() -> None:
    ended, renewed = seat("M1", date(2023, 1, 1), date(2026, 1, 1)), seat("M1", date(2026, 1, 2))
    twin, later = seat("M1", date(2026, 3, 1), college="B"), seat("M2", date(2027, 1, 1))
    assert electors_on((ended, renewed, twin, later), DAY) == (renewed,)


def test_a_person_is_looked_at_by_the_running_seat_or_else_by_the_last() -> None:
    old, older = seat("M1", date(2024, 1, 1), date(2024, 6, 1)), seat("M1", date(2020, 1, 1), date(2021, 1, 1))
    assert seat_of("M1", (older, old), DAY) == old
    running = seat("M1", date(2026, 1, 1))
    assert seat_of("M1", (older, running, seat("M1", date(2027, 1, 1))), DAY) == running
    assert seat_of("M9", (older,), DAY) is None


def test_colleges_have_a_name_in_both_languages() -> None:
    made = assembly()
    assert (made.label("A", "fr"), made.label("A", "en"), made.label("Z", "fr")) == ("Collège A", "A college", "Z")


def test_the_statutes_are_checked_as_those_of_a_vote() -> None:
    assert check_assembly(assembly()) == ()
    bad = assembly(statute("A", weight_bp=6_000), statute("B", weight_bp=3_000), statute("B", weight_bp=900))
    assert {one.code for one in check_assembly(bad)} == {
        *("vote-college-twice", "vote-weight-above", "vote-weight-below", "vote-weights-sum")
    }
    assert [one.code for one in check_assembly(assembly(statute("A")))] == ["vote-too-few-colleges"]


def test_seats_are_checked_against_the_statutes() -> None:
    made = assembly(statute("A", seats=1), statute("B"), statute("C"))
    seats = (
        seat("M1"), seat("M2", date(2026, 6, 1)), seat("M1", date(2026, 7, 1), college="B"),
        seat("M3", date(2026, 6, 1), date(2026, 5, 1), "C"), seat("M4", college="D"),
    )  # fmt: skip
    assert [(one.code, one.path) for one in check_seats(made, seats)] == [
        ("sitting-mandate-order", "seats[4].mandate_to"),
        ("vote-college-unknown", "seats[5].college"),
        ("sitting-seat-twice", "seats[3].person"),
        ("sitting-seats-over", "colleges[A].seats"),
    ]


def test_a_seat_that_is_handed_on_is_no_fault() -> None:
    made = assembly(statute("A", seats=1), statute("B"), statute("C"))
    seats = (
        seat("M1", date(2025, 1, 1), date(2026, 6, 1)),
        seat("M2", date(2026, 6, 2)),
        seat("M1", date(2026, 6, 2), college="B"),
    )
    assert check_seats(made, seats) == ()


days = st.dates(date(2020, 1, 1), date(2030, 1, 1))
seats_drawn = st.lists(
    st.builds(seat, st.sampled_from(["M1", "M2", "M3"]), days, st.none() | days, st.sampled_from("ABC")), max_size=8
).map(tuple)


@given(seats_drawn, days)
def test_electors_are_persons_each_once_with_a_running_mandate(seats: tuple[Seat, ...], day: date) -> None:
    found = electors_on(seats, day)
    assert len({one.person for one in found}) == len(found)
    assert {one.person for one in found} == {one.person for one in seats if one.runs_on(day)}


@given(seats_drawn)
def test_a_person_twice_on_a_day_is_always_found(seats: tuple[Seat, ...]) -> None:
    right = tuple(one for one in seats if one.mandate_to is None or one.mandate_from <= one.mandate_to)
    found = any(one.code == "sitting-seat-twice" for one in check_seats(assembly(), right))
    starts = {one.mandate_from for one in right}
    assert found == any(sum(one.runs_on(day) for one in right) > len(electors_on(right, day)) for day in starts)


@pytest.mark.parametrize("paper", [assembly(), seat("M1", ends=DAY)], ids=["assembly", "seat"])
def test_papers_are_read_back_equal(paper: Assembly | Seat) -> None:
    assert read_paper(type(paper), canonical(paper)) == paper
