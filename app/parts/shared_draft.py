"""A draft that several people may write in: when it was saved, what others changed, what to choose between."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

import streamlit as st

from app.parts.plain import plain
from app.parts.timeline import PARIS
from conditionality.desk.drafting import PERIOD
from conditionality.desk.simulation import NONE_TICKED
from conditionality.referential.blocks import AskedField
from conditionality.report.form import Form
from conditionality.scoring.labels import words
from conditionality.wording.numbers import day
from conditionality.wording.speech import Lang, listed, say


@dataclass(frozen=True, slots=True)
class Choice:
    """A field in which two people typed at the same time.

    Attributes:
        field: Its id.
        label: In words.
        options: Each text that was typed: who typed it, the text, and the text in words; what stands comes first.
    """

    field: str
    label: str
    options: tuple[tuple[str, str, str], ...]


def shown_text(field: AskedField, text: str, lang: Lang) -> str:
    """Give what was typed in a field as people read it; an empty text says that nothing was."""
    names = {one.id: words(one.label, lang) for one in field.options}
    if not text:
        return say(lang, "(nothing)")
    if text == NONE_TICKED and names:
        return say(lang, "None of these")
    if field.kind == "yes_no":
        return say(lang, "Yes") if text == "yes" else say(lang, "No")
    parts = [part.strip() for part in text.split(";")] if names else [text]
    return listed(lang, (names.get(part, part) for part in parts))


def field_label(form: Form, name: str, lang: Lang) -> str:
    """Give the label of a field, or of the period."""
    question = form.by_id.get(name)
    if question is not None:
        return words(question.field.label, lang)
    return say(lang, "Period") if name == PERIOD else name


def field_text(form: Form, name: str, text: str, lang: Lang) -> str:
    """Give a text of a field, or of the period, in words."""
    question = form.by_id.get(name)
    return text.replace("/", " → ") if question is None else shown_text(question.field, text, lang)


def hour(lang: Lang, at: datetime, today: datetime) -> str:
    """Say when something was saved: the hour, and the day when it is not today."""
    here, now = at.astimezone(PARIS), today.astimezone(PARIS)
    clock = f"{here:%H:%M}"
    if here.date() == now.date():
        return clock
    return say(lang, "{hour} on {day}", hour=clock, day=day(lang, here.date()))


def saved_line(text: str, *, well: bool = True) -> None:
    """Say what is saved and when; a reader of screens hears it.

    Args:
        text: In the language.
        well: Whether everything is saved.
    """
    sign = "✓" if well else "!"
    kind = "saved" if well else "saved unsaved"
    st.html(f'<p class="{kind}" role="status"><span aria-hidden="true">{sign}</span> {escape(text)}</p>')


def draw_news(lines: Sequence[str], key: str, forget: Callable[[], None], lang: Lang) -> None:
    """Say what others changed since the person last looked, field by field.

    Args:
        lines: One a field.
        key: Of the button.
        forget: Done when the person has read them.
        lang: `fr` or `en`.
    """
    if not lines:
        return
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{say(lang, 'Somebody else wrote in this draft: nothing of yours was lost')}**")
        items = "".join(f"<li>{escape(one)}</li>" for one in lines)
        st.html(f'<ul class="news" role="status">{items}</ul>')
        st.button(say(lang, "I have seen it"), key=key, on_click=forget)


def draw_choice(choice: Choice, key: str, choose: Callable[[str], None], lang: Lang) -> None:
    """Let a person choose between texts typed in one field at the same time.

    Args:
        choice: The field and its texts.
        key: Of the buttons.
        choose: Done with the text that is kept.
        lang: `fr` or `en`.
    """
    with st.container(border=True, gap="xsmall"):
        text = say(lang, "«{label}» was filled by two people at the same time. Which answer is kept?",
                   label=choice.label)  # fmt: skip
        st.markdown(f"**{plain(text)}**")
        for rank, (who, text, shown) in enumerate(choice.options):
            label = say(lang, "Keep «{text}», typed by {who}", text=shown, who=who)
            st.button(plain(label), key=f"{key}:{rank}", on_click=choose, args=(text,))


def who_words(code: str, me: str, names: Mapping[str, str], lang: Lang) -> str:
    """Name who typed."""
    return say(lang, "you") if code == me else names.get(code, code)
