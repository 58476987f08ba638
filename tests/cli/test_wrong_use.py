"""What the library that reads the line raises becomes a sentence; what is not about the line does not."""

from __future__ import annotations

import pytest

from conditionality.cli.wrong_use import is_wrong_use, unknown_command, wrong_use


class NoSuchOption(Exception):
    """Shaped as the library's own."""

    exit_code = 2

    def __init__(self, option_name: str, possibilities: tuple[str, ...] = ()) -> None:
        super().__init__(f"No such option: {option_name}")
        self.option_name = option_name
        self.possibilities = possibilities

    def format_message(self) -> str:
        return str(self)


def test_only_what_can_be_told_of_the_line_is_wrong_use() -> None:
    assert is_wrong_use(NoSuchOption("--x"))
    assert not is_wrong_use(ValueError("x"))


def test_the_nearest_option_is_proposed() -> None:
    text = wrong_use(NoSuchOption("--rejets", ("--rejects", "--ref")), "en")
    assert text == "There is no option «--rejets» here. Did you mean «--ref»?"
    assert wrong_use(NoSuchOption("--x"), "fr") == "Il n’y a pas d’option «\u00a0--x\u00a0» ici."


def test_the_nearest_command_is_proposed() -> None:
    assert "Did you mean «score»?" in unknown_command("scoer", ("demo", "score"), "en")
    assert "Did you mean" not in unknown_command("zzz", ("demo", "score"), "en")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_has_no_sentence_of_its_own_is_quoted(lang: str) -> None:
    class UsageError(NoSuchOption):
        pass

    assert "--odd" in wrong_use(UsageError("--odd"), "en" if lang == "en" else "fr")


def test_a_value_that_nobody_named_is_an_argument() -> None:
    class MissingParameter(NoSuchOption):
        param = None

    assert wrong_use(MissingParameter(""), "en") == "A word is missing: an argument."
