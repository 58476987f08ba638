"""The help of a command is written from its declaration, in either language."""

from __future__ import annotations

import pytest

from conditionality.cli.entry import find_command
from conditionality.cli.manual import WIDTH, manual


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("words", [(), ("score",), ("referential",), ("referential", "form"), ("demo",)])
def test_every_line_fits_a_terminal(words: tuple[str, ...], lang: str) -> None:
    command, path, _ = find_command(words)
    text = manual(command, path, "en" if lang == "en" else "fr")
    examples = text.partition("Exempl" if lang == "fr" else "Exampl")[0]
    assert max(len(line) for line in examples.splitlines()) <= WIDTH


def test_a_group_lists_its_commands_with_one_sentence_each() -> None:
    command, path, _ = find_command(("referential",))
    text = manual(command, path, "en")
    assert "check                     Check rule books." in text
    assert "Everything that is wrong" not in text


def test_arguments_and_options_are_told_with_their_value() -> None:
    command, path, _ = find_command(("score",))
    text = manual(command, path, "en")
    assert "Usage: conditionality score REF REPORTS [options]" in text
    assert "--map COLUMN=FIELD" in text
    assert "-o, --out FILE" in text
    assert "--points  " in text


def test_what_may_be_left_out_stands_in_brackets() -> None:
    command, path, _ = find_command(("referential", "check"))
    assert "conditionality referential check [REF…] [options]" in manual(command, path, "en")
