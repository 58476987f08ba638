"""What moved between two scores: the total first, then each dimension and each indicator that moved."""

from __future__ import annotations

from fractions import Fraction

import streamlit as st

from app.parts.plain import plain
from app.parts.sheet import draw_grid
from conditionality.referential.model import Referential
from conditionality.scoring.compare import Comparison, Move
from conditionality.scoring.labels import printed, words
from conditionality.wording.numbers import number
from conditionality.wording.sheet import Grid
from conditionality.wording.speech import Lang, say


def draw_moves(moved: Comparison, rules: Referential, before: str, lang: Lang) -> None:
    """Draw what moved.

    Args:
        moved: Two scores side by side.
        rules: Of the later one.
        before: What the earlier score is that of.
        lang: `fr` or `en`.
    """
    total = moved.total
    told = say(lang, "Since the score of {subject}: {before} → {after}, that is {difference}.", subject=before,
               before=_number(total.before, lang), after=_number(total.after, lang),
               difference=signed(total.whole, lang))  # fmt: skip
    st.markdown(plain(told))
    if not moved.same_rules:
        st.markdown(say(lang, "The rules changed between the two: part of what moved comes from them."))
    draw_lines(moved, rules, lang)


def draw_lines(moved: Comparison, rules: Referential, lang: Lang) -> None:
    """Draw each dimension and each indicator that moved, as a table."""
    names = {one.id: words(one.label, lang) for one in rules.dimensions}
    names |= {one.id: printed(one) for one in rules.indicators}
    lines = [*((one, say(lang, "Dimension")) for one in moved.dimensions if one.name != "total" and one.whole),
             *((one, say(lang, "Indicator")) for one in moved.indicators if one.whole)]  # fmt: skip
    if not lines:
        st.markdown(say(lang, "Nothing moved."))
        return
    header = (say(lang, "What"), say(lang, "Kind"), say(lang, "Before"), say(lang, "After"), say(lang, "Difference"))
    rows = tuple(_row(one, kind, names, lang) for one, kind in lines)
    draw_grid(Grid(say(lang, "What moved"), header, rows, frozenset({2, 3, 4})))


def _row(one: Move, kind: str, names: dict[str, str], lang: Lang) -> tuple[str, ...]:
    shown = (_number(one.before, lang), _number(one.after, lang), signed(one.whole, lang))
    return (names.get(one.name, one.name), kind, *shown)


def _number(value: Fraction | None, lang: Lang) -> str:
    return "–" if value is None else number(lang, value, 1)


def signed(value: Fraction, lang: Lang) -> str:
    """Give a difference with its sign.

    >>> signed(Fraction(3, 2), "en"), signed(Fraction(-3, 2), "en")
    ('+1.5', '-1.5')
    """
    return f"{'+' if value > 0 else ''}{number(lang, value, 1)}"
