"""Certificates: download them, say what the public page shows, leave the platform."""

from __future__ import annotations

import streamlit as st

from app import drafting, session
from app.parts import certificate_drawn, frame
from app.parts.answers import show_answer
from app.parts.badges import state_badge
from app.parts.downloads import Download, draw_download
from app.parts.plain import plain
from app.screens.enterprise import page_acts
from conditionality.desk.certify import FileKind
from conditionality.desk.outcome import NotDone
from conditionality.desk.views_certificate import (
    AwardStand,
    CertificateStand,
    award_stand,
    certificate_file,
    with_award,
)
from conditionality.wording.speech import Lang, say


def show() -> None:
    """Draw the screen."""
    lang = session.language()
    frame.heading(say(lang, "Certificates"))
    show_answer(session.take_answer(), lang)
    known = with_award(session.desk(), session.hand())
    names = {one.dossier: f"{one.dossier}, {one.known.name or one.known.siret}" for one in known}
    dossier = drafting.pick_subject(names, say(lang, "Request"))
    if not dossier:
        st.markdown(say(lang, "No certificate yet: it comes with the letter of the region that grants the aid."))
        st.page_link("screens/enterprise/space.py", label=say(lang, "My space"))
        return
    found = award_stand(session.desk(), session.hand(), dossier)
    if isinstance(found, NotDone):
        st.warning(plain(" ".join(found.sentences(lang))))
        st.button(say(lang, "See my certificates"), key="see_mine", on_click=drafting.look_at, args=("",))
        return
    state_badge("dossier", found.state, lang)
    every(found, lang)
    page_acts.page(found, lang)
    page_acts.leaving(found, lang)


def every(found: AwardStand, lang: Lang) -> None:
    """Draw each certificate with its files."""
    if not found.certificates:
        st.markdown(say(lang, "No certificate was issued for this request yet. It comes with the notification."))
    for one in found.certificates:
        with st.container(border=True):
            certificate_drawn.draw_certificate(one, lang)
            files(found.dossier, one, lang)


def files(dossier: str, one: CertificateStand, lang: Lang) -> None:
    """Draw the files of a certificate."""
    kinds: tuple[tuple[FileKind, Lang, str], ...] = (
        ("public", "fr", say(lang, "Certificate in French (PDF)")),
        ("public", "en", say(lang, "Certificate in English (PDF)")),
        ("audit", "fr", say(lang, "Audit file (PDF, holds your answers: for you and the auditor)")),
    )
    for kind, tongue, label in kinds:
        opened = certificate_file(session.desk(), session.hand(), dossier, one.number, kind, tongue)
        if isinstance(opened, NotDone):
            st.button(label, key=f"{one.number}:{kind}:{tongue}", disabled=True)
            st.markdown(plain(" ".join(opened.sentences(lang))))
        else:
            paper = Download(label, opened.name, opened.media_type, opened.content)
            draw_download(paper, f"{one.number}:{kind}:{tongue}", lang)


show()
