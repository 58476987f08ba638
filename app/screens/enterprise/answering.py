"""Answer before anything is decided: in the contradictory step, or to a notice of suspension."""

from __future__ import annotations

import streamlit as st

from app import session
from app.parts.act_form import act_form
from app.parts.plain import plain
from conditionality.desk.award_requests import NoticeAnswer
from conditionality.desk.contradictory import answer_contradictory
from conditionality.desk.hearing_requests import Observations
from conditionality.desk.suspension import answer_notice
from conditionality.desk.views_enterprise import Stand
from conditionality.wording.speech import Lang, say

ANSWERED = "Answered"
NOTICE_ANSWERED = "NoticeAnswered"


def answer(one: Stand, lang: Lang) -> None:
    """Draw the form of an answer, where one is awaited."""
    if one.machine != "dossier" or one.state not in {"CONTRADICTORY", "SUSPENSION_NOTICE"}:
        return
    label = say(lang, "Send my observations")
    with st.expander(plain(say(lang, "Answer about {subject}", subject=one.subject)), expanded=True):
        if one.state == "CONTRADICTORY":
            contradictory(one, label, lang)
        else:
            notice(one, label, lang)


def contradictory(one: Stand, label: str, lang: Lang) -> None:
    """Draw the answer in the contradictory step."""
    key = session.form_key(ANSWERED, one.subject)
    seen = dict(session.seen(key, {one.subject: one.height}))
    asked = act_form(key, Observations, lang, submit=label)
    if isinstance(asked, Observations):
        done = answer_contradictory(session.desk(), session.hand(), one.subject, asked, seen)
        session.answer(ANSWERED, one.subject, done)


def notice(one: Stand, label: str, lang: Lang) -> None:
    """Draw the answer to a notice of suspension."""
    key = session.form_key(NOTICE_ANSWERED, one.subject)
    seen = dict(session.seen(key, {one.subject: one.height}))
    asked = act_form(key, NoticeAnswer, lang, submit=label)
    if isinstance(asked, NoticeAnswer):
        done = answer_notice(session.desk(), session.hand(), one.subject, asked, seen)
        session.answer(NOTICE_ANSWERED, one.subject, done)
