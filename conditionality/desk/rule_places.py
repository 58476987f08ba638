"""Where a finding stands in a draft of a rule book, in words: «the dimension G (Governance), weight»."""

from __future__ import annotations

import re

from conditionality.desk.rule_tables import label_of
from conditionality.referential.change_keys import BLOCK_WORDS, KEY_WORDS
from conditionality.referential.toml import Tree
from conditionality.scoring.labels import capital
from conditionality.wording.speech import Lang, say

_PLACE = re.compile(r"(\w+)(?:\[(\w+)\])?(?:\.(\w+))?")


def place_words(tree: Tree, path: str, lang: Lang) -> str:
    """Name the block that a finding is about, by its id and its label, and what of it; else give the path.

    Args:
        tree: The draft, with what it takes from others.
        path: Of the finding (`indicators[V1].scale.steps[2]`).
        lang: `fr` or `en`.
    """
    found = _PLACE.match(path)
    block, name, key = found.groups("") if found is not None else ("", "", "")
    if block in KEY_WORDS and not name:
        return capital(say(lang, KEY_WORDS[block]))
    if block not in BLOCK_WORDS or (not name and "{id}" in BLOCK_WORDS[block]):
        return path
    what = capital(say(lang, BLOCK_WORDS[block], id=name))
    label = label_of(tree, block, name, lang) if name else ""
    what += f" ({label})" if label not in {"", name} else ""
    return f"{what}, {say(lang, KEY_WORDS[key])}" if key in KEY_WORDS else what
