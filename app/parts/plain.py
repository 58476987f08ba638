"""Make a plain text safe where the library would read marks in it (stars, brackets, dollars…)."""

from __future__ import annotations

import re

MARKS = re.compile(r"([\\`*_{}\[\]<>$~#|]|:(?=\w))")


def plain(text: str) -> str:
    r"""Give a text that is shown as it is written.

    >>> plain("a*b")
    'a\\*b'
    """
    return MARKS.sub(r"\\\1", text)
