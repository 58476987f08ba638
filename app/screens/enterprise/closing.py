"""The end of the form: files joined as evidence, then the signature and the filing."""

from __future__ import annotations

import streamlit as st

from app import drafting, session
from app.drafting import Writing
from app.parts import declaring, live, slips
from app.parts.act_fields import labels_of
from app.parts.act_form import act_form
from app.parts.answers import show_answer
from app.parts.plain import plain
from conditionality.desk.drafting import NewPiece
from conditionality.desk.evidence import Piece, attach, detach, evidence
from conditionality.desk.filing import file_dossier, give_pieces
from conditionality.desk.filing_requests import Correction, Filing
from conditionality.desk.outcome import Done, NotDone, Outcome
from conditionality.desk.periodic import correct_report, file_report
from conditionality.desk.request import Request
from conditionality.desk.simulation import COMPLETENESS
from conditionality.desk.views_filling import doubts
from conditionality.findings import errors
from conditionality.wording.speech import Lang, mark, say

BUTTONS = {
    "Submitted": mark("Sign and file the request"),
    "PiecesGiven": mark("Sign and give the pieces"),
    "ReportSubmitted": mark("Sign and file the report"),
    "ReportCorrected": mark("Sign and file the correction"),
}


class Removal(Request):
    """A file to take out of a draft."""


def enclosed(subject: str, lang: Lang) -> None:
    """Draw the files joined, and the form that joins one more."""
    st.header(say(lang, "Files joined as evidence"), anchor=False)
    found = evidence(session.desk(), session.hand(), subject)
    pieces = () if isinstance(found, NotDone) else found
    if not pieces:
        st.markdown(say(lang, "No file is joined yet. Each question says which proof may be asked for."))
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


def filing(mine: Writing, lang: Lang) -> None:
    """Draw what is still to do, then the declaration of truth and the button that files."""
    st.header(say(lang, "Sign and file"), anchor=False)
    found = mine.filling
    wrong = doubts(session.desk(), session.hand(), mine.subject, mine.typing)
    told = (one for one in wrong if one.code not in COMPLETENESS)
    slips.listed(told, live.field_labels(mine.scorer.referential, lang), lang)
    who = found.known.name or found.known.siret
    st.markdown(plain(say(lang, "You sign for {organisation} (SIRET {siret}): what you declare binds it.",
                          organisation=who, siret=found.known.siret)))  # fmt: skip
    label, model = say(lang, BUTTONS[found.act]), Correction if found.act == "ReportCorrected" else Filing
    show_answer(mine.refused, lang, labels=labels_of(model, lang))
    key = session.form_key(found.act, mine.subject)
    asked = act_form(key, model, lang, submit=label, denied=why_not(mine, len(errors(wrong)), lang))
    if isinstance(asked, Filing | Correction):
        session.answer(found.act, mine.subject, file_it(mine, asked))


def why_not(mine: Writing, count: int, lang: Lang) -> str:
    """Say why the form cannot be filed yet; empty when it can."""
    if mine.failed is not None:
        return say(lang, "Your last answers are not saved yet.")
    if mine.saved.typing.rivals:
        return say(lang, "Choose first between the answers that two people typed at the same time.")
    if not mine.saved.version:
        return say(lang, "Nothing is typed yet.")
    return say(lang, "To answer or to correct before filing: {count}.", count=count) if count else ""


def file_it(mine: Writing, asked: Filing | Correction) -> Outcome:
    """File what the person saw; the window lets go of the draft once it is done."""
    desk, hand, subject = session.desk(), session.hand(), mine.subject
    seen, version = dict(mine.filling.heights), mine.saved.version
    if isinstance(asked, Correction):
        done = correct_report(desk, hand, subject, asked, seen, version=version)
    else:
        acts = {"PiecesGiven": give_pieces, "ReportSubmitted": file_report}
        done = acts.get(mine.filling.act, file_dossier)(desk, hand, subject, asked, seen, version=version)
    if isinstance(done, Done):
        drafting.forget(subject)
        drafting.look_at(subject)
    return done
