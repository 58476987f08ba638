"""Words of the acts."""

from __future__ import annotations

import pytest

from conditionality.dossier.act_labels import ACTS
from conditionality.dossier.permissions import OTHER_ACTS
from conditionality.dossier.states import HOMES
from conditionality.wording.speech import LANGUAGES, Lang, say


def test_every_act_has_its_words() -> None:
    assert set(ACTS) == set(HOMES) | set(OTHER_ACTS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_acts_have_the_same_words(lang: Lang) -> None:
    said = [say(lang, text) for text in ACTS.values()]
    assert len(set(said)) == len(said)
