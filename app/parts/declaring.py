"""What stands above a form to file: who declares, under which rules, by when, and what the region asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from app.parts.plain import plain
from conditionality.desk.evidence import Piece
from conditionality.desk.views_filling import AskedPieces, Filling, ToFill
from conditionality.report.form import Form
from conditionality.report.model import Period
from conditionality.scoring.labels import words
from conditionality.wording.numbers import day
from conditionality.wording.speech import Lang, say

MIMES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "csv": "text/csv",
    "json": "application/json",
}


def name_of(one: ToFill, lang: Lang) -> str:
    """Name what may be filled, in words."""
    who = one.known.name or one.known.siret
    if one.machine == "report":
        return say(lang, "Periodic report {subject}, {organisation}", subject=one.subject, organisation=who)
    if one.state == "INCOMPLETE":
        return say(lang, "Request {subject}, {organisation}: pieces to give", subject=one.subject, organisation=who)
    return say(lang, "Request {subject}, {organisation}", subject=one.subject, organisation=who)


def period_words(one: Period, lang: Lang) -> str:
    """Say a period."""
    return say(lang, "from {start} to {end}", start=day(lang, one.from_), end=day(lang, one.to))


def head(found: Filling, lang: Lang) -> None:
    """Say for whom, under which rules and by when the form is filled; then what the region asks for."""
    rules = found.scorer.referential
    who = found.known.name or found.known.siret
    title = f"{words(rules.title, lang)}, {rules.version}"
    told = say(lang, "For {organisation} (SIRET {siret}), file {subject}, under the rules «{rules}».",
               organisation=who, siret=found.known.siret, subject=found.subject, rules=title)  # fmt: skip
    st.markdown(plain(told))
    if found.asked is None and found.due_on is not None:
        st.markdown(f"**{plain(say(lang, 'To file by {day}.', day=day(lang, found.due_on)))}**")
    if found.asked is not None:
        _asked(found.asked, found.scorer.form, lang)


def _asked(asked: AskedPieces, form: Form, lang: Lang) -> None:
    """Say what the region asks for, in words, and until when."""
    labels = [words(form.by_id[one].field.label, lang) if one in form.by_id else one for one in asked.fields]
    pieces = [
        *(say(lang, "Answer again: {label}", label=one) for one in labels),
        *(say(lang, "Join the file: {name}", name=one) for one in asked.files),
    ]
    until = escape(say(lang, "The region asks for these pieces, by {day}:", day=day(lang, asked.deadline)))
    items = "".join(f"<li>{escape(one)}</li>" for one in pieces)
    message = escape(say(lang, "Message from the service: «{message}»", message=asked.message))
    said = f"<p>{message}</p>" if asked.message else ""
    st.html(f'<section class="asked"><p><strong>{until}</strong></p><ul>{items}</ul>{said}</section>')


def pick_period(periods: Sequence[Period], chosen: Period, key: str, lang: Lang) -> None:
    """Let the period be picked; one that is settled is said."""
    known = list(periods) if chosen in periods else [chosen, *periods]
    if len(known) == 1:
        st.markdown(say(lang, "{place}: {text}", place=say(lang, "Period"), text=period_words(chosen, lang)))
        return
    label = say(lang, "Period")
    st.selectbox(label, known, known.index(chosen), format_func=lambda one: period_words(one, lang), key=key)


def take_away(forms: Sequence[tuple[str, Callable[[], bytes]]], name: str, lang: Lang) -> None:
    """Draw the forms to fill offline.

    Args:
        forms: Ending and maker of each.
        name: Of the files, without their ending.
        lang: `fr` or `en`.
    """
    st.markdown(say(lang, "Fill it offline, then send it back below: your answers so far are in it."))
    with st.container(horizontal=True):
        for ending, make in forms:
            st.download_button(f".{ending}", make, f"{name}.{ending}", MIMES[ending], key=f"take_{ending}",
                               on_click="ignore")  # fmt: skip


def piece_words(one: Piece, lang: Lang) -> str:
    """Say a file: its name, until when it proves anything, whether it is filed."""
    name = one.name or say(lang, "erased file")
    ends = say(lang, "until {day}", day=day(lang, one.expires_on)) if one.expires_on else ""
    state = say(lang, "filed") if one.filed_at else say(lang, "joined, not filed yet")
    return ", ".join(part for part in (name, ends, state) if part)
