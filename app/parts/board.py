"""The parts of a dashboard: what is due with a link to each dossier, dossiers by state, money, sessions to come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from html import escape

import streamlit as st

from app.parts.badges import state_html, tag_html
from app.parts.deadlines import distance, tone_of
from app.parts.sheet import draw_grid
from conditionality.desk.views_region import Board, Due, DueKind, SchemeMoney, SessionAhead
from conditionality.dossier.state_labels import DOSSIER
from conditionality.wording.numbers import day, money, number
from conditionality.wording.sheet import Grid
from conditionality.wording.speech import Lang, mark, say

FIRST_FEW = 10
"""Rows shown before the others are asked for."""

DUES: dict[DueKind, str] = {
    "silence": mark("Silence of the region counts as a refusal"),
    "pieces": mark("Last day for the missing pieces"),
    "answer": mark("Last day to answer in the contradictory step"),
    "notice": mark("Last day to answer before a suspension"),
    "term": mark("End of the listing"),
    "late_report": mark("Report that was due"),
    "broken": mark("This dossier cannot be read: ask the auditor to verify the register"),
}

OpenDossier = Callable[[str, str], None]
"""Draws the link to a dossier: its code, and the words of the link."""


def draw_due(found: Sequence[Due], today: date, link: OpenDossier, nothing: str, lang: Lang) -> None:
    """Draw what is due, the most urgent first; each row has the link to its dossier.

    Args:
        found: In the order to show.
        today: In France.
        link: Draws the link to a dossier.
        nothing: What to say when the list is empty, in the language.
        lang: `fr` or `en`.
    """
    if not found:
        st.markdown(nothing)
    for one in found[:FIRST_FEW]:
        _draw_row(one, today, link, lang)
    if len(found) > FIRST_FEW:
        with st.expander(say(lang, "{count} more", count=len(found) - FIRST_FEW)):
            for one in found[FIRST_FEW:]:
                _draw_row(one, today, link, lang)


def _draw_row(one: Due, today: date, link: OpenDossier, lang: Lang) -> None:
    when = f'<time datetime="{one.on.isoformat()}">{escape(day(lang, one.on))}</time>'
    away = tag_html(distance(one.on, today, lang), tone_of(one.on, today))
    with st.container(key=f"due:{one.subject}:{one.kind}"):
        left, right = st.columns([2, 3], vertical_alignment="center", gap="small")
        with left:
            link(one.row.subject, f"{one.row.subject} · {one.row.organisation}")
        with right:
            st.html(f'<p class="due-row">{when} {away} {escape(say(lang, DUES[one.kind]))}</p>')


def draw_states(states: Sequence[tuple[str, int]], lang: Lang) -> None:
    """Draw how many dossiers stand in each state, as a table with a bar; the number says the same as the bar."""
    most = max((count for _, count in states), default=1)
    rows = "".join(_state_row(state, count, most, lang) for state, count in states)
    heads = (say(lang, "State"), say(lang, "Dossiers"), say(lang, "Share"))
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    name = escape(say(lang, "Dossiers by state"), quote=True)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    st.html(f'<div class="grid" role="region" aria-label="{name}" tabindex="0">{table}</div>')


def _state_row(state: str, count: int, most: int, lang: Lang) -> str:
    words = escape(say(lang, DOSSIER.get(state, state)), quote=True)
    bar = f'<progress value="{count}" max="{most}" aria-label="{words}"></progress>'
    shown = escape(number(lang, count))
    badge = state_html("dossier", state, lang)
    return f'<tr><th scope="row">{badge}</th><td class="number">{shown}</td><td>{bar}</td></tr>'


def draw_money(found: Sequence[SchemeMoney], lang: Lang) -> None:
    """Draw what was granted under each scheme, and in all."""
    if not found:
        st.markdown(say(lang, "Nothing was granted yet."))
        return
    rows = [(one.title, number(lang, one.count), money(lang, one.amount_eur)) for one in found]
    if len(found) > 1:
        whole = sum((one.amount_eur for one in found[1:]), found[0].amount_eur)
        rows.append((say(lang, "In all"), number(lang, sum(one.count for one in found)), money(lang, whole)))
    header = (say(lang, "Scheme"), say(lang, "Dossiers"), say(lang, "Amount granted"))
    draw_grid(Grid("", header, tuple(rows), frozenset({1, 2})), say(lang, "Money granted"))


def draw_sessions(found: Sequence[SessionAhead], today: date, lang: Lang) -> None:
    """Draw the sessions to come, the nearest first."""
    if not found:
        st.markdown(say(lang, "No session is planned. The secretary of the assembly plans them."))
    for one in found:
        when = f'<time datetime="{one.on.isoformat()}">{escape(day(lang, one.on))}</time>'
        away = tag_html(distance(one.on, today, lang), tone_of(one.on, today))
        items = escape(say(lang, "dossiers on the agenda: {count}", count=one.items))
        state = state_html("session", one.state, lang)
        st.html(f'<p class="due-row">{when} {away} {state} {escape(one.subject)}, <span class="by">{items}</span></p>')


def draw_figures(found: Board, lang: Lang) -> None:
    """Draw the figures at the head of the dashboard."""
    past = sum(one.on < found.today for one in found.due)
    figures = (
        (number(lang, sum(count for _, count in found.states)), say(lang, "dossiers in the register")),
        (number(lang, past), say(lang, "last days already past")),
        (number(lang, len(found.late)), say(lang, "periodic reports late")),
        (money(lang, sum((one.amount_eur for one in found.money[1:]), found.money[0].amount_eur) if found.money else 0),
         say(lang, "granted so far")),
    )  # fmt: skip
    cells = "".join(f"<div><dt>{escape(words)}</dt><dd>{escape(shown)}</dd></div>" for shown, words in figures)
    st.html(f'<dl class="figures">{cells}</dl>')
