"""Each indicator of a score, explained in words; and how long the explanation is to be."""

from __future__ import annotations

from html import escape

import streamlit as st

from app.parts.plain import plain
from conditionality.referential.model import Referential
from conditionality.scoring.explain import Length
from conditionality.scoring.explain_marks import Teller, make_teller
from conditionality.scoring.labels import STATUSES, indicator_label, printed, shown_number, table_word, words
from conditionality.scoring.scorecard import IndicatorMark, Scorecard
from conditionality.wording.speech import Lang, say


def every_indicator(card: Scorecard, referential: Referential, lang: Lang) -> None:
    """Draw one fold a dimension; in it, each indicator with its points and its explanation."""
    st.header(say(lang, "Each indicator explained"), anchor=False)
    teller = make_teller(referential, lang)
    for dimension in referential.dimensions:
        inside = [one for one in card.indicators if one.node == dimension.id]
        if inside:
            with st.expander(plain(words(dimension.label, lang))):
                st.html("".join(_mark_html(one, teller) for one in inside))


def _mark_html(told: IndicatorMark, teller: Teller) -> str:
    one = next(item for item in teller.referential.indicators if item.id == told.id)
    plain_title = f"{printed(one)}. {indicator_label(teller.referential, one, teller.lang)}"
    title = escape(plain_title)
    text = escape(teller.indicator(told, one).removeprefix(plain_title).lstrip(". "))
    head = f'<h3>{title} <span class="points">{_points(told, teller.lang)}</span></h3>'
    return f'<section class="mark">{head}<p>{text}</p></section>'


def _points(told: IndicatorMark, lang: Lang) -> str:
    if told.points is None:
        return escape(table_word(STATUSES, told.status, lang))
    return escape(say(lang, "{points} points", points=shown_number(lang, told.points)))


def pick_length(chosen: str, key: str, lang: Lang) -> Length:
    """Let the length of the explanation be picked."""
    st.header(say(lang, "The explanation in writing"), anchor=False)
    names: dict[Length, str] = {
        "line": say(lang, "One line"),
        "page": say(lang, "One page"),
        "full": say(lang, "Complete sheet"),
    }
    lengths = list(names)
    at: Length = next((one for one in lengths if one == chosen), "page")
    given: Length | None = st.segmented_control(
        say(lang, "Length"), lengths, default=at, required=True, format_func=lambda one: names[one], key=key
    )
    return given or at
