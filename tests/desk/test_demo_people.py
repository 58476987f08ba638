"""The people of the demonstration register: a seat in each college, names of nobody, days that only go forward."""

from __future__ import annotations

from collections import Counter as Tally
from datetime import timedelta

import pytest

from conditionality.desk.demo_people import COLLEGES, ENTERPRISES, MEMBERS, OFFICERS, DemoStoppedError, World, back
from conditionality.desk.office import Office
from conditionality.desk.outcome import Done, NotDone
from conditionality.desk.register import NewPerson, register_person
from conditionality.findings import finding
from tests.desk.demo_world import NOW, built


def test_five_colleges_have_three_members_each() -> None:
    assert Tally(college for _, _, college in MEMBERS) == {one: 3 for one, _, _ in COLLEGES}


def test_every_key_and_name_is_given_once() -> None:
    keys = [one[0] for one in (*OFFICERS, *MEMBERS, *ENTERPRISES)]
    names = [one[1] for one in (*OFFICERS, *MEMBERS, *ENTERPRISES)]
    assert len(set(keys)) == len(keys) == len(set(names))


def test_the_chair_is_a_member_and_a_member_belongs_to_an_enterprise() -> None:
    roles: dict[str, set[str]] = {}
    for one in built().made.accounts:
        roles.setdefault(one.name, set()).add(one.role)
    assert {name: held for name, held in roles.items() if len(held) > 1} == {
        "Maud Présidence": {"CHAIR", "MEM"},
        "Jeanne Latelier": {"ENT", "MEM"},
    }


def test_the_clock_goes_forward_with_each_act(office: Office) -> None:
    world = World(office, NOW, back(NOW, 10))
    world.people["one"] = ("p-1", "STAFF")
    first, second = world.hand("one"), world.hand("one", "AUD")
    assert second.at - first.at == timedelta(minutes=1)
    assert (first.role, second.role) == ("STAFF", "AUD")
    assert (NOW.date() - world.today).days == 10


def test_an_act_that_is_refused_stops_with_its_reasons(office: Office) -> None:
    world = World(office, NOW, NOW)
    code = world.done(register_person(office, world.clock(), NewPerson(name="Ada Personne")))
    assert code.startswith("p-")
    assert world.done(Done("D-1")) == "D-1"
    with pytest.raises(DemoStoppedError, match="here: "):
        world.done(NotDone("Filed", findings=(finding("empty-file"),)), "here")
