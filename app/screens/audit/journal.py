"""Journal of the auditor: verify the chain, read the register line by line, a dossier's timeline, files to take."""

from __future__ import annotations

import streamlit as st

from app import auditing, session
from app.parts import audited, frame
from app.parts.answers import show_answer
from conditionality.desk import journal, views_audit
from conditionality.desk.outcome import NotDone
from conditionality.wording.speech import Lang, mark, say

PARTS = {
    "chain": mark("Verify the chain"),
    "lines": mark("Lines of the register"),
    "case": mark("What happened to a dossier"),
    "files": mark("Audit files"),
}


def show() -> None:
    """Draw the screen."""
    lang = session.language()
    lead = say(lang, "Everything that was done, in the order in which it was done. Nothing here changes anything.")
    frame.heading(say(lang, "Journal"), lead)
    status = journal.chain_status(session.desk(), session.hand())
    if isinstance(status, NotDone):
        show_answer(status, lang)
        return
    names = {code: say(lang, words) for code, words in PARTS.items()}
    kept = session.kept("journal_part", "chain")
    part = st.pills(
        say(lang, "Part of the journal"), list(names), default=kept if kept in names else "chain", required=True,
        format_func=names.__getitem__, key="journal_part", wrap=True,
    )  # fmt: skip
    st.header(names[str(part)], anchor=False)
    match part:
        case "lines":
            auditing.lines(lang)
        case "case":
            auditing.what_happened(lang)
        case "files":
            auditing.files(lang)
        case _:
            audited.draw_status(status, lang)
            chain(lang)


def chain(lang: Lang) -> None:
    """Draw the button that verifies everything, and what it found."""
    st.markdown(say(lang, "Every fingerprint, every case, every score, every plan and every vote is computed again."))
    if st.button(say(lang, "Verify everything now"), type="primary", key="verify"):
        with st.spinner(say(lang, "Everything is computed again: this may take a minute.")):
            found = views_audit.check_all(session.desk(), session.hand())
        if isinstance(found, NotDone):
            show_answer(found, lang)
        else:
            audited.draw_audit(found, lang)


show()
