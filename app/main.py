"""The frame of every screen: title, pages, language; what a screen shows is in `screens/`."""

from __future__ import annotations

import streamlit as st

from app import session
from app.parts import frame
from conditionality.wording.speech import say


def main() -> None:
    """Draw the frame and the chosen screen inside it."""
    lang = session.language()
    pages = [
        st.Page("screens/public/home.py", title=say(lang, "Home"), default=True),
        st.Page("screens/public/simulate.py", title=say(lang, "Simulate")),
        st.Page("screens/public/score.py", title=say(lang, "Score")),
        st.Page("screens/public/rulebooks.py", title=say(lang, "Rule books")),
    ]
    page = st.navigation(pages, position="top")
    title = f"{page.title} · Conditionality"
    st.set_page_config(page_title=title, layout="wide", initial_sidebar_state="collapsed")
    frame.top(lang, session.choose_language)
    page.run()
    frame.foot(lang, at_stake=session.has_typed())


main()
