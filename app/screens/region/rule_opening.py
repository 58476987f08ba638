"""Which draft of a rule book is worked on, how a new one is started, how one is removed."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app import session, workshop
from app.parts.opening import confirm
from app.parts.plain import plain
from app.workshop import Window
from conditionality.desk.rule_drafts import LEVELS, Standing, next_version
from conditionality.scoring.labels import words
from conditionality.wording.speech import Lang, mark, say

LEVEL_WORDS = {
    "minor": mark("rules change: {version}"),
    "patch": mark("a slip is corrected: {version}"),
    "major": mark("another rule book, hardly comparable: {version}"),
}


def pick(found: Sequence[Standing], lang: Lang) -> str:
    """Let a draft be picked, or started; give its name in the database, empty while there is none."""
    names = {one.subject: f"{one.draft.ref} ({title_of(one, lang)})" for one in found}
    if not names:
        st.markdown(say(lang, "There is no draft yet. Choose the version to start from."))
        starting((), lang)
        return ""
    subjects, known = list(names), workshop.chosen()
    at = subjects.index(known) if known in names else 0
    given = st.selectbox(say(lang, "Draft"), subjects, at, format_func=names.__getitem__, key=f"rule_draft:{known}")
    subject = given or subjects[at]
    workshop.choose(subject)
    with st.expander(say(lang, "Start another draft")):
        starting([one.draft.ref for one in found], lang)
    return subject


def title_of(one: Standing, lang: Lang) -> str:
    """Name the rule book of a draft, and the version that it was started from."""
    name, _, version = one.draft.parent.partition("@")
    rules = next((book.referential for book in session.books() if book.referential.id == name), None)
    title = words(rules.title, lang) if rules is not None else name
    return say(lang, "{title}, from {version}", title=title, version=version)


def starting(drafts: Sequence[str], lang: Lang) -> None:
    """Draw what is asked to start a draft, under a version that neither a file nor a draft has."""
    library = session.desk().library
    books = {one.ref: f"{words(one.referential.title, lang)}, {one.referential.version}" for one in session.books()
             if one.ref in library.files}  # fmt: skip
    parent = st.selectbox(say(lang, "Start from"), list(books), format_func=books.__getitem__, key="rule_parent")
    if not parent:
        return
    next_ones = {level: next_version({*library.files, *drafts}, parent, level) for level in LEVELS}
    level = st.radio(
        say(lang, "What kind of change"), list(LEVELS), key="rule_level",
        format_func=lambda one: plain(say(lang, LEVEL_WORDS[one], version=next_ones[one])),
    )  # fmt: skip
    version = next_ones[level or LEVELS[0]]
    st.button(
        say(lang, "Start the version {version}", version=version), type="primary", key="rule_start",
        on_click=workshop.start, args=(parent, version),
    )  # fmt: skip


def removing(mine: Window, lang: Lang) -> None:
    """Draw the way to remove the draft, after a question that names it."""
    if not mine.leaving:
        st.button(say(lang, "Remove this draft"), key=mine.key("@remove"), on_click=workshop.ask_to_remove,
                  args=(mine.subject,))  # fmt: skip
        return
    question = say(
        lang, "Remove the draft {ref} for good? Nothing of it stays, for anybody.", ref=mine.standing.draft.ref
    )
    confirm(question, say(lang, "Remove it"), say(lang, "Keep it"), lambda: workshop.throw_away(mine.subject),
            lambda: workshop.ask_to_remove(mine.subject, asked=False))  # fmt: skip
