"""The parts of a dossier's page to read, one at a time: answers, files, score, plan, decision, what happened."""

from __future__ import annotations

from functools import partial

import streamlit as st

from app import session
from app.parts import decided, filed, scored
from app.parts.answers import show_answer
from app.parts.timeline import draw_timeline, moments_of
from conditionality.desk import certify, evidence, views_instruction
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.views_instruction import CasePage
from conditionality.wording.speech import Lang, mark, say

STAFF_PARTS: dict[str, str] = {
    "answers": mark("Answers"),
    "pieces": mark("Files"),
    "score": mark("Score"),
    "plan": mark("Plan"),
    "decision": mark("Decision"),
    "papers": mark("Official papers"),
    "timeline": mark("What happened"),
}


def read_parts(page: CasePage, parts: dict[str, str], lang: Lang) -> None:
    """Draw the choice of parts and the one that is chosen.

    Args:
        page: Of the dossier.
        parts: Words of each part, by its code.
        lang: `fr` or `en`.
    """
    st.header(say(lang, "Read the dossier"), anchor=False)
    kept = session.kept("part", next(iter(parts)))
    at = kept if kept in parts else next(iter(parts))
    names = {code: say(lang, words) for code, words in parts.items()}
    part = st.pills(
        say(lang, "Part of the dossier"), list(names), default=at, required=True, format_func=names.__getitem__,
        key="part", wrap=True,
    )  # fmt: skip
    match part or at:
        case "answers":
            filed.draw_versions(page.versions, page.form, lang)
        case "pieces":
            _pieces(page, lang)
        case "score":
            referential = page.form.referential if page.form else None
            scored.draw_score(page.cards, referential, session.kept("length", "page"), "length", lang)
        case "plan":
            scored.draw_plan(page.plan, page.plan_state, page.form.referential if page.form else None, lang)
        case "decision":
            decided.draw_decision(page, lang)
        case "papers":
            office, hand = session.desk(), session.hand()
            decided.draw_letters(page.letters, partial(_letter, office, hand, page.dossier), page.dossier, lang)
            decided.draw_certificates(page.certificates, partial(_certificate, office, hand, lang), lang)
        case _:
            draw_timeline(moments_of(page.log, lambda code: page.names.get(code, ""), lang), lang)


def _pieces(page: CasePage, lang: Lang) -> None:
    office, hand = session.desk(), session.hand()
    found = evidence.evidence(office, hand, page.dossier)
    if isinstance(found, NotDone):
        show_answer(found, lang)
    else:
        filed.draw_pieces(found, partial(_piece, office, hand, page.dossier), lang)


# A download is made when it is asked for, outside the visit: who asks is bound when its button is drawn.


def _piece(office: Office, hand: Hand, dossier: str, key: str) -> bytes:
    """Give the bytes of a file; nothing once it is gone."""
    found = evidence.read_evidence(office, hand, dossier, key)
    return b"" if isinstance(found, NotDone) else found.content


def _letter(office: Office, hand: Hand, dossier: str, key: str) -> bytes:
    found = views_instruction.read_letter(office, hand, dossier, key)
    return b"" if isinstance(found, NotDone) else found


def _certificate(office: Office, hand: Hand, lang: Lang, number: str) -> bytes:
    found = certify.open_certificate(office, hand, number, "public", lang)
    return b"" if isinstance(found, NotDone) else found.content
