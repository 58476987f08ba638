"""How to begin: which rules and which period, who, an example, a file, and starting again after a question."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from app.parts import slips
from app.parts.plain import plain
from app.parts.sheet import draw_grid
from conditionality.desk.simulation import Received
from conditionality.referential.model import Referential
from conditionality.report.model import Period, Report
from conditionality.scoring.labels import words
from conditionality.wording.findings import sentence
from conditionality.wording.numbers import day
from conditionality.wording.sheet import Grid
from conditionality.wording.speech import Lang, say

MOST_BYTES = 20_000_000
"""Largest file taken, as in the server's settings; the browser's own limit is only a courtesy."""

KINDS = ["json", "csv", "xlsx", "ods"]


def pick_book(rules: Sequence[Referential], ref: str, key: str, lang: Lang) -> str:
    """Let a rule book be picked; give its `id@version`.

    Args:
        rules: To pick from.
        ref: What the box starts with; empty when the box holds its choice already.
        key: Of the box.
        lang: `fr` or `en`.
    """
    names = {one.ref: f"{words(one.title, lang)}, {one.version}" for one in rules}
    refs = list(names)
    at = refs.index(ref) if ref else 0
    given = st.selectbox(say(lang, "Rule book"), refs, at, format_func=names.__getitem__, key=key)
    return given or refs[at]


def pick_period(periods: Sequence[Period], chosen: Period, key: str, lang: Lang) -> None:
    """Let the period be picked."""
    known = list(periods) if chosen in periods else [chosen, *periods]

    def name(one: Period) -> str:
        return say(lang, "from {start} to {end}", start=day(lang, one.from_), end=day(lang, one.to))

    st.selectbox(say(lang, "Period"), known, known.index(chosen), format_func=name, key=key)


def who(name: str, siret: str, keys: tuple[str, str], lang: Lang) -> None:
    """Draw the boxes of who reports; both may stay empty.

    Args:
        name: Typed so far.
        siret: Typed so far.
        keys: Of the two boxes.
        lang: `fr` or `en`.
    """
    left, right = st.columns(2)
    name_label = say(lang, "{label}, optional", label=say(lang, "Name of the organisation"))
    left.text_input(name_label, name, key=keys[0], autocomplete="organization")
    right.text_input(say(lang, "{label}, optional", label=say(lang, "SIRET")), siret, key=keys[1])


def confirm(question: str, yes: str, no: str, do: Callable[[], None], leave: Callable[[], None]) -> None:
    """Ask before something is lost: name what goes, and offer to keep it."""
    with st.container(border=True, key="confirm"):
        st.markdown(f"**{plain(question)}**")
        with st.container(horizontal=True):
            st.button(yes, on_click=do, type="primary", key="confirm_yes")
            st.button(no, on_click=leave, key="confirm_no")


def take_file(key: str, read: Callable[[], None], lang: Lang) -> bool:
    """Draw the box that takes a file; tell whether it holds one that can be read.

    Args:
        key: Of the box.
        read: What is done when its file changes.
        lang: `fr` or `en`.
    """
    label = say(lang, "A report or a filled form: JSON, CSV, Excel (.xlsx) or OpenDocument (.ods)")
    given = st.file_uploader(plain(label), KINDS, key=key, on_change=read)
    if given is not None and given.size > MOST_BYTES:
        st.error(say(lang, "The file is over 20 MB. Send a smaller one."))
        return False
    return given is not None


def refuse_rules(name: str, lang: Lang) -> None:
    """Say that the rules a file names are not here."""
    text = say(lang, "This file was made for the rules {ref}, which are not here: nothing of it was taken.", ref=name)
    st.error(plain(text))


def tell_rules(rules: Referential, lang: Lang) -> None:
    """Say that the rules are now those that the file names."""
    title = f"{words(rules.title, lang)}, {rules.version}"
    st.info(plain(say(lang, "The file names other rules than those that were chosen; they are: {title}.", title=title)))


def tell_taken(period: Period, lang: Lang) -> None:
    """Say that the answers of the file stand in the form, and for which period."""
    start, end = day(lang, period.from_), day(lang, period.to)
    text = say(
        lang, "The answers of the file are in the form, for the period from {start} to {end}.", start=start, end=end
    )
    st.success(plain(text))


def show_received(received: Received, labels: Mapping[str, str], lang: Lang) -> None:
    """Say what was read, line by line."""
    count, refused = len(received.reports), len(received.rejects)
    if count:
        st.success(say(lang, "Reports read: {count}. Lines left aside: {refused}.", count=count, refused=refused))
    else:
        st.error(say(lang, "No report could be read from this file. What to correct is listed below."))
    slips.listed(received.findings, labels, lang)
    rows = tuple((str(one.line), " ".join(sentence(slip, lang) for slip in one.findings)) for one in received.rejects)
    draw_grid(Grid(say(lang, "Lines left aside"), (say(lang, "Line"), say(lang, "What to do")), rows))


def pick_report(reports: Sequence[Report], lang: Lang) -> Report:
    """Let one of several reports be picked."""
    if len(reports) == 1:
        return reports[0]
    names = {rank: f"{one.report_id} · {one.organisation.name or '–'}" for rank, one in enumerate(reports)}
    given = st.selectbox(say(lang, "Report to take"), list(names), format_func=names.__getitem__, key="upload_pick")
    return reports[given or 0]
