"""Receipts and letters of a case, to take away."""

from __future__ import annotations

import streamlit as st

from app import session
from app.parts.downloads import Download, draw_download
from app.parts.plain import plain
from conditionality.desk.outcome import NotDone
from conditionality.desk.views_enterprise import Filed, open_paper, papers
from conditionality.dossier.act_labels import ACTS
from conditionality.dossier.clocks import legal_day
from conditionality.wording.numbers import day
from conditionality.wording.speech import Lang, say

PDF = "application/pdf"


def latest(subject: str, lang: Lang) -> None:
    """Draw the last paper of a case; nothing when there is none."""
    found = papers(session.desk(), session.hand(), subject)
    if not isinstance(found, NotDone) and found:
        one(subject, found[0], f"latest:{subject}", lang)


def every(subject: str, lang: Lang) -> None:
    """Draw every paper of a case, the latest first."""
    found = papers(session.desk(), session.hand(), subject)
    if isinstance(found, NotDone) or not found:
        st.markdown(say(lang, "No paper yet: the receipt comes when you file."))
        return
    for rank, filed in enumerate(found):
        one(subject, filed, f"paper:{subject}:{rank}", lang)


def one(subject: str, filed: Filed, key: str, lang: Lang) -> None:
    """Draw a paper."""
    content = open_paper(session.desk(), session.hand(), subject, filed.digest)
    if isinstance(content, NotDone):
        st.markdown(plain(" ".join(content.sentences(lang))))
        return
    on = legal_day(filed.at)
    names = {"Submitted": say(lang, "Receipt of {day}", day=day(lang, on)),
             "ReportSubmitted": say(lang, "Receipt of {day}", day=day(lang, on))}  # fmt: skip
    act = say(lang, ACTS.get(filed.act, filed.act))
    label = names.get(filed.act) or say(lang, "Letter of {day}: {act}", day=day(lang, on), act=act)
    draw_download(Download(label, f"{subject}-{filed.act}-{on.isoformat()}.pdf", PDF, content), key, lang)
