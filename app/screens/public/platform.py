"""Platform: search the organisations that the region accepted; the page of one, reached by its address."""

from __future__ import annotations

from html import escape

import streamlit as st

from app import address, entrance, session
from app.parts import frame, pages_drawn
from app.parts.plain import plain
from conditionality.desk import platform
from conditionality.desk.office import Office
from conditionality.wording.speech import Lang, say


def show() -> None:
    """Draw the screen."""
    lang, office, asked = session.language(), entrance.office(), address.named("organisation")
    if office is None or not asked:
        lead = say(lang, "Organisations that the region accepted, or accepted with an improvement plan, and that chose "
                         "to be listed.")  # fmt: skip
        frame.heading(say(lang, "Platform"), lead)
    if office is None:
        st.info(say(lang, "There is no register here. Run `make demo`: it makes a demonstration region to look at."))
    elif asked:
        organisation(office, asked, lang)
    else:
        results(office, lang)


def results(office: Office, lang: Lang) -> None:
    """Draw the boxes of the search, and a card for each organisation found."""
    every = platform.search(office)
    if not every:
        st.markdown(say(lang, "No organisation is listed yet. One comes here when the region has granted its aid, has "
                              "notified it, and the organisation has agreed to be listed."))  # fmt: skip
        return
    found = platform.search(office, *pages_drawn.boxes(every, lang))
    st.markdown(f"**{say(lang, 'Organisations found: {count}', count=len(found))}**")
    if not found:
        st.markdown(say(lang, "Nothing fits. Take a word away, or choose all towns and all activities."))
    pages_drawn.draw_cards(found, lang)


def organisation(office: Office, asked: str, lang: Lang) -> None:
    """Draw the page of one organisation."""
    found = platform.page(office, asked)
    frame.heading(plain(found.name) if found else say(lang, "This page is not there"))
    if found is None:
        st.markdown(say(lang, "No organisation is listed at this address, or it is not listed any more."))
    else:
        pages_drawn.draw_page(found, lang)
        number = found.decided.certificate if found.decided else ""
        if number:
            text = say(lang, "What the register says of this certificate")
            st.html(f'<p class="go"><a href="./verify/{number}?lang={lang}">{escape(text)}</a></p>')
    every = escape(say(lang, "All organisations"))
    st.html(f'<p class="go"><a href="{pages_drawn.address("", lang)}">{every}</a></p>')


show()
