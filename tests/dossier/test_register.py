"""The register: each fact has its speakers, and no fact stands in two places."""

from __future__ import annotations

from typing import get_args

from conditionality.dossier.events import EVENTS
from conditionality.dossier.kinds import Role
from conditionality.dossier.permissions import Actor, Allowed, Denied
from conditionality.dossier.register import REGISTER, WHO, may_say


def test_each_fact_has_speakers_and_a_word_of_its_own() -> None:
    assert all(WHO.values())
    assert not set(REGISTER) & set(EVENTS)
    assert all(kind.__doc__ for kind in WHO)


def test_only_its_speakers_say_a_fact() -> None:
    for role in get_args(Role):
        actor = Actor("p", role, frozenset({"1"}))
        for kind, speakers in WHO.items():
            expected = Allowed() if role in speakers else Denied("role")
            assert may_say(actor, kind.__name__, "1") == expected


def test_an_enterprise_speaks_of_its_own() -> None:
    assert may_say(Actor("p", "ENT", frozenset({"1"})), "PageConsented", "2") == Denied("not_own")
    assert may_say(Actor("p", "SYS"), "Submitted") == Denied("unknown_act")
