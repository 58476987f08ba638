"""Say a change between two rule books as a sentence, in French or English: «V6 weighs 3 instead of 2»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from conditionality.referential.change_keys import (
    BAND_WORDS,
    BLOCK_WORDS,
    ITEM_WORDS,
    KEY_WORDS,
    LEVER_WORDS,
    LIST_WORDS,
    SILENT,
)
from conditionality.referential.change_values import amount_words, quoted, step_words, value_words
from conditionality.referential.changes import Change
from conditionality.referential.scales import Step
from conditionality.referential.terms import Words
from conditionality.wording.numbers import day, number
from conditionality.wording.speech import Lang, say

_KEY = re.compile(r"([^.\[\]]+)(?:\[([^\]]*)\])?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def told(change: Change, lang: Lang) -> str:
    """Say a change, without a full stop.

    Args:
        change: One of those that `diff` gives.
        lang: `fr` or `en`.
    """
    match change:
        case Change(kind="added", attribute=""):
            return say(lang, "Added: {what}", what=_item(change, change.after, lang))
        case Change(kind="removed", attribute=""):
            return say(lang, "Removed: {what}", what=_item(change, change.before, lang))
        case Change(kind="reordered"):
            return _reordered(change, lang)
        case Change(attribute="weight", before=before, after=after) if before is not None and after is not None:
            return say(lang, "{name} weighs {after} instead of {before}", name=change.id, **_values(change, lang))
        case Change(before=Step() | None, after=Step() | None):
            return _step(change, lang)
    return _plainly(change, lang)


def _item(change: Change, item: object, lang: Lang) -> str:
    """Name a whole block, with its label when it has one of its own."""
    name = say(lang, BLOCK_WORDS[change.block], id=change.id)
    label = getattr(item, "label", None)
    return f"{name} ({quoted(label.text(lang), lang)})" if isinstance(label, Words) else name


def _reordered(change: Change, lang: Lang) -> str:
    if change.id or change.attribute:
        return say(lang, "{place}: another order", place=_place(change, lang))
    return say(lang, "Another order of {what}", what=say(lang, LIST_WORDS[change.block]))


def _step(change: Change, lang: Lang) -> str:
    """Say a line of a scale that changed, came or went."""
    above = change.attribute.rpartition(".")[0]
    name = _place(replace(change, attribute="" if above == "scale" else above), lang)
    match change.before, change.after:
        case Step() as old, Step() as new if old.points == new.points and _words(old) == _words(new):
            before = amount_words(old.bounds()[0][1], lang)
            return say(lang, "step of {name}: {after} instead of {before}", name=name, after=step_words(new, lang),
                       before=before)  # fmt: skip
        case Step() as old, Step() as new if old.bounds() == new.bounds():
            return say(lang, "step of {name}: {after} instead of {before}", name=name, after=step_words(new, lang),
                       before=number(lang, old.points))  # fmt: skip
        case None, Step() as new:
            return say(lang, "new step of {name}: {after}", name=name, after=step_words(new, lang))
        case Step() as old, None:
            return say(lang, "step of {name} removed: {before}", name=name, before=step_words(old, lang))
    return say(lang, "step of {name}: {after}; before: {before}", name=name, **_values(change, lang))


def _words(step: Step) -> tuple[str, ...]:
    """Give the kind of bound of a line that has one."""
    return tuple(word for word, _ in step.bounds()) if len(step.bounds()) == 1 else (str(step.bounds()),)


def _plainly(change: Change, lang: Lang) -> str:
    """Say the place, what stands there and what stood there; of two lists, what came and what went."""
    place, values = _place(change, lang), _values(change, lang)
    if values["before"] == values["after"]:
        return _other_language(change, place, lang)
    match change.before, change.after:
        case (tuple() as before, tuple() as after) if before and after:
            return _lists(change, before, after, lang)
    return say(lang, "{place}: {after} instead of {before}", place=place, **values)


def _lists(change: Change, before: tuple[object, ...], after: tuple[object, ...], lang: Lang) -> str:
    """Say what came into a list and what went out of it."""
    came = value_words(tuple(one for one in after if one not in before), change, lang)
    went = value_words(tuple(one for one in before if one not in after), change, lang)
    place = _place(change, lang)
    match any(one not in before for one in after), any(one not in after for one in before):
        case True, True:
            return say(lang, "{place}: added {after}, removed {before}", place=place, after=came, before=went)
        case True, False:
            return say(lang, "{place}: added {after}", place=place, after=came)
        case False, True:
            return say(lang, "{place}: removed {before}", place=place, before=went)
    return say(lang, "{place}: another order", place=place)


def _values(change: Change, lang: Lang) -> dict[str, str]:
    return {"before": value_words(change.before, change, lang), "after": value_words(change.after, change, lang)}


def _other_language(change: Change, place: str, lang: Lang) -> str:
    """Say a change that this language does not show: the words of the other one, or what no sentence holds."""
    other: Lang = "en" if lang == "fr" else "fr"
    values = _values(change, other)
    if values["before"] == values["after"]:
        return say(lang, "{place}: changed", place=place)
    tongue = say(lang, "in English") if other == "en" else say(lang, "in French")
    return say(lang, "{place}, {tongue}: {after} instead of {before}", place=place, tongue=tongue, **values)


def _place(change: Change, lang: Lang) -> str:
    """Say where a change stands: «V6, label», «lever V6_a of V6, cost in euros»."""
    name = change.id or (say(lang, BLOCK_WORDS[change.block], id="") if change.block else "")
    return ", ".join((*filter(None, (name,)), *_keys(change, lang)))


def _keys(change: Change, lang: Lang) -> Iterator[str]:
    found = _KEY.findall(change.attribute)
    inside = {key for key, _ in found}
    known = {
        **KEY_WORDS,
        **(BAND_WORDS if change.block == "gradings" else {}),
        **(LEVER_WORDS if "levers" in inside else {}),
    }
    silent = {*SILENT, "value"} if "values" in inside else SILENT
    for rank, (key, item) in enumerate(found):
        if item and key in ITEM_WORDS:
            shown = day(lang, date.fromisoformat(item)) if _DAY.fullmatch(item) else item
            yield say(lang, ITEM_WORDS[key], item=shown)
        elif key not in silent or (rank == len(found) - 1 and key in SILENT):
            yield say(lang, known[key]) if key in known else key
