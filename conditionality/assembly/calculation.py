"""A result written out as a calculation that anybody can redo by hand: each mass, then the support."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from conditionality.assembly.labels import asked_text, exact_text
from conditionality.assembly.publish import published
from conditionality.assembly.result import CollegeMark, Result, Share, Totals
from conditionality.wording.numbers import number
from conditionality.wording.speech import Lang, mark, say

Side = Literal["for", "against", "abstain"]

SIDES: dict[Side, str] = {"for": mark("For"), "against": mark("Against"), "abstain": mark("Abstention")}


def calculation(result: Result, lang: Lang) -> tuple[str, ...]:
    """Write the masses and the support of a result as sums and quotients.

    A college gives its weight times its share of ballots. Of a secret ballot only the support is told; without masses
    (no quorum, consent round) nothing is.
    """
    told = published(result)
    if told.totals is None:
        return ()
    sides: tuple[Side, ...] = ("for", "against", "abstain")
    lines = tuple(_mass(side, told, told.totals, lang) for side in sides) if not told.rules.secret else ()
    return (*lines, *_support(told, told.totals, lang))


def _mass(side: Side, result: Result, totals: Totals, lang: Lang) -> str:
    terms = tuple(term for one in result.colleges if (term := _term(side, one, result)))
    total = exact_text(lang, _total(side, totals).exact)
    name = say(lang, SIDES[side])
    if not terms:
        return say(lang, "{name}: no ballot, {total}", name=name, total=total)
    return say(lang, "{name}: {terms} = {total}", name=name, terms=" + ".join(terms), total=total)


def _total(side: Side, totals: Totals) -> Share:
    return {"for": totals.mass_for, "against": totals.mass_against, "abstain": totals.mass_abstain}[side]


def _term(side: Side, one: CollegeMark, result: Result) -> str:
    mass = {"for": one.mass_for, "against": one.mass_against, "abstain": one.mass_abstain}[side]
    if mass is None or one.effective_weight is None or mass.exact == 0:
        return ""
    return f"{one.id} {_ratio(one.effective_weight.exact)} × {_part(side, one, mass.exact, result)}"


def _part(side: Side, one: CollegeMark, mass: Fraction, result: Result) -> str:
    """Write the part of its weight that a college gives to a side: its ballots where the part follows them."""
    rules, weight = result.rules, one.effective_weight
    if rules.intra == "proportional" and rules.abstention == "dilutes" and one.ballots is not None:
        ballots = {"for": one.ballots.for_, "against": one.ballots.against, "abstain": one.ballots.abstain}
        return f"{ballots[side]}/{one.cast}"
    return _ratio(mass / weight.exact) if weight is not None else ""


def _ratio(value: Fraction) -> str:
    return str(value)


def _support(result: Result, totals: Totals, lang: Lang) -> tuple[str, ...]:
    if totals.support is None:
        return ()
    parts = [totals.mass_for.exact, totals.mass_against.exact]
    parts += [totals.mass_abstain.exact] if result.rules.base == "present" else []
    told = say(
        lang,
        "Support: {for_} ÷ ({base}) = {support}",
        for_=_ratio(totals.mass_for.exact),
        base=" + ".join(map(_ratio, parts)),
        support=exact_text(lang, totals.support.exact),
    )
    check = next(one for one in result.checks if one.code == "THRESHOLD")  # with a support, always compared
    return (say(lang, "{calculation}; asked: {asked}.", calculation=told, asked=asked_text(lang, check)),)


def weights_line(result: Result, lang: Lang) -> str:
    """Say what one ballot weighs in each college that takes part; empty when none does."""
    told = tuple(
        f"{one.id} {exact_text(lang, one.one_vote.exact)}" for one in result.colleges if one.one_vote is not None
    )
    if not told:
        return ""
    return say(
        lang, "Colleges that take part: {count}. One ballot weighs: {weights}.", count=number(lang, len(told)),
        weights=", ".join(told),
    )  # fmt: skip
