"""The end of the form: what is still to do, the signature, the filing."""

from __future__ import annotations

import streamlit as st

from app import drafting, session
from app.drafting import Writing
from app.parts import live, slips
from app.parts.act_fields import labels_of
from app.parts.act_form import act_form
from app.parts.answers import show_answer
from app.parts.plain import plain
from conditionality.desk.filing import file_dossier, give_pieces
from conditionality.desk.filing_requests import Correction, Filing
from conditionality.desk.outcome import Done, Outcome
from conditionality.desk.periodic import correct_report, file_report
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
        drafting.look_at(subject, address=True)
    return done
