"""A paper to take away: its button, its size and the fingerprint by which anybody can check it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from html import escape

import streamlit as st

from conditionality.wording.numbers import number
from conditionality.wording.speech import Lang, say

THOUSAND = 1_000


@dataclass(frozen=True, slots=True)
class Download:
    """A paper that is there.

    Attributes:
        label: Words of the button, in the language.
        name: Of the file.
        mime: Kind of the file (`application/pdf`).
    """

    label: str
    name: str
    mime: str
    content: bytes


def size_words(size: int, lang: Lang) -> str:
    """Say a size in bytes as people do.

    >>> size_words(999, "en"), size_words(12_345, "en"), size_words(1_250_000, "en")
    ('999 bytes', '12 kB', '1.3 MB')
    """
    if size < THOUSAND:
        return say(lang, "{count} bytes", count=size)
    if size < THOUSAND**2:
        return say(lang, "{count} kB", count=number(lang, Fraction(size, THOUSAND), 0))
    return say(lang, "{count} MB", count=number(lang, Fraction(size, THOUSAND**2), 1))


def draw_download(paper: Download, key: str, lang: Lang) -> None:
    """Draw the button of a paper, with its size and its sha256 underneath.

    Args:
        paper: To take away.
        key: Of the button.
        lang: `fr` or `en`.
    """
    st.download_button(paper.label, paper.content, paper.name, paper.mime, key=key, on_click="ignore")
    kind = paper.name.rpartition(".")[2].upper()
    size = escape(size_words(len(paper.content), lang))
    print_label = escape(say(lang, "fingerprint (sha256)"))
    digest = sha256(paper.content).hexdigest()
    st.html(f'<p class="help">{escape(kind)}, {size} · {print_label} <code class="print">{digest}</code></p>')
