"""A dossier before the assembly: who, where it stands, at which session, the tie of the reader; its files."""

from __future__ import annotations

from html import escape

import streamlit as st

from app.parts.badges import state_html
from app.parts.downloads import size_words
from app.parts.plain import plain
from app.parts.sheet import draw_grid
from conditionality.assembly.labels import GROUNDS
from conditionality.desk.views_sitting import ItemPage
from conditionality.dossier.clocks import legal_day
from conditionality.wording.numbers import day
from conditionality.wording.sheet import Grid
from conditionality.wording.speech import Lang, listed, say


def draw(page: ItemPage, lang: Lang) -> None:
    """Draw who asks, and where the dossier stands."""
    known = page.known
    st.header(f"{page.dossier} · {known.name or known.siret}", anchor=False)
    st.html(f'<p class="standing">{state_html("dossier", page.case.state, lang, page.case.overlays)}</p>')
    about = [one for one in (known.town, known.sector, known.size) if one]
    facts = (
        (say(lang, "SIRET"), known.siret),
        (say(lang, "Place and activity"), listed(lang, about)),
        (say(lang, "Session"), page.session),
    )
    rows = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(said)}</dd></div>" for name, said in facts if said)
    st.html(f'<dl class="facts">{rows}</dl>')
    if page.tie is not None:
        told = say(lang, "A tie was found between you and this organisation ({ground}). Declare it with the session: "
                         "you leave for this item.", ground=say(lang, GROUNDS[page.tie.ground]))  # fmt: skip
        st.warning(plain(told))


def files(page: ItemPage, lang: Lang) -> None:
    """Draw the list of the files that were filed: that they are there, and their fingerprints."""
    st.header(say(lang, "Files"), anchor=False)
    if not page.files:
        st.markdown(say(lang, "No file is joined."))
        return
    header = (say(lang, "File"), say(lang, "Filed on"), say(lang, "Size"), say(lang, "fingerprint (sha256)"))
    rows = tuple((one.name, day(lang, legal_day(one.filed_at)), size_words(one.size, lang), one.sha256)
                 for one in page.files)  # fmt: skip
    draw_grid(Grid("", header, rows), say(lang, "Files"))
    st.markdown(say(lang, "The files themselves are read by the region's staff, who found the request complete."))
