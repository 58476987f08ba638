"""Open a request, throw a draft away, take a request back."""

from __future__ import annotations

import streamlit as st

from app import drafting, session
from app.parts.act_fields import Option
from app.parts.act_form import act_form
from app.parts.plain import plain
from conditionality.desk.deposit import NewDossier, create, delete
from conditionality.desk.filing import withdraw
from conditionality.desk.outcome import Done
from conditionality.desk.request import Request
from conditionality.desk.views_enterprise import Home, Stand
from conditionality.dossier.labels import denial_text
from conditionality.dossier.permissions import Denied
from conditionality.wording.numbers import day
from conditionality.wording.speech import Lang, say

CREATED = "Created"


class Sure(Request):
    """An act that asks for nothing but a yes."""


def open_new(found: Home, lang: Lang) -> None:
    """Draw the form that opens a request under a scheme that is open."""
    st.header(say(lang, "Open a request"), anchor=False)
    if not found.open:
        st.markdown(say(lang, "No scheme takes requests today. The region announces the next ones."))
        return
    schemes = [Option(one.scheme, say(lang, "{title}, until {day}", title=one.title, day=day(lang, one.closes_on)))
               for one in found.open]  # fmt: skip
    mine = [Option(one.siret, f"{one.name or one.siret} ({one.siret})") for one in found.mine]
    fixed = {"siret": mine[0].value} if len(mine) == 1 else {}
    given = {"scheme": schemes[0].value if len(schemes) == 1 else ""}
    key = session.form_key(CREATED, "new")
    label = say(lang, "Open the request")
    offered = {"siret": mine, "scheme": schemes}
    asked = act_form(key, NewDossier, lang, offered=offered, given=given, fixed=fixed, submit=label)
    if isinstance(asked, NewDossier):
        done = create(session.desk(), session.hand(), asked)
        if isinstance(done, Done):
            drafting.look_at(done.subject)
        session.answer(CREATED, "new", done)


def take_back(one: Stand, lang: Lang) -> None:
    """Draw the forms that throw a draft away or take a request back, greyed with the reason when they may not."""
    if one.machine != "dossier":
        return
    is_draft = one.state == "DRAFT"
    act = "Deleted" if is_draft else "RequestWithdrawn"
    reason = one.deleted if is_draft else one.withdrawn
    label = say(lang, "Throw the draft away") if is_draft else say(lang, "Take the request back")
    goes = (
        say(lang, "Everything typed in {subject}, and its files, is erased for good.", subject=one.subject)
        if is_draft
        else say(lang, "The request {subject} is no longer examined, and no decision is made on it.",
                 subject=one.subject)
    )  # fmt: skip
    key = session.form_key(act, one.subject)
    seen = dict(session.seen(key, {one.subject: one.height}))
    denied = denial_text(lang, Denied(reason), act) if reason else ""
    with st.expander(plain(f"{label} ({one.subject})")):
        asked = act_form(key, Sure, lang, submit=label, confirm=goes, denied=denied)
    if isinstance(asked, Sure):
        desk, hand = session.desk(), session.hand()
        done = delete(desk, hand, one.subject) if is_draft else withdraw(desk, hand, one.subject, seen)
        if isinstance(done, Done):
            drafting.forget(one.subject)
            drafting.look_at("")
        session.answer(act, one.subject, done)
