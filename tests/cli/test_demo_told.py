"""What `demo` says of the register: states in the order of their life, sessions, accounts without the members."""

from __future__ import annotations

import pytest

from conditionality.cli.demo_told import register_tree, tell_register
from conditionality.cli.voice import Voice
from conditionality.desk.demo_register import Made
from conditionality.desk.sign_in import Account

MADE = Made(
    {"LISTED": 3, "DRAFT": 2},
    (),
    {"S-2026-02": "CONVENED", "S-2025-01": "PUBLISHED"},
    4,
    (Account("p-2", "STAFF", "Iris Instruction"), Account("p-1", "ENT", "Blanche Brouillon", "Atelier Songe"),
     Account("p-3", "MEM", "Agathe Dupanier", "CONS")),
)  # fmt: skip


def test_the_register_is_told_in_the_order_of_life(capsys: pytest.CaptureFixture[str]) -> None:
    tell_register(MADE, Voice("fr"), kept=False)
    out = capsys.readouterr().out
    told = ("brouillon", "sur la plateforme", "S-2025-01", "S-2026-02", "Blanche Brouillon · ", "Iris", "1 membres")
    places = [out.index(one) for one in told]
    assert places == sorted(places)
    assert "Agathe" not in out
    assert "--anew" not in out


def test_a_register_that_is_kept_says_how_to_make_a_new_one(capsys: pytest.CaptureFixture[str]) -> None:
    tell_register(MADE, Voice("en"), kept=True)
    assert "For a new one: --anew." in capsys.readouterr().out


def test_the_tree_tells_the_same() -> None:
    tree = register_tree(MADE, kept=True)
    assert tree["dossiers"] == {"LISTED": 3, "DRAFT": 2}
    assert tree["kept"] is True
    assert tree["accounts"] == [
        {"name": "Iris Instruction", "role": "STAFF", "place": ""},
        {"name": "Blanche Brouillon", "role": "ENT", "place": "Atelier Songe"},
        {"name": "Agathe Dupanier", "role": "MEM", "place": "CONS"},
    ]
