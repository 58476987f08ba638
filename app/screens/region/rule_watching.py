"""What a person must know of a draft while writing in it: what is saved, what others did, everything that is wrong."""

from __future__ import annotations

import streamlit as st

from app import session, workshop
from app.parts import rule_findings, shared_draft, slips
from app.parts.plain import plain
from app.workshop import Window
from conditionality.desk.rule_drafts import Clash
from conditionality.desk.rule_edits import value_at
from conditionality.desk.rule_hands import writer
from conditionality.desk.rule_places import place_words
from conditionality.desk.rule_sheets import cell_text
from conditionality.referential.diff import diff
from conditionality.referential.diff import told as say_change
from conditionality.wording.speech import Lang, say

MOST_NEWS = 12


def draw(mine: Window, lang: Lang) -> None:
    """Draw it."""
    saved(mine, lang)
    others(mine, lang)
    for clash in mine.clashed:
        left_aside(mine, clash, lang)
    slips.listed(mine.refused, {}, lang)
    bench = workshop.bench(mine)
    places = {one.path: place_words(bench.tree, one.path, lang) for one in bench.findings if one.path}
    rule_findings.draw_findings(bench.findings, places, lang)


def name(code: str, lang: Lang) -> str:
    """Name who wrote."""
    office, hand = session.desk(), session.hand()
    return say(lang, "you") if code == hand.person else writer(office, hand, code)


def saved(mine: Window, lang: Lang) -> None:
    """Say what is saved, and when."""
    if mine.failed is not None and not mine.unsaved:
        why = " ".join(mine.failed.sentences(lang))
        shared_draft.saved_line(say(lang, "Not saved: {why}", why=why), well=False)
        return
    at = shared_draft.hour(lang, mine.standing.saved_at, session.hand().at)
    who = name(mine.standing.draft.by, lang)
    shared_draft.saved_line(
        say(lang, "{ref}, saved at {hour} by {who}.", ref=mine.standing.draft.ref, hour=at, who=who)
    )


def others(mine: Window, lang: Lang) -> None:
    """Say what somebody else changed since, line by line where both texts hold."""
    if mine.others is None:
        return
    before, after = workshop.bench_of(mine.others), workshop.bench(mine)
    lines = [say(lang, "The text of the file, by {who}.", who=name(mine.by, lang))]
    if before.referential is not None and after.referential is not None:
        changes = diff(before.referential, after.referential)
        lines = [f"{say_change(one, lang)} ({name(mine.by, lang)})" for one in changes[:MOST_NEWS]] or lines
    shared_draft.draw_news(lines, mine.key("seen"), lambda: workshop.seen(mine.subject), lang)


def left_aside(mine: Window, clash: Clash, lang: Lang) -> None:
    """Say that a cell was changed by two people, and let the second choose."""
    put, bench = clash.put, workshop.bench(mine)
    stands = cell_text(value_at(bench.tree, put.place), lang) or say(lang, "(nothing)")
    place = place_words(bench.tree, put.place, lang)
    text = say(lang, "{place}: {who} changed it at the same time. «{theirs}» stands; you typed «{mine}».",
               place=place, who=name(clash.by, lang), theirs=stands, mine=cell_text(put.now, lang))  # fmt: skip
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{plain(text)}**")
        with st.container(horizontal=True):
            st.button(say(lang, "Write mine all the same"), key=mine.key(f"mine:{put.place}"),
                      on_click=workshop.write_anyway, args=(mine.subject, put))  # fmt: skip
            st.button(say(lang, "Let it stand"), key=mine.key(f"theirs:{put.place}"), on_click=workshop.leave,
                      args=(mine.subject, put))  # fmt: skip
