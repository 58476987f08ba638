"""What is saved and when, what others wrote meanwhile, and what is to be chosen."""

from __future__ import annotations

from collections.abc import Callable

from app import drafting, session
from app.drafting import Writing
from app.parts import shared_draft
from app.parts.shared_draft import Choice, hour, saved_line, shown_text, who_words
from conditionality.desk.drafting import PERIOD
from conditionality.desk.views_filling import names_of
from conditionality.scoring.labels import words
from conditionality.wording.speech import Lang, say


def told(mine: Writing, lang: Lang) -> None:
    """Draw what a person must know of the draft that others share."""
    saved(mine, lang)
    me, names = session.hand().person, names_in(mine)
    lines = [
        say(lang, "{label}: {text} ({who})", label=label_of(mine, name, lang), text=text_of(mine, name, lang),
            who=who_words(code, me, names, lang))
        for name, code in mine.news.items()
    ]  # fmt: skip
    shared_draft.draw_news(lines, f"{mine.subject}:seen", lambda: drafting.seen(mine.subject), lang)
    for name in mine.saved.typing.rivals:
        one = choice_of(mine, name, lang)
        shared_draft.draw_choice(one, f"{mine.subject}:rival:{name}", chooser(mine.subject, name), lang)


def saved(mine: Writing, lang: Lang) -> None:
    """Say what is saved, and when."""
    if mine.failed is not None:
        why = " ".join(mine.failed.sentences(lang))
        text = say(lang, "Not saved yet: {why} What you typed is still here and is saved at your next answer.", why=why)
        saved_line(text, well=False)
        return
    if mine.saved.saved_at is None:
        saved_line(say(lang, "Nothing typed yet. Each answer is saved as you give it: you may close and come back."))
        return
    at = hour(lang, mine.saved.saved_at, session.hand().at)
    me, by = session.hand().person, mine.saved.typing.by
    if by and by != me:
        who = names_in(mine).get(by, by)
        saved_line(say(lang, "Saved at {hour} by {who}. Each answer is saved as you give it.", hour=at, who=who))
        return
    saved_line(say(lang, "Saved at {hour}. Each answer is saved as you give it.", hour=at))


def names_in(mine: Writing) -> dict[str, str]:
    """Give the names of those who typed in the draft."""
    typing = mine.saved.typing
    codes = {typing.by, *typing.hands.values(), *(one.by for many in typing.rivals.values() for one in many)} - {""}
    return dict(names_of(session.desk(), session.hand(), mine.subject, sorted(codes)))


def chooser(subject: str, name: str) -> Callable[[str], None]:
    """Give what a button does with the text it keeps."""
    return lambda text: drafting.choose(subject, name, text)


def choice_of(mine: Writing, name: str, lang: Lang) -> Choice:
    """Give the texts typed in a field at the same time: the one that stands, then the others."""
    typing, me, names = mine.saved.typing, session.hand().person, names_in(mine)
    standing = drafting.everything(typing).get(name, "")
    hands = ((typing.hands.get(name, ""), standing), *((one.by, one.text) for one in typing.rivals[name]))
    options = tuple(
        (who_words(by, me, names, lang), text, shown(mine, name, text, lang)) for by, text in dict.fromkeys(hands)
    )
    return Choice(name, label_of(mine, name, lang), options)


def label_of(mine: Writing, name: str, lang: Lang) -> str:
    """Give the label of a field, or of the period."""
    question = mine.scorer.form.by_id.get(name)
    if question is not None:
        return words(question.field.label, lang)
    return say(lang, "Period") if name == PERIOD else name


def text_of(mine: Writing, name: str, lang: Lang) -> str:
    """Give what stands in a field, in words."""
    return shown(mine, name, drafting.everything(mine.saved.typing).get(name, ""), lang)


def shown(mine: Writing, name: str, text: str, lang: Lang) -> str:
    """Give a text of a field, or of the period, in words."""
    question = mine.scorer.form.by_id.get(name)
    return text.replace("/", " → ") if question is None else shown_text(question.field, text, lang)
