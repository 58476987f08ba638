"""What became of each answer, as a sentence with labels and values."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest

from conditionality.referential.migrate import Move, MoveKind, Reason
from conditionality.referential.migrate_words import KIND_WORDS, REASON_WORDS, told_move
from tests.referential.test_migrate import NEW, OLD


@pytest.mark.parametrize(
    ("move", "english", "french"),
    [
        (Move("carried", "a", "a", Decimal(3), Decimal(3)), "a (a): kept, 3", "a (a) : gardé, 3"),
        (Move("renamed", "staff", "workers", Decimal(1200), Decimal(1200)),
         "staff (staff): now workers (workers), 1,200", "staff (staff) : devient workers (workers), 1 200"),
        (Move("converted", "form", "form", "council", "advisory"),
         "form (form): now form (form), “advisory” instead of “council”",
         "form (form) : devient form (form), « advisory » au lieu de « council »"),
        (Move("dropped", "ready", "", True, None, "kind"),
         "ready (ready): not kept, yes. The new question takes another kind of answer.",
         "ready (ready) : non repris, oui. La nouvelle question attend une autre sorte de réponse."),
        (Move("dropped", "zzz", "", ("ab", "x"), None, "unknown"),
         "zzz: not kept, ab; x. The rules of the draft do not ask it.",
         "zzz : non repris, ab ; x. Les règles du brouillon ne le demandent pas."),
        (Move("dropped", "zzz", "", (), None, "unknown"),
         "zzz: not kept, nothing. The rules of the draft do not ask it.",
         "zzz : non repris, rien. Les règles du brouillon ne le demandent pas."),
        (Move("asked", "", "fresh"), "fresh (fresh): newly asked", "fresh (fresh) : nouvelle question"),
        (Move("carried", "energy", "energy", Decimal(5), Decimal(5), check=True),
         "energy (energy): kept, 5. To be checked: the unit was kWh, it is MWh",
         "energy (energy) : gardé, 5. À vérifier : l’unité était kWh, elle est MWh"),
        (Move("renamed", "energy", "fresh", False, False, check=True),
         "energy (energy): now fresh (fresh), no. To be checked: the unit was kWh, it is no unit",
         "energy (energy) : devient fresh (fresh), non. À vérifier : l’unité était kWh, elle est aucune unité"),
    ],
)  # fmt: skip
def test_a_move_is_a_sentence_in_both_languages(move: Move, english: str, french: str) -> None:
    assert told_move(move, OLD, NEW, "en") == english
    assert told_move(move, OLD, NEW, "fr").replace("\u00a0", " ").replace("\u202f", " ") == french


def test_every_kind_and_every_reason_has_words() -> None:
    assert set(KIND_WORDS) == set(get_args(MoveKind))
    assert set(REASON_WORDS) == set(get_args(Reason)) - {""}
