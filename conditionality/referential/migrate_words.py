"""Say what became of each answer of a draft that moved to another version, in French or English."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from conditionality.referential.migrate import Given, Move
from conditionality.referential.model import Referential
from conditionality.wording.numbers import number
from conditionality.wording.speech import Lang, listed, mark, say

KIND_WORDS: Mapping[str, str] = {
    "carried": mark("{source}: kept, {before}"),
    "renamed": mark("{source}: now {target}, {before}"),
    "converted": mark("{source}: now {target}, {after} instead of {before}"),
    "dropped": mark("{source}: not kept, {before}. {reason}"),
    "asked": mark("{target}: newly asked"),
}

REASON_WORDS: Mapping[str, str] = {
    "unread": mark("It cannot be read by the rules of the draft."),
    "unknown": mark("The rules of the draft do not ask it."),
    "not_asked": mark("The new rules do not ask it."),
    "on_purpose": mark("The table lets it go."),
    "kind": mark("The new question takes another kind of answer."),
    "option": mark("The new question has no such option."),
    "not_whole": mark("The new question takes whole numbers."),
    "not_in_force": mark("The new rules do not ask it for this period."),
    "taken": mark("Another answer took its place."),
}


def told_move(move: Move, old: Referential, new: Referential, lang: Lang) -> str:
    """Say what became of an answer, without a full stop after it.

    Args:
        move: One of those that `migrate` gives.
        old: The version of the draft: for the label of what was asked.
        new: The version it goes to.
        lang: `fr` or `en`.
    """
    words = {
        "source": _label(move.source, old, lang),
        "target": _label(move.target, new, lang),
        "before": _given(move.before, lang),
        "after": _given(move.after, lang),
        "reason": say(lang, REASON_WORDS[move.reason]) if move.reason else "",
    }
    text = say(lang, KIND_WORDS[move.kind], **words)
    if not move.check:
        return text
    return say(lang, "{move}. To be checked: the unit was {before}, it is {after}", move=text,
               before=_unit(move.source, old, lang), after=_unit(move.target, new, lang))  # fmt: skip


def _label(name: str, rules: Referential, lang: Lang) -> str:
    """Name a field by its label, then its id; by its id alone when it has none."""
    asked = next((one for one in rules.fields if one.id == name), None)
    return f"{asked.label.text(lang)} ({name})" if asked is not None else name


def _unit(name: str, rules: Referential, lang: Lang) -> str:
    unit = next((one.unit for one in rules.fields if one.id == name), None)
    return unit.text(lang) if unit is not None else say(lang, "no unit")


def _given(value: Given | None, lang: Lang) -> str:
    match value:
        case None:
            return say(lang, "nothing")
        case bool():
            return say(lang, "yes") if value else say(lang, "no")
        case Decimal():
            return number(lang, value)
        case str():
            return say(lang, "“{name}”", name=value)
        case _:
            return listed(lang, value) or say(lang, "nothing")
