"""The public page: what it shows, the consent to it, taking it back, leaving the platform."""

from __future__ import annotations

import streamlit as st

from app import session
from app.parts import certificate_drawn
from app.parts.act_form import act_form
from app.screens.enterprise.opening_acts import Sure
from conditionality.desk.award_requests import Consent, Leaving
from conditionality.desk.listing import ENDED, consent, leave, withdraw_consent
from conditionality.desk.views_certificate import AwardStand
from conditionality.dossier.labels import DENIALS, denial_text
from conditionality.dossier.permissions import DenialReason, Denied
from conditionality.wording.speech import Lang, say

LEFT = "PlatformLeft"
CONSENTED = "PageConsented"
TAKEN_BACK = "PageConsentWithdrawn"


def page(found: AwardStand, lang: Lang) -> None:
    """Draw what the public sees, then the form that consents to it."""
    st.header(say(lang, "My public page"), anchor=False)
    own = found.page.own
    told = (
        say(lang, "This is all that the public sees. Your answers are never shown.")
        if own is not None
        else say(lang, "You have not consented to a public page: nothing is shown. With your consent, it would show:")
    )
    st.markdown(told)
    with st.container(border=True):
        certificate_drawn.draw_page(found.known, found.page, lang)
    key = session.form_key(CONSENTED, found.dossier)
    seen = dict(session.seen(key, found.heights))
    given = own.model_dump() if own is not None else {}
    label = say(lang, "Change the page") if own is not None else say(lang, "Consent to this page")
    over = say(lang, "This request is over: no page comes from it any more.") if found.state in ENDED else ""
    with st.expander(label, expanded=own is None and not over):
        asked = act_form(key, Consent, lang, given=given, submit=label, denied=over)
    if isinstance(asked, Consent):
        done = consent(session.desk(), session.hand(), found.dossier, asked, seen)
        session.answer(CONSENTED, found.dossier, done)
    if own is not None:
        take_back(found, lang)


def take_back(found: AwardStand, lang: Lang) -> None:
    """Draw the form that takes the consent back."""
    key = session.form_key(TAKEN_BACK, found.dossier)
    seen = dict(session.seen(key, found.heights))
    label = say(lang, "Take my consent back")
    goes = say(lang, "The public page is closed at once. The aid and the certificate stay as they are.")
    with st.expander(label):
        asked = act_form(key, Sure, lang, submit=label, confirm=goes)
    if isinstance(asked, Sure):
        done = withdraw_consent(session.desk(), session.hand(), found.dossier, seen)
        session.answer(TAKEN_BACK, found.dossier, done)


def leaving(found: AwardStand, lang: Lang) -> None:
    """Draw the form that leaves the platform, greyed with the reason when it may not be done."""
    st.header(say(lang, "Leave the platform"), anchor=False)
    reason, key = found.denied[LEFT], session.form_key(LEFT, found.dossier)
    known: dict[str, DenialReason] = {one: one for one in DENIALS}
    denied = denial_text(lang, Denied(known.get(reason, "not_from_here")), LEFT) if reason else ""
    if reason == "not_from_here":
        denied = say(lang, "One leaves the platform once one is on it.")
    seen = dict(session.seen(key, found.heights))
    goes = say(lang, "Your page and your certificate end today. What binds the aid that you received stays.")
    label = say(lang, "Leave the platform")
    asked = act_form(key, Leaving, lang, submit=label, denied=denied, confirm=goes)
    if isinstance(asked, Leaving):
        session.answer(LEFT, found.dossier, leave(session.desk(), session.hand(), found.dossier, asked, seen))
