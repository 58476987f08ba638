"""The screen of a dossier says how firmly its recommendation holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.front import words
from tests.app.sitting_house import Assembly, furnished, open_screen
from tests.desk.path import STRONG, ready
from tests.desk.session import convened


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Assembly]:
    """Open the front onto a region whose assembly may sit."""
    yield from furnished(tmp_path, monkeypatch)


def test_a_member_reads_how_firmly_the_recommendation_holds(house: Assembly) -> None:
    dossier = ready(house.office, house.region, texts=STRONG)
    convened(house.office, house.region, dossier)
    house.enter("cons1")
    found = words(open_screen("dossier"))
    assert "Robustesse de la recommandation" in found
    assert "Cette recommandation tient dans 100\u202f% des tirages" in found
    assert "Aucun tirage ne la change" in found
