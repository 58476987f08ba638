"""One item in the minutes: what is told of it, and what the public version leaves out."""

from __future__ import annotations

from typing import get_args

import pytest

from conditionality.assembly.item_minutes import FOLLOWS, DissentNote, ItemMinutes, Reader, item_sections
from conditionality.assembly.motions import Motion
from conditionality.assembly.procedure import Advice, make_motion
from conditionality.assembly.sitting import Ballot, ItemFacts, Recusal
from conditionality.assembly.sitting_checks import count_item
from conditionality.codec import canonical, read_paper
from conditionality.wording.sheet import Section, Sheet, as_text
from tests.assembly.sittings import MEMBERS, assembly, ballots, item

PLAN = Motion(kind="plan")
NAMES = {person: f"Person {person}" for person in MEMBERS}


def held(facts: ItemFacts, *motions: tuple[Motion | None, tuple[Ballot, ...]], **more: object) -> ItemMinutes:
    counted = [count_item(facts, motion, cast) for motion, cast in motions]
    votes = tuple((one.vote, one.result) for one in counted)
    return ItemMinutes(1, "D1", "Demonstration bakery", facts, votes, **more)  # type: ignore[arg-type]  # counted


def sections(one: ItemMinutes, *, public: bool = False) -> tuple[Section, ...]:
    return item_sections(one, Reader(assembly(), "en", public, NAMES))


def told(one: ItemMinutes, *, public: bool = False) -> str:
    return as_text(Sheet("", "", sections(one, public=public), lang="en"), 200)


def test_each_motion_has_its_section_with_its_calculation() -> None:
    facts = item(proxies=(("A3", "A1"),))
    accept = make_motion("accept", "plan", reason="The plan is done.")
    cast = ballots("A1+ A2- B1- C1-")
    one = held(facts, (accept, cast), (PLAN, ballots("A1+ B1+ C1+")), advice="PlanAdvised")
    assert [section.heading for section in sections(one)] == [
        "Item 1: Demonstration bakery",
        "Item 1, motion 1: Acceptance on the platform",
        "Item 1, motion 2: Improvement plan proposed",
        "Item 1: what follows",
    ]
    text = told(one)
    for piece in (
        "This motion departs from the score.",
        "Reason: The plan is done.",
        "For: A 2/5 × 1/2",
        "at least 66.67% (2/3) was asked",
        "Avis of the assembly: accept with an improvement plan.",
    ):
        assert piece in text


def test_a_recusal_gives_its_ground_inside_only() -> None:
    quarrel = Recusal(person="A2", ground="other", why="An old quarrel.")
    one = held(item(recusals=(quarrel, Recusal(person="B1", ground="competitor"))))
    inside, outside = told(one), told(one, public=True)
    assert "Person A2  Organisation A2  A college  An old quarrel." in inside
    assert "competitor" in inside
    assert "Organisation A2  A college" in outside
    for private in ("quarrel", "competitor", "Person", "Ground"):
        assert private not in outside


def test_ballots_are_told_with_reasons_and_by_organisation_outside() -> None:
    facts = item(*(one for one in MEMBERS if one != "A3"), proxies=(("A3", "A1"),))
    one = held(facts, (PLAN, ballots("A1+ A1>A3- B1+ C1+")))
    assert "Person A3  Organisation A3  A college  against, by proxy  Because." in told(one)
    outside = told(one, public=True)
    assert "Organisation A3  A college  against, by proxy  Because." in outside
    assert "Person" not in outside


def test_a_refusal_gives_its_ground_and_an_item_without_end_says_so() -> None:
    refusal = Motion(kind="refuse", reason="False figures.", ground="information_knowingly_false", heard=True)
    reasons = tuple(Ballot(person=one, choice="for", reasons=("False.",)) for one in ("A1", "B1", "C1"))
    text = told(held(item(), (refusal, reasons)))
    assert "Ground: information was knowingly false." in text
    assert "The item was not ended." in text


def test_without_quorum_the_heads_stand_without_ballots() -> None:
    one = held(item("A1", "B1"), (None, ()), advice="QuorumMissed")
    assert [section.heading for section in sections(one)][1] == "Item 1, quorum"
    text = told(one)
    assert "Electors there: 2 of 9; needed: 5." in text
    assert "No quorum: the item comes back on second call." in text
    assert "Mass for" not in text.replace("Mass for and against", "")


def test_dissents_and_what_a_deferral_asks_stand_at_the_end() -> None:
    note = DissentNote(person="A2", text="Too little in the first year.")
    one = held(item(), advice="Deferred", reason="Figures of 2025 are asked.", dissents=(note,))
    last = sections(one)[-1].paragraphs
    assert last == (
        "The item is put off to another session.", "Reason: Figures of 2025 are asked.",
        "Dissent noted, Person A2 (Organisation A2): Too little in the first year.",
    )  # fmt: skip
    assert sections(one, public=True)[-1].paragraphs[-1].startswith("Dissent noted, Organisation A2:")
    assert read_paper(DissentNote, canonical(note)) == note


@pytest.mark.parametrize("advice", get_args(Advice))
def test_every_event_that_ends_an_item_has_its_words(advice: Advice) -> None:
    assert sections(held(item(), advice=advice))[-1].paragraphs == (FOLLOWS[advice],)


def test_proxies_that_count_are_those_of_absent_members() -> None:
    facts = item("A1", "B1", "B3", proxies=(("A3", "A1"), ("B3", "B1"), ("C1", "C2")))
    assert held(facts).valid_proxies() == (("A3", "A1"),)


def test_a_consultative_college_needs_nobody() -> None:
    rows = sections(held(item()))[0].grids[0].rows
    assert [(row[0], row[-1]) for row in rows] == [
        ("A college", "1"), ("B college", "1"), ("C college", "1"), ("Guests", "–"),
    ]  # fmt: skip
