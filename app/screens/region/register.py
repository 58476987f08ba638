"""Schemes and people: organisations, persons, mandates, schemes; each with its list and its forms."""

from __future__ import annotations

import streamlit as st

from app import registering, session
from app.parts import frame, register_lists
from app.parts.act_fields import fields_of, labels_of
from app.parts.act_form import act_form
from app.parts.answers import show_answer
from app.registering import PARTS, Part, RegisterDeed
from conditionality.desk import views_register
from conditionality.desk.outcome import NotDone
from conditionality.desk.register import NewScheme
from conditionality.desk.views_register import RegisterPage
from conditionality.scoring.labels import words
from conditionality.wording.speech import Lang, say


def show() -> None:
    """Draw the screen."""
    lang = session.language()
    lead = say(lang, "Who there is, in which role, under which scheme. What you enter is kept with its day.")
    frame.heading(say(lang, "Schemes and people"), lead)
    page = views_register.register_page(session.desk(), session.hand())
    if isinstance(page, NotDone):
        show_answer(page, lang)
        return
    part = pick(lang)
    deeds = registering.DEEDS[part]
    labels = {name: text for deed in deeds for name, text in labels_of(deed.model, lang).items()}
    show_answer(session.take_answer(), lang, labels=labels)
    samplings = next(one.labels for one in fields_of(NewScheme, {}) if one.name == "sampling")
    register_lists.draw_list(part, page, samplings, lang)
    for deed in deeds:
        draw_deed(deed, page, lang)


def pick(lang: Lang) -> Part:
    """Let a part of the register be picked."""
    first: Part = "organisations"
    kept = session.kept("register_part", first)
    at: Part = next((one for one in PARTS if one == kept), first)
    return st.pills(
        say(lang, "Part of the register"), list(PARTS), default=at, required=True,
        format_func=lambda one: say(lang, PARTS[one]), key="register_part", wrap=True,
    )  # fmt: skip


def draw_deed(deed: RegisterDeed, page: RegisterPage, lang: Lang) -> None:
    """Draw the form of an act, and send it."""
    title = say(lang, deed.title)
    st.header(title, anchor=False)
    books = {one.ref: words(one.referential.title, lang) for one in session.books()}
    offered = registering.offered(deed, page, books, lang)
    empty = next((name for name, options in offered.items() if not options), "")
    if empty:
        st.markdown(say(lang, "There is nothing to choose from yet."))
        return
    asked = act_form(session.form_key(deed.event, "register"), deed.model, lang, offered=offered, submit=title)
    if asked is not None and not isinstance(asked, tuple):
        session.answer(deed.event, "register", deed.send(session.desk(), session.hand(), asked))


show()
