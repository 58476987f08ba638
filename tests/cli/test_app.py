"""The commands as declared: every text has its French, every example is a line that is understood."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from conditionality.cli.app import app
from conditionality.cli.entry import find_command
from conditionality.wording.speech import say


def commands(command: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    """Give every command and group."""
    yield path, command
    if isinstance(command, TyperGroup):
        for name, one in command.commands.items():
            yield from commands(one, (*path, name))


ALL = tuple(commands(get_command(app)))


@pytest.mark.parametrize(("path", "command"), ALL, ids=[" ".join(path) or "conditionality" for path, _ in ALL])
def test_every_text_is_said_in_french_too(path: tuple[str, ...], command: object) -> None:
    texts = [getattr(command, "help", None), *(getattr(one, "help", None) for one in getattr(command, "params", ()))]
    told = [text for text in texts if text]
    assert told
    assert not [text for text in told if say("fr", text) == text], path


@pytest.mark.parametrize(("path", "command"), ALL, ids=[" ".join(path) or "conditionality" for path, _ in ALL])
def test_every_example_is_a_command_that_exists(path: tuple[str, ...], command: object) -> None:
    examples = (getattr(command, "epilog", None) or "").splitlines()
    assert examples, path
    for example in examples:
        words = [word for word in shlex.split(example.partition(">")[0]) if not word.startswith("-")]
        assert words[0] == "conditionality"
        assert find_command(words[1:])[2] == "", example


def test_nothing_is_hidden_and_no_completion_is_added() -> None:
    names = {name for _, command in ALL for one in getattr(command, "params", ()) for name in one.opts}
    assert "--install-completion" not in names
