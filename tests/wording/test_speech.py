"""Sentences in French and English: language, values, typography."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.errors import UnknownLanguageError
from conditionality.wording.speech import LANGUAGES, mark, say, typeset


def test_french_comes_from_the_catalogue_and_english_is_the_msgid() -> None:
    assert [say(lang, "yes") for lang in LANGUAGES] == ["oui", "yes"]


def test_a_sentence_nobody_translated_is_said_in_english() -> None:
    assert say("fr", mark("no such sentence: {x}"), x=1) == "no such sentence: 1"


def test_values_are_put_in_place() -> None:
    assert say("fr", "line {line}", line="12") == "ligne 12"


def test_a_sentence_without_values_keeps_its_braces() -> None:
    assert say("en", "line {line}") == "line {line}"


def test_another_language_is_refused() -> None:
    unknown: Any = "de"
    with pytest.raises(UnknownLanguageError, match="'de'"):
        say(unknown, "yes")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Trouvé : « x »", "Trouvé\u00a0: «\u00a0x\u00a0»"),
        ("Quoi ? Oui ! Bien ; 12 %, 3 €", "Quoi\u202f? Oui\u202f! Bien\u202f; 12\u202f%, 3\u00a0€"),
        ("l'avis d'{name} qu'« ici »", "l\u2019avis d\u2019{name} qu\u2019«\u00a0ici\u00a0»"),
        ("lookup(table, key, 'column')", "lookup(table, key, 'column')"),
        ("de 9:30 à 10:00", "de 9:30 à 10:00"),
        ("{share} %", "{share}\u202f%"),
    ],
)
def test_french_typography_is_put_in_place(typed: str, read: str) -> None:
    assert typeset(typed) == read


@given(st.text())
def test_typography_is_put_in_place_once(text: str) -> None:
    assert typeset(typeset(text)) == typeset(text)
