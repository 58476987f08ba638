"""A session on a screen: its name in a list, its day and place, the table of its items, who is there, the roll."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from html import escape

import streamlit as st

from app.parts.badges import state_html, tag_html
from app.parts.deadlines import distance, tone_of
from app.parts.plain import plain
from app.parts.sheet import draw_grid
from conditionality.assembly.labels import MOTIONS, OUTCOMES
from conditionality.assembly.quorum_now import QuorumNow
from conditionality.assembly.roster import Assembly
from conditionality.desk.floor import as_in_france
from conditionality.desk.sitting_slips import quorum_words
from conditionality.desk.sitting_views import AgendaView, Attendee, ItemRow, SessionRow
from conditionality.dossier.state_labels import DOSSIER
from conditionality.wording.numbers import day, number
from conditionality.wording.sheet import Grid
from conditionality.wording.speech import Lang, say

LIVE = frozenset({"OPEN", "SUSPENDED"})
AHEAD = frozenset({"PLANNED", "CONVENED"})


def in_order(rows: Iterable[SessionRow]) -> tuple[SessionRow, ...]:
    """Give the sessions that are open, then those to come, the nearest first, then those held, the latest first."""
    rows = sorted(rows, key=lambda one: (one.day, one.session))
    live, ahead = ([one for one in rows if one.state in states] for states in (LIVE, AHEAD))
    return (*live, *ahead, *reversed([one for one in rows if one.state not in LIVE | AHEAD]))


def session_name(one: SessionRow, lang: Lang) -> str:
    """Name a session in a list, without its state: an act would leave the name that is shown stale."""
    return f"{day(lang, one.day)} · {one.session}"


def item_name(one: ItemRow, lang: Lang) -> str:
    """Name an item in a list."""
    return say(lang, "Item {rank}: {organisation}", rank=one.rank, organisation=f"{one.organisation} ({one.dossier})")


def draw_head(one: SessionRow, assembly: str, today: date, lang: Lang) -> None:
    """Draw where a session stands, when and where it meets."""
    away = tag_html(distance(one.day, today, lang), tone_of(one.day, today)) if one.state in AHEAD else ""
    st.html(f'<p class="standing">{state_html("session", one.state, lang)} {away}</p>')
    hour = f", {as_in_france(one.starts_at):%H:%M}" if one.starts_at else ""
    facts = (
        (say(lang, "Assembly"), assembly),
        (say(lang, "Day"), f"{day(lang, one.day)}{hour}"),
        (say(lang, "Where it meets"), one.place),
        (say(lang, "Convocation"), say(lang, "second call") if one.call > 1 else say(lang, "first call")),
    )
    rows = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(said)}</dd></div>" for name, said in facts)
    st.html(f'<dl class="facts">{rows}</dl>')


def draw_items(view: AgendaView, lang: Lang) -> None:
    """Draw the agenda: each item with where its dossier stands and what was voted."""
    if not view.items:
        st.markdown(say(lang, "There is no agenda yet: it is there once the secretary convenes the members."))
        return
    header = (say(lang, "Item"), say(lang, "Organisation"), say(lang, "Dossier"), say(lang, "State"),
              say(lang, "Motions"))  # fmt: skip
    rows = tuple(
        (number(lang, one.rank), one.organisation, one.dossier, say(lang, DOSSIER[one.state]), _voted(one, lang))
        for one in view.items
    )
    draw_grid(Grid(say(lang, "Agenda"), header, rows, frozenset({0})))


def _voted(one: ItemRow, lang: Lang) -> str:
    told = [f"{say(lang, MOTIONS[motion.kind])} ({say(lang, OUTCOMES[motion.outcome])})"
            for motion in one.motions if motion.outcome is not None]  # fmt: skip
    return ", ".join(told) or "–"


def draw_quorum(now: QuorumNow, assembly: Assembly, lang: Lang) -> None:
    """Draw the quorum of an item as it is now, by college."""
    said = say(lang, "Quorum reached") if now.can_open else say(lang, "No quorum yet")
    words = quorum_words(now, lang)
    st.html(f'<p class="standing">{tag_html(said, "good" if now.can_open else "due")} '
            f"{escape(words[:1].upper() + words[1:])}.</p>")  # fmt: skip
    header = (say(lang, "College"), say(lang, "Electors"), say(lang, "Recused"), say(lang, "Present"),
              say(lang, "Represented"), say(lang, "Needed"), say(lang, "Quorum there"))  # fmt: skip
    rows = tuple(
        (
            assembly.label(one.id, lang),
            *(number(lang, count) for count in (one.electors, one.recused, one.present, one.represented)),
            number(lang, one.quorum.needed),
            say(lang, "yes") if one.quorum.holds else say(lang, "no"),
        )
        for one in now.colleges
    )
    draw_grid(Grid(say(lang, "Quorum by college"), header, rows, frozenset({1, 2, 3, 4, 5})))


def draw_roll(
    key: str, people: Sequence[Attendee], assembly: Assembly, submit: str, lang: Lang
) -> tuple[str, ...] | None:
    """Draw the roll: one box for each elector, by college; give who is there once it is sent.

    Args:
        key: Of the form.
        people: Every elector; who left the item has a greyed box.
        assembly: Names its colleges.
        submit: Words of the button.
        lang: `fr` or `en`.
    """
    there: list[str] = []
    with st.form(key, enter_to_submit=False):
        for college, members in _by_college(people).items():
            st.markdown(f"**{plain(assembly.label(college, lang))}**")
            for one in members:
                label = plain(_elector(one, lang))
                here = st.checkbox(label, one.is_present, key=f"{key}:{one.person}", disabled=one.is_recused)
                there += [one.person] if here and not one.is_recused else []
        sent = st.form_submit_button(submit, type="primary", key=f"{key}:@send")
    return tuple(there) if sent else None


def _by_college(people: Sequence[Attendee]) -> Mapping[str, list[Attendee]]:
    found: dict[str, list[Attendee]] = {}
    for one in people:
        found.setdefault(one.college, []).append(one)
    return found


def _elector(one: Attendee, lang: Lang) -> str:
    name = one.name if one.organisation in {"", "–"} else f"{one.name}, {one.organisation}"
    if one.is_recused:
        return say(lang, "{name}: leaves for this item", name=name)
    if one.is_tied:
        return say(lang, "{name}: has a tie to declare", name=name)
    if one.holder:
        return say(lang, "{name}: has given a proxy to {holder}", name=name, holder=one.holder)
    return name
