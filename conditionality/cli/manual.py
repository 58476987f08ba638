"""The help of a command, written from its declaration, in the language asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from typer.core import TyperArgument, TyperGroup, TyperOption

from conditionality.cli.options import COMMON
from conditionality.wording.sheet import fold
from conditionality.wording.speech import Lang, say

PROGRAM = "conditionality"
WIDTH = 100
INDENT = "  "
LONGEST_NAME = 28
"""Columns of the names of arguments and options; a longer one stands on its own line."""

Rows = Sequence[tuple[str, str]]


def manual(command: object, path: Sequence[str], lang: Lang) -> str:
    """Write the help of a command or of a group of commands.

    Args:
        command: As declared; its texts are English msgids.
        path: Words that lead to it, without the name of the program.
        lang: `fr` or `en`.
    """
    name = " ".join((PROGRAM, *path))
    options = [one for one in getattr(command, "params", ()) if isinstance(one, TyperOption)]
    arguments = [one for one in getattr(command, "params", ()) if isinstance(one, TyperArgument)]
    told = [say(lang, "Usage: {usage}", usage=" ".join((name, *_usage(command, arguments, lang)))), ""]
    told += fold(say(lang, getattr(command, "help", None) or ""), WIDTH)
    if isinstance(command, TyperGroup):
        rows = [(word, _first_sentence(say(lang, one.help or ""))) for word, one in command.commands.items()]
        told += _part(say(lang, "Commands"), rows)
    told += _part(say(lang, "Arguments"), [(_shown(one, lang), say(lang, one.help or "")) for one in arguments])
    rows = [(_spelled(one, lang), say(lang, one.help or "")) for one in options if not one.hidden]
    told += _part(say(lang, "Options"), [*rows, *((word, say(lang, text)) for word, text in COMMON)])
    examples = (getattr(command, "epilog", None) or "").splitlines()
    if examples:
        told += ["", say(lang, "Examples"), *(f"{INDENT}{one}" for one in examples)]
    return "\n".join(told)


def _usage(command: object, arguments: Sequence[TyperArgument], lang: Lang) -> Iterator[str]:
    if isinstance(command, TyperGroup):
        yield say(lang, "COMMAND")
    for one in arguments:
        name = _shown(one, lang)
        yield name if one.required else f"[{name}]"
    yield say(lang, "[options]")


def _shown(argument: TyperArgument, lang: Lang) -> str:
    name = say(lang, str(argument.metavar or argument.name))
    return f"{name}…" if argument.nargs == -1 else name


def _spelled(option: TyperOption, lang: Lang) -> str:
    names = ", ".join(sorted(option.opts, key=len))
    return names if option.is_flag or not option.metavar else f"{names} {say(lang, option.metavar)}"


def _part(title: str, rows: Rows) -> list[str]:
    lines = ["", title] if rows else []
    for name, text in rows:
        parts = fold(text, WIDTH - LONGEST_NAME)
        first = parts.pop(0) if len(name) < LONGEST_NAME - len(INDENT) else ""
        lines.append(f"{INDENT}{name.ljust(LONGEST_NAME - len(INDENT))}{first}".rstrip())
        lines += [f"{' ' * LONGEST_NAME}{one}" for one in parts]
    return lines


def _first_sentence(text: str) -> str:
    return text.partition(". ")[0].rstrip(".") + "."
