"""Every act of the desk, tried by a person of each role on a case of their own and another's, answers as the data says.

An act that the data does not know fails.
"""

from __future__ import annotations

import csv
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from datetime import date

import pytest

import conditionality.desk
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office, declare
from conditionality.desk.read_models import MODELS
from conditionality.desk.register import NewMandate, NewPerson, give_mandate, register_person
from conditionality.dossier.kinds import Role
from conditionality.storage.engine import open_engine
from conditionality.storage.store import Store
from tests.desk.conftest import LIBRARY
from tests.desk.people import BEGINNING, MINE, Region, done, settle
from tests.desk.rehearsal import answer, rehearsal
from tests.desk.stages import ACTS, STAGES, Stage
from tests.repository import ROOT
from tests.storage.acts import Address

DATA = ROOT / "tests" / "cases" / "permissions" / "desk.csv"

ROLES: tuple[Role, ...] = ("ENT", "STAFF", "SEC", "CHAIR", "MEM", "VIS", "AUD", "SYS", "PUB")

MATRIX = {
    (row["act"], row["role"]): (row["own"], row["other"])
    for row in csv.DictReader(DATA.read_text(encoding="utf-8").splitlines())
}

WRITING = frozenset({"Outcome", "int | NotDone", "Saved | NotDone"})
"""What an act gives back; whatever gives anything else only reads."""

OUTSIDE_CASES = frozenset({"register"})
"""Counters whose acts concern no case: `dossier.register` says who may say each fact (tested there)."""


def acts_of_the_desk() -> Iterator[str]:
    """Find every act by its shape: an office, a hand, and an outcome."""
    for module in pkgutil.iter_modules(conditionality.desk.__path__):
        found = importlib.import_module(f"conditionality.desk.{module.name}")
        for name, one in vars(found).items():
            if not inspect.isfunction(one) or one.__module__ != found.__name__ or name.startswith("_"):
                continue
            asked = [str(each.annotation) for each in inspect.signature(one).parameters.values()][:2]
            if asked == ["Office", "Hand"] and one.__annotations__.get("return") in WRITING:
                yield f"{module.name}.{name}"


def test_the_matrix_knows_every_act_of_the_desk() -> None:
    acts = {one for one in acts_of_the_desk() if one.partition(".")[0] not in OUTSIDE_CASES}
    assert acts == set(ACTS)
    assert set(MATRIX) == {(act, role) for act in ACTS for role in ROLES}


@pytest.fixture
def stage(request: pytest.FixtureRequest, fresh: Callable[[], Address]) -> Iterator[Stage]:
    """Bring a fresh register to a stage; somebody of each role belongs to the organisation, somebody does not."""
    engine = open_engine(fresh())
    words = iter(f"word{rank:04}" for rank in range(10_000))
    office = Office(Store(engine, MODELS), LIBRARY, chance=lambda: next(words))
    declare(office, "demonstration", BEGINNING)
    region = settle(office)
    _add_people(office, region)
    found = Stage(office, region)
    STAGES[request.param](found)
    yield found
    engine.dispose()


def _add_people(office: Office, region: Region) -> None:
    for role in ("STAFF", "SEC", "CHAIR", "VIS", "AUD"):
        _person(office, region, f"tied-{role}", role, MINE)
    _person(office, region, "free-VIS", "VIS", "")
    _mandate(office, region, region.people["cons2"], "ENT", MINE)


def _person(office: Office, region: Region, name: str, role: Role, siret: str) -> None:
    code = done(register_person(office, region.hand("clock"), NewPerson(name=name))).subject
    region.people[name], region.roles[name] = code, role
    _mandate(office, region, code, role, "")
    if siret:
        _mandate(office, region, code, "ENT", siret)


def _mandate(office: Office, region: Region, code: str, role: Role, siret: str) -> None:
    asked = NewMandate(person=code, role=role, organisation=siret, from_on=date(2026, 1, 1))
    done(give_mandate(office, region.hand("clock"), asked))


OWN = {
    "ENT": "alix",
    "MEM": "cons2",
    "SYS": "clock",
    **{one: f"tied-{one}" for one in ("STAFF", "SEC", "CHAIR", "VIS", "AUD")},
}
OTHER = {"ENT": "basile", "STAFF": "dominique", "SEC": "eden", "CHAIR": "fanny", "MEM": "cons1", "VIS": "free-VIS",
         "AUD": "aud", "SYS": "clock"}  # fmt: skip


def hand(region: Region, role: Role, *, own: bool) -> Hand:
    """Give the hand of somebody of a role, who belongs to the organisation or not."""
    if role == "PUB":
        return Hand("anybody", "PUB", region.hand("clock").at)
    return region.hand((OWN if own else OTHER)[role])


@pytest.mark.parametrize("stage", STAGES, indirect=True)
def test_each_act_answers_each_person_as_the_matrix_says(stage: Stage, request: pytest.FixtureRequest) -> None:
    name = request.node.callspec.params["stage"]
    office = rehearsal(stage.office)
    found = {}
    for act, (where, attempt) in ACTS.items():
        if where == name:
            for role in ROLES:
                answers = [answer(attempt(stage, office, hand(stage.region, role, own=own))) for own in (True, False)]
                found[act, role] = (answers[0], answers[1])
    assert found == {key: MATRIX[key] for key in found}
