"""The common options may stand anywhere on the line, and are taken out of it."""

from __future__ import annotations

import pytest

from conditionality.cli.options import Common, take_common


def test_nothing_said_is_french_for_people() -> None:
    assert take_common(["demo"]) == Common("fr", rest=("demo",))


@pytest.mark.parametrize(
    "words", [["--lang", "en", "score", "a"], ["score", "--lang=en", "a"], ["score", "a", "--lang", "EN"]]
)
def test_the_language_is_taken_wherever_it_stands(words: list[str]) -> None:
    assert take_common(words) == Common("en", rest=("score", "a"))


@pytest.mark.parametrize(
    ("variable", "lang"), [("en", "en"), ("en_US.UTF-8", "en"), ("fr_FR", "fr"), ("de", "fr"), ("", "fr")]
)
def test_the_variable_speaks_where_no_option_does(variable: str, lang: str) -> None:
    assert take_common([], variable).lang == lang
    assert take_common(["--lang", "fr"], variable).lang == "fr"


def test_the_last_language_wins_and_an_unknown_one_is_kept_for_the_sentence() -> None:
    assert take_common(["--lang", "fr", "--lang", "en"]).lang == "en"
    wrong = take_common(["--lang", "de"], "en")
    assert (wrong.lang, wrong.wrong_lang) == ("en", "de")
    assert take_common(["--lang"]).wrong_lang == ""


def test_flags_and_the_words_after_two_dashes() -> None:
    told = take_common(["--json", "-h", "--version", "score", "--", "--json", "--lang"])
    assert (told.as_json, told.wants_help, told.wants_version) == (True, True, True)
    assert told.rest == ("score", "--", "--json", "--lang")
