"""The whole text of a draft of a rule book: typed in, taken away, given as a file."""

from __future__ import annotations

import streamlit as st

from app import workshop
from app.parts.plain import plain
from app.workshop import Window
from conditionality.wording.speech import Lang, say

TALL = 640


def draw(mine: Window, lang: Lang) -> None:
    """Draw the whole text, the file to take away and the one to give."""
    name, key = mine.standing.draft.ref.replace("@", "-"), mine.key("@text")
    if mine.failed is not None and mine.unsaved:
        unsaved(mine, lang)
    with st.container(key="autosave"):
        st.text_area(say(lang, "Text of the file (TOML)"), mine.unsaved or mine.standing.draft.text, key=key,
                     height=TALL, on_change=workshop.typed_text, args=(mine.subject, key))  # fmt: skip
    st.download_button(say(lang, "Take the file away (TOML)"), mine.standing.draft.text, f"{name}.toml",
                       "application/toml", on_click="ignore", key=mine.key("@get"))  # fmt: skip
    box = mine.key("@file")
    st.file_uploader(say(lang, "A file to put in place of this text (TOML)"), ["toml"], key=box,
                     on_change=workshop.receive, args=(mine.subject, box))  # fmt: skip


def unsaved(mine: Window, lang: Lang) -> None:
    """Say why the text was not saved, and let the person choose."""
    with st.container(border=True, gap="xsmall"):
        why = " ".join(mine.failed.sentences(lang)) if mine.failed else ""
        st.markdown(f"**{plain(say(lang, 'Not saved: {why}', why=why))}**")
        with st.container(horizontal=True):
            st.button(say(lang, "Save mine all the same"), key=mine.key("@over"), on_click=workshop.put_text,
                      args=(mine.subject, mine.unsaved.encode()), kwargs={"over": True})  # fmt: skip
            st.button(say(lang, "Take the text that stands"), key=mine.key("@theirs"), on_click=workshop.take_theirs,
                      args=(mine.subject,))  # fmt: skip
