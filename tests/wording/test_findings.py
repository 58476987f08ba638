"""Findings as sentences: the place first, then what is wrong and what to do."""

from __future__ import annotations

import pytest

from conditionality.findings import Finding, finding
from conditionality.wording.findings import SENTENCES, place, sentence
from conditionality.wording.speech import LANGUAGES, Lang, say


@pytest.mark.parametrize(
    ("found", "english"),
    [
        (finding("empty-file"), ""),
        (finding("empty-file", line=12, column="V6"), "Line 12, column V6"),
        (finding("empty-file", "indicators[V1].value", position=3), "indicators[V1].value, character 3"),
        (finding("empty-file", "answers.women", line=2), "Line 2, answers.women"),
        (finding("empty-file", position=7), "Character 7"),
    ],
)
def test_the_place_is_said_from_the_largest_to_the_smallest(found: Finding, english: str) -> None:
    assert place(found, "en") == english


def test_the_place_comes_first() -> None:
    found = finding("empty-file", line=1)
    assert sentence(found, "en") == "Line 1: The file is empty. Choose a file that has content."
    assert sentence(found, "fr").startswith("Ligne 1\u00a0: Le fichier est vide.")


def test_the_nearest_name_is_proposed() -> None:
    found = finding("empty-file", nearest="effectifs")
    assert sentence(found, "en").endswith("Did you mean «effectifs»?")
    assert sentence(found, "fr").endswith("«\u00a0effectifs\u00a0»\u202f?")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sentence_ends_as_a_sentence(lang: Lang) -> None:
    unfinished = [code for code, msgid in SENTENCES.items() if say(lang, msgid)[-1] not in ".?!»)}"]
    assert not unfinished
