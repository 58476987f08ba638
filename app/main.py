"""The frame of every screen: title, pages of one's role, language; what a screen shows is in `screens/`."""

from __future__ import annotations

import streamlit as st

from app import entrance, pages, session, simulating
from app.pages import Screen
from app.parts import frame
from conditionality.dossier.labels import ROLES
from conditionality.wording.speech import Lang, say


def main() -> None:
    """Draw the frame and the chosen screen inside it."""
    lang, signed = session.language(), session.actor()
    session.settle(signed)
    mine = pages.screens_of(signed.role) if signed else ()
    page = st.navigation(sections(mine, lang), position="top")
    title = f"{page.title} · Conditionality"
    st.set_page_config(page_title=title, layout="wide", initial_sidebar_state="collapsed")
    frame.top(lang, session.choose_language)
    if signed is not None:
        frame.who(signed.name, say(lang, ROLES[signed.role]), lang)
    elif entrance.office() is not None:
        frame.door_in(lang)
    turned_away(mine, lang)
    frame.untrue(session.changed_books(), lang)
    page.run()
    at_stake = simulating.has_typed()
    frame.foot(lang, at_stake=at_stake, public=not mine or page.url_path in {one.name for one in pages.PUBLIC})


def sections(mine: tuple[Screen, ...], lang: Lang) -> dict[str, list[st.Page]]:
    """Give the pages by section: one's own first, then the public ones; the first of all is where one arrives."""
    first = mine[0] if mine else pages.HOME
    made = [[declared(one, first, lang) for one in screens] for screens in (mine, pages.PUBLIC)]
    return {"": made[0], say(lang, "Open to all"): made[1]} if mine else {"": made[1]}


def declared(screen: Screen, first: Screen, lang: Lang) -> st.Page:
    """Declare a screen."""
    return st.Page(screen.path, title=say(lang, screen.title), default=screen == first)


def turned_away(mine: tuple[Screen, ...], lang: Lang) -> None:
    """Say whose screen it is when the address names one that is not open to who asks."""
    asked = pages.find(session.asked_page())
    if asked is not None and asked not in (*mine, *pages.PUBLIC):
        roles = [say(lang, ROLES[role]) for role in pages.roles_of(asked)]
        frame.elsewhere(say(lang, asked.title), roles, lang)


main()
