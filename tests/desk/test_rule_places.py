"""Where a finding stands, in words."""

from __future__ import annotations

import pytest

from conditionality.desk.rule_places import place_words
from tests.desk.rule_laid import BASE


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("dimensions[G].weight", "La dimension G (Gouvernance et participation), poids"),
        (
            "indicators[G3].scale.steps[2].points",
            "L’indicateur G3 (Réunions annuelles d’un comité de parties prenantes), barème",
        ),
        ("version", "Version"),
        ("total.floor", "Le total, plancher"),
        ("nowhere[x]", "nowhere[x]"),
        ("indicators", "indicators"),
    ],
)
def test_a_place_is_said_in_words(path: str, told: str) -> None:
    assert place_words(BASE.tree, path, "fr") == told
