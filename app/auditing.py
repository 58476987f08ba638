"""The parts of the auditor's screens that read the desk: lines with filters, a dossier's timeline, files, an upload."""

from __future__ import annotations

from functools import partial

import streamlit as st

from app import address, session
from app.parts import audited, finder
from app.parts.answers import show_answer
from app.parts.badges import tag_html
from app.parts.decided import PDF, WHERE
from app.parts.opening import MOST_BYTES
from app.parts.plain import plain
from app.parts.sheet import draw_sheet
from app.parts.timeline import Moment, draw_timeline
from conditionality.certificate.answer import sheet
from conditionality.certificate.verify import verify_certificate
from conditionality.desk import audit_unzip, audit_zip, certify, journal, views_audit, views_region
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.views_audit import Sieve
from conditionality.wording.speech import Lang, say

ALL = ""
ZIP = "application/zip"


def choose_dossier(lang: Lang) -> str:
    """Let a dossier be chosen; empty when none is, which is said."""
    rows = views_region.dossiers(session.desk(), session.hand())
    if isinstance(rows, NotDone):
        show_answer(rows, lang)
        return ""
    if not rows:
        st.markdown(say(lang, "There is no dossier yet. It comes here once an organisation opens it."))
        return ""
    named = address.named("dossier")
    chosen = finder.find_dossier(rows, named, "find", lang)
    if chosen:
        address.name("dossier", chosen)
    else:
        st.markdown(plain(finder.none_chosen(rows, named, lang)))
    return chosen


def lines(lang: Lang) -> None:
    """Draw the lines of the register, with filters, page by page."""
    left, middle, right = st.columns(3)
    with left:
        words = st.text_input(say(lang, "Case or fingerprint"), key="line_words", autocomplete="off")
    office, hand = session.desk(), session.hand()
    sieve = Sieve(words, session.kept("line_kind", ALL), session.kept("line_role", ALL))
    page = f"line_page:{sieve.words}:{sieve.kind}:{sieve.role}"
    found = views_audit.register_lines(office, hand, sieve, int(session.kept(page, "1")))
    if isinstance(found, NotDone):
        show_answer(found, lang)
        return
    kinds = {ALL: say(lang, "All acts"), **_sorted({one: journal.act_words(lang, one) for one in found.kinds})}
    roles = {ALL: say(lang, "All roles"), **_sorted({one: journal.role_words(lang, one) for one in found.roles})}
    with middle:
        st.selectbox(say(lang, "Act"), list(kinds), format_func=kinds.__getitem__, key="line_kind")
    with right:
        st.selectbox(say(lang, "Role"), list(roles), format_func=roles.__getitem__, key="line_role")
    told = say(lang, "Lines: {count}. Page {page} of {pages}, the latest first.", count=found.count, page=found.page,
               pages=found.pages)  # fmt: skip
    st.markdown(told)
    audited.draw_lines(found.lines, lang)
    if found.pages > 1:
        st.number_input(say(lang, "Page"), 1, found.pages, found.page, key=page)


def _sorted(names: dict[str, str]) -> dict[str, str]:
    return dict(sorted(names.items(), key=lambda one: one[1]))


def what_happened(lang: Lang) -> None:
    """Draw the timeline of a dossier and of all that belongs to it, the latest first, and its zip."""
    dossier = choose_dossier(lang)
    if not dossier:
        return
    found = journal.timeline(session.desk(), session.hand(), dossier)
    if isinstance(found, NotDone):
        show_answer(found, lang)
        return
    make = partial(_zip, session.desk(), session.hand(), dossier)
    st.download_button(say(lang, "The whole dossier (zip)"), make, f"{dossier}.zip", ZIP, key="zip", on_click="ignore")
    text = say(lang, "Every event and every paper of the dossier; the zip verifies on its own, also under Replay.")
    st.markdown(text)
    draw_timeline([_moment(one, lang) for one in reversed(found)], lang)


def _moment(one: journal.Moment, lang: Lang) -> Moment:
    role = journal.role_words(lang, one.role)
    who = say(lang, "{name}, {role}", name=one.who, role=role) if one.who else role
    gone = sum(paper.erased for paper in one.papers)
    notes = [say(lang, "{subject}, event {height}", subject=one.subject, height=one.height)]
    notes += [say(lang, "papers: {count}", count=len(one.papers))] if one.papers else []
    notes += [say(lang, "erased, as the law asks: {count}", count=gone)] if gone else []
    return Moment(one.at, who, journal.act_words(lang, one.kind), " · ".join(notes))


# A download is made when it is asked for, outside the visit: who asks is bound when its button is drawn.


def _zip(office: Office, hand: Hand, dossier: str) -> bytes:
    found = audit_zip.export_for(office, hand, dossier)
    return b"" if isinstance(found, NotDone) else found


def files(lang: Lang) -> None:
    """Draw the audit files, each with where its certificate stands."""
    office, hand = session.desk(), session.hand()
    found = views_audit.audit_files(office, hand)
    if isinstance(found, NotDone):
        show_answer(found, lang)
        return
    if not found:
        st.markdown(say(lang, "No certificate was issued yet: audit files come with them."))
    for one in found:
        words, tone = WHERE[one.where]
        st.html(f'<p class="standing">{one.number} · {one.dossier} {tag_html(say(lang, words), tone)}</p>')
        st.download_button(
            say(lang, "Audit file of {id}", id=one.number), partial(_audit_file, office, hand, one.number),
            f"{one.number}-audit.pdf", PDF, key=f"audit:{one.number}", on_click="ignore",
        )  # fmt: skip


def _audit_file(office: Office, hand: Hand, number: str) -> bytes:
    found = certify.open_certificate(office, hand, number, "audit")
    return b"" if isinstance(found, NotDone) else found.content


def check_file(lang: Lang) -> None:
    """Take an audit file or the zip of a dossier, check it and replay it."""
    label = say(lang, "An audit file (PDF), or the zip of a dossier")
    given = st.file_uploader(plain(label), ["pdf", "zip"], key="audit_file")
    if given is None:
        return
    if given.size > MOST_BYTES:
        st.error(say(lang, "The file is over 20 MB. Send a smaller one."))
        return
    content, office = given.getvalue(), session.desk()
    with st.spinner(say(lang, "Everything is computed again: this may take a minute.")):
        if given.name.lower().endswith(".zip"):
            audited.draw_audit(audit_unzip.verify_export(content, certify.witnesses(office).roots), lang)
            return
        told = sheet(verify_certificate(content, session.hand().today, certify.witnesses(office)), lang)
    st.subheader(told.title, anchor=False)
    st.markdown(plain(told.subtitle))
    draw_sheet(told)
