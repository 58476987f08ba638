"""The library's own English phrases, and the small script that puts them in French on the page.

A phrase may hold `{}` where the library writes a number, a name or a list; in French it stands as `{0}`, `{1}`…
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from conditionality.wording.speech import mark, say

PHRASES: tuple[str, ...] = (
    mark("Browse files"),
    mark("Upload"),
)
"""As the library writes them."""


@cache
def script() -> str:
    """Give the script, with the French of each phrase inside."""
    pairs = {phrase: say("fr", phrase) for phrase in PHRASES}
    source = Path(__file__).with_name("assets").joinpath("front.js").read_text(encoding="utf-8")
    return source.replace("__PHRASES__", json.dumps(pairs, ensure_ascii=False))
