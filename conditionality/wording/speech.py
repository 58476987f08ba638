"""Say a sentence in French or English: gettext catalogues read from the `.po` files beside this module."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Literal, get_args

from babel.messages.pofile import read_po

from conditionality.errors import UnknownLanguageError

Lang = Literal["fr", "en"]
LANGUAGES: tuple[Lang, ...] = get_args(Lang)


def mark(msgid: str) -> str:
    """Mark a literal for extraction and give it back unchanged, for sentences kept in tables."""
    return msgid


def say(lang: Lang, msgid: str, /, **params: object) -> str:
    """Say a sentence in a language.

    Args:
        lang: `fr` or `en`.
        msgid: The English sentence, with `{name}` where a value goes.
        params: The values, already formatted for people.

    Raises:
        UnknownLanguageError: The language is neither French nor English.

    >>> say("fr", "yes")
    'oui'
    """
    text = _sentences(lang).get(msgid, msgid)
    return text.format_map(params) if params else text


@cache
def _sentences(lang: Lang) -> dict[str, str]:
    if lang not in LANGUAGES:
        raise UnknownLanguageError(lang)
    if lang == "en":
        return {}
    found: dict[str, str] = {}
    for source in sorted(files("conditionality.wording").joinpath("locales", lang).iterdir(), key=lambda one: one.name):
        if source.name.endswith(".po"):
            for message in read_po(BytesIO(source.read_bytes()), locale=lang):
                if isinstance(message.id, str) and message.id and isinstance(message.string, str) and message.string:
                    found[message.id] = message.string
    return found
