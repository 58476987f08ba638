"""Where a case of an enterprise stands, in words: what is due, what comes next, letters received."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from html import escape

import streamlit as st

from app.parts.badges import state_html
from app.parts.deadlines import Deadline
from app.parts.plain import plain
from conditionality.desk.views_enterprise import Due, DueKind, Message, Stand
from conditionality.dossier.clocks import legal_day
from conditionality.scoring.labels import words
from conditionality.wording.numbers import day
from conditionality.wording.speech import Lang, mark, say

DUES: Mapping[DueKind, str] = {
    "draft_ends": mark("{subject}: file the draft, or save it once to keep it"),
    "pieces": mark("{subject}: give the pieces that are asked"),
    "silence": mark("{subject}: decision of the region; without one by that day, the request is refused by silence"),
    "answer": mark("{subject}: give your observations"),
    "appeal": mark("{subject}: last day to appeal"),
    "term": mark("{subject}: end of the listing on the platform"),
    "period_opens": mark("{subject}: the period of the report begins"),
    "report": mark("{subject}: file the periodic report"),
    "sign_plan": mark("{subject}: sign the plan, or decline it"),
    "action": mark("{subject}: action of the plan: {name}"),
}

OF_REGION: frozenset[DueKind] = frozenset({"silence"})

NEXT: Mapping[str, str] = {
    "DRAFT": mark("Fill in the form, then sign and file it."),
    "INCOMPLETE": mark("Give the pieces that the region asks for: until then the time of its answer does not run."),
    "SUBMITTED": mark("The region checks that the request is complete. You have nothing to do."),
    "COMPLETE": mark("The request is complete; it is scored next. You have nothing to do."),
    "SCORED": mark("See your score, explained line by line, and the plans that would improve it."),
    "VISIT_DUE": mark("Two peers will visit you; they propose days."),
    "VISIT_PLANNED": mark("Two peers visit you on the day that was agreed."),
    "VISIT_REPORTED": mark("The visitors signed their report; what differs is discussed with you."),
    "CONTRADICTORY": mark("Give your observations, or correct your answers, before the day above."),
    "READY": mark("The assembly examines the request at its next session. You may look at your plan."),
    "ON_AGENDA": mark("The request is on the agenda of a session of the assembly."),
    "IN_DELIBERATION": mark("The assembly is deliberating."),
    "SENT_TO_REGION": mark("The assembly gave its avis; the region decides."),
    "GRANTED": mark("The region decided; its letter comes."),
    "GRANTED_WITH_PLAN": mark("The region decided; its letter comes."),
    "REFUSED": mark("The region decided; its letter comes."),
    "NOTIFIED_GRANTED": mark("Download your certificate, and say what your public page may show."),
    "NOTIFIED_GRANTED_WITH_PLAN": mark("Download your certificate, follow your plan, and say what your page may show."),
    "NOTIFIED_REFUSED": mark("Read the letter: it gives the reasons, and how and until when to appeal."),
    "LISTED": mark("You are on the platform. File each periodic report, and follow your plan if you have one."),
    "SUSPENSION_NOTICE": mark("Give your observations before the day above: nothing is decided yet."),
    "SUSPENDED": mark("Read the letter: it says what would lift the suspension."),
    "RENEWAL_DUE": mark("Your term is near: open a new request to be renewed."),
    "INELIGIBLE": mark("Read the letter: it names the condition that is not met, and how to appeal."),
    "UPCOMING": mark("Nothing to do before the period begins."),
    "OPEN": mark("Fill in and file the report of the period."),
    "LATE": mark("The report is late: file it now."),
}
"""What comes next, by state of a dossier or of a report; another state asks for nothing."""

TO_DECLARE = frozenset({"DRAFT", "INCOMPLETE", "OPEN", "LATE"})
"""States in which a form waits."""


def deadlines_of(found: Iterable[Due], lang: Lang) -> tuple[Deadline, ...]:
    """Give what is due with a day, in words."""
    region = say(lang, "the region")
    return tuple(
        Deadline(one.on, due_words(one, lang), region if one.kind in OF_REGION else "")
        for one in found
        if one.on is not None
    )


def due_words(one: Due, lang: Lang) -> str:
    """Say what is due."""
    name = words(one.name, lang) if one.name is not None else ""
    return say(lang, DUES[one.kind], subject=spoken(one.subject, lang), name=name).strip(" :\u00a0")


def next_words(state: str, lang: Lang) -> str:
    """Say what comes next."""
    return say(lang, NEXT[state]) if state in NEXT else ""


def draw_stand(one: Stand, lang: Lang) -> None:
    """Draw the head of a case: its name, its state, what comes next."""
    who = one.known.name or one.known.siret
    badge = state_html(one.machine, one.state, lang, one.overlays)
    title = say(lang, "{subject}, {scheme}", subject=spoken(one.subject, lang), scheme=one.scheme)
    opened = say(lang, "{organisation}, opened on {day}", organisation=who, day=day(lang, one.opened_on))
    st.html(f'<h3 class="case">{escape(title)}</h3><p>{badge}</p><p class="help">{escape(opened)}</p>')
    words = next_words(one.state, lang)
    if words:
        st.markdown(f"**{say(lang, 'Next step:')}** {plain(words)}")


def draw_messages(found: Iterable[Message], lang: Lang) -> None:
    """Draw the letters received, in words."""
    rows = list(found)
    if not rows:
        st.markdown(say(lang, "No message yet."))
    for one in rows:
        title, body = (one.title_fr, one.body_fr) if lang == "fr" else (one.title_en, one.body_en)
        with st.expander(plain(f"{day(lang, legal_day(one.at))} · {title}")):
            paragraphs = "".join(f"<p>{escape(part)}</p>" for part in body.split("\n\n") if part.strip())
            st.html(f'<div class="prose">{paragraphs}</div>')


def spoken(subject: str, lang: Lang) -> str:
    """Name a dossier or one of its periodic reports for people.

    >>> spoken("D-2026-0001.r2027-01-01", "en")
    'Report of the period from 1 Jan 2027 (D-2026-0001)'
    """
    dossier, _, first = subject.partition(".r")
    if not first:
        return subject
    starts = day(lang, date.fromisoformat(first))
    return say(lang, "Report of the period from {first} ({dossier})", first=starts, dossier=dossier)
