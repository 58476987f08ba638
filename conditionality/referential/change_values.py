"""Say what stands at a place of a rule book, as the end of a sentence: numbers, days, words, steps, formulas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import assert_never

from conditionality.codec import Paper
from conditionality.referential.change_keys import CODE_WORDS, KEY_WORDS
from conditionality.referential.changes import Change, keys_of
from conditionality.referential.model import Adopted
from conditionality.referential.outputs import Band, ForcedGrade
from conditionality.referential.scales import Bounded, ByField, Choices, FormulaScale, Options, Ramp, Step, Steps, YesNo
from conditionality.referential.terms import InForce, Source, Words
from conditionality.referential.toml_text import value_text
from conditionality.referential.tree import Exemption, Override, Points
from conditionality.referential.write import tree_of
from conditionality.wording.numbers import day, number
from conditionality.wording.speech import Lang, listed, mark, say

BOUND_WORDS: Mapping[str, str] = {
    "from": mark("from {bound}"),
    "above": mark("above {bound}"),
    "up_to": mark("up to {bound}"),
    "below": mark("below {bound}"),
}


def value_words(value: object, change: Change, lang: Lang) -> str:
    """Say a value.

    Args:
        value: What stands there, or a part of it.
        change: The change it is of: its key tells what a code means.
        lang: `fr` or `en`.
    """
    match value:
        case tuple():
            return listed(lang, (value_words(one, change, lang) for one in value)) or say(lang, "nothing")
        case Words():
            return quoted(value.text(lang), lang)
        case Paper():
            return paper_words(value, change, lang)
        case str():
            return text_words(value, change, lang)
    return _bare(value, lang)


def _bare(value: object, lang: Lang) -> str:
    """Say a truth, a number, a day, or that there is nothing."""
    match value:
        case None:
            return say(lang, "nothing")
        case bool():
            return say(lang, "yes") if value else say(lang, "no")
        case Decimal() | int():
            return number(lang, value)
        case date():
            return day(lang, value)
    return str(value)


def quoted(text: str, lang: Lang) -> str:
    """Put a text between quotation marks."""
    return say(lang, "“{name}”", name=text)


def text_words(text: str, change: Change, lang: Lang) -> str:
    """Say a text: a code of a closed list in words, a name as it is, anything else quoted."""
    key = (keys_of(change.attribute) or ("",))[-1]
    codes = CODE_WORDS.get(f"{change.block}.{key}") or CODE_WORDS.get(key, {})
    if text in codes:
        return say(lang, codes[text])
    return text if text.replace("_", "").replace(".", "").isalnum() else quoted(text, lang)


def paper_words(paper: Paper, change: Change, lang: Lang) -> str:
    """Say a paper: an item by its label, others in a few words, the rest as the file writes it."""
    match paper:
        case Band():
            return f"{quoted(paper.label.text(lang), lang)} {bound_words(paper, lang)}"
        case Step():
            return step_words(paper, lang)
        case Steps() | Ramp() | Choices() | Options() | YesNo() | FormulaScale() | ByField():
            return listed(lang, _scale(paper, change, lang))
        case Override() | ForcedGrade() | Exemption():
            return _condition(paper, lang)
        case Points() | Source() | InForce() | Adopted():
            return _fact(paper, lang)
    label = getattr(paper, "label", None)
    return quoted(label.text(lang), lang) if isinstance(label, Words) else quoted(value_text(tree_of(paper)), lang)


def _condition(paper: Override | ForcedGrade | Exemption, lang: Lang) -> str:
    """Say what holds under a condition."""
    match paper:
        case Override(if_=condition, points=points):
            return say(lang, "{points} points if {condition}", points=number(lang, points),
                       condition=quoted(condition, lang))  # fmt: skip
        case ForcedGrade(if_=condition, grade=grade):
            return say(lang, "{grade} if {condition}", grade=grade, condition=quoted(condition, lang))
        case Exemption(when=condition):
            return quoted(condition, lang)
    assert_never(paper)


def _fact(paper: Points | Source | InForce | Adopted, lang: Lang) -> str:
    """Say a maximum, a source, days in force, an act."""
    match paper:
        case Points(max=most):
            return say(lang, "at most {points}", points=number(lang, most))
        case Source(cite=cite):
            return quoted(cite.text(lang), lang)
        case InForce():
            return force_words(paper, lang)
        case Adopted(act=act, on=on):
            return say(lang, "{act}, {day}", act=quoted(act, lang), day=day(lang, on))
    assert_never(paper)


def force_words(force: InForce, lang: Lang) -> str:
    """Say the days between which something holds."""
    start = day(lang, force.from_)
    if force.until is None:
        return say(lang, "from {start}, no end set", start=start)
    return say(lang, "from {start} to {end}", start=start, end=day(lang, force.until))


def amount_words(amount: Decimal | str, lang: Lang) -> str:
    """Say a number, or the formula that gives it."""
    return number(lang, amount) if isinstance(amount, Decimal) else quoted(amount, lang)


def bound_words(line: Bounded, lang: Lang) -> str:
    """Say the bounds of a line: «from 50»."""
    bounds = [say(lang, BOUND_WORDS[word], bound=amount_words(bound, lang)) for word, bound in line.bounds()]
    return ", ".join(bounds) or say(lang, "in all other cases")


def step_words(step: Step, lang: Lang) -> str:
    """Say a line of a scale: «50 points from 40»."""
    return say(lang, "{points} points {bound}", points=number(lang, step.points), bound=bound_words(step, lang))


def _scale(scale: Paper, change: Change, lang: Lang) -> Iterator[str]:
    """Give the lines of a scale."""
    match scale:
        case Steps():
            yield from (step_words(one, lang) for one in scale.steps)
            if scale.otherwise is not None:
                yield step_words(Step(points=scale.otherwise), lang)
        case Ramp():
            for bound, points in scale.ramp:
                at, earned = amount_words(bound, lang), number(lang, points)
                yield say(lang, "{points} points at {bound}", points=earned, bound=at)
        case Choices(choices=options) | Options(options=options):
            yield from _named(options, change, lang)
            yield from _named({"at_most": getattr(scale, "at_most", None), "at_least": getattr(scale, "at_least", None),
                               "instead": getattr(scale, "instead", ()) or None}, change, lang)  # fmt: skip
        case YesNo():
            yield from _named({"yes": scale.yes, "no": scale.no}, change, lang)
        case FormulaScale():
            yield quoted(scale.formula, lang)
        case ByField():
            yield from _named({f"{scale.by} = {case}": inside for case, inside in scale.cases.items()}, change, lang)
            yield from _named({"otherwise": scale.otherwise}, change, lang)


def _named(values: Mapping[str, object], change: Change, lang: Lang) -> Iterator[str]:
    """Give values with their names; what is not there is left out."""
    for key, value in values.items():
        if value is not None:
            name = say(lang, KEY_WORDS[key]) if key in KEY_WORDS else key
            yield say(lang, "{name}: {value}", name=name, value=value_words(value, change, lang))
