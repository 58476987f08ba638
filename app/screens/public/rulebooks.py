"""Rule books: read any version like a book, compare two, and take it away."""

from __future__ import annotations

import streamlit as st

from app import session
from app.parts import book, frame, opening, sheet
from app.screens.public import comparing
from conditionality.certificate.book import cards, closing, introduction, make_book_pdf, weights
from conditionality.report.periods import first_period
from conditionality.report.template import make_template
from conditionality.scoring.explain_marks import make_teller
from conditionality.scoring.labels import words
from conditionality.wording.speech import Lang, say

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show() -> None:
    """Draw the screen."""
    lang = session.language()
    frame.heading(
        say(lang, "Read the rules"),
        say(lang, "Every version that was written stays here, with its sources. What is scored is what you read."),
    )
    rules = [one.referential for one in session.books()]
    ref = opening.pick_book(rules, session.chosen_ref(), "read_book", lang)
    session.choose(ref)
    downloads(ref, lang)
    comparing.compare(ref, lang)
    chapter(ref, lang)


@st.fragment
def chapter(ref: str, lang: Lang) -> None:
    """Draw the chapter picked; only this is drawn again when another is."""
    referential = session.book(ref).referential
    key = f"chapter:{ref}"
    picked = book.pick_chapter(referential, session.kept(key, ""), key, lang)
    teller = make_teller(referential, lang)
    if picked == "":
        for section in (introduction(referential, lang), weights(referential, lang)):
            sheet.draw_section(section)
    elif picked == "*":
        for section in closing(teller):
            sheet.draw_section(section)
    else:
        label = next(words(one.label, lang) for one in referential.dimensions if one.id == picked)
        st.header(label, anchor=False)
        book.draw_cards([one for one in cards(teller) if one.dimension == picked], lang)


def downloads(ref: str, lang: Lang) -> None:
    """Draw the book to take away: the file of the rules, a print, the form."""
    one = session.book(ref)
    referential, name = one.referential, f"{one.referential.id}-{one.referential.version}"
    form = session.scorer(ref, first_period(referential).from_).form
    papers = (
        (say(lang, "Rules (TOML)"), lambda: one.content, f"{name}.toml", "application/toml"),
        (
            say(lang, "To print (PDF)"),
            lambda: make_book_pdf(referential, lang),
            f"{name}-{lang}.pdf",
            "application/pdf",
        ),
        (say(lang, "Form to fill offline (.xlsx)"), lambda: make_template(form, lang), f"{name}-{lang}.xlsx", XLSX),
    )
    with st.container(horizontal=True):
        for label, make, file, mime in papers:
            st.download_button(label, make, file, mime, key=f"get_{file}", on_click="ignore")


show()
