"""Say a scale in sentences: one line a step, as a deliberation would write it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from conditionality.referential.blocks import AskedField, Indicator
from conditionality.referential.graph import scale_at
from conditionality.referential.scales import (
    At,
    ByField,
    Choices,
    FormulaScale,
    Options,
    Ramp,
    Steps,
    YesNo,
    as_steps,
)
from conditionality.scoring.explain_marks import STEP_WORDS, Teller
from conditionality.scoring.labels import words
from conditionality.wording.numbers import number
from conditionality.wording.speech import say

Lines = Iterator[tuple[str, str]]
"""What a value is, and the points it earns."""


def scale_lines(one: Indicator, teller: Teller) -> tuple[tuple[str, str], ...]:
    """Give the lines of an indicator's scale: what the value is, and its points."""
    _, scale = scale_at(teller.referential, one)
    asked = next((field for field in teller.referential.fields if field.id == (one.value or one.id)), None)
    return tuple(_lines(scale, asked, teller))


def amount_words(amount: Decimal | str, teller: Teller) -> str:
    """Say a bound, a weight or a number of points: a number, or a formula in words.

    A quotient such as `200/3` stays as it is written.
    """
    if isinstance(amount, Decimal):
        return number(teller.lang, amount)
    try:
        return number(teller.lang, Decimal(amount))
    except InvalidOperation:
        bare = amount.replace(" ", "")
        return bare if bare.replace("/", "").isdigit() else teller.formula(amount)


def _lines(scale: object, asked: AskedField | None, teller: Teller) -> Lines:
    lang = teller.lang
    match scale:
        case Steps() | At():
            yield from _steps(as_steps(scale), teller)
        case Ramp():
            yield from _ramp(scale, teller)
        case Choices():
            for option, points in scale.choices.items():
                yield _option(asked, option, teller), number(lang, points)
        case Options():
            yield from _options(scale, asked, teller)
        case YesNo():
            yield say(lang, "yes"), number(lang, scale.yes)
            yield say(lang, "no"), number(lang, scale.no)
        case FormulaScale():
            yield say(lang, "by formula"), teller.formula(scale.formula)
        case ByField():
            yield from _cases(scale, asked, teller)
        case str():
            yield from _lines(next(one.scale for one in teller.referential.scales if one.id == scale), asked, teller)
        case _:
            yield say(lang, "the value is the points"), ""


def _steps(scale: Steps, teller: Teller) -> Lines:
    for step in scale.steps:
        bounds = [
            say(teller.lang, STEP_WORDS[word], bound=amount_words(bound, teller)) for word, bound in step.bounds()
        ]
        yield bounds[0] if bounds else say(teller.lang, "in all other cases"), number(teller.lang, step.points)
    if scale.otherwise is not None:
        yield say(teller.lang, "in all other cases"), number(teller.lang, scale.otherwise)


def _ramp(scale: Ramp, teller: Teller) -> Lines:
    lang = teller.lang
    for bound, points in scale.ramp:
        yield say(lang, "at {bound}", bound=amount_words(bound, teller)), number(lang, points)
    text = say(lang, "between two lines, in proportion")
    if scale.curve == "log":
        text = say(lang, "between two lines, in proportion to the logarithm")
    yield text, ""


def _options(scale: Options, asked: AskedField | None, teller: Teller) -> Lines:
    lang = teller.lang
    for option, points in scale.options.items():
        yield say(lang, "ticked: {option}", option=_option(asked, option, teller)), number(lang, points)
    for rule in scale.instead:
        have = ", ".join(_option(asked, one, teller) for one in rule.have)
        yield (
            say(lang, "together, {have} count as one: {count}", have=have, count=_option(asked, rule.count, teller)),
            "",
        )
    if scale.at_most is not None:
        yield say(lang, "in all, at most"), number(lang, scale.at_most)
    if scale.at_least is not None:
        yield say(lang, "in all, at least"), number(lang, scale.at_least)


def _cases(scale: ByField, asked: AskedField | None, teller: Teller) -> Lines:
    by = next((one for one in teller.referential.fields if one.id == scale.by), None)
    for option, inside in scale.cases.items():
        label = _option(by, option, teller)
        for text, points in _lines(inside, asked, teller):
            yield say(teller.lang, "{case}: {text}", case=label, text=text), points
    if scale.otherwise is not None:
        for text, points in _lines(scale.otherwise, asked, teller):
            yield say(teller.lang, "{case}: {text}", case=say(teller.lang, "otherwise"), text=text), points


def _option(asked: AskedField | None, option: str, teller: Teller) -> str:
    if option in {"yes", "no"} and (asked is None or asked.kind == "yes_no"):
        return say(teller.lang, "yes") if option == "yes" else say(teller.lang, "no")
    known = {one.id: words(one.label, teller.lang) for one in asked.options} if asked else {}
    return known.get(option, option)
