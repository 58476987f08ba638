"""What is wrong with a line that was typed: an unknown command or option, a word too few or too many, in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable

from conditionality.findings import nearest, quote
from conditionality.wording.speech import Lang, say


def is_wrong_use(fault: Exception) -> bool:
    """Tell whether the library that reads the line raised this for what was typed.

    Its own types are private and have moved from one release to the next: what they can do is what is asked.
    """
    return hasattr(fault, "format_message") and hasattr(fault, "exit_code")


def wrong_use(fault: Exception, lang: Lang) -> str:
    """Say what is wrong with the line."""
    option = str(getattr(fault, "option_name", ""))
    match type(fault).__name__:
        case "NoSuchOption":
            close = _closest(getattr(fault, "possibilities", None) or ())
            text = say(lang, "There is no option «{option}» here.", option=quote(option))
            return f"{text} {say(lang, 'Did you mean «{nearest}»?', nearest=close)}" if close else text
        case "BadOptionUsage" if "require" in str(fault):
            return say(lang, "The option «{option}» wants a value after it.", option=quote(option))
        case "BadOptionUsage":
            return say(lang, "The option «{option}» takes no value.", option=quote(option))
        case "MissingParameter":
            return say(lang, "A word is missing: {name}.", name=_name_of(getattr(fault, "param", None), lang))
        case "BadParameter":
            name = _name_of(getattr(fault, "param", None), lang)
            return say(lang, "The value given to {name} cannot be read. Write a whole number.", name=name)
    extra = re.search(r" \((.*)\)", str(fault))
    words = quote(extra.group(1) if extra else str(fault))
    return say(lang, "These words were not expected: {words}.", words=words)


def unknown_command(word: str, known: Iterable[str], lang: Lang) -> str:
    """Say that there is no such command, and which one may have been meant."""
    listed = tuple(known)
    close = nearest(word, listed)
    text = say(lang, "There is no command «{word}». The commands are: {known}.", word=quote(word),
               known=", ".join(listed))  # fmt: skip
    return f"{text} {say(lang, 'Did you mean «{nearest}»?', nearest=close)}" if close else text


def _closest(names: Iterable[str]) -> str:
    return next(iter(sorted(names)), "")


def _name_of(parameter: object, lang: Lang) -> str:
    if parameter is None:
        return say(lang, "an argument")
    metavar = getattr(parameter, "metavar", None)
    options = getattr(parameter, "opts", ()) if type(parameter).__name__ == "TyperOption" else ()
    return ", ".join(options) or (say(lang, metavar) if metavar else str(getattr(parameter, "name", "")))
