"""Verify: send a certificate as it was received, and see each check, what it found, and one answer."""

from __future__ import annotations

import streamlit as st

from app import entrance, proving, session
from app.parts import frame
from app.parts.checks import draw_verification
from app.parts.plain import plain
from conditionality.wording.numbers import number
from conditionality.wording.speech import Lang, say

MEGABYTE = 1_000_000


def show() -> None:
    """Draw the screen."""
    lang = session.language()
    lead = say(lang, "Send a certificate or an audit file as it was received. It is checked, and not kept after your "
                     "visit.")  # fmt: skip
    frame.heading(say(lang, "Verify a certificate"), lead)
    if entrance.office() is None:
        text = say(lang, "There is no register here: a file is checked from what it holds, and the checks that need "
                         "the register say so. Run `make demo` for a demonstration register.")  # fmt: skip
        st.info(text)
    megabytes = proving.MOST_BYTES // MEGABYTE
    limit = number(lang, megabytes, 0)
    label = say(lang, "Certificate or audit file (PDF, at most {limit} MB)", limit=limit)
    given = st.file_uploader(plain(label), ["pdf"], max_upload_size=megabytes, key="certificate")
    if given is None:
        nothing_yet(lang)
    elif given.size > proving.MOST_BYTES:
        told = say(lang, "The file is over {limit} MB: it was not read. A certificate is never so large; choose it as "
                         "it was received.", limit=limit)  # fmt: skip
        st.error(plain(told))
    else:
        with st.spinner(say(lang, "The file is being checked…")):
            found = proving.check(given.getvalue())
        draw_verification(found, lang)


def nothing_yet(lang: Lang) -> None:
    """Say what the checks are, and what to do with a sheet of paper."""
    st.header(say(lang, "What is checked"), anchor=False)
    st.markdown(say(lang, "The seal, who put it, that not one byte changed since, that the register knows the "
                          "certificate and that it is in force, that the rules are those that were published. An "
                          "audit file holds its papers: its score is computed again and must come out the "
                          "same."))  # fmt: skip
    st.header(say(lang, "You hold a sheet of paper"), anchor=False)
    st.markdown(say(lang, "Scan the square code that is printed on it, or type the address that stands beside it: the "
                          "register says where the certificate stands. Then compare the fingerprint."))  # fmt: skip


show()
