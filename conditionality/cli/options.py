"""The options that every command takes, wherever they stand on the line: language, JSON, help, version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conditionality.wording.speech import LANGUAGES, Lang, mark

LANG_VARIABLE = "CONDITIONALITY_LANG"
"""Name of the environment variable that holds the language when no option says it."""

COMMON: tuple[tuple[str, str], ...] = (
    ("--lang fr|en", mark("Language of the answer (also by the variable CONDITIONALITY_LANG). Default: fr.")),
    ("--json", mark("Answer in JSON, for another program.")),
    ("-h, --help", mark("Say how the command is used.")),
)
"""How they are written, and what they do."""


@dataclass(frozen=True, slots=True)
class Common:
    """What the common options said.

    Attributes:
        lang: The language, French where nothing else is said.
        as_json: Whether to answer in JSON.
        wants_help: Whether help was asked for.
        wants_version: Whether the version was asked for.
        wrong_lang: A language that is not spoken here, as given; None when all is well.
        rest: The other words of the line.
    """

    lang: Lang = "fr"
    as_json: bool = False
    wants_help: bool = False
    wants_version: bool = False
    wrong_lang: str | None = None
    rest: tuple[str, ...] = ()


def take_common(words: Sequence[str], variable: str = "") -> Common:
    """Take the common options out of a line.

    Args:
        words: The words of the line, without the name of the program.
        variable: Content of `CONDITIONALITY_LANG`; an unknown language counts as none.

    >>> take_common(["score", "hdi", "--lang", "en", "a.csv"]).rest
    ('score', 'hdi', 'a.csv')
    """
    asked: list[str] = []
    rest: list[str] = []
    flags: set[str] = set()
    waiting = list(words)
    while waiting:
        word = waiting.pop(0)
        if word == "--":
            rest += [word, *waiting]
            break
        if word == "--lang":
            asked.append(waiting.pop(0) if waiting else "")
        elif word.startswith("--lang="):
            asked.append(word.removeprefix("--lang="))
        elif word in {"--json", "--help", "-h", "--version"}:
            flags.add(word)
        else:
            rest.append(word)
    lang = _lang(asked[-1] if asked else variable[:2])
    return Common(
        lang=lang or _lang(variable[:2]) or "fr",
        as_json="--json" in flags,
        wants_help=not flags.isdisjoint({"--help", "-h"}),
        wants_version="--version" in flags,
        wrong_lang=asked[-1] if asked and lang is None else None,
        rest=tuple(rest),
    )


def _lang(text: str) -> Lang | None:
    return next((one for one in LANGUAGES if one == text.casefold()), None)
