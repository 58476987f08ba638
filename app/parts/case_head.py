"""The head of a dossier's page: who, under which scheme, where it stands in words, and the clock of silence."""

from __future__ import annotations

from datetime import date
from html import escape

import streamlit as st

from app.parts.badges import state_html, tag_html
from app.parts.deadlines import distance, tone_of
from conditionality.desk.views_instruction import CasePage
from conditionality.dossier.clocks import Held, Running, Silence
from conditionality.wording.numbers import day
from conditionality.wording.speech import Lang, listed, say


def draw_head(page: CasePage, today: date, lang: Lang) -> None:
    """Draw who asks for what, and where the dossier stands.

    Args:
        page: Of the dossier.
        today: In France.
        lang: `fr` or `en`.
    """
    known = page.known
    st.header(f"{page.dossier} · {known.name or known.siret}", anchor=False)
    state = state_html("dossier", page.case.state, lang, page.case.overlays)
    st.html(f'<p class="standing">{state}{_silence_tag(page.clock, today, lang)}</p>')
    about = [one for one in (known.town, known.sector, known.size) if one]
    facts = [
        (say(lang, "SIRET"), known.siret),
        (say(lang, "Place and activity"), listed(lang, about)),
        (say(lang, "Who acts for it"), listed(lang, [one.name or one.id for one in page.people])),
        (say(lang, "Scheme"), page.scheme.title if page.scheme else ""),
        (say(lang, "Rule book"), _rules(page)),
        (say(lang, "Silence"), silence_words(page.clock, today, lang)),
    ]
    rows = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(said)}</dd></div>" for name, said in facts if said)
    st.html(f'<dl class="facts">{rows}</dl>')


def silence_words(clock: Silence, today: date, lang: Lang) -> str:
    """Say where the clock of silence stands.

    Args:
        clock: Of the dossier.
        today: In France.
        lang: `fr` or `en`.
    """
    match clock:
        case Running(due_on=due_on) if due_on >= today:
            return say(lang, "Without a decision by {day}, silence counts as a refusal.", day=day(lang, due_on))
        case Running(due_on=due_on):
            return say(lang, "Silence counts as a refusal since {day}. A decision in words is still possible.",
                       day=day(lang, due_on))  # fmt: skip
        case Held(held_since=since):
            return say(lang, "The clock waits since {day}, while pieces are awaited.", day=day(lang, since))
        case _:
            return say(lang, "No clock of silence runs.")


def _silence_tag(clock: Silence, today: date, lang: Lang) -> str:
    if not isinstance(clock, Running):
        return ""
    away = say(lang, "silence: {when}", when=distance(clock.due_on, today, lang))
    return f" {tag_html(away, tone_of(clock.due_on, today))}"


def _rules(page: CasePage) -> str:
    if page.form is not None:
        return page.form.referential.ref
    return page.scheme.version if page.scheme else ""
