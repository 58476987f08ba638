"""Words of the states."""

from __future__ import annotations

from typing import get_args

import pytest

from conditionality.dossier.case import Overlay
from conditionality.dossier.kinds import NOT_YET
from conditionality.dossier.machine import Machine
from conditionality.dossier.state_labels import MACHINE_TITLES, OVERLAYS, STATES
from conditionality.dossier.states import MACHINES
from conditionality.wording.speech import LANGUAGES, Lang, say


@pytest.mark.parametrize("machine", MACHINES.values(), ids=lambda one: one.name)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_state_has_its_own_words(machine: Machine, lang: Lang) -> None:
    assert set(STATES[machine.name]) == {NOT_YET, *machine.states}
    said = [say(lang, text) for text in STATES[machine.name].values()]
    assert len(set(said)) == len(said)


def test_every_table_and_overlay_has_its_words() -> None:
    assert set(MACHINE_TITLES) == set(MACHINES)
    assert set(OVERLAYS) == set(get_args(Overlay))
