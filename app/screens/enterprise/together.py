"""What is saved and when, what others wrote meanwhile, and what is to be chosen."""

from __future__ import annotations

from collections.abc import Callable

from app import drafting, session
from app.drafting import Writing
from app.parts import shared_draft
from app.parts.shared_draft import Choice, field_label, field_text, hour, saved_line, who_words
from conditionality.desk.views_filling import names_of
from conditionality.wording.speech import Lang, say


def told(mine: Writing, lang: Lang) -> None:
    """Draw what a person must know of the draft that others share."""
    saved(mine, lang)
    me, names, form = session.hand().person, names_in(mine), mine.scorer.form
    standing = drafting.everything(mine.saved.typing)
    lines = [
        say(lang, "{label}: {text} ({who})", label=field_label(form, name, lang),
            text=field_text(form, name, standing.get(name, ""), lang), who=who_words(code, me, names, lang))
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
    typing, me, names, form = mine.saved.typing, session.hand().person, names_in(mine), mine.scorer.form
    standing = drafting.everything(typing).get(name, "")
    hands = ((typing.hands.get(name, ""), standing), *((one.by, one.text) for one in typing.rivals[name]))
    options = tuple(
        (who_words(by, me, names, lang), text, field_text(form, name, text, lang)) for by, text in dict.fromkeys(hands)
    )
    return Choice(name, field_label(form, name, lang), options)
