"""Files joined as evidence: list them, join one, remove one."""

from __future__ import annotations

import streamlit as st

from app import session
from app.parts import declaring
from app.parts.act_form import act_form
from app.parts.plain import plain
from conditionality.desk.drafting import NewPiece
from conditionality.desk.evidence import Piece, attach, detach, evidence
from conditionality.desk.outcome import NotDone
from conditionality.desk.request import Request
from conditionality.wording.speech import Lang, say


class Removal(Request):
    """A file to take out of a draft."""


def enclosed(subject: str, lang: Lang) -> None:
    """Draw the files joined, and the form that joins one more."""
    st.header(say(lang, "Files joined as evidence"), anchor=False)
    found = evidence(session.desk(), session.hand(), subject)
    pieces = () if isinstance(found, NotDone) else found
    if not pieces:
        st.markdown(say(lang, "No file is joined yet."))
    for one in pieces:
        st.markdown(f"- {plain(declaring.piece_words(one, lang))}")
    with st.expander(say(lang, "Join a file")):
        asked = act_form(session.form_key("attach", subject), NewPiece, lang, submit=say(lang, "Join the file"))
    if isinstance(asked, NewPiece):
        done = attach(session.desk(), session.hand(), subject, asked.file_name, asked.file, expires_on=asked.expires_on)
        session.answer("attach", subject, done)
    for one in pieces:
        if one.filed_at is None:
            remove(subject, one, lang)


def remove(subject: str, one: Piece, lang: Lang) -> None:
    """Draw the form that takes a file out of the draft."""
    with st.expander(plain(say(lang, "Remove {name}", name=one.name))):
        goes = say(lang, "The file «{name}» is erased from the draft.", name=one.name)
        key = session.form_key("detach", f"{subject}:{one.key}")
        asked = act_form(key, Removal, lang, submit=say(lang, "Remove"), confirm=goes)
    if isinstance(asked, Removal):
        session.answer("detach", f"{subject}:{one.key}", detach(session.desk(), session.hand(), subject, one.key))
