"""Say a sentence in French or English: gettext catalogues read from the `.po` files beside this module.

Translators type ordinary spaces and straight apostrophes; French typography (no-break spaces, curly apostrophes)
is put in place once, when a catalogue is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Literal, get_args

from babel.messages.pofile import read_po

from conditionality.errors import UnknownLanguageError

Lang = Literal["fr", "en"]
LANGUAGES: tuple[Lang, ...] = get_args(Lang)

FRENCH_SIGNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r" (?=[;!?%](?!\w))"), "\u202f"),
    (re.compile(r" (?=[:»€](?!\w))"), "\u00a0"),
    (re.compile(r"(?<=«) "), "\u00a0"),
    (re.compile(r"(?<=[^\W\d_])'(?=[\w«{])"), "\u2019"),
)
"""What is typed, and the sign that stands for it. Source: Lexique des règles typographiques en usage à l'Imprimerie
nationale: a thin no-break space before `; ! ?`, a no-break space before `:` and inside « »."""


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


def listed(lang: Lang, texts: Iterable[str]) -> str:
    """Join texts that may hold commas, by semicolons set as the language wants.

    >>> listed("en", ("a", "b")), listed("fr", ("a", "b")).replace("\u202f", "_")
    ('a; b', 'a_; b')
    """
    return (typeset(" ; ") if lang == "fr" else "; ").join(texts)


def typeset(text: str) -> str:
    """Give a French sentence the no-break spaces and apostrophes of French typography.

    >>> typeset("L'avis : « oui » ?").replace("\u202f", "_").replace("\u00a0", "~")
    'L’avis~: «~oui~»_?'
    """
    for typed, sign in FRENCH_SIGNS:
        text = typed.sub(sign, text)
    return text


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
                    found[message.id] = typeset(message.string)
    return found
