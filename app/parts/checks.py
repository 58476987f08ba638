"""What came of checking a certificate: one answer, the checks in their order in words, signs and colours."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from app.parts.badges import Tone, tag_html
from app.parts.plain import plain
from app.parts.sheet import draw_section
from conditionality.certificate.answer import ANSWERS, NAMES, Check, Verdict, Verification, sheet
from conditionality.wording.speech import Lang, mark, say

VERDICTS: Mapping[Verdict, tuple[str, Tone]] = {
    "holds": (mark("this holds"), "good"),
    "fails": (mark("does not hold"), "bad"),
    "not_checked": (mark("not checked"), "over"),
}
"""Each verdict in words, and its tone."""


def draw_verification(found: Verification, lang: Lang) -> None:
    """Draw the answer, why, the checks, and what the certificate says."""
    told = plain(f"{say(lang, ANSWERS[found.answer])} {_why(found, lang)}".strip())
    match found.answer:
        case "valid":
            st.success(told)
        case "not_valid":
            st.error(told)
        case _:
            st.warning(told)
    written = sheet(found, lang)
    if found.statement is not None:
        st.markdown(plain(written.subtitle))
        draw_section(written.sections[0])
        where = f"./verify/{found.statement.id}?lang={lang}"
        link = say(lang, "What the register says of this certificate")
        if any(one.name == "register" and one.verdict == "holds" for one in found.checks):
            st.html(f'<p class="go"><a href="{escape(where)}">{escape(link)}</a></p>')
    st.header(say(lang, "Checks, in their order"), anchor=False)
    st.html(f'<ol class="checks">{"".join(_item(one, lang) for one in found.checks)}</ol>')


def _why(found: Verification, lang: Lang) -> str:
    """Say the first thing that is wrong; else what was not checked; else that the score came out the same."""
    wrong = next((one for one in found.checks if one.verdict == "fails"), None)
    if wrong is not None:
        return wrong.sentence(lang)
    left = [say(lang, NAMES[one.name]) for one in found.checks if one.verdict == "not_checked"]
    if left and found.answer != "valid":
        return say(lang, "Not checked, and why is said below: {names}.", names=", ".join(left))
    replayed = next(one for one in found.checks if one.name == "replay")
    return replayed.sentence(lang)


def _item(one: Check, lang: Lang) -> str:
    words, tone = VERDICTS[one.verdict]
    tag = tag_html(say(lang, words), tone)
    name, told = escape(say(lang, NAMES[one.name])), escape(one.sentence(lang))
    return f"<li><p><strong>{name}</strong> {tag}</p><p>{told}</p></li>"
