"""Papers of a session to take away: the convocation, its entry for a calendar, the minutes."""

from __future__ import annotations

import streamlit as st

from app import session
from conditionality.desk import sittings, views_sitting
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.sitting_views import AgendaView
from conditionality.wording.speech import Lang, say

DRAFTED = frozenset({"MINUTES_DRAFT", "MINUTES_SIGNED", "PUBLISHED"})
PDF = "application/pdf"

# A paper is made when it is asked for, outside the visit: who asks is bound when its button is drawn.


def draw(view: AgendaView, lang: Lang) -> None:
    """Draw the buttons of the papers that are there."""
    office, hand, code = session.desk(), session.hand(), view.session.session
    with st.container(horizontal=True):
        if view.items:
            st.download_button(
                say(lang, "Convocation (PDF)"),
                lambda: _bytes(views_sitting.convocation(office, hand, code, lang)),
                f"{code}-convocation-{lang}.pdf", PDF, key="convocation", on_click="ignore",
            )  # fmt: skip
            st.download_button(
                say(lang, "Add to my calendar (.ics)"),
                lambda: _bytes(views_sitting.calendar_entry(office, hand, code, lang)),
                f"{code}.ics", "text/calendar", key="calendar", on_click="ignore",
            )  # fmt: skip
        if view.session.state in DRAFTED:
            _minutes(office, hand, code, say(lang, "Minutes for the members (PDF)"), lang, public=False)
            _minutes(office, hand, code, say(lang, "Public minutes (PDF)"), lang, public=True)


def _minutes(office: Office, hand: Hand, code: str, label: str, lang: Lang, *, public: bool) -> None:  # noqa: PLR0913
    kind = "public" if public else "members"
    st.download_button(
        label, lambda: _bytes(sittings.minutes(office, hand, code, lang, public=public)),
        f"{code}-{kind}-{lang}.pdf", PDF, key=f"minutes_{kind}", on_click="ignore",
    )  # fmt: skip


def _bytes(found: bytes | NotDone) -> bytes:
    """Give a paper; nothing when it may not be read any more."""
    return b"" if isinstance(found, NotDone) else found
